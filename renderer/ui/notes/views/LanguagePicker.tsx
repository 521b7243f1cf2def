/** A button that names a code's language and, pressed, becomes a field to search one in: a combobox with a list, all by keyboard. */
import { useId, useRef, useState, type KeyboardEvent } from 'react'
import { classes } from '../../shared/classes.ts'
import { Popover } from '../../shared/Popover.tsx'
import { codeStrings as strings } from '../../shared/strings/noteNodes.ts'
import { TextField } from '../../shared/TextField.tsx'
import styles from './CodeBlock.module.css'
import { LANGUAGES, searchLanguages } from './languages.ts'

export interface LanguagePickerProps {
  shown: string
  /** What stands after the fence now; empty: nothing. */
  word: string
  disabled: boolean
  onPick: (language: string) => void
  onClosed: () => void
}

interface Choice {
  id: string
  name: string
}

/** No language first; any word that is none of ours can be used all the same. */
function choicesFor(query: string): Choice[] {
  const wanted = query.trim().toLowerCase().split(/\s+/)[0] ?? ''
  if (wanted === '') return [{ id: '', name: strings.plain }, ...LANGUAGES]
  const found = searchLanguages(wanted)
  const known = found.some(({ id, also }) => id === wanted || also.includes(wanted))
  return known ? found : [...found, { id: wanted, name: strings.other(wanted) }]
}

export function LanguagePicker({ shown, word, disabled, onPick, onClosed }: LanguagePickerProps) {
  const [open, setOpen] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const field = useRef<HTMLInputElement>(null)
  return (
    <>
      <button ref={button} type="button" className={styles.language} disabled={disabled} aria-haspopup="listbox" aria-expanded={open} aria-label={strings.language(shown)} onClick={() => setOpen(true)}>
        {shown}
      </button>
      <Popover
        open={open} anchor={button} label={strings.pick} initialFocus={field}
        onOpenChange={(open) => {
          setOpen(open)
          if (!open) onClosed()
        }}
      >
        <Search
          field={field} word={word}
          onPick={(id) => {
            onPick(id)
            setOpen(false)
            onClosed()
          }}
        />
      </Popover>
    </>
  )
}

function Search({ field, word, onPick }: { field: React.RefObject<HTMLInputElement | null>; word: string; onPick: (language: string) => void }) {
  const id = useId()
  const [query, setQuery] = useState('')
  const choices = choicesFor(query)
  const [active, setActive] = useState(() => Math.max(0, choices.findIndex((choice) => choice.id === word)))
  const option = (index: number): string => `${id}-${index}`
  const move = (to: number): void => {
    setActive(to)
    document.getElementById(option(to))?.scrollIntoView({ block: 'nearest' })
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    const last = choices.length - 1
    const to = { ArrowDown: active === last ? 0 : active + 1, ArrowUp: active === 0 ? last : active - 1, PageDown: Math.min(last, active + 8), PageUp: Math.max(0, active - 8) }[event.key]
    const choice = choices[active]
    if (to !== undefined) move(to)
    else if (event.key === 'Enter' && choice !== undefined && !event.nativeEvent.isComposing) onPick(choice.id)
    else return
    event.preventDefault()
  }
  return (
    <div className={styles.search}>
      <TextField
        ref={field} role="combobox" aria-label={strings.pick} aria-expanded aria-controls={id} aria-autocomplete="list" aria-activedescendant={option(active)} placeholder={strings.pick} value={query} spellCheck={false}
        onChange={({ target }) => {
          setQuery(target.value)
          setActive(0)
        }}
        onKeyDown={onKeyDown}
      />
      <div id={id} role="listbox" tabIndex={-1} aria-label={strings.pick} className={styles.list}>
        {choices.map((choice, index) => (
          <div
            key={choice.id} id={option(index)} role="option" tabIndex={-1} aria-selected={index === active} className={classes(styles.option, index === active && styles.active)}
            ref={index === active && query === '' ? (element) => element?.scrollIntoView({ block: 'nearest' }) : null}
            onMouseDown={(event) => event.preventDefault()} onMouseUp={() => onPick(choice.id)}
          >
            {choice.name}
          </div>
        ))}
      </div>
    </div>
  )
}
