/**
 * Which column of a table is what: guessed, shown with some rows and with what the first article would be, changed, and remembered. One table after the other, unless
 * one is to hold for those that have its columns, or the rest is left to the guess.
 */
import { useId, useMemo, useRef, useState, type ReactNode } from 'react'
import { COLUMN_FIELDS, columnOf, withColumn, type ColumnField } from '../../core/import/bulk/columnFields.ts'
import { isKnownByColumns } from '../../core/import/bulk/table.ts'
import { columnsTold, likeColumns, type Telling, tablesToTell, toldTables } from '../../core/import/bulk/tablesToTell.ts'
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
  /** Of the tables that were told; the others are read as they are guessed, or as they were. */
  onChosen: (columns: Record<string, Columns>) => void
  onClose: () => void
}

export function ColumnsDialog({ tables, again, busy, onChosen, onClose }: ColumnsDialogProps): ReactNode {
  const all = useMemo(() => tablesToTell(tables), [tables])
  const [at, setAt] = useState(0)
  /** Those that were shown. One that was told with another until that led no more has not been told by anybody. */
  const [shown, setShown] = useState<ReadonlySet<number>>(new Set([0]))
  const [telling, setTelling] = useState<Telling>(() => ({ columns: Object.fromEntries(all.map(({ table }) => [table.signature, table.columns])), leading: new Set() }))
  const told = useMemo(() => toldTables(all, telling), [all, telling])
  const go = useRef<HTMLButtonElement>(null)
  const text = useRef<HTMLSelectElement>(null)
  const { table, names } = all[at]!
  const { columns } = told[at]!
  const asked = told.flatMap((one, index) => (one.with === index ? [index] : []))
  const step = asked.indexOf(at)
  const next = asked[step + 1]
  const rest = asked.filter((index) => !shown.has(index))
  const like = all.filter((one, index) => index > at && (told[index]!.with === at || (told[index]!.with === index && likeColumns(columns, table, one.table) !== null)))
  const leads = telling.leading.has(table.signature)
  const show = (index: number): void => {
    setAt(index)
    setShown(new Set([...shown, index]))
  }
  const lead = (on: boolean): void => setTelling({ ...telling, leading: new Set([...telling.leading].filter((signature) => signature !== table.signature).concat(on ? [table.signature] : [])) })
  const choose = (): void => onChosen(columnsTold(all, told, shown))
  const footer = (
    <>
      {step > 0 ? <Button variant="quiet" onClick={() => setAt(asked[step - 1]!)}>{strings.back}</Button> : null}
      {rest.length > 0 ? <Button variant="quiet" disabled={busy} onClick={choose}>{again ? strings.leaveRest(rest.length) : strings.guessRest(rest.length)}</Button> : null}
      <Button onClick={onClose}>{strings.cancel}</Button>
      <Button ref={go} variant="primary" disabled={busy} onClick={() => (next === undefined ? choose() : show(next))}>{next !== undefined ? strings.next : again ? strings.runAgain : strings.run}</Button>
    </>
  )
  return (
    <Dialog
      open size="wide" title={strings.title(names)} description={`${asked.length > 1 ? `${strings.of(step + 1, asked.length)}. ` : ''}${again ? strings.teachAgain : isKnownByColumns(table.signature) ? strings.teach : strings.teachNameless}`}
      footer={footer} initialFocus={columnOf(columns, 'text') === null ? text : go} onOpenChange={(open) => open || onClose()}
    >
      {columnOf(columns, 'text') === null && <p role="alert" className={styles.problem}>{strings.noText}</p>}
      {like.length > 0 && (
        <label className={styles.like}>
          <input type="checkbox" checked={leads} onChange={({ target }) => lead(target.checked)} />
          {strings.like(like.flatMap((one) => one.names))}
        </label>
      )}
      <div className={styles.parts}>
        <Fields key={table.signature} table={table} columns={columns} text={text} onChange={(changed) => setTelling({ ...telling, columns: { ...telling.columns, [table.signature]: changed } })} />
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
