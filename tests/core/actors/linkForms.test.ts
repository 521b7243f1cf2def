import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formKey, linkForms } from '../../../renderer/core/actors/linkForms.ts'
import { Likenesses } from '../../../renderer/core/actors/likenesses.ts'
import type { FormEvidence } from '../../../renderer/core/actors/linkForms.ts'
import type { DecisionRow } from '../../../renderer/core/model.ts'
import { decisionOn, form, library, log } from './someForms.ts'

const runs = { seed: 19, numRuns: process.env['DOSSIER_LONG'] ? 5_000 : 200 }

/** Who is with whom, by name and language. */
const together = (forms: FormEvidence[], decisions: DecisionRow[] = []): string[][] => {
  const nameOf = new Map(forms.map((each) => [each.id, `${each.lang}:${each.name}`]))
  return linkForms(forms, decisions).actors.map((actor) => actor.forms.map((id) => nameOf.get(id) ?? '?').sort()).sort((a, b) => (a[0]! < b[0]! ? -1 : 1))
}

describe('certain likeness merges', () => {
  test('spellings of one full name, in any language and script', () => {
    const forms = [form('person', 'de', 'Kassym-Jomart Tokajew'), form('person', 'it', 'Kassym-Zhomart Tokayev'), form('person', 'ru', 'Касым-Жомарт Токаев'), form('person', 'de', 'Wladimir Putin'), form('person', 'ru', 'Владимир Владимирович Путин'), form('person', 'de', 'Ludmila Putina')]
    expect(together(forms)).toEqual([['de:Kassym-Jomart Tokajew', 'it:Kassym-Zhomart Tokayev', 'ru:Касым-Жомарт Токаев'].sort(), ['de:Ludmila Putina'], ['de:Wladimir Putin', 'ru:Владимир Владимирович Путин']])
  })
  test('what the gazetteer gives one id, and what an article defines', () => {
    const forms = [form('organisation', 'de', 'OVKS', { gazetteerId: 'org:CSTO' }), form('organisation', 'it', 'CSTO', { gazetteerId: 'org:CSTO' }), form('organisation', 'de', 'Bund der Musterleute', { equals: ['BDM'] }), form('organisation', 'de', 'BDM', { equals: ['Bund der Musterleute'] })]
    expect(together(forms)).toEqual([['de:BDM', 'de:Bund der Musterleute'], ['de:OVKS', 'it:CSTO']])
  })
  test('but never a shared family name, another given name, or an acronym defined in two ways', () => {
    const forms = [
      form('person', 'de', 'Erika Mustermann', { articles: 9 }), form('person', 'de', 'Max Mustermann', { articles: 9 }), form('person', 'de', 'Mustermann'),
      form('organisation', 'de', 'Amt für Wasser', { equals: ['AFW'] }), form('organisation', 'de', 'Aktion freie Wiesen', { equals: ['AFW'] }), form('organisation', 'de', 'AFW', { equals: ['Aktion freie Wiesen', 'Amt für Wasser'] }),
    ]
    expect(together(forms).every((group) => group.length === 1)).toBe(true)
    const { suggestions } = linkForms(forms, [])
    expect(suggestions.filter(({ why }) => why.includes('several bear it')).length).toBe(2)
    expect(suggestions.filter(({ why }) => why.includes('short form')).length).toBe(2)
  })
  test('a bare family name joins its only well attested bearer, else it is suggested', () => {
    const bare = form('person', 'it', 'Tokayev')
    expect(together([form('person', 'de', 'Kassym-Jomart Tokajew', { articles: 5 }), bare]).length).toBe(1)
    const few = [form('person', 'de', 'Kassym-Jomart Tokajew'), bare]
    expect(together(few).length).toBe(2)
    expect(linkForms(few, []).suggestions).toMatchObject([{ score: 0.6 }])
  })
})

describe('decisions win', () => {
  const tokajew = form('person', 'de', 'Kassym-Jomart Tokajew', { mentions: 5 })
  const tokayev = form('person', 'it', 'Kassym-Jomart Tokayev')
  const putin = form('person', 'de', 'Wladimir Putin')
  const forms = [tokajew, tokayev, putin]
  test('same merges, different splits, the later of the two counts', () => {
    expect(together(forms, log({ type: 'same', a: tokajew, b: putin })).length).toBe(1)
    expect(together(forms, log({ type: 'different', a: tokajew, b: tokayev })).length).toBe(3)
    expect(linkForms(forms, log({ type: 'different', a: tokajew, b: tokayev })).suggestions).toEqual([])
    expect(together(forms, log({ type: 'different', a: tokajew, b: tokayev }, { type: 'same', a: tokayev, b: tokajew })).length).toBe(2)
  })
  test('rename, kind and ignore', () => {
    const { actors } = linkForms(forms, log({ type: 'rename', form: tokayev, name: 'Tokajew' }, { type: 'kind', form: putin, kind: 'place' }))
    expect(actors.map(({ name, kind }) => [name, kind])).toEqual([['Tokajew', 'person'], ['Wladimir Putin', 'place']])
    expect(together(forms, log({ type: 'ignore', form: putin, articleKey: null })).flat()).not.toContain('de:Wladimir Putin')
    expect(together(forms, log({ type: 'ignore', form: putin, articleKey: 'x' })).flat()).toContain('de:Wladimir Putin')
  })
  test('a body’s noun alone is nobody’s, but for who says whose it is', () => {
    const [body, noun] = [form('organisation', 'de', 'Europäische Kommission'), form('organisation', 'de', 'Kommission')]
    const all = [noun, body, ...forms]
    expect(together(all, []).flat()).not.toContain('de:Kommission')
    expect(together(all, log({ type: 'same', a: noun, b: body }, { type: 'same', a: noun, b: putin }))).toContainEqual(expect.arrayContaining(['de:Kommission', 'de:Europäische Kommission', 'de:Wladimir Putin']))
    expect(linkForms(all, log({ type: 'rename', form: noun, name: 'EU' })).actors.map(({ name }) => name)).toContain('EU')
    expect(together(all, log({ type: 'same', a: noun, b: body }, { type: 'undo', of: 'd0' })).flat()).not.toContain('de:Kommission')
  })
  test('an undo of an undo restores', () => {
    const rows = log({ type: 'same', a: tokajew, b: putin }, { type: 'undo', of: 'd0' }, { type: 'undo', of: 'd1' })
    const undecided = together(forms, [])
    expect(together(forms, rows.slice(0, 1))).not.toEqual(undecided)
    expect(together(forms, rows.slice(0, 2))).toEqual(undecided)
    expect(together(forms, rows)).toEqual(together(forms, rows.slice(0, 1)))
  })
})

