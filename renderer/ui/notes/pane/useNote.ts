import { Node } from '@tiptap/pm/model'
import { useEffect, useState } from 'react'
import type { Id, NoteRow } from '../../../core/model.ts'
import type { DossierDatabase } from '../../../data/database.ts'
import { databaseError } from '../../../data/databaseError.ts'
import { openNote } from '../../../data/notes.ts'
import { whenClosed } from '../session/closingSessions.ts'
import { NoteSession } from '../session/noteSession.ts'
import { noteSchema } from '../schema/noteExtensions.ts'
import { replay } from '../schema/replay.ts'

export type NoteState = { kind: 'opening' } | { kind: 'missing' } | { kind: 'failed'; message: string } | { kind: 'open'; session: NoteSession; doc: Node; row: NoteRow; attempt: number }

/** Opens a note: its snapshot with the journal replayed, and a session to write it. `attempt` opens it anew. The session closes with the component. */
export function useNote(db: DossierDatabase, id: Id, attempt: number): NoteState {
  const [state, setState] = useState<NoteState>({ kind: 'opening' })
  useEffect(() => {
    let cancelled = false
    let session: NoteSession | null = null
    const open = async (): Promise<NoteState> => {
      await whenClosed(db, id)
      const note = await openNote(db, id)
      if (note === null) return { kind: 'missing' }
      const steps = note.steps.flatMap((batch) => batch.steps)
      const doc = Node.fromJSON(noteSchema, steps.length === 0 ? note.doc : replay(note.doc, steps))
      session = new NoteSession(db, note.row, doc, note.steps.length)
      return { kind: 'open', session, doc, row: note.row, attempt }
    }
    open().then(
      (next) => {
        if (!cancelled) setState(next)
      },
      (error: unknown) => {
        if (!cancelled) setState({ kind: 'failed', message: databaseError(error).message })
      },
    )
    return () => {
      cancelled = true
      void session?.close()
    }
  }, [db, id, attempt])
  return state
}
