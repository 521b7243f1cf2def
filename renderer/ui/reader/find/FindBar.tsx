/** Find in article: all matches are lit, one is the current; Enter and F3 go on, Shift goes back, Escape closes. */
import { ChevronDown, ChevronUp, X } from 'lucide-react'
import { type KeyboardEvent, type RefObject, useDeferredValue, useEffect, useMemo, useRef, useState } from 'react'
import type { Span } from '../../../core/model.ts'
import { scrollerOf } from '../../shared/scrollerOf.ts'
import { IconButton } from '../../shared/IconButton.tsx'
import { readerStrings as strings } from '../../shared/strings/reader.ts'
import { TextField } from '../../shared/TextField.tsx'
import { useShortcut } from '../../shared/useShortcut.ts'
import { isOutsideNotes } from '../isOutsideNotes.ts'
import styles from '../article/Article.module.css'
import { findInText, foldUnits } from './findInText.ts'
import { revealSettled } from '../scrolling.ts'
import { rangeOf, selectPassage } from '../textPosition.ts'

/** Matches counted; lighting more would help nobody. */
const MOST = 2_000

const ALL = 'dossier-find'
const CURRENT = 'dossier-find-current'

const highlights = typeof Highlight === 'undefined' ? null : CSS.highlights

export interface FindBarProps {
  text: string
  body: RefObject<HTMLDivElement | null>
  /** Has the chunk of an offset rendered. */
  show: (offset: number) => void
  /** Where to begin: the first character in sight. */
  from: () => number
  onClose: () => void
  ref: RefObject<HTMLInputElement | null>
}

export function FindBar({ text, body, show, from, onClose, ref }: FindBarProps) {
  const [query, setQuery] = useState('')
  const wanted = useDeferredValue(query)
  const folded = useMemo(() => foldUnits(text), [text])
  const matches = useMemo(() => findInText(folded, wanted, MOST), [folded, wanted])
  const [at, setAt] = useState(0)
  const begin = useRef(from())

  // A new query begins at what was in sight when the bar was opened.
  useEffect(() => setAt(Math.max(0, matches.findIndex((match) => match.start >= begin.current))), [matches])

  const current: Span | undefined = matches[Math.min(at, matches.length - 1)]
  useEffect(() => {
    if (current !== undefined) show(current.start)
  }, [current, show])

  // Lit anew whenever anything is drawn: more of a long article may have come.
  useEffect(() => {
    if (body.current === null || highlights === null) return undefined
    const leaves = body.current.querySelectorAll('[data-at]')
    const lit = matches.flatMap((match) => {
      const range = match === current ? null : rangeOf(body.current!, match, leaves)
      return range === null ? [] : [new StaticRange(range)]
    })
    highlights.set(ALL, new Highlight(...lit))
    return () => void highlights.delete(ALL)
  })

  const revealed = useRef<Span | undefined>(undefined)
  useEffect(() => {
    const range = current === undefined || body.current === null ? null : rangeOf(body.current, current)
    if (range === null || body.current === null) return undefined
    if (highlights === null) selectPassage(range)
    else highlights.set(CURRENT, new Highlight(range))
    if (revealed.current !== current) revealSettled(range, scrollerOf(body.current), 'third')
    revealed.current = current
    return () => void highlights?.delete(CURRENT)
  })

  const step = (by: 1 | -1): void => {
    if (matches.length > 0) setAt((Math.min(at, matches.length - 1) + by + matches.length) % matches.length)
  }
  useShortcut('F3', () => step(1), { when: isOutsideNotes })
  useShortcut('Shift+F3', () => step(-1), { when: isOutsideNotes })
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Enter') step(event.shiftKey ? -1 : 1)
    else if (event.key === 'Escape') onClose()
    else return
    event.preventDefault()
  }

  return (
    <div className={styles.findBar} role="search">
      <TextField
        ref={ref}
        aria-label={strings.findLabel}
        placeholder={strings.findPlaceholder}
        value={query}
        onChange={(event) => setQuery(event.target.value)}
        onKeyDown={onKeyDown}
      />
      <span className={styles.findCount} role="status">
        {wanted.trim() === '' ? '' : matches.length === 0 ? strings.findNone : strings.findCount(Math.min(at, matches.length - 1) + 1, matches.length, matches.length === MOST)}
      </span>
      <IconButton label={strings.findPrevious} icon={ChevronUp} shortcut="Shift+F3" onClick={() => step(-1)} />
      <IconButton label={strings.findNext} icon={ChevronDown} shortcut="F3" onClick={() => step(1)} />
      <IconButton label={strings.findClose} icon={X} onClick={onClose} />
    </div>
  )
}
