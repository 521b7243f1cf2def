/** Setting when an event was: a day, a month, a year, or from one to another. */
import { type FormEvent, useId, useRef, useState } from 'react'
import { isEdtf } from '../../core/events/edtf.ts'
import type { Edtf, EventRow } from '../../core/model.ts'
import { DateField } from '../desk/dialogs/DateField.tsx'
import fields from '../desk/dialogs/dialogs.module.css'
import { readDate } from '../desk/dialogs/readDate.ts'
import { Button } from '../shared/Button.tsx'
import { Dialog } from '../shared/Dialog.tsx'
import { eventStrings as strings } from '../shared/strings/events.ts'
import styles from './EventPage.module.css'

export interface EventDateDialogProps {
  event: EventRow
  /** Both null: the date is unknown. A single date has no end, or an equal one. */
  onSave: (start: Edtf | null, end: Edtf | null) => void
  onClose: () => void
}

/** Shown while it is mounted. */
export function EventDateDialog({ event, onSave, onClose }: EventDateDialogProps) {
  const [from, setFrom] = useState(event.start ?? '')
  const [to, setTo] = useState(event.end === event.start ? '' : (event.end ?? ''))
  const form = useId()
  const first = useRef<HTMLInputElement>(null)
  const [start, end] = [readDate(from), readDate(to)]
  const valid = start !== undefined && end !== undefined
  let problem: string | null = null
  if (valid && start === null && end !== null) problem = strings.beginMissing
  else if (valid && start !== null && end !== null && !isEdtf(`${start}/${end}`)) problem = strings.orderWrong

  const submit = (submitted: FormEvent): void => {
    submitted.preventDefault()
    if (!valid || problem !== null) return
    onClose()
    // An interval typed as one value is two dates.
    const [only, until] = start !== null && end === null && start.includes('/') ? (start.split('/') as [string, string]) : [start, end ?? start]
    onSave(only, until)
  }
  return (
    <Dialog
      open
      size="small"
      title={strings.dateTitle}
      initialFocus={first}
      onOpenChange={(open) => !open && onClose()}
      footer={
        <>
          <Button onClick={onClose}>{strings.cancel}</Button>
          <Button variant="primary" type="submit" form={form} disabled={!valid || problem !== null}>{strings.save}</Button>
        </>
      }
    >
      <form id={form} className={styles.form} onSubmit={submit}>
        <DateField ref={first} label={strings.from} value={from} onChange={setFrom} />
        <DateField label={strings.to} value={to} onChange={setTo} hint={false} />
        {problem !== null && <p className={fields.error} role="alert">{problem}</p>}
      </form>
    </Dialog>
  )
}
