import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { NoteNode } from '../../../renderer/core/model.ts'
import { citationsOf, fitOf, verifyCitation, type Citation } from '../../../renderer/core/notes/citations.ts'
import { passageAttrs } from '../../../renderer/core/notes/passageAttrs.ts'
import { aroundPassage, rewordPassage } from '../../../renderer/core/notes/passageInNote.ts'
import { passageSelector } from '../../../renderer/core/notes/passageSelector.ts'
import { sentenceMarks } from '../../../renderer/core/notes/sentenceMarks.ts'
import { sentences } from '../../../renderer/core/text/sentences.ts'
import { plainTypography } from '../../../renderer/core/text/typography.ts'
import { wordDiff } from '../../../renderer/core/text/wordDiff.ts'

const runs = { seed: 7, numRuns: process.env['DOSSIER_LONG'] ? 20_000 : 1_000 }
const words = fc.array(fc.constantFrom('der', 'Rat', 'tagte', 'nicht', 'in', 'Wien', 'er', 'schwieg', 'früh', 'ab'), { minLength: 1, maxLength: 12 })

const TEXT = 'Vorspann. Der Rat tagte am Montag – „ohne Ergebnis“.\n\nDer Präsident lehnte jede Stellungnahme ab. Danach reiste er nach Wien weiter.'
const ARTICLE = { title: 'Sitzung', byline: null, siteName: 'Bote', publishedAt: '2022-01-10', lang: 'de', url: null }
const node = (type: string, ...content: NoteNode[]): NoteNode => ({ type, content })
const p = (text: string): NoteNode => node('paragraph', { type: 'text', text })
const quote = (exact: string, wording = exact): NoteNode => {
  const start = TEXT.indexOf(exact)
  return { ...node('passage', ...wording.split('\n\n').map(p)), attrs: { ...passageAttrs(passageSelector({ articleId: 'a', version: 1, text: TEXT }, { start, end: start + exact.length }), ARTICLE) } }
}
const only = (passage: NoteNode): Citation => citationsOf(node('doc', passage))[0]!
const V1 = { version: 1, text: TEXT }
const verdict = (passage: NoteNode, newest = V1, own: typeof V1 | null = V1) => verifyCitation(only(passage), { own, newest, lang: 'de' })

describe('a quote', () => {
  const twoBlocks = 'Der Rat tagte am Montag – „ohne Ergebnis“.\n\nDer Präsident lehnte jede Stellungnahme ab.'
  test.each([
    ['as it is', twoBlocks, 'exact'],
    ['set in another way', 'Der Rat tagte am Montag - "ohne Ergebnis". Der Präsident  lehnte jede Stellungnahme ab.', 'exact'],
    ['cut in the middle', 'Der Rat tagte […] ohne Ergebnis“.\n\nDer Präsident lehnte … ab.', 'shortened'],
    ['cut at both ends', '... am Montag – „ohne Ergebnis“. Der Präsident (…)', 'shortened'],
    ['cut, and the cut not marked', 'Der Rat tagte am Montag. Der Präsident lehnte jede Stellungnahme ab.', 'altered'],
    ['cut at its end, and the cut not marked', 'Der Rat […] lehnte jede Stellungnahme', 'altered'],
    ['cut within a word', 'Der Rat tag[…]', 'altered'],
    ['with its pieces turned round', 'lehnte jede Stellungnahme ab. […] Der Rat tagte am Montag', 'altered'],
    ['nothing but an ellipsis', '[…]', 'altered'],
    ['a word more', twoBlocks.replace('jede', 'fast jede'), 'altered'],
  ])('%s', (_, wording, state) => {
    expect(verdict(quote(twoBlocks, wording)).state).toBe(state)
  })

  test('that is altered shows which words', () => {
    const { original, changes } = verdict(quote('Der Präsident lehnte jede Stellungnahme ab.', 'Der Präsident nahm keine Stellungnahme an.'))
    expect(original).toBe('Der Präsident lehnte jede Stellungnahme ab.')
    expect(changes).toEqual([
      { kind: 'same', text: 'Der Präsident ' }, { kind: 'removed', text: 'lehnte jede ' }, { kind: 'added', text: 'nahm keine ' }, { kind: 'same', text: 'Stellungnahme ' },
      { kind: 'removed', text: 'ab' }, { kind: 'added', text: 'an' }, { kind: 'same', text: '.' },
    ])
  })

  const words = 'Der Präsident lehnte jede Stellungnahme ab.'
  test.each([
    ['moved', `Neu.\n\n${TEXT}`, 'moved'],
    ['revised', TEXT.replace('jede', 'eine'), 'changed'],
    ['removed', 'Etwas ganz anderes.', 'changed'],
    ['as it was', `${TEXT} Nachtrag.`, 'exact'],
  ])('that was %s in a later version', (_, text, state) => {
    const { state: found, newest } = verdict(quote(words), { version: 2, text })
    expect(found).toBe(state)
    if (state === 'moved') expect(newest).toEqual({ version: 2, start: text.indexOf(words), end: text.indexOf(words) + words.length })
  })

  test('of a version or an article that is not there', () => {
    expect(verdict(quote(words), { version: 2, text: `Neu. ${TEXT}` }, null)).toMatchObject({ state: 'noVersion', newest: { start: TEXT.indexOf(words) + 5 } })
    expect(verifyCitation(only(quote(words)), null).state).toBe('noArticle')
  })

  test('that names a wrong place, by its words and surroundings', () => {
    const wrong = quote(words)
    wrong.attrs = { ...wrong.attrs, start: 3, end: 40 }
    expect(verdict(wrong)).toMatchObject({ state: 'exact', original: words })
  })

  test('is found in its note, with what stands around it, and gets its wording back without another block being touched', () => {
    const doc = node('doc', p('Vor'), quote(words, 'anders'), node('blockquote', quote(words, 'auch anders'), p('Nach')))
    const [first, second] = citationsOf(doc)
    expect([first!.passage.nth, second!.passage.nth]).toEqual([0, 1])
    expect(aroundPassage(doc, first!.passage)).toEqual({ before: 'Vor', after: 'auch anders\n\nNach' })
    expect(aroundPassage(doc, second!.passage)).toEqual({ before: '', after: 'Nach' })
    const reworded = rewordPassage(doc, second!.passage, words)
    expect(citationsOf(reworded).map(({ wording }) => wording)).toEqual(['anders', words])
    expect([reworded.content![0], reworded.content![1]]).toEqual([doc.content![0], doc.content![1]])
    expect(reworded.content![1]).toBe(doc.content![1])
    expect(rewordPassage(reworded, second!.passage, words)).toBe(reworded)
  })
})

