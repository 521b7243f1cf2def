import { useEffect, useState, useSyncExternalStore } from 'react'
import type { NoteSession } from './noteSession.ts'
import type { SaveState } from './sessionState.ts'

/** Someone who goes on typing sees one steady “Saving…”, not a word that changes four times a second. */
const SETTLED_AFTER = 400

/** The state of saving, for the screen: never calmer than the truth. */
export function useSaveState(session: NoteSession): SaveState {
  const state = useSyncExternalStore(session.subscribe, session.state)
  const [settled, setSettled] = useState(state)
  useEffect(() => {
    if (state.kind !== 'saved') return undefined
    const timer = setTimeout(() => setSettled(state), SETTLED_AFTER)
    return () => clearTimeout(timer)
  }, [state])
  return state.kind === 'failed' || state === settled ? state : { ...state, kind: 'saving' }
}

/** Something that was last known of the whole text, by value: a save that does not change it draws nothing. */
export function useSavedIndex<T extends string | number>(session: NoteSession, pick: (index: SaveState['index']) => T): T {
  return useSyncExternalStore(session.subscribe, () => pick(session.state().index))
}
