/** A dialog that asks for a folder or a tag: one of those there are, or a new one. */
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import { fold } from '../../core/text/fold.ts'
import { Dialog } from '../shared/Dialog.tsx'
import { noteListStrings as strings } from '../shared/strings/noteList.ts'
import { TextField } from '../shared/TextField.tsx'
import styles from './dialogs.module.css'

export interface PathDialogProps {
  title: string
  label: string
  placeholder: string
  /** Those there are, parents before children. */
  paths: readonly string[]
  /** Offered first, for “none of them”. */
  none?: string
  /** What was typed as it would be stored; null when it cannot be. */
  read: (typed: string) => string | null
  /** How a new one is offered. */
  create: (path: string) => string
  /** Why what was typed cannot be one. */
  invalid?: string
  onPick: (path: string) => void
  onClose: () => void
}

interface Choice {
  path: string
  text: string
}

/** Shown while it is mounted. */
export function PathDialog({ title, label, placeholder, paths, none, read, create, invalid, onPick, onClose }: PathDialogProps) {
  const [typed, setTyped] = useState('')
  const [active, setActive] = useState(0)
  const field = useRef<HTMLInputElement>(null)
  const id = useId()
  const wanted = fold(typed.trim())
  const path = typed.trim() === '' ? null : read(typed)
  const found = paths.filter((each) => fold(each).includes(wanted))
  const choices: Choice[] = [
    ...(none !== undefined && wanted === '' ? [{ path: '', text: none }] : []),
    // A name that is typed whole comes first.
    ...found.toSorted((a, b) => Number(fold(b) === wanted) - Number(fold(a) === wanted)).map((each) => ({ path: each, text: each })),
    ...(path === null || path === '' || paths.some((each) => each.toLowerCase() === path.toLowerCase()) ? [] : [{ path, text: create(path) }]),
  ]
  useEffect(() => {
    document.getElementById(`${id}-${active}`)?.scrollIntoView({ block: 'nearest' })
  }, [id, active])
  const pick = (choice: Choice | undefined): void => {
    if (choice === undefined) return
    onClose()
    onPick(choice.path)
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return
    const to = { ArrowDown: Math.min(active + 1, choices.length - 1), ArrowUp: Math.max(active - 1, 0) }[event.key]
    if (to !== undefined) setActive(to)
    else if (event.key === 'Enter') pick(choices[active])
    else return
    event.preventDefault()
  }
  return (
    <Dialog open size="small" title={title} initialFocus={field} onOpenChange={(open) => !open && onClose()}>
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
        onChange={(event) => {
          setTyped(event.target.value)
          setActive(0)
        }}
        onKeyDown={onKeyDown}
      />
      <div className={styles.options}>
        {invalid !== undefined && wanted !== '' && path === null && <p className={styles.none} role="status">{invalid}</p>}
        <div id={`${id}-options`} role="listbox" aria-label={strings.choices}>
          {choices.map((choice, at) => (
            // Keys go to the field, which names the active option.
            <div
              key={choice.text}
              id={`${id}-${at}`}
              role="option"
              tabIndex={-1}
              aria-selected={at === active}
              className={styles.option}
              onPointerMove={() => setActive(at)}
              onClick={() => pick(choice)}
              onKeyDown={onKeyDown}
            >
              <span className={styles.name}>{choice.text}</span>
            </div>
          ))}
        </div>
      </div>
    </Dialog>
  )
}
