/** Which column of a table is what: guessed, shown with some rows and with what the first article would be, changed, and remembered. One table after the other. */
import { useId, useMemo, useRef, useState, type ReactNode } from 'react'
import { COLUMN_FIELDS, columnOf, withColumn, type ColumnField } from '../../core/import/bulk/columnFields.ts'
import { isKnownByColumns } from '../../core/import/bulk/table.ts'
import type { Columns } from '../../core/model.ts'
import type { FoundTable } from '../../workers/importer.ts'
import { Button } from '../shared/Button.tsx'
import { Dialog } from '../shared/Dialog.tsx'
import { columnStrings as strings } from '../shared/strings/columns.ts'
import { Select } from '../shared/TextField.tsx'
import { cellText } from './cellText.ts'
import { ColumnsPreview } from './ColumnsPreview.tsx'
import styles from './ColumnsDialog.module.css'
import { TableSample } from './TableSample.tsx'

export interface ColumnsDialogProps {
  /** Several of one signature are one table. At least one. */
  tables: FoundTable[]
  /** They are in the library already, and their articles will be made anew. */
  again: boolean
  /** They were chosen, and are being remembered. */
  busy: boolean
  onChosen: (columns: Record<string, Columns>) => void
  onClose: () => void
}

interface Asked {
  table: FoundTable
  names: string[]
}

/** One for each signature, with the names of its files. */
function asked(tables: readonly FoundTable[]): Asked[] {
  const bySignature = new Map<string, Asked>()
  for (const table of tables) {
    const known = bySignature.get(table.signature)
    if (known === undefined) bySignature.set(table.signature, { table, names: [table.fileName] })
    else known.names.push(table.fileName)
  }
  return [...bySignature.values()]
}

export function ColumnsDialog({ tables, again, busy, onChosen, onClose }: ColumnsDialogProps): ReactNode {
  const all = useMemo(() => asked(tables), [tables])
  const [at, setAt] = useState(0)
  const [chosen, setChosen] = useState<Record<string, Columns>>(() => Object.fromEntries(all.map(({ table }) => [table.signature, table.columns])))
  const go = useRef<HTMLButtonElement>(null)
  const text = useRef<HTMLSelectElement>(null)
  const { table, names } = all[at]!
  const columns = chosen[table.signature]!
  const last = at === all.length - 1
  const footer = (
    <>
      {at > 0 ? <Button variant="quiet" onClick={() => setAt(at - 1)}>{strings.back}</Button> : null}
      <Button onClick={onClose}>{strings.cancel}</Button>
      <Button ref={go} variant="primary" disabled={busy} onClick={() => (last ? onChosen(chosen) : setAt(at + 1))}>{last ? (again ? strings.runAgain : strings.run) : strings.next}</Button>
    </>
  )
  return (
    <Dialog
      open size="wide" title={strings.title(names)} description={`${all.length > 1 ? `${strings.of(at + 1, all.length)}. ` : ''}${again ? strings.teachAgain : isKnownByColumns(table.signature) ? strings.teach : strings.teachNameless}`}
      footer={footer} initialFocus={columnOf(columns, 'text') === null ? text : go} onOpenChange={(open) => open || onClose()}
    >
      {columnOf(columns, 'text') === null && <p role="alert" className={styles.problem}>{strings.noText}</p>}
      <div className={styles.parts}>
        <Fields key={table.signature} table={table} columns={columns} text={text} onChange={(changed) => setChosen({ ...chosen, [table.signature]: changed })} />
        <ColumnsPreview table={table} columns={columns} />
      </div>
      <TableSample table={table} columns={columns} />
    </Dialog>
  )
}

interface FieldsProps {
  table: FoundTable
  columns: Columns
  text: React.RefObject<HTMLSelectElement | null>
  onChange: (columns: Columns) => void
}

function Fields({ table, columns, text, onChange }: FieldsProps): ReactNode {
  return (
    <div role="group" aria-label={strings.columns} className={styles.fields}>
      {COLUMN_FIELDS.map((field) => (
        <Field key={field} field={field} table={table} column={columnOf(columns, field)} {...(field === 'text' ? { select: text } : {})} onChange={(column) => onChange(withColumn(columns, field, column))} />
      ))}
    </div>
  )
}

/** No column has this name: it has a sign that no name is cut by. */
const NONE = ''

function Field({ field, table, column, select, onChange }: { field: ColumnField; table: FoundTable; column: string | null; select?: React.RefObject<HTMLSelectElement | null>; onChange: (column: string | null) => void }): ReactNode {
  const id = useId()
  const example = column === null ? '' : cellText(table.rows.map((row) => row[column]).find((value) => cellText(value) !== ''))
  return (
    <>
      <label htmlFor={id}>{strings.fields[field]}</label>
      <Select ref={select} id={id} className={styles.column} aria-describedby={`${id}-example`} value={column ?? NONE} onChange={(event) => onChange(event.target.value === NONE ? null : event.target.value)}>
        <option value={NONE}>{strings.none}</option>
        {table.names.map((name) => <option key={name} value={name}>{name}</option>)}
        {column !== null && !table.names.includes(column) ? <option value={column}>{column}</option> : null}
      </Select>
      <span id={`${id}-example`} className={styles.example} dir="auto">{example.slice(0, 120)}</span>
    </>
  )
}
