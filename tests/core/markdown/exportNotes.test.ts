import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { exportNotes, summary } from '../../../renderer/core/markdown/exportNotes.ts'
import type { ExportLookup, ExportNote } from '../../../renderer/core/markdown/exportNotes.ts'
import { markdownToNote } from '../../../renderer/core/markdown/markdown.ts'
import { normalizeNote } from '../../../renderer/core/markdown/normalizeNote.ts'
import { readMarkdownNote } from '../../../renderer/core/markdown/readMarkdownNote.ts'
import type { NoteNode } from '../../../renderer/core/model.ts'
import { noteArbitrary } from './noteArbitrary.ts'

const CREATED = Date.UTC(2022, 0, 10, 14, 50)
const UPDATED = Date.UTC(2022, 0, 11, 8, 0, 0, 5)

const nothing: ExportLookup = { describe: () => null }

const lookup: ExportLookup = {
  describe: (kind, id) =>
    kind === 'article' && id === 'art1'
      ? { label: 'Unruhen in Kasachstan', title: 'Unruhen in Kasachstan', siteName: 'SNA', publishedAt: '2022-01-10', lang: 'de', url: 'https://example.org/unruhen' }
      : kind === 'actor' ? { label: 'CSTO' } : null,
}

const note = (id: string, title: string, markdown: string, more: Partial<ExportNote> = {}): ExportNote => ({
  id, title, createdAt: CREATED, updatedAt: UPDATED, tags: [], doc: markdownToNote(markdown), ...more,
})

const NOTES: ExportNote[] = [
  note('6f1c2a34-0000-4000-8000-000000000001', 'Three laws', '[Unrest](dossier://note/6f1c2a34-0000-4000-8000-000000000002#The%20start), [gone (2021)](dossier://note/elsewhere), [[Not yet]] and [x|y](dossier://note/6f1c2a34-0000-4000-8000-000000000003).\n\n| a |\n| - |\n| [Unrest](dossier://note/6f1c2a34-0000-4000-8000-000000000002) |\n', { tags: ['laws', 'true', '1984'], aliases: ['3 laws', 'a: b'] }),
  note('6f1c2a34-0000-4000-8000-000000000002', 'Kazakhstan: the unrest?', '## The start\n\n[CSTO](dossier://actor/a1), [](dossier://actor/a1), [10 January](dossier://event/e1), [article](dossier://article/art1@2?at=3-9)\n\n> In einer *Sitzung*: „Nein“.\n>\n> Zweiter Absatz.\n\n([source unknown, undated](dossier://article/art1@1?at=118-240))\n\n> Altro\n\n([L\'AntiDiplomatico, 5 January 2022, 21:16](dossier://article/art2@1?at=0-5): “Kazakistan”, Italian)\n'),
  note('6f1c2a34-0000-4000-8000-000000000003', 'three LAWS', '', { createdAt: CREATED + 1 }),
  note('6f1c2a34-0000-4000-8000-000000000004', '', '---\nsource: paper # kept\n---\n\n***\n\nfirst a rule\n\n---\n'),
]

describe.each(['relative', 'wikilinks'] as const)('%s links', (links) => {
  const { files, report } = exportNotes(NOTES, lookup, { links })

  test.each(files.map((file) => [file.path, file.text]))('%s is written to the byte', async (path, text) => {
    await expect(text).toMatchFileSnapshot(`../../expected/markdown/export-${links}/${path}`)
  })

  test('the report names what is not as it was', () => {
    expect(files.map((file) => file.path)).toEqual(['Three laws.md', 'Kazakhstan the unrest.md', 'three LAWS 6f1c.md', 'Untitled.md'])
    expect(report).toEqual({
      notes: 4, written: 4, asText: [{ note: 'Three laws.md', label: 'gone (2021)' }], empty: ['three LAWS 6f1c.md'],
      renamed: [{ title: 'Kazakhstan: the unrest?', path: 'Kazakhstan the unrest.md' }, { title: 'three LAWS', path: 'three LAWS 6f1c.md' }, { title: '', path: 'Untitled.md' }],
    })
    expect(summary(report)).toBe('4 of 4 notes written; 1 link to a note outside this export became text; 1 note is empty.')
  })

  test('every relative link leads to a file of the export', () => {
    const paths = new Set(files.map((file) => file.path))
    for (const { text } of files) for (const [, path = ''] of text.matchAll(/\]\(([^):]+\.md)[^)]*\)/g)) expect(paths).toContain(decodeURIComponent(path))
  })
})

test('the summary counts', () => {
  expect(summary({ notes: 214, written: 214, asText: Array.from({ length: 3 }, () => ({ note: '', label: '' })), renamed: [], empty: [] })).toBe('214 of 214 notes written; 3 links to notes outside this export became text.')
  expect(summary({ notes: 1, written: 1, asText: [], renamed: [], empty: [] })).toBe('1 of 1 note written.')
})

