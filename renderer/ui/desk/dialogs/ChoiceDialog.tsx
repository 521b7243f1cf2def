/** A dialog with a field to type in and, below it, what one can choose: arrows move, Enter or a click takes (WAI-ARIA combobox with a listbox). */
import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef } from 'react'
import { Dialog } from '../../shared/Dialog.tsx'
import { TextField } from '../../shared/TextField.tsx'
import styles from './dialogs.module.css'

export interface Choice {
  key: string
  name: string
  detail?: string
}

export interface ChoiceDialogProps<C extends Choice> {
  title: string
  description?: string
  size?: 'small'
  /** Names the field; also its placeholder unless there is one. */
  label: string
  placeholder?: string
  /** Names the list. */
  listLabel: string
  typed: string
  onType: (typed: string) => void
  choices: readonly C[]
  /** Index of the choice that Enter takes. */
  active: number
  onActive: (index: number) => void
  /** Said above the list: that nothing is found, or why what was typed will not do. */
  remark?: ReactNode
  onPick: (choice: C) => void
  onClose: () => void
}

/** Shown while it is mounted; closes before it hands over what was picked. */
export function ChoiceDialog<C extends Choice>({ title, description, size, label, placeholder = label, listLabel, typed, onType, choices, active, onActive, remark, onPick, onClose }: ChoiceDialogProps<C>) {
  const field = useRef<HTMLInputElement>(null)
  const id = useId()
  useEffect(() => {
    document.getElementById(`${id}-${active}`)?.scrollIntoView({ block: 'nearest' })
  }, [id, active])
  const pick = (choice: C | undefined): void => {
    if (choice === undefined) return
    onClose()
    onPick(choice)
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return
    const to = { ArrowDown: Math.min(active + 1, choices.length - 1), ArrowUp: Math.max(active - 1, 0) }[event.key]
    if (to !== undefined) onActive(to)
    else if (event.key === 'Enter') pick(choices[active])
    else return
    event.preventDefault()
  }
  return (
    <Dialog
      open title={title} {...(description === undefined ? {} : { description })} {...(size === undefined ? {} : { size })}
      initialFocus={field} onOpenChange={(open) => !open && onClose()}
    >
      <TextField
        ref={field}
        role="combobox"
        aria-label={label}
        aria-expanded
        aria-controls={`${id}-options`}
        aria-activedescendant={choices.length > 0 ? `${id}-${active}` : undefined}
        aria-autocomplete="list"
        placeholder={placeholder}
        value={typed}
        onChange={(event) => onType(event.target.value)}
        onKeyDown={onKeyDown}
      />
      <div className={styles.options}>
        {remark !== undefined && <p className={styles.none} role="status">{remark}</p>}
        <div id={`${id}-options`} role="listbox" aria-label={listLabel}>
          {choices.map((choice, at) => (
            // Keys go to the field, which names the active option.
            <div
              key={choice.key}
              id={`${id}-${at}`}
              role="option"
              tabIndex={-1}
              aria-selected={at === active}
              className={styles.option}
              onPointerMove={() => onActive(at)}
              onClick={() => pick(choice)}
              onKeyDown={onKeyDown}
            >
              <span className={styles.name}>{choice.name}</span>
              {choice.detail !== undefined && <span className={styles.detail}>{choice.detail}</span>}
            </div>
          ))}
        </div>
      </div>
    </Dialog>
  )
}