const decided = library.filter((forms) => forms.length > 0).chain((forms) => fc.tuple(fc.constant(forms), fc.array(decisionOn(forms), { maxLength: 5 }), fc.infiniteStream(fc.nat())))

describe('whatever the names and decisions', () => {
  test('every form is in exactly one actor unless ignored, or a body’s noun that nobody decided of', () => {
    fc.assert(
      fc.property(decided, ([forms, decisions]) => {
        const nobodys = ({ lang, name, gazetteerId }: FormEvidence): boolean => gazetteerId === null && lang === 'de' && (name === 'Kommission' || name === 'Polizei')
        const meant = new Set(decisions.flatMap((each) => (each.type === 'same' ? [each.a, each.b] : 'form' in each && each.type !== 'ignore' ? [each.form] : [])).map(formKey))
        const ignored = new Set(decisions.flatMap((each) => (each.type === 'ignore' ? [formKey(each.form)] : [])))
        const placed = linkForms(forms, log(...decisions)).actors.flatMap((actor) => actor.forms)
        expect(placed.toSorted((a, b) => a - b)).toEqual(forms.filter((each) => !ignored.has(formKey(each)) && (!nobodys(each) || meant.has(formKey(each)))).map(({ id }) => id).sort((a, b) => a - b))
      }),
      runs,
    )
  })
  test('neither the order of forms nor their numbers matter', () => {
    fc.assert(
      fc.property(decided, ([forms, decisions, shuffle]) => {
        const order = forms.map((each) => ({ each, at: shuffle.next().value })).sort((a, b) => Number(a.at) - Number(b.at))
        const renumbered = order.map(({ each }, at) => ({ ...each, id: 1000 - at }))
        expect(together(renumbered, log(...decisions))).toEqual(together(forms, log(...decisions)))
        const said = (of: FormEvidence[]): string[] => {
          const nameOf = new Map(of.map((each) => [each.id, formKey(each)]))
          return linkForms(of, log(...decisions)).suggestions.map(({ a, b, score, why }) => `${nameOf.get(a)}~${nameOf.get(b)} ${score} ${why}`).sort()
        }
        expect(said(renumbered)).toEqual(said(forms))
      }),
      runs,
    )
  })
  test('what is remembered of names that were there before changes nothing: forms come and go, decisions are made and undone', () => {
    const steps = library.filter((forms) => forms.length > 0).chain((forms) =>
      fc.tuple(fc.constant(forms), fc.array(fc.record({ present: fc.subarray(forms), decisions: fc.array(decisionOn(forms), { maxLength: 3 }) }), { minLength: 2, maxLength: 6 })))
    fc.assert(
      fc.property(steps, ([, all]) => {
        const kept = new Likenesses()
        for (const { present, decisions } of all) expect(linkForms(present, log(...decisions), kept)).toEqual(linkForms(present, log(...decisions)))
      }),
      runs,
    )
  })
  test('same, then undo, is as if nothing had been; the last same holds, the last different splits', () => {
    fc.assert(
      fc.property(decided, fc.nat(), fc.nat(), ([forms, decisions], left, right) => {
        const a = forms[left % forms.length]!
        const b = forms[right % forms.length]!
        fc.pre(a !== b)
        const rows = log(...decisions)
        const added: DecisionRow = { id: 'x', at: 99, decision: { type: 'same', a, b } }
        expect(linkForms(forms, [...rows, added, { id: 'y', at: 100, decision: { type: 'undo', of: 'x' } }])).toEqual(linkForms(forms, rows))
        const groupOf = (all: DecisionRow[], of: FormEvidence): number => linkForms(forms, all).actors.findIndex((actor) => actor.forms.includes(of.id))
        fc.pre([a, b].every((each) => groupOf(rows, each) >= 0))
        expect(groupOf([...rows, added], a)).toBe(groupOf([...rows, added], b))
        const parted: DecisionRow[] = [...rows, { id: 'x', at: 99, decision: { type: 'different', a, b } }]
        expect(groupOf(parted, a)).not.toBe(groupOf(parted, b))
      }),
      runs,
    )
  })
})
