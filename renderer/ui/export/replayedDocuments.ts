/** The documents of notes whose journal is not yet part of a snapshot: replaying takes the editor's schema, which workers have not. */
import type { Id, NoteNode } from '../../core/model.ts'
import type { DossierDatabase } from '../../data/database.ts'
import { noteDocument, type Replay } from '../../data/notes.ts'

/** So many are replayed before the window may paint again. */
const A_TURN = 10

/** @param noteIds `all` when notes may be embedded that are not exported themselves
 * @throws {DOMException} AbortError */
export async function replayedDocuments(db: DossierDatabase, noteIds: readonly Id[] | 'all', replay: Replay, signal: AbortSignal, onNote: (done: number, total: number) => void): Promise<[Id, NoteNode | { error: string }][]> {
  const wanted = noteIds === 'all' ? null : new Set(noteIds)
  const journalled = new Set<Id>()
  for (const [id] of await db.noteSteps.toCollection().primaryKeys()) if (wanted === null || wanted.has(id)) journalled.add(id)
  const documents: [Id, NoteNode | { error: string }][] = []
  for (const id of journalled) {
    if (documents.length % A_TURN === 0) {
      onNote(documents.length, journalled.size)
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
