/**
 * Writing notes that were read elsewhere (core/import/notes), and taking a whole import back. Notes are written some dozens a transaction; the
 * import's row is written with them, so that what a crash leaves can be undone too.
 */
import type { LinkTarget } from '../core/import/notes/linkDrafts.ts'
import type { Id, NoteImportRow, NoteNode, NoteRow, PassageSelector } from '../core/model.ts'
import { fileKey } from '../core/markdown/fileName.ts'
import { assetsOf } from '../core/notes/assets.ts'
import { countWords, excerpt, NODE } from '../core/notes/document.ts'
import { linksOf, tagsOf } from '../core/notes/links.ts'
import { NEW_NOTE, type DossierDatabase } from './database.ts'
import { deleteNote, trashNote, type NoteIndex } from './notes.ts'

export interface NoteToCreate {
  id: Id
  title: string
  doc: NoteNode
  aliases: string[]
  folder: string
  lang: string | null
  createdAt: number | null
  updatedAt: number | null
}

/** Of a whole document. */
export const indexOf = (doc: NoteNode): NoteIndex => ({ excerpt: excerpt(doc), words: countWords(doc), tags: tagsOf(doc), assets: assetsOf(doc), links: linksOf(doc) })

/** What the library has under a name: notes by title, then by alias; else an article, actor or event that alone has it. */
export async function libraryNames(db: DossierDatabase): Promise<(name: string) => LinkTarget | null> {
  const notes = new Map<string, LinkTarget>()
  const others = new Map<string, LinkTarget | null>()
  const living = (await db.notes.toArray()).filter((note) => note.trashedAt === 0)
  const put = (name: string, id: Id): void => {
    const key = fileKey(name.trim())
    if (key !== '' && !notes.has(key)) notes.set(key, { kind: 'note', id })
  }
  for (const { title, id } of living) put(title, id)
  for (const { aliases, id } of living) for (const alias of aliases) put(alias, id)
  const other = (name: string, target: LinkTarget): void => {
    const key = fileKey(name.trim())
    if (key !== '') others.set(key, others.has(key) ? null : target)
  }
  await db.actors.where('articles').above(0).each(({ id, name }) => other(name, { kind: 'actor', id }))
  await db.events.where('articles').above(0).each(({ id, title }) => other(title, { kind: 'event', id }))
  await db.articles.each(({ id, title }) => other(title, { kind: 'article', id }))
  return (name) => notes.get(fileKey(name.trim())) ?? others.get(fileKey(name.trim())) ?? null
}

/** Characters of context on either side of a passage, as the reader takes them. */
const CONTEXT = 32

/** A passage in Markdown keeps its address and its words; what stood around it comes back from the article, if the words are still there. */
export async function withContexts(db: DossierDatabase, doc: NoteNode): Promise<NoteNode> {
  if (doc.type === NODE.passage) {
    const { articleId, version, start, end, exact, prefix, suffix } = (doc.attrs ?? {}) as unknown as PassageSelector
    if (prefix !== '' || suffix !== '') return doc
    const body = await db.bodies.get([articleId, version])
    const quoted = exact.replace(/\s+/g, ' ').trim()
    if (body === undefined || body.text.slice(start, end).replace(/\s+/g, ' ').trim() !== quoted) return doc
    const { text } = body
    return { ...doc, attrs: { ...doc.attrs, exact: text.slice(start, end), prefix: text.slice(Math.max(0, start - CONTEXT), start), suffix: text.slice(end, end + CONTEXT) } }
  }
  if (doc.content === undefined || !doc.content.some(({ type, content }) => type === NODE.passage || content !== undefined)) return doc
  return { ...doc, content: await Promise.all(doc.content.map((child) => withContexts(db, child))) }
}

/** Adds the notes and names them in the import's row. */
export async function addImportedNotes(db: DossierDatabase, importId: Id, notes: readonly NoteToCreate[]): Promise<void> {
  const now = Date.now()
  const made = notes.map(({ doc, createdAt, updatedAt, ...rest }) => {
    const { links, ...index } = indexOf(doc)
    const created = createdAt ?? updatedAt ?? now
    const row: NoteRow = { ...NEW_NOTE, ...rest, ...index, createdAt: created, updatedAt: Math.max(created, updatedAt ?? created), revision: 1, trashedAt: 0 }
    return { row, doc, links }
  })
  await db.transaction('rw', db.notes, db.noteBodies, db.links, db.noteImports, async () => {
    await db.notes.bulkAdd(made.map(({ row }) => row))
    await db.noteBodies.bulkAdd(made.map(({ row, doc }) => ({ noteId: row.id, doc, seq: 0 })))
    await db.links.bulkAdd(made.flatMap(({ row, links }) => links.map((link) => ({ ...link, noteId: row.id }))))
    const before = await db.noteImports.get(importId)
    if (before !== undefined) await db.noteImports.put({ ...before, created: [...before.created, ...made.map(({ row }) => row.id)] })
  })
}

export interface UndoneImport {
  /** Removed for good: nobody had touched them. */
  removed: number
  /** Written in since, so they went to the trash. */
  trashed: number
  /** Given back as they were before. */
  restored: number
  /** Changed again since the import updated them, so they stay. */
  kept: string[]
}

/**
 * Takes back what the import created; `restore` gives an updated note its former document and title back.
 * @returns null when there is no such import (any more)
 */
export async function undoNoteImport(
  db: DossierDatabase, id: Id, restore: (before: NoteImportRow['updated'][number]) => Promise<void>,
): Promise<UndoneImport | null> {
  const row = await db.noteImports.get(id)
  if (row === undefined) return null
  const undone: UndoneImport = { removed: 0, trashed: 0, restored: 0, kept: [] }
  for (const noteId of row.created) {
    const note = await db.notes.get(noteId)
    if (note === undefined) continue
    if (note.revision === 1) {
      await deleteNote(db, noteId)
      undone.removed += 1
    } else if (note.trashedAt === 0) {
      await trashNote(db, noteId)
      undone.trashed += 1
    }
  }
  for (const before of row.updated) {
    const note = await db.notes.get(before.noteId)
    if (note === undefined) continue
    if (note.revision === before.revision) {
      await restore(before)
      undone.restored += 1
    } else undone.kept.push(note.title)
  }
  await db.noteImports.delete(id)
  return undone
}

/** The last import that can be undone. */
export const lastNoteImport = async (db: DossierDatabase): Promise<NoteImportRow | null> => (await db.noteImports.orderBy('at').last()) ?? null
