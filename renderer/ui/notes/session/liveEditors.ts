/** The notes that are open for writing in this window, so that an edit from elsewhere goes through their editors and no copy of a note arises. */
import type { Editor } from '@tiptap/core'
import type { Id } from '../../../core/model.ts'
import type { DossierDatabase } from '../../../data/database.ts'
import type { NoteSession } from './noteSession.ts'

export interface LiveEditor {
  editor: Editor
  session: NoteSession
}

const live = new Map<string, LiveEditor[]>()
const keyOf = (db: DossierDatabase, id: Id): string => `${db.name}/${id}`

/** @returns takes it off the list again */
export function registerEditor(db: DossierDatabase, id: Id, entry: LiveEditor): () => void {
  const key = keyOf(db, id)
  live.set(key, [...(live.get(key) ?? []), entry])
  return () => {
    const rest = (live.get(key) ?? []).filter((other) => other !== entry)
    if (rest.length === 0) live.delete(key)
    else live.set(key, rest)
  }
}

/** The editor that a note is open in, the one opened last if several; null when it is not open. */
export function liveEditor(db: DossierDatabase, id: Id): LiveEditor | null {
  return live.get(keyOf(db, id))?.findLast(({ editor }) => !editor.isDestroyed) ?? null
}
