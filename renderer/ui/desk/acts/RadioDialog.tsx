/** A dialog that asks for one of a few things, by arrow keys and Enter or by the digit of each. */
import { type FormEvent, useEffect, useId, useRef, useState } from 'react'
import { Button } from '../../shared/Button.tsx'
import { Dialog } from '../../shared/Dialog.tsx'
import { Kbd } from '../../shared/Kbd.tsx'
import { deskStrings as strings } from '../../shared/strings/desk.ts'
import styles from '../dialogs/dialogs.module.css'

export interface Choice<V> {
  value: V
  label: string
  /** A quiet second line. */
  hint?: string
}

export interface RadioDialogProps<V> {
  title: string
  description?: string
  /** At most nine. */
  choices: Choice<V>[]
  /** What is chosen at first. */
  initial: number
  /** The words of the button. */
  confirm: string
  onPick: (value: V) => void
  onClose: () => void
}

/** Shown while it is mounted. */
export function RadioDialog<V>({ title, description, choices, initial, confirm, onPick, onClose }: RadioDialogProps<V>) {
  const [chosen, setChosen] = useState(initial)
  const first = useRef<HTMLInputElement>(null)
  const form = useId()
  const pick = (at: number): void => {
    const choice = choices[at]
    if (choice === undefined) return
    onClose()
    onPick(choice.value)
  }
  // Wherever the focus is: a quick hand is there before it.
  const latest = useRef(pick)
  useEffect(() => {
    latest.current = pick
  })
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (!/^[1-9]$/.test(event.key) || event.ctrlKey || event.metaKey || event.altKey) return
      event.preventDefault()
      latest.current(Number(event.key) - 1)
    }
    addEventListener('keydown', onKeyDown, { capture: true })
    return () => removeEventListener('keydown', onKeyDown, { capture: true })
  }, [])
  return (
    <Dialog
      open
      size="small"
      title={title}
      {...(description === undefined ? {} : { description })}
      initialFocus={first}
      onOpenChange={(open) => !open && onClose()}
      footer={
        <>
          <Button onClick={onClose}>{strings.cancel}</Button>
          <Button variant="primary" type="submit" form={form}>{confirm}</Button>
        </>
      }
    >
      <form
        id={form}
        onSubmit={(event: FormEvent) => {
          event.preventDefault()
          pick(chosen)
        }}
      >
        <fieldset className={styles.choices}>
          <legend className={styles.hidden}>{title}</legend>
          {choices.map(({ label, hint }, at) => (
            <label key={label} className={styles.choice}>
              <input ref={at === chosen ? first : null} type="radio" name={form} checked={at === chosen} onChange={() => setChosen(at)} />
              <span>{label}{hint === undefined ? null : <span className={styles.hint}>{hint}</span>}</span>
              <Kbd keys={String(at + 1)} />
            </label>
          ))}
        </fieldset>
      </form>
    </Dialog>
  )
}
