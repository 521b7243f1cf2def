/** The tables whose columns the user has told; each can be forgotten, so that the next one is asked about. */
import type { ReactNode } from 'react'
import { COLUMN_FIELDS, columnOf } from '../../core/import/bulk/columnFields.ts'
import { isKnownByColumns } from '../../core/import/bulk/table.ts'
import type { Columns } from '../../core/model.ts'
import { chooseColumns, forgetColumns } from '../../data/columnChoices.ts'
import { useDesk } from '../desk/desk.ts'
import { useSetting } from '../desk/useSetting.ts'
import { Button } from '../shared/Button.tsx'
import { columnStrings as strings } from '../shared/strings/columns.ts'
import styles from './Settings.module.css'

/** `Title: headline, Text: body`. */
function inWords(columns: Columns): string {
  return COLUMN_FIELDS.flatMap((field) => {
    const column = columnOf(columns, field)
    return column === null ? [] : [`${strings.fields[field]}: ${column}`]
  }).join(', ')
}

export function TableColumns(): ReactNode {
  const { db, notify } = useDesk()
  const choices = Object.entries(useSetting('columns')).filter(([signature]) => isKnownByColumns(signature)).toReversed()
  const forget = async (signature: string): Promise<void> => {
    const forgotten = await forgetColumns(db, signature)
    if (forgotten !== null) notify({ message: strings.forgotten, undo: () => chooseColumns(db, { [signature]: forgotten }) })
  }
  return (
    <>
      <p className={styles.quiet}>{choices.length === 0 ? strings.noneYet : strings.teachSection}</p>
      <ul>
        {choices.map(([signature, columns]) => (
          <li key={signature} className={styles.decision}>
            <span className={styles.words} title={inWords(columns)}>{inWords(columns)}</span>
            <Button variant="quiet" aria-label={strings.forgetOne(inWords(columns))} onClick={() => void forget(signature)}>{strings.forget}</Button>
          </li>
        ))}
      </ul>
    </>
  )
}
