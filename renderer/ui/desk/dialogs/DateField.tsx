/** A field for a date, which says how it understood what is typed. */
import { type Ref, useId } from 'react'
import { deskStrings as strings } from '../../shared/strings/desk.ts'
import { TextField } from '../../shared/TextField.tsx'
import { dateInWords } from '../peek/describeArticle.ts'
import styles from './dialogs.module.css'
import { readDate } from './readDate.ts'

export interface DateFieldProps {
  label: string
  value: string
  onChange: (typed: string) => void
  /** Whether an empty field says what may be typed. */
  hint?: boolean
  ref?: Ref<HTMLInputElement>
}

export function DateField({ label, value, onChange, hint = true, ref }: DateFieldProps) {
  const id = useId()
  const date = readDate(value)
  return (
    <div className={styles.field}>
      <label className={styles.label} htmlFor={id}>{label}</label>
      <TextField
        {...(ref === undefined ? {} : { ref })}
        id={id}
        value={value}
        aria-invalid={date === undefined}
        aria-describedby={`${id}-read`}
        onChange={(event) => onChange(event.target.value)}
      />
      <p id={`${id}-read`} className={date === undefined ? styles.error : styles.hint} role={date === undefined ? 'alert' : undefined}>
        {date === undefined ? strings.dateInvalid : date === null ? (hint ? strings.dateHint : strings.dateUnknown) : strings.dateRead(dateInWords(date), date, value.trim())}
      </p>
    </div>
  )
}
