/** Find and replace in the note. Enter and F3 go on, Shift goes back, Escape returns to the text with the match selected. */
import { CaseSensitive, ChevronDown, ChevronRight, ChevronUp, Regex, WholeWord, X } from 'lucide-react'
import { useEffect, useRef, useState, useSyncExternalStore, type KeyboardEvent } from 'react'
import type { Editor } from '@tiptap/core'
import { Button } from '../../shared/Button.tsx'
import { classes } from '../../shared/classes.ts'
import { IconButton } from '../../shared/IconButton.tsx'
import { noteToolsStrings as strings } from '../../shared/strings/noteTools.ts'
import { TextField } from '../../shared/TextField.tsx'
import { useShortcut } from '../../shared/useShortcut.ts'
import { NoteFind } from './noteFind.ts'
import styles from './NoteFindBar.module.css'

export interface NoteFindBarProps {
  editor: Editor
  /** Opened anew with each number: the field is focused again. */
  asked: number
  replacing: boolean
  onReplacing: (replacing: boolean) => void
  onClose: () => void
}

export function NoteFindBar({ editor, asked, replacing, onReplacing, onClose }: NoteFindBarProps) {
  const [find] = useState(() => new NoteFind(editor))
  const { query, count, at, partial, error } = useSyncExternalStore(find.subscribe, find.state)
  const [replacement, setReplacement] = useState('')
  const [done, setDone] = useState('')
  const bar = useRef<HTMLDivElement>(null)
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => {
    find.open()
    return () => find.close()
  }, [find])
  useEffect(() => {
    field.current?.focus()
    field.current?.select()
    // oxlint-disable-next-line react/exhaustive-effect-dependencies -- when, not what
  }, [asked])

  const look = (change: Partial<typeof query>): void => {
    setDone('')
    find.look({ ...query, ...change })
  }
  const close = (): void => {
    onClose()
    find.leave()
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Escape') close()
    else if (event.key === 'Enter' && event.target === field.current) find.step(event.shiftKey ? -1 : 1)
    else if (event.key === 'Enter') find.replace(replacement)
    else return
    event.preventDefault()
  }
  const inBar = { when: () => bar.current?.contains(document.activeElement) === true }
  const inNote = { when: () => bar.current?.closest('[data-note]')?.contains(document.activeElement) === true }
  useShortcut('Escape', close, inBar)
  useShortcut('F3', () => find.step(1), inNote)
  useShortcut('Shift+F3', () => find.step(-1), inNote)
  const replaceAll = (): void => {
    const { replaced, quoted } = find.replaceAll(replacement)
    setDone(strings.replaced(replaced, quoted))
  }
  const status = done !== '' ? done : error !== null ? strings.badPattern : query.text === '' ? '' : count === 0 ? strings.noMatch : strings.matches(at + 1, count, partial)
  return (
    <div className={styles.bar} role="search" aria-label={strings.find} ref={bar}>
      <div className={styles.row}>
        <IconButton label={replacing ? strings.hideReplace : strings.showReplace} icon={replacing ? ChevronDown : ChevronRight} aria-expanded={replacing} onClick={() => onReplacing(!replacing)} />
        <TextField ref={field} className={styles.field} aria-label={strings.find} placeholder={strings.find} value={query.text} spellCheck={false} aria-invalid={error !== null} onKeyDown={onKeyDown} onChange={({ target }) => look({ text: target.value })} />
        <IconButton label={strings.matchCase} icon={CaseSensitive} pressed={query.matchCase} onClick={() => look({ matchCase: !query.matchCase })} />
        <IconButton label={strings.wholeWord} icon={WholeWord} pressed={query.wholeWord} onClick={() => look({ wholeWord: !query.wholeWord })} />
        <IconButton label={strings.regex} icon={Regex} pressed={query.regex} onClick={() => look({ regex: !query.regex })} />
        <IconButton label={strings.previous} icon={ChevronUp} shortcut="Shift+F3" onClick={() => find.step(-1)} />
        <IconButton label={strings.next} icon={ChevronDown} shortcut="F3" onClick={() => find.step(1)} />
        <IconButton label={strings.closeFind} icon={X} onClick={close} />
      </div>
      {replacing && (
        <div className={classes(styles.row, styles.replacing)}>
          <TextField
            className={styles.replacement} aria-label={strings.replaceWith} placeholder={strings.replaceWith} value={replacement} spellCheck={false} onChange={({ target }) => setReplacement(target.value)}
            onKeyDown={onKeyDown}
          />
          <Button onClick={() => find.replace(replacement)} disabled={count === 0}>{strings.replace}</Button>
          <Button onClick={replaceAll} disabled={count === 0}>{strings.replaceAll}</Button>
        </div>
      )}
      <div className={styles.status} role="status" title={error ?? undefined}>{status}</div>
    </div>
  )
}
