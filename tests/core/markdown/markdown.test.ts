import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { markdownToNote, noteToMarkdown } from '../../../renderer/core/markdown/markdown.ts'
import { normalizeNote } from '../../../renderer/core/markdown/normalizeNote.ts'
import type { NoteNode } from '../../../renderer/core/model.ts'
import { NODE } from '../../../renderer/core/notes/document.ts'
import { inspectMarkdown } from '../../inspect/markdown.ts'
import { markdownArbitrary, noteArbitrary } from './noteArbitrary.ts'

const parameters = { seed: 20220110, numRuns: process.env['DOSSIER_LONG'] ? 10_000 : 250 }

/** What a reader sees, by the simplest means: every character that is no space, with its marks, and every atom. */
function visible(doc: NoteNode): string[] {
  const defined = new Set<string>()
  const define = (node: NoteNode): void => {
    if (node.type === NODE.footnoteDefinition) defined.add(String(node.attrs?.['label']))
    node.content?.forEach(define)
  }
  define(doc)
  const seen: string[] = []
  const visit = (node: NoteNode, inCell: boolean): void => {
    const marks = (node.marks ?? []).map((mark) => `${mark.type}${mark.attrs === undefined ? '' : JSON.stringify(mark.attrs)}`).toSorted()
    if (node.type === NODE.text) {
      const text = node.text ?? ''
      const shown = inCell && text.includes('\\|') ? marks.filter((mark) => mark !== 'code') : marks
      for (const character of text) if (/[^\s\p{Control}\p{Noncharacter_Code_Point}]/u.test(character)) seen.push(`${character} ${shown.join()}`)
    } else if (node.type === NODE.image) {
      const { src, alt, title, width } = node.attrs as Record<string, string | number | null>
      // `x|5` is the description x of a picture five wide.
      const shown = width === null ? String(alt ?? '') : `${alt ?? ''}|${width}`
      seen.push(`image ${JSON.stringify([src, shown, title])} ${marks.filter((mark) => mark !== 'code').join()}`)
    } else if (node.type === NODE.embed) {
      const { id, kind, label, target } = node.attrs as Record<string, string | null>
      seen.push(`embed ${JSON.stringify([id, kind, target, (label ?? '').split(/[\s|]+/)])} ${marks.filter((mark) => mark !== 'code').join()}`)
    } else if (node.type === NODE.reference) {
      seen.push(`reference ${JSON.stringify(node.attrs)} ${marks.filter((mark) => !/^(code|link)/.test(mark)).join()}`)
    } else if (node.type === NODE.callout) {
      const { title, fold } = node.attrs as Record<string, string | null>
      seen.push(`callout ${JSON.stringify([title?.match(/[^\s\p{Control}\p{Noncharacter_Code_Point}]/gu), fold])}`)
    } else if (node.type === NODE.footnoteReference && defined.has(String(node.attrs?.['label']))) seen.push(`footnote ${String(node.attrs?.['label'])}`)
    const cell = inCell || node.type === NODE.tableCell || node.type === NODE.tableHeader
    node.content?.forEach((child) => visit(child, cell))
  }
  visit(doc, false)
  return seen
}

/** A footnote mark without its footnote becomes text, and a footnote leaves the one it is in: neither is for the naive model. */
const plainNotes = noteArbitrary.filter((doc) => !/"footnote(?:Reference|Definition)"/.test(JSON.stringify(doc)))

describe('any note', () => {
  test('comes back from Markdown in its normal form', () => {
    fc.assert(fc.property(noteArbitrary, (doc) => { expect(markdownToNote(noteToMarkdown(doc))).toEqual(normalizeNote(doc)) }), parameters)
  })

  test('keeps every visible character with its marks, every reference and image in that form', () => {
    fc.assert(fc.property(plainNotes, (doc) => { expect(visible(normalizeNote(doc))).toEqual(visible(doc)) }), parameters)
  })

  test('has one normal form', () => {
    fc.assert(fc.property(noteArbitrary, (doc) => { expect(normalizeNote(normalizeNote(doc))).toEqual(normalizeNote(doc)) }), parameters)
  })

  test('is not changed by being written', () => {
    fc.assert(
      fc.property(noteArbitrary, (doc) => {
        const before = JSON.stringify(doc)
        noteToMarkdown(doc)
        expect(JSON.stringify(doc)).toBe(before)
      }),
      { ...parameters, numRuns: 50 },
    )
  })
})

test('Markdown that was written once is written again to the letter', () => {
  fc.assert(
    fc.property(markdownArbitrary, (markdown) => {
      const written = noteToMarkdown(markdownToNote(markdown))
      expect(noteToMarkdown(markdownToNote(written))).toBe(written)
    }),
    parameters,
  )
})

