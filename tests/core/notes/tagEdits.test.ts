import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { NoteNode } from '../../../renderer/core/model.ts'
import { isWithin, movePath } from '../../../renderer/core/notes/paths.ts'
import { tagsOf } from '../../../renderer/core/notes/links.ts'
import { appendTag, readTag, replaceTag } from '../../../renderer/core/notes/tagEdits.ts'

const runs = { seed: 3, numRuns: process.env['DOSSIER_LONG'] ? 20_000 : 1000 }

const words = fc.array(fc.constantFrom('#a', '#a/b', '#A/b-c', '#ab', 'a', ' ', '.', '/', '#', '-', 'ß'), { minLength: 1, maxLength: 6 }).map((parts) => parts.join(''))
const marks = fc.constantFrom<NonNullable<NoteNode['marks']>[]>([], [], [{ type: 'bold' }], [{ type: 'code' }], [{ type: 'link', attrs: { href: 'https://a.b' } }])
const inline: fc.Arbitrary<NoteNode> = fc.oneof(
  { weight: 5, arbitrary: fc.tuple(words, marks).map(([text, marks]) => (marks.length === 0 ? { type: 'text', text } : { type: 'text', text, marks })) },
  { weight: 1, arbitrary: fc.constant({ type: 'hardBreak' }) },
)
const paragraph = fc.array(inline, { maxLength: 4 }).map((content): NoteNode => (content.length === 0 ? { type: 'paragraph' } : { type: 'paragraph', content }))
const block: fc.Arbitrary<NoteNode> = fc.oneof(
  { weight: 4, arbitrary: paragraph },
  { weight: 1, arbitrary: paragraph.map((inner) => ({ type: 'blockquote', content: [inner] })) },
  { weight: 1, arbitrary: words.map((text) => ({ type: 'codeBlock', content: [{ type: 'text', text }] })) },
)
const doc: fc.Arbitrary<NoteNode> = fc.array(block, { minLength: 1, maxLength: 4 }).map((content) => ({ type: 'doc', content }))
const same = (tags: string[]): string[] => [...new Set(tags.map((tag) => tag.toLowerCase()))].sort()

test('a renamed tag is renamed wherever it was one, with those below it, and nothing else is changed', () => {
  fc.assert(
    fc.property(doc, fc.constantFrom('a', 'a/b', 'x'), fc.constantFrom('new', 'new/one'), (given, from, to) => {
      const before = structuredClone(given)
      const after = replaceTag(given, from, to)
      expect(given).toEqual(before)
      const expected = tagsOf(given).map((tag) => (isWithin(tag, from) ? movePath(tag, from, to) : tag))
      expect(same(tagsOf(after))).toEqual(same(expected))
      if (!tagsOf(given).some((tag) => isWithin(tag, from))) expect(after).toBe(given)
      const letters = (node: NoteNode): string => (node.text ?? '') + (node.content ?? []).map(letters).join('')
      // Besides the letters of the names the text is the same.
      expect(letters(after).replaceAll(to, '').replaceAll(/[ab/]/gi, '')).toBe(letters(given).replaceAll(/[ab/]/gi, ''))
    }),
    runs,
  )
})

test('an added tag is one of the note’s, beside those it had; behind tags it takes no line of its own', () => {
  fc.assert(
    fc.property(doc, (given) => {
      expect(same(tagsOf(appendTag(given, 'added')))).toEqual(same([...tagsOf(given), 'added']))
    }),
    runs,
  )
  const lines = (...texts: string[]): NoteNode => ({ type: 'doc', content: texts.map((text) => (text === '' ? { type: 'paragraph' } : { type: 'paragraph', content: [{ type: 'text', text }] })) })
  const shown = (node: NoteNode): string[] => node.content!.map((each) => (each.content ?? []).map(({ text }) => text).join(''))
  expect([['x'], ['x', ''], ['x', '#a #b', ''], ['#a'], ['']].map((texts) => shown(appendTag(lines(...texts), 'c')))).toEqual([['x', '#c'], ['x', '#c'], ['x', '#a #b #c', ''], ['#a #c'], ['#c']])
})

test('what may be a tag', () => {
  expect(['#trade/gas/', ' ümlaut ', 'two words', '1984', 'a//b', '#', 'a#b', 'x-1'].map(readTag)).toEqual(['trade/gas', 'ümlaut', null, null, 'a/b', null, null, 'x-1'])
})
