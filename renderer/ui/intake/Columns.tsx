import { useState, type ReactNode } from 'react'
import { chooseColumns, restoreColumns } from '../../data/columnChoices.ts'
import { readAsTold } from '../../data/imports.ts'
import type { Columns as Chosen, Id } from '../../core/model.ts'
import type { FoundTable } from '../../workers/importer.ts'
import { useDesk } from '../desk/desk.ts'
import { useExtractAgain } from '../desk/extractions.ts'
import { EXTRACT_AGAIN } from '../shared/strings/extractAgain.ts'
import { ColumnsDialog } from './ColumnsDialog.tsx'

export interface ColumnsProps {
  tables: FoundTable[]
  /** The import that the tables came with, when they are in the library; null when they are on their way in. */
  importId: Id | null
  /** The columns are told and remembered, or it was cancelled. */
  onEnd: (told: boolean) => void
}

/** Asks for the columns of tables; of those in the library the articles are then made anew. */
export function Columns({ tables, importId, onEnd }: ColumnsProps): ReactNode {
  const { db, notify } = useDesk()
  const { running, run } = useExtractAgain()
  const [busy, setBusy] = useState(false)
  const remember = async (columns: Record<string, Chosen>): Promise<void> => {
    setBusy(true)
    try {
      await chooseColumns(db, columns)
    } catch (error) {
      notify({ message: (error as Error).message, kind: 'error' })
      return setBusy(false)
    }
    onEnd(true)
  }
  const makeAnew = (id: Id, columns: Record<string, Chosen>): void => {
    // The dialog stays, with what was chosen in it.
    if (running !== null) return notify({ message: EXTRACT_AGAIN.busy })
    onEnd(true)
    void run({ type: 'tables', importId: id, columns }, async () => {
      const former = await chooseColumns(db, columns)
      await readAsTold(db, id)
      return () => restoreColumns(db, former)
    })
  }
  return <ColumnsDialog tables={tables} again={importId !== null} busy={busy} onChosen={(columns) => (importId === null ? void remember(columns) : makeAnew(importId, columns))} onClose={() => busy || onEnd(false)} />
}
