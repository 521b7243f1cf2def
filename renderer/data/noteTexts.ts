/** The documents of notes as the journals leave them now, read in bulk for whoever looks through them; never for writing. */
import type { Id, NoteNode, NoteRow } from '../core/model.ts'
import { readDocument } from '../core/notes/readDocument.ts'
import type { DossierDatabase } from './database.ts'

export interface NoteText {
  row: NoteRow
  doc: NoteNode
}

/** Documents of these notes; those that are gone are left out. */
export async function readNotes(db: DossierDatabase, rows: NoteRow[]): Promise<NoteText[]> {
  return db.transaction('r', db.noteBodies, db.noteSteps, async () => {
    const ids = rows.map(({ id }) => id)
    const [bodies, keys] = await Promise.all([db.noteBodies.bulkGet(ids), journalled(db, ids)])
    const journal = new Map<Id, unknown[]>()
    for (const batch of await db.noteSteps.bulkGet(keys)) {
      const body = bodies[ids.indexOf(batch?.noteId ?? '')]
      if (batch !== undefined && body !== undefined && batch.seq > body.seq) journal.set(batch.noteId, [...(journal.get(batch.noteId) ?? []), ...batch.steps])
    }
    return rows.flatMap((row, at) => {
      const body = bodies[at]
      return body === undefined ? [] : [{ row, doc: readDocument(body.doc, journal.get(row.id) ?? []) }]
    })
  })
}

/** Keys of their batches, in order. Few notes have any: they are looked up from the table's side when many notes are asked for. */
async function journalled(db: DossierDatabase, ids: Id[]): Promise<[Id, number][]> {
  if (ids.length === 1) return db.noteSteps.where('[noteId+seq]').between([ids[0], -Infinity], [ids[0], Infinity]).primaryKeys()
  const wanted = new Set(ids)
  return (await db.noteSteps.toCollection().primaryKeys()).filter(([id]) => wanted.has(id))
}

/** The document of one note; null when there is none. */
export async function readNote(db: DossierDatabase, id: Id): Promise<NoteText | null> {
  const row = await db.notes.get(id)
  return row === undefined ? null : ((await readNotes(db, [row]))[0] ?? null)
}
