/** Reads what an export needs: the notes with their journals replayed, and what is known of all they link to. */
import type { ExportNote } from '../../core/markdown/exportNotes.ts'
import type { Id, TargetKind } from '../../core/model.ts'
import { linksOf } from '../../core/notes/links.ts'
import type { DossierDatabase } from '../../data/database.ts'
import { listNotes, noteDocument, type Replay } from '../../data/notes.ts'
import type { Known } from '../../workers/exporter.ts'

export interface Collected {
  notes: ExportNote[]
  known: Known
  /** Notes that could not be read, with the reason. */
  unreadable: { title: string; message: string }[]
}

/** So many are read before the window may paint again. */
const A_TURN = 25

/** Ids of the notes meant, oldest first, so that exporting again gives the same file names. */
export async function idsOf(db: DossierDatabase, which: Id[] | 'all'): Promise<Id[]> {
  const notes = which === 'all' ? await listNotes(db) : (await db.notes.bulkGet(which)).filter((note) => note !== undefined)
  return notes.sort((a, b) => a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1)).map((note) => note.id)
}

/** @throws {DOMException} AbortError */
export async function collectNotes(db: DossierDatabase, ids: Id[], replay: Replay, { onProgress, signal }: { onProgress?: (done: number) => void; signal?: AbortSignal } = {}): Promise<Collected> {
  const collected: Collected = { notes: [], known: [], unreadable: [] }
  const targets = new Map<TargetKind, Set<Id>>([['article', new Set()], ['actor', new Set()], ['event', new Set()], ['note', new Set()]])
  for (const [at, id] of ids.entries()) {
    if (at % A_TURN === 0) {
      onProgress?.(at)
      await new Promise((next) => setTimeout(next))
      signal?.throwIfAborted()
    }
    try {
      const note = await noteDocument(db, id, replay)
      // Deleted for good since the list was made.
      if (note === null) continue
      const { title, createdAt, updatedAt, tags } = note.row
      collected.notes.push({ id, title, createdAt, updatedAt, tags, doc: note.doc })
      for (const link of linksOf(note.doc)) if (link.targetId !== '') targets.get(link.targetKind)?.add(link.targetId)
    } catch (error) {
      const row = await db.notes.get(id)
      collected.unreadable.push({ title: row?.title ?? id, message: error instanceof Error ? error.message : String(error) })
    }
  }
  collected.known = await describeAll(db, targets)
  return collected
}

async function describeAll(db: DossierDatabase, targets: Map<TargetKind, Set<Id>>): Promise<Known> {
  const idsOfKind = (kind: TargetKind): Id[] => [...(targets.get(kind) ?? [])]
  const [articles, actors, events, notes] = await Promise.all([
    db.articles.bulkGet(idsOfKind('article')), db.actors.bulkGet(idsOfKind('actor')), db.events.bulkGet(idsOfKind('event')), db.notes.bulkGet(idsOfKind('note')),
  ])
  return [
    ...articles.flatMap((row) => {
      if (row === undefined) return []
      const { id, title, siteName, publishedAt, url, lang } = row
      return [{ kind: 'article' as const, id, described: { label: title, title, siteName, publishedAt, url, lang } }]
    }),
    ...actors.flatMap((row) => (row === undefined ? [] : [{ kind: 'actor' as const, id: row.id, described: { label: row.name } }])),
    ...events.flatMap((row) => (row === undefined ? [] : [{ kind: 'event' as const, id: row.id, described: { label: row.title } }])),
    ...notes.flatMap((row) => (row === undefined ? [] : [{ kind: 'note' as const, id: row.id, described: { label: row.title } }])),
  ]
}