test('whatever is left out and marked is a shortening; whatever word is changed is not', () => {
  fc.assert(
    fc.property(words, fc.nat(), fc.nat(), fc.constantFrom('…', '...', '[…]', '[...]', '(…)'), (list, a, b, mark) => {
      const [from, to] = [a % list.length, b % (list.length + 1)].sort((one, other) => one - other) as [number, number]
      fc.pre(to > from && to - from < list.length)
      const cut = [...list.slice(0, from), mark, ...list.slice(to)]
      expect(fitOf(list.join(' '), cut.join(' '))).toBe('shortened')
      const changed = cut.map((word, at) => (at === (from === 0 ? 1 : 0) ? `${word}lich` : word))
      expect(fitOf(list.join(' '), changed.join(' '))).toBe('altered')
    }),
    runs,
  )
})

test('a word diff gives both texts back, and no more than differs', () => {
  const separator = fc.constantFrom(' ', '  ', '\n\n', ', ')
  const text = fc.array(fc.tuple(fc.constantFrom('Rat', 'rät', '“x”', '"x"', '日本語', '…', 'ab-c'), separator), { maxLength: 9 }).map((parts) => parts.flat().join(''))
  fc.assert(
    fc.property(text, text, (before, after) => {
      const changes = wordDiff(before, after, null)
      const side = (kind: string): string => changes.filter((change) => change.kind === 'same' || change.kind === kind).map((change) => change.text).join('')
      expect(side('added')).toBe(after)
      expect(plainTypography(side('removed')).replace(/\s/g, '')).toBe(plainTypography(before).replace(/\s/g, ''))
      expect(changes.every(({ kind }, at) => kind !== changes[at + 1]?.kind)).toBe(true)
      if (plainTypography(before) === plainTypography(after)) expect(changes.filter(({ kind }) => kind !== 'same')).toEqual([])
    }),
    runs,
  )
})

test('a sentence is marked by what touches it, and by nothing else', () => {
  const prose = fc.array(fc.constantFrom('Er kam. ', 'Sie ging! ', 'Der Rat tagte', ' am 3. Mai. ', '\n\n', '„Nein.“ '), { minLength: 1, maxLength: 20 }).map((parts) => parts.join(''))
  fc.assert(
    fc.property(prose, fc.array(fc.tuple(fc.nat(), fc.nat(20)), { maxLength: 5 }), (text, cuts) => {
      const items = cuts.map(([at, length]) => ({ span: { start: at % text.length, end: Math.min(text.length, (at % text.length) + length + 1) } }))
      const naive = sentences(text, 'de').flatMap(({ start, end }) => {
        const raw = text.slice(start, end)
        const span = { start: start + raw.length - raw.trimStart().length, end: start + raw.trimEnd().length }
        const touching = items.filter((item) => item.span.start < span.end && item.span.end > span.start && text.slice(Math.max(item.span.start, span.start), Math.min(item.span.end, span.end)).trim() !== '')
        return touching.length === 0 ? [] : [{ span, items: touching }]
      })
      expect(sentenceMarks(text, 'de', items)).toEqual(naive)
    }),
    runs,
  )
})
