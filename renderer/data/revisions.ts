/** Earlier states of notes: taken while one writes (ui/notes/session/noteSession.ts), thinned as they age (core/notes/thinRevisions.ts), kept as long as the note is. */
import type { Id, RevisionRow } from '../core/model.ts'
import { thinRevisions } from '../core/notes/thinRevisions.ts'
import type { DossierDatabase } from './database.ts'

/** What lists show of one: everything but its document. */
export type RevisionFacts = Omit<RevisionRow, 'doc' | 'id'> & { id: number }

const of = (db: DossierDatabase, noteId: Id) => db.revisions.where('[noteId+at]').between([noteId, -Infinity], [noteId, Infinity])

/**
 * Keeps a state, unless it is the one kept last (which then takes its name, if it had none), and removes those that have become too many.
 * @returns whether it was kept
 */
export function keepRevision(db: DossierDatabase, state: Omit<RevisionRow, 'id'>, now: number = Date.now()): Promise<boolean> {
  return db.transaction('rw', db.revisions, async () => {
    const last = await of(db, state.noteId).last()
    if (last !== undefined && last.title === state.title && JSON.stringify(last.doc) === JSON.stringify(state.doc)) {
      if (state.name !== undefined && last.name === undefined) await db.revisions.put({ ...last, name: state.name })
      return false
    }
    await db.revisions.add(state)
    // By the index alone: the documents of a long note's hundred revisions are not to be read for this.
    const [ids, keys] = [await of(db, state.noteId).primaryKeys(), await of(db, state.noteId).keys()]
    const moments = ids.map((id, at) => ({ id, at: (keys[at] as unknown as [Id, number])[1] }))
    const many = await db.revisions.bulkGet(thinRevisions(moments, Math.max(now, state.at)).map(({ id }) => id))
    await db.revisions.bulkDelete(many.flatMap((row) => (row?.id === undefined || row.name !== undefined ? [] : [row.id])))
    return true
  })
}

/** The newest first. */
export async function listRevisions(db: DossierDatabase, noteId: Id): Promise<RevisionFacts[]> {
  const facts: RevisionFacts[] = []
  await of(db, noteId).reverse().each(({ doc: _doc, id, ...row }) => {
    if (id !== undefined) facts.push({ ...row, id })
  })
  return facts
}

export function readRevision(db: DossierDatabase, id: number): Promise<RevisionRow | undefined> {
  return db.revisions.get(id)
}

/** Names a revision, so that it stays for ever; an empty name gives it back to the thinning. */
export async function nameRevision(db: DossierDatabase, id: number, name: string): Promise<void> {
  await db.revisions.where('id').equals(id).modify((row) => {
    if (name.trim() === '') delete row.name
    else row.name = name.trim()
  })
}