/** Links to notes are links to files, or text, once exported. */
const unlinked = noteArbitrary.filter((doc) => !JSON.stringify(doc).includes('"kind":"note","id":"'))

test('an exported file reads back as the note it was', () => {
  const name = fc.oneof(fc.string({ unit: 'grapheme', maxLength: 12 }), fc.constantFrom('true', 'null', '1984', 'a: b', '- x', '#tag', '"q"', '2022-01-10', '~', 'x, y')).map((value) => value.replace(/[\s\p{Control}#,]+/gu, '')).filter((value) => value !== '')
  fc.assert(
    fc.property(fc.record({ title: name, tags: fc.uniqueArray(name, { maxLength: 3 }), aliases: fc.uniqueArray(name, { maxLength: 3 }), createdAt: fc.nat(2 ** 41), updatedAt: fc.nat(2 ** 41), doc: unlinked }), (given) => {
      const { files } = exportNotes([{ id: 'n1', ...given }], nothing, { links: 'relative' })
      const { title, tags, aliases, created, updated, id, warnings, doc } = readMarkdownNote(files[0]?.text ?? '')
      expect({ title, tags, aliases, created, updated, id, warnings }).toEqual({ title: given.title, tags: given.tags, aliases: given.aliases, created: given.createdAt, updated: given.updatedAt, id: 'n1', warnings: [] })
      expect(doc).toEqual(normalizeNote(given.doc))
    }),
    { seed: 20220110, numRuns: process.env['DOSSIER_LONG'] ? 5000 : 200 },
  )
})

describe('reading a file', () => {
  const yamlOf = (doc: NoteNode): string | undefined => (doc.content?.[0]?.attrs?.['format'] === 'yaml' ? doc.content[0].content?.[0]?.text : undefined)

  test('front matter that is no YAML is kept as text, with a warning, and written back', () => {
    const read = readMarkdownNote('---\ntitle: [a\n  b: c\n---\n\nBody\n')
    expect(read.title).toBe(null)
    expect(yamlOf(read.doc)).toBe('title: [a\n  b: c')
    expect(read.warnings).toHaveLength(1)
    expect(read.warnings[0]).toMatch(/^The front matter could not be read as YAML and was kept as text: /)
    const [file] = exportNotes([note('n', 'T', '', { doc: read.doc })], nothing, { links: 'relative' }).files
    expect(file?.text).toContain('```yaml\ntitle: [a\n  b: c\n```\n\nBody\n')
  })

  test('keys of other programs stay, and go back into the front matter', () => {
    const read = readMarkdownNote('---\ncssclass: wide # theirs\ntitle: T\ncreated: yesterday\ntags: "#a, b"\n---\nBody\n')
    expect(read).toMatchObject({ title: 'T', tags: ['a', 'b'], created: null })
    expect(yamlOf(read.doc)).toBe('cssclass: wide # theirs\ncreated: yesterday')
    expect(read.warnings).toEqual(['“created” in the front matter is not understood and was kept as it is: "yesterday"'])
    const kept = readMarkdownNote('---\ncssclass: wide # theirs\n---\nBody\n')
    const [file] = exportNotes([note('n', 'T', '', { doc: kept.doc })], nothing, { links: 'relative' }).files
    expect(file?.text).toBe('---\ntitle: T\nid: n\ncreated: 2022-01-10T14:50:00.000Z\nupdated: 2022-01-11T08:00:00.005Z\ncssclass: wide # theirs\n---\n\nBody\n')
    expect(parse(file?.text.split('---')[1] ?? '')).toMatchObject({ title: 'T', cssclass: 'wide' })
  })

  test.each([
    ['# Title\n\nBody\n', 'Title', 'Body'], ['# *Marked*\n\nBody\n', null, 'Marked'], ['---\ntitle: T\n---\n# Heading\n', 'T', 'Heading'], ['\uFEFF---\r\ntitle: T\r\n---\r\nBody', 'T', 'Body'],
    ['---\n---\nBody', null, 'Body'], ['', null, undefined], ['---\nnever closed', null, undefined],
  ])('the title of %j', (markdown, title, first) => {
    const read = readMarkdownNote(markdown)
    expect(read.title).toBe(title)
    expect(read.doc.content?.[0]?.content?.[0]?.text).toBe(first)
    expect(read.warnings).toEqual([])
  })

  test('an alias bomb is refused, not expanded', () => {
    const bomb = `---\na: &a [x, x, x, x, x, x, x, x, x]\n${'bcdefgh'.split('').map((key, index) => `${key}: &${key} [${Array.from({ length: 9 }, () => `*${'abcdefg'[index]}`).join(', ')}]`).join('\n')}\n---\nBody`
    expect(readMarkdownNote(bomb).warnings[0]).toContain('kept as text')
  })
})
