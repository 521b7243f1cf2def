/** Which names of an actor are to become one of their own. The least used is proposed: it is the likeliest to have come in by mistake. */
import { type FormEvent, useId, useRef, useState } from 'react'
import type { ActorRow, FormRow } from '../../../core/model.ts'
import { Button } from '../../shared/Button.tsx'
import { Dialog } from '../../shared/Dialog.tsx'
import { actStrings as strings } from '../../shared/strings/acts.ts'
import { deskStrings } from '../../shared/strings/desk.ts'
import { languageName } from '../peek/describeArticle.ts'
import styles from '../dialogs/dialogs.module.css'

export interface SplitDialogProps {
  actor: ActorRow
  /** The most used first; two or more. */
  forms: FormRow[]
  onSplit: (forms: FormRow[]) => void
  onClose: () => void
}

/** Shown while it is mounted. */
export function SplitDialog({ actor, forms, onSplit, onClose }: SplitDialogProps) {
  const [off, setOff] = useState<ReadonlySet<number>>(() => new Set(forms.slice(-1).map(({ id }) => id)))
  const first = useRef<HTMLInputElement>(null)
  const form = useId()
  const some = off.size > 0 && off.size < forms.length
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (!some) return
    onClose()
    onSplit(forms.filter(({ id }) => off.has(id)))
  }
  const toggle = (id: number): void => {
    const next = new Set(off)
    if (!next.delete(id)) next.add(id)
    setOff(next)
  }
  return (
    <Dialog
      open
      size="small"
      title={strings.splitTitle(actor.name)}
      description={strings.splitDescription}
      initialFocus={first}
      onOpenChange={(open) => !open && onClose()}
      footer={
        <>
          <Button onClick={onClose}>{deskStrings.cancel}</Button>
          <Button variant="primary" type="submit" form={form} disabled={!some}>{strings.split}</Button>
        </>
      }
    >
      <form id={form} onSubmit={submit}>
        <fieldset className={styles.choices}>
          <legend className={styles.hidden}>{strings.splitTitle(actor.name)}</legend>
          {forms.map(({ id, name, lang }, at) => (
            <label key={id} className={styles.choice}>
              <input ref={at === forms.length - 1 ? first : null} type="checkbox" checked={off.has(id)} onChange={() => toggle(id)} />
              <span lang={lang === 'und' ? undefined : lang}>{name}</span>
              <span className={styles.hint}>{languageName(lang)}</span>
            </label>
          ))}
        </fieldset>
      </form>
    </Dialog>
  )
}
