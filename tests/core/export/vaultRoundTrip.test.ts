/** A set of notes exported and brought in again by the reader of notes: the same notes, with their ids, folders, names and links between them. */
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { exportLibrary } from '../../../renderer/core/export/exportLibrary.ts'
import { DEFAULT_EXPORT, type ExportFormat } from '../../../renderer/core/export/exportOptions.ts'
import type { NoteToExport } from '../../../renderer/core/export/pageWriter.ts'
import { replaceAssets } from '../../../renderer/core/import/notes/assetKeys.ts'
import { DraftIndex, linkDraft } from '../../../renderer/core/import/notes/linkDrafts.ts'
import { readSource } from '../../../renderer/core/import/notes/readSource.ts'
import type { SourceReading } from '../../../renderer/core/import/notes/types.ts'
import { normalizeNote } from '../../../renderer/core/markdown/normalizeNote.ts'
import type { Id, NoteNode } from '../../../renderer/core/model.ts'
import { MARK, NODE } from '../../../renderer/core/notes/document.ts'

const IDS = [0, 1, 2, 3].map((at) => `6f1c2a34-0000-4000-8000-00000000000${at}`)

/** Titles that file systems and links have trouble with; none is a name that another link has. */
const TITLES = ['Three laws', 'three LAWS', 'What: a title? #1', 'Москва [2022]', 'con', 'a/b', 'Ünïcödé 🙂', '100 % sure', '...', 'x (y)']

const text = fc.constantFrom('word', 'naïve *stars*', 'see ', ' and ', '[brackets]').map((value): NoteNode => ({ type: NODE.text, text: value }))

const link = fc.record({ id: fc.constantFrom(...IDS), label: fc.constantFrom('label', 'Three laws', 'a (b)', 'Ж'), target: fc.constantFrom(null, null, '#The%20start') }).map((attrs): NoteNode => ({ type: NODE.reference, attrs: { kind: 'note', ...attrs } }))

const others = fc.constantFrom<NoteNode>(
  { type: NODE.reference, attrs: { kind: 'actor', id: 'act1', label: 'CSTO', target: null } }, { type: NODE.reference, attrs: { kind: 'note', id: null, label: 'nothing yet', target: 'Not yet' } },
  { type: NODE.reference, attrs: { kind: 'article', id: 'art1', label: 'Unrest', target: '@2?at=10-40' } },
)

/** Links to files: one whose name no file system likes as it is, one with a name like another's. */
const FILES = [{ id: 'a1'.repeat(32), name: 'Minutes: of May (1).pdf', mediaType: 'application/pdf' }, { id: 'a2'.repeat(32), name: 'minutes OF may (1).PDF', mediaType: 'application/pdf' }]

const file = fc.constantFrom(...FILES).map(({ id, name }): NoteNode => ({ type: NODE.text, text: name, marks: [{ type: MARK.link, attrs: { href: `asset:${id}`, title: null } }] }))

/** Two links to one note with nothing between them would be one. */
const block = fc.array(fc.oneof(text, link, others, file), { minLength: 1, maxLength: 4 }).map((content): NoteNode => ({ type: NODE.paragraph, content: content.flatMap((node) => [node, { type: NODE.text, text: ', ' }]) }))

const doc = fc.array(fc.oneof(block, block.map((inner): NoteNode => ({ type: NODE.callout, attrs: { kind: 'note', title: null, fold: null }, content: [inner] }))), { maxLength: 4 }).map((content): NoteNode => normalizeNote({ type: NODE.doc, content }))

const notes = fc.record({
  titles: fc.uniqueArray(fc.constantFrom(...TITLES), { minLength: 4, maxLength: 4 }), docs: fc.array(doc, { minLength: 4, maxLength: 4 }), folders: fc.array(fc.constantFrom('', 'Travel', 'Travel/2022', 'a:b', 'travel'), { minLength: 4, maxLength: 4 }),
  tags: fc.uniqueArray(fc.constantFrom('x', 'y/z', 'true'), { maxLength: 2 }), aliases: fc.uniqueArray(fc.constantFrom('Alias', 'a: b'), { maxLength: 2 }), lang: fc.constantFrom(null, 'de'),
}).map(({ titles, docs, folders, tags, aliases, lang }) => IDS.map((id, at): NoteToExport => ({
  id, title: titles[at] ?? '', doc: docs[at] ?? { type: NODE.doc }, folder: folders[at] ?? '', createdAt: 1.6e12 + at, updatedAt: 1.7e12, tags: at === 0 ? tags : [], aliases: at === 0 ? aliases : [], lang,
})))

function readBack(files: { path: string; text: string }[], attachments: string[]): SourceReading {
  const reading = readSource({ files: files.map(({ path, text: content }) => ({ path, bytes: new TextEncoder().encode(content), modifiedAt: null })), others: attachments })
  for (;;) {
    const { done, value } = reading.next()
    if (done === true) return value
  }
}

/** Wikilinks that name nothing are text for pandoc. */
const said = (node: NoteNode): NoteNode =>
  node.type === NODE.reference && node.attrs?.['id'] === null ? { type: NODE.text, text: 'nothing yet' } : node.content === undefined ? node : { ...node, content: node.content.map(said) }

test.each<ExportFormat>(['plain', 'obsidian', 'pandoc'])('%s', (format) => {
  fc.assert(
    fc.property(notes, (given) => {
      const lookup = { labelOf: () => null, articleOf: () => undefined, currentOf: (_: string, id: Id) => id, paragraphOf: () => null }
      const { files, attachments } = exportLibrary({ notes: given, articles: [], actors: [], events: [], highlights: [], assets: FILES }, lookup, { ...DEFAULT_EXPORT, format })
      const { notes: drafts, refused, kind, assets } = readBack(files, attachments.map(({ path }) => path))
      const idOf = new Map(assets.map(({ key, path }) => [key, attachments.find((one) => one.path === path)?.id ?? null]))
      expect(refused).toEqual([])
      const index = new DraftIndex(drafts)
      const back = drafts.map((draft) => ({ ...draft, doc: replaceAssets(linkDraft(draft, kind, index, { idOf: ({ id }) => id ?? '', named: () => null }).doc, (key) => idOf.get(key) ?? null) }))
      for (const { id, title, doc: wanted, folder, createdAt, updatedAt, tags, aliases, lang } of given) {
        expect(back.find((draft) => draft.id === id)).toMatchObject({ title, createdAt, updatedAt, tags, aliases, lang, doc: format === 'pandoc' ? normalizeNote(said(wanted)) : wanted })
        // Two folders that differ in case only are one.
        expect(back.find((draft) => draft.id === id)?.folder.toLowerCase()).toBe(folder.toLowerCase())
      }
    }),
    { seed: 20220110, numRuns: process.env['DOSSIER_LONG'] ? 3000 : 40 },
  )
})
