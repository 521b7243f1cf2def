import type { ReactNode } from 'react'
import { COLUMN_FIELDS, columnOf } from '../../core/import/bulk/columnFields.ts'
import type { Columns } from '../../core/model.ts'
import type { FoundTable } from '../../workers/importer.ts'
import { columnStrings as strings } from '../shared/strings/columns.ts'
import { cellText } from './cellText.ts'
import styles from './ColumnsDialog.module.css'

/** Rows that are shown, characters of a cell, and columns: nobody looks through more. */
const ROWS = 3
const CHARACTERS = 140
const COLUMNS = 60

/** Wider than the dialog as a rule: it takes the focus, so that arrow keys scroll it. */
const SCROLLED = { tabIndex: 0 }

/** The first rows as they stand in the table; above each column, what it is taken for. */
export function TableSample({ table: { names, rows }, columns }: { table: FoundTable; columns: Columns }): ReactNode {
  const roles = new Map<string, string[]>()
  for (const field of COLUMN_FIELDS) {
    const column = columnOf(columns, field)
    if (column !== null) roles.set(column, [...(roles.get(column) ?? []), strings.fields[field]])
  }
  const shown = names.slice(0, COLUMNS)
  return (
    <section className={styles.sample} aria-label={strings.sample} {...SCROLLED}>
      <table>
        <caption className={styles.caption}>{strings.sample}</caption>
        <thead>
          <tr>
            {shown.map((name) => (
              <th key={name} scope="col" className={roles.has(name) ? styles.taken : undefined}>
                <span className={styles.role}>{roles.get(name)?.join(', ') ?? ' '}</span>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, ROWS).map((row, at) => (
            <tr key={at}>
              {shown.map((name) => <td key={name} dir="auto" className={roles.has(name) ? undefined : styles.unused}><div className={styles.cell}>{cellText(row[name]).slice(0, CHARACTERS)}</div></td>)}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
