/** A dialog that asks for one line: a new name, a new title. */
import { type FormEvent, useId, useRef, useState } from 'react'
import { Button } from '../../shared/Button.tsx'
import { Dialog } from '../../shared/Dialog.tsx'
import { deskStrings as strings } from '../../shared/strings/desk.ts'
import { TextField } from '../../shared/TextField.tsx'
import styles from './dialogs.module.css'

export interface TextDialogProps {
  title: string
  label: string
  /** A quiet line below the field. */
  hint?: string
  initial: string
  onSave: (text: string) => void
  onClose: () => void
}

/** Shown while it is mounted. Saves what was typed, trimmed, unless it is empty or as it was. */
export function TextDialog({ title, label, hint, initial, onSave, onClose }: TextDialogProps) {
  const [text, setText] = useState(initial)
  const field = useRef<HTMLInputElement>(null)
  const form = useId()
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    const typed = text.trim()
    if (typed === '') return
    onClose()
    if (typed !== initial) onSave(typed)
  }
  return (
    <Dialog
      open
      size="small"
      title={title}
      initialFocus={field}
      onOpenChange={(open) => !open && onClose()}
      footer={
        <>
          <Button onClick={onClose}>{strings.cancel}</Button>
          <Button variant="primary" type="submit" form={form} disabled={text.trim() === ''}>{strings.save}</Button>
        </>
      }
    >
      <form id={form} onSubmit={submit}>
        <label className={styles.field}>
          <span className={styles.label}>{label}</span>
          <TextField ref={field} value={text} onChange={(event) => setText(event.target.value)} onFocus={(event) => event.target.select()} />
        </label>
        {hint !== undefined && <p className={styles.hint}>{hint}</p>}
      </form>
    </Dialog>
  )
}
