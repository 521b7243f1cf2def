import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { markdownToNote, noteToMarkdown } from '../../../renderer/core/markdown/markdown.ts'
import { linkableBlocks, linkMentions } from '../../../renderer/core/notes/linkable.ts'
import { linksOf } from '../../../renderer/core/notes/links.ts'
import { plainText } from '../../../renderer/core/notes/document.ts'
import { unlinkTarget } from '../../../renderer/core/notes/repairLinks.ts'
import { type SearchTarget, targetOfActor, targetOfNote, targetOfTitle } from '../../../renderer/core/notes/searchNames.ts'
import { TextIndex } from '../../../renderer/core/notes/textIndex.ts'
import { mentionsOf, namesIn, Persons } from '../../../renderer/core/notes/unlinked.ts'
import { noteArbitrary } from '../markdown/noteArbitrary.ts'

const actor = (id: string, kind: 'person' | 'organisation' | 'place', ...names: string[]): SearchTarget => targetOfActor({ id, kind, name: names[0]!, names: names.map((name) => ({ lang: 'und', name })) })
const TOKAYEV = actor('tokayev', 'person', 'Kassym-Jomart Tokayev', 'Kassym-Schomart Tokajew')

/** What of a text is taken for the target, in order. */
function said(target: SearchTarget, markdown: string, others: SearchTarget[] = []): string[] {
  const index = new TextIndex()
  index.put('n', linkableBlocks(markdownToNote(markdown)))
  return (mentionsOf(index, target, new Persons([target, ...others])).get('n') ?? []).map(({ text, start, end }) => text.slice(start, end))
}

describe('a name is found', () => {
  test('inflected, in another spelling, in another script, and by the family name alone', () => {
    expect(said(TOKAYEV, 'Tokajews Rede. Речь Токаева и Токаеву. Tokaïev, Tokayev’s. Kassym-Jomart Tokayev; Kassym-Schomart Tokajews Rat; Касым-Жомарта Токаева.\n')).toEqual([
      'Tokajews', 'Токаева', 'Токаеву', 'Tokaïev', 'Tokayev', 'Kassym-Jomart Tokayev', 'Kassym-Schomart Tokajews', 'Касым-Жомарта Токаева',
    ])
  })

  test('but not in what only looks like it', () => {
    expect(said(TOKAYEV, 'Tokajewka, Tokaj, tokajew, Kassym allein, Tokamak.\n')).toEqual([])
    expect(said(actor('p', 'person', 'Wladimir Putin'), 'Rutin, Putinismus, Wladimir allein\n')).toEqual([])
    expect(said(actor('w', 'organisation', 'WHO', 'World Health Organization'), 'Who knows, who? The WHO, the World\nHealth Organization.\n')).toEqual(['WHO', 'World Health Organization'])
  })

  test('not within links, code, or across them; in quotes, lists, headings and cells it is', () => {
    expect(said(TOKAYEV, '[Tokayev](dossier://actor/x) `Tokayev` [Tokayev](https://a.b) Kassym-Jomart [[Tokayev]]\n\n```\nTokayev\n```\n')).toEqual([])
    expect(said(TOKAYEV, '# Tokayev\n\n> Tokayev\n\n- **Tok**ayev\n\n| a |\n| - |\n| Tokayev |\n')).toEqual(['Tokayev', 'Tokayev', 'Tokayev', 'Tokayev'])
  })

  test('titles and aliases in any case, as whole words; also where no spaces are written', () => {
    const note = targetOfNote({ id: 'x', title: 'Field notes', aliases: ['FN-7', '調査'] })
    expect(said(note, 'My field notes, fieldnotes, Field\u00A0Notes and fn-7. 現地調査の記録\n')).toEqual(['field notes', 'Field\u00A0Notes', 'fn-7', '調査'])
    expect(said(targetOfNote({ id: 'x', title: 'I', aliases: ['1', ' '] }), 'I 1\n')).toEqual([])
    expect(said(targetOfTitle('event', { id: 'e', title: 'Unruhen in Kasachstan' }), 'Nach den Unruhen in Kasachstan. Unruhen. In Kasachstan.\n')).toEqual(['Unruhen in Kasachstan'])
  })

  test('a family name goes to whom the given name before it says; else it may be either’s', () => {
    const [lena, peter] = [actor('lena', 'person', 'Lena Vogt'), actor('peter', 'person', 'Peter Vogt')]
    expect(said(lena, 'Lena Vogt, Peter Vogt, P. Vogt.\n', [peter])).toEqual(['Lena Vogt'])
    const index = new TextIndex()
    index.put('n', linkableBlocks(markdownToNote('Vogt kam.\n')))
    expect(mentionsOf(index, lena, new Persons([lena, peter])).get('n')!.map(({ others }) => others.map(({ name }) => name))).toEqual([['Peter Vogt']])
  })
})

