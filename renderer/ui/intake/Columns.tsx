import type { ReactNode } from 'react'
import { chooseColumns } from '../../data/columnChoices.ts'
import type { Columns as Chosen, Id } from '../../core/model.ts'
import type { FoundTable } from '../../workers/importer.ts'
import { useDesk } from '../desk/desk.ts'
import { useExtractAgain } from '../desk/extractions.ts'
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
  const { run } = useExtractAgain()
  const chosen = async (columns: Record<string, Chosen>): Promise<void> => {
    await chooseColumns(db, columns)
    onEnd(true)
    const signatures = tables.filter(({ signature, columns: before }) => JSON.stringify(before) !== JSON.stringify(columns[signature])).map(({ signature }) => signature)
    if (importId !== null && signatures.length > 0) await run({ type: 'tables', importId, signatures })
  }
  return <ColumnsDialog tables={tables} again={importId !== null} onChosen={(columns) => void chosen(columns).catch((error: Error) => notify({ message: error.message, kind: 'error' }))} onClose={() => onEnd(false)} />
}
