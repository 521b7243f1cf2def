import { useCallback, useEffect, useRef } from 'react'
import type { NoteRow } from '../../../core/model.ts'
import { databaseError } from '../../../data/databaseError.ts'
import { useDesk } from '../../desk/desk.ts'
import { noteRenamed } from '../../desk/notes/renameLinks.ts'
import type { NoteSession } from '../session/noteSession.ts'
import { useLatest } from '../editor/useLatest.ts'

/**
 * Links follow a title when it has settled: its field is left, or the note is closed; not with every letter. The function saves, and sees
 * whether the title is another than when it settled last.
 */
export function useSettledTitle(session: NoteSession, row: NoteRow): () => void {
  const desk = useLatest(useDesk())
  const settled = useRef(row.title)
  const settle = useCallback(() => {
    // Another window renamed it since: links bear that title.
    settled.current = session.takeForeignTitle() ?? settled.current
    const [from, to] = [settled.current, session.title]
    if (to.trim() !== '') settled.current = to
    void session.flush().then(async () => {
      if (from !== to && to.trim() !== '') await noteRenamed(desk(), session.id, from, to)
    }).catch((error: unknown) => desk().notify({ message: databaseError(error).message, kind: 'error' }))
  }, [session, desk])
  useEffect(() => settle, [settle])
  return settle
}
