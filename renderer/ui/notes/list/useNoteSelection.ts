/** Which notes of a list are chosen: one by one, and by ranges from the one chosen last. */
import { useCallback, useMemo, useState } from 'react'
import type { Id, NoteRow } from '../../../core/model.ts'

export interface NoteSelection {
  /** In the order of the list. What left the list (deleted, filtered out) is no longer chosen. */
  chosen: NoteRow[]
  isChosen: (id: Id) => boolean
  /** Chooses a note, or takes it out; with `range` everything from the one chosen last to it. */
  toggle: (id: Id, range: boolean) => void
  all: () => void
  none: () => void
}

export function useNoteSelection(rows: readonly NoteRow[]): NoteSelection {
  const [ids, setIds] = useState<ReadonlySet<Id>>(new Set())
  const [anchor, setAnchor] = useState<Id | null>(null)
  const chosen = useMemo(() => (ids.size === 0 ? [] : rows.filter(({ id }) => ids.has(id))), [rows, ids])
  const toggle = useCallback(
    (id: Id, range: boolean): void => {
      const from = range ? rows.findIndex((row) => row.id === anchor) : -1
      const to = rows.findIndex((row) => row.id === id)
      setIds((before) => {
        const next = new Set(before)
        if (from >= 0 && to >= 0) for (const row of rows.slice(Math.min(from, to), Math.max(from, to) + 1)) next.add(row.id)
        else if (!next.delete(id)) next.add(id)
        return next
      })
      if (from < 0) setAnchor(id)
    },
    [rows, anchor],
  )
  return {
    chosen,
    isChosen: (id) => ids.has(id),
    toggle,
    all: () => setIds(new Set(rows.map(({ id }) => id))),
    none: () => {
      setIds(new Set())
      setAnchor(null)
    },
  }
}
