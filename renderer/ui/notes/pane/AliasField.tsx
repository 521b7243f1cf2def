import { X } from 'lucide-react'
import { useState } from 'react'
import { NOTE_ABOUT as strings } from '../../shared/strings/noteAbout.ts'
import { TextField } from '../../shared/TextField.tsx'
import styles from './NoteAbout.module.css'

export interface AliasFieldProps {
  /** Of the field, for its label. */
  id: string
  aliases: readonly string[]
  onChange: (aliases: string[]) => void
}

/** A note's other names: Enter or a comma adds what is typed, Backspace in the empty field takes the last one back into it. */
export function AliasField({ id, aliases, onChange }: AliasFieldProps) {
  const [typed, setTyped] = useState('')
  const add = (): void => {
    const names = typed.split(',').map((name) => name.replace(/\s+/g, ' ').trim()).filter((name) => name !== '')
    setTyped('')
    const next = [...aliases]
    for (const name of names) if (!next.some((alias) => alias.toLowerCase() === name.toLowerCase())) next.push(name)
    if (next.length > aliases.length) onChange(next)
  }
  return (
    <div className={styles.aliases}>
      {aliases.length > 0 && (
        <ul aria-label={strings.aliases}>
          {aliases.map((alias) => (
            <li key={alias} className={styles.alias}>
              <span dir="auto">{alias}</span>
              <button type="button" aria-label={strings.removeAlias(alias)} onClick={() => onChange(aliases.filter((other) => other !== alias))}>
                <X size={12} aria-hidden />
              </button>
            </li>
          ))}
        </ul>
      )}
      <TextField
        id={id} value={typed} placeholder={strings.addAlias} title={strings.aliasesHint} autoComplete="off" onChange={(event) => setTyped(event.target.value)} onBlur={add}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return
          if (event.key === 'Enter' || event.key === ',') add()
          else if (event.key === 'Backspace' && typed === '' && aliases.length > 0) {
            setTyped(aliases.at(-1)!)
            onChange(aliases.slice(0, -1))
          } else return
          event.preventDefault()
        }}
      />
    </div>
  )
}
