/** Which notes an export is of, and the documents of those whose journal is not yet part of a snapshot: replaying takes the editor's schema, which workers have not. */
import type { Id, NoteNode } from '../../core/model.ts'
import type { DossierDatabase } from '../../data/database.ts'
import { listNotes, noteDocument, type Replay } from '../../data/notes.ts'

/** So many are replayed before the window may paint again. */
const A_TURN = 10

/** Ids of the notes meant, oldest first, so that exporting again gives the same file names. */
export async function idsOf(db: DossierDatabase, which: Id[] | 'all'): Promise<Id[]> {
  const notes = which === 'all' ? await listNotes(db) : (await db.notes.bulkGet(which)).filter((note) => note !== undefined)
  return notes.sort((a, b) => a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1)).map((note) => note.id)
}

/** @param noteIds `all` when notes may be embedded that are not exported themselves
 * @throws {DOMException} AbortError */
export async function replayedDocuments(db: DossierDatabase, noteIds: readonly Id[] | 'all', replay: Replay, signal: AbortSignal, onNote: (done: number) => void): Promise<[Id, NoteNode | { error: string }][]> {
  const wanted = noteIds === 'all' ? null : new Set(noteIds)
  const journalled = new Set<Id>()
  for (const [id] of await db.noteSteps.toCollection().primaryKeys()) if (wanted === null || wanted.has(id)) journalled.add(id)
  const documents: [Id, NoteNode | { error: string }][] = []
  for (const id of journalled) {
    if (documents.length % A_TURN === 0) {
      onNote(documents.length)
      await new Promise((next) => setTimeout(next))
      signal.throwIfAborted()
    }
    try {
      const note = await noteDocument(db, id, replay)
      if (note !== null) documents.push([id, note.doc])
    } catch (error) {
      documents.push([id, { error: error instanceof Error ? error.message : String(error) }])
    }
  }
  return documents
}