test('a note’s names: the longest counts, each place once, with what else it may be', () => {
  const doc = markdownToNote('Field notes on Almaty airport. Almaty, Tokajew.\n')
  const targets = [targetOfNote({ id: 'n2', title: 'Almaty', aliases: [] }), actor('city', 'place', 'Almaty'), actor('air', 'organisation', 'Almaty Airport'), TOKAYEV, targetOfNote({ id: 'n', title: 'Field notes', aliases: [] })]
  expect(namesIn('n', doc, targets, new Persons(targets)).map(({ target, mentions }) => [target.id, mentions.map(({ text, start, end, others }) => [text.slice(start, end), others.map(({ id }) => id)])])).toEqual([
    ['n2', [['Almaty', ['city']], ['Almaty', ['city']]]], ['tokayev', [['Tokajew', []]]],
  ])
})

test('what was linked reads as before, is a link now, and back', () => {
  const doc = markdownToNote('Talks: **Kassym-Jomart *Tokayev* said** so.\n\n- Tokajews Rede\n')
  const index = new TextIndex()
  index.put('n', linkableBlocks(doc))
  const linked = linkMentions(doc, mentionsOf(index, TOKAYEV, new Persons([])).get('n')!, { kind: 'actor', id: 'a1' })
  expect(noteToMarkdown(linked)).toBe('Talks: **[Kassym-Jomart Tokayev](dossier://actor/a1) said** so.\n\n- [Tokajews](dossier://actor/a1) Rede\n')
  expect(plainText(linked)).toBe(plainText(doc))
  expect(noteToMarkdown(unlinkTarget(linked, { kind: 'actor', id: 'a1', name: '' }))).toBe('Talks: **Kassym-Jomart Tokayev said** so.\n\n- Tokajews Rede\n')
  const changed = markdownToNote('Other words.\n\n- Tokajews Rede\n')
  expect(noteToMarkdown(linkMentions(changed, mentionsOf(index, TOKAYEV, new Persons([])).get('n')!, { kind: 'actor', id: 'a1' }))).toBe('Other words.\n\n- [Tokajews](dossier://actor/a1) Rede\n')
  expect(linkMentions(linked, mentionsOf(index, TOKAYEV, new Persons([])).get('n')!, { kind: 'actor', id: 'a1' })).toBe(linked)
})

test('in any document, linking any open words changes no text and adds as many links', () => {
  fc.assert(
    fc.property(noteArbitrary, fc.infiniteStream(fc.nat()), (doc, numbers) => {
      const places = linkableBlocks(doc).flatMap(({ path, text, open }) => {
        const words = [...open.matchAll(/[\p{L}\p{M}\p{N}]+/gu)]
        const word = words[numbers.next().value! % Math.max(1, words.length)]
        return word === undefined ? [] : [{ path, text, start: word.index, end: word.index + word[0].length }]
      })
      const linked = linkMentions(doc, places, { kind: 'actor', id: 'never-used' })
      expect(plainText(linked)).toBe(plainText(doc))
      expect(linksOf(linked).filter(({ targetId }) => targetId === 'never-used').length).toBe(places.length)
    }),
    { seed: 3, numRuns: process.env['DOSSIER_LONG'] ? 10_000 : 200 },
  )
})

test('finds a title wherever a naive search of the words finds it', () => {
  const word = fc.constantFrom('ab', 'Ab', 'abc', 'bé', 'be', 'c1', '. ', ', ', ' ', ' ', '-', '**x**')
  const text = fc.array(word, { maxLength: 30 }).map((parts) => parts.join(''))
  const title = fc.array(fc.constantFrom('ab', 'abc', 'be', 'c1'), { minLength: 1, maxLength: 3 }).map((words) => words.join(' ')).filter((title) => title.length > 2)
  const plain = (value: string): string => value.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase()
  fc.assert(
    fc.property(text, title, (text, title) => {
      const doc = { type: 'doc', content: [{ type: 'paragraph', content: text === '' ? [] : [{ type: 'text', text }] }] }
      const index = new TextIndex()
      index.put('n', linkableBlocks(doc))
      const pattern = new RegExp(`(?<![a-z0-9])${title.split(' ').join('(?: {1,2}|-)')}(?![a-z0-9])`, 'g')
      const expected = [...plain(text).matchAll(pattern)].map((match) => match.index)
      expect((index.find(targetOfNote({ id: 'x', title, aliases: [] }).names).get('n') ?? []).map(({ start }) => start)).toEqual(expected)
    }),
    { seed: 4, numRuns: process.env['DOSSIER_LONG'] ? 20_000 : 1000 },
  )
})