describe('each sample is written as expected', () => {
  const fixtures = resolve(import.meta.dirname, '../../fixtures/markdown')
  test.each(readdirSync(fixtures))('%s', async (name) => {
    const { markdown } = inspectMarkdown({ id: name, markdown: readFileSync(join(fixtures, name), 'utf8') })
    await expect(markdown).toMatchFileSnapshot(`../../expected/markdown/samples/${name}`)
    expect(inspectMarkdown({ id: name, markdown }).markdown).toBe(markdown)
  })
})

test('inspect says what is wrong with a line', () => {
  expect(() => inspectMarkdown({ id: 1, markdown: '' })).toThrow('"id" must be a string, not 1')
  expect(() => inspectMarkdown({ id: 'a' })).toThrow('"markdown" of a must be a string, not undefined')
  expect(() => inspectMarkdown(null)).toThrow('"id" must be a string')
})

test('a passage comes back with its source, and a quote that only looks like one does not', () => {
  const read = markdownToNote('> Quote\n\n([SNA, 10 January 2022, 14:50](dossier://article/a%2F1@3?at=5-10): “T”, German, <https://example.org/x>)\n')
  expect(read.content).toEqual([{
    type: 'passage',
    attrs: {
      articleId: 'a/1', version: 3, start: 5, end: 10, exact: 'Quote', prefix: '', suffix: '',
      source: { title: 'T', siteName: 'SNA', publishedAt: '2022-01-10T14:50', url: 'https://example.org/x', lang: 'de' },
    },
    content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Quote' }] }],
  }])
  expect(markdownToNote('> Quote\n\n([S](dossier://article/a@1?at=10-5))').content?.[0]?.type).toBe('blockquote')
})

test('pictures are those that the reader of the file knows, wherever they stand, and leave by the names they are given', () => {
  const id = '0123456789abcdef'.repeat(4)
  const markdown = '![alt|30](files/a%20b.png "Caption") ![[a b.png|300x200]] ![[a b.png|words|20]] ![[a b.png]] ![x][ref] ![](other.png) ![[Note]]\n\n[ref]: a%20b.png\n'
  const image = (src: string): string | null => (/(?:^|\/)a b\.png$/.test(decodeURIComponent(src)) ? id : null)
  const read = markdownToNote(markdown, { image })
  const images = (read.content?.[0]?.content ?? []).filter((node) => node.type === NODE.image).map((node) => Object.values(node.attrs ?? {}))
  const src = `asset:${id}`
  expect(images).toEqual([[src, 'alt', 'Caption', 30], [src, null, null, 300], [src, 'words', null, 20], [src, null, null, null], [src, 'x', null, null], ['other.png', null, null, null]])
  expect(noteToMarkdown(read, { asset: () => 'files/a b.png' })).toBe(
    '![alt|30](<files/a b.png> "Caption") ![|300](<files/a b.png>) ![words|20](<files/a b.png>) ![](<files/a b.png>) ![x](<files/a b.png>) ![](other.png) ![[Note]]\n',
  )
})

test('an embed is written as the caller has it, and never as a link within a link', () => {
  const doc = markdownToNote('![The *note*](dossier://note/n1#H) [![L](dossier://note/n1)](https://example.org/)')
  const as = (written: NonNullable<Parameters<typeof noteToMarkdown>[1]>['embed']): string => noteToMarkdown(doc, written === undefined ? {} : { embed: written })
  expect(as(undefined)).toBe('![The note](dossier://note/n1#H) [![L](dossier://note/n1)](https://example.org/)\n')
  expect(as(() => ({ as: 'wikilink', target: 'My note#H', url: 'My%20note.md' }))).toBe('![[My note#H|The note]] [![[My note#H|L]]](https://example.org/)\n')
  expect(as(() => ({ as: 'link', url: 'n.md' }))).toBe('[The note](n.md) [L](https://example.org/)\n')
  expect(as(() => ({ as: 'embed', url: 'n.md' }))).toBe('![The note](n.md) [![L](n.md)](https://example.org/)\n')
  expect(as(() => ({ as: 'text' }))).toBe('The note [L](https://example.org/)\n')
})

test('an embed that was kept as source becomes one', () => {
  const doc: NoteNode = { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'rawInline', attrs: { value: '![[embed.png|alt|300]]' } }, { type: 'rawInline', attrs: { value: '![[embed]]' } }] }] }
  const normal = normalizeNote(doc)
  expect(normal.content?.[0]?.content).toEqual([
    { type: 'embed', attrs: { kind: 'note', id: null, label: 'alt|300', target: 'embed.png' } }, { type: 'embed', attrs: { kind: 'note', id: null, label: 'embed', target: 'embed' } },
  ])
  expect(markdownToNote(noteToMarkdown(doc))).toEqual(normal)
})

test('large input takes no more than its share: nothing is quadratic', () => {
  const nested = `${'> '.repeat(60)}deep\n`
  const long = `${'[[a|b]] *x* **y** '.repeat(3000)}\n`
  const brackets = '['.repeat(5000)
  for (const markdown of [nested, long, brackets, `${'- '.repeat(60)}x`]) expect(noteToMarkdown(markdownToNote(markdown)).length).toBeGreaterThan(0)
})
