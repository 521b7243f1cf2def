/** What is exported and read again is the same notes, in every format, but for what a format cannot say. */
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { exportLibrary } from '../../../renderer/core/export/exportLibrary.ts'
import { DEFAULT_EXPORT, type ExportFormat } from '../../../renderer/core/export/exportOptions.ts'
import { normalizeNote } from '../../../renderer/core/markdown/normalizeNote.ts'
import { readMarkdownNote } from '../../../renderer/core/markdown/readMarkdownNote.ts'
import type { NoteNode } from '../../../renderer/core/model.ts'
import { NODE } from '../../../renderer/core/notes/document.ts'
import { noteArbitrary } from '../markdown/noteArbitrary.ts'
import { article } from './exportFixture.ts'

const name = fc.oneof(fc.string({ unit: 'grapheme', maxLength: 12 }), fc.constantFrom('true', 'null', '1984', 'a: b', '- x', '#tag', '"q"', '2022-01-10', '~', 'x, y', 'a*b*', '[x]', '@a', '$x$', '\\*'))
  .map((value) => value.replace(/[\s\p{Control}#,]+/gu, '')).filter((value) => value !== '')

/** Links to notes are links to files, or text, once exported. */
const unlinked = noteArbitrary.filter((doc) => !JSON.stringify(doc).includes('"kind":"note","id":"'))

const given = fc.record({
  title: name, tags: fc.uniqueArray(name, { maxLength: 3 }), aliases: fc.uniqueArray(name, { maxLength: 3 }), createdAt: fc.nat(2 ** 41), updatedAt: fc.nat(2 ** 41), doc: unlinked, folder: fc.constantFrom('', 'Travel', 'a:b/c'),
  lang: fc.constantFrom(null, 'de'),
})

/** A callout within a footnote is fenced there, so that a footnote within it is one directly in another. */
function footnotesOut(node: NoteNode): NoteNode[] {
  if (node.type !== NODE.callout) return [node]
  const inner = (node.content ?? []).flatMap(footnotesOut)
  return [{ ...node, content: inner.filter(({ type }) => type !== NODE.footnoteDefinition) }, ...inner.filter(({ type }) => type === NODE.footnoteDefinition)]
}

/** What pandoc's Markdown cannot say: what a quote remembered of its source, a wikilink that names nothing (it becomes text), an embed (it becomes a link; here, text). */
function asPandocSaysIt(node: NoteNode): NoteNode {
  if (node.type === NODE.embed || (node.type === NODE.reference && node.attrs?.['id'] === null)) {
    return { type: NODE.text, text: String(node.attrs?.['label']), ...(node.marks === undefined ? {} : { marks: node.marks }) }
  }
  if (node.type === NODE.footnoteDefinition) return { ...node, content: (node.content ?? []).map(asPandocSaysIt).flatMap(footnotesOut) }
  const attrs = node.type === NODE.passage ? { ...node.attrs, source: { title: null, siteName: null, publishedAt: null, url: null, lang: null } } : node.attrs
  return { ...node, ...(attrs === undefined ? {} : { attrs }), ...(node.content === undefined ? {} : { content: node.content.map(asPandocSaysIt) }) }
}

const runs = (format: ExportFormat, marks: boolean) =>
  fc.assert(
    fc.property(given, (any) => {
      const note = format === 'pandoc' ? { ...any, doc: normalizeNote(asPandocSaysIt(normalizeNote(any.doc))) } : any
      const lookup = { labelOf: () => null, articleOf: (id: string) => (format === 'pandoc' ? article(id, { citationKey: 'key2022word' }) : undefined), currentOf: (_: string, id: string) => id, paragraphOf: () => 3 }
      const { files } = exportLibrary({ notes: [{ id: 'n1', ...note }], articles: [], actors: [], events: [], highlights: [], assets: [] }, lookup, { ...DEFAULT_EXPORT, format, marks })
      const { title, tags, aliases, created, updated, id, warnings, doc, lang, folder } = readMarkdownNote(files[0]?.text ?? '')
      expect({ title, tags, aliases, created, updated, id, warnings, lang }).toEqual({ title: note.title, tags: note.tags, aliases: note.aliases, created: note.createdAt, updated: note.updatedAt, id: 'n1', warnings: [], lang: note.lang })
      // Where a folder's own name can say it, the path does.
      expect(folder ?? (files[0]?.path ?? '').split('/').slice(0, -1).join('/')).toBe(note.folder)
      expect(doc).toEqual(normalizeNote(note.doc))
    }),
    { seed: 20220110, numRuns: process.env['DOSSIER_LONG'] ? 5000 : 60 },
  )

test.each<[ExportFormat, boolean]>([['plain', true], ['plain', false], ['obsidian', true], ['pandoc', true]])('%s, with comments: %s', (format, marks) => runs(format, marks), process.env['DOSSIER_LONG'] ? 1_200_000 : 120_000)
