/** One quote of the citation check: what was found, its words, and where one can go from it. */
import { Check, CircleAlert, FileText, type LucideIcon, MoveVertical, NotebookPen, RotateCcw, Scissors } from 'lucide-react'
import { createElement, type ReactNode } from 'react'
import { PROBLEMS, type CitationState } from '../../core/notes/citations.ts'
import { dateInWords } from '../desk/peek/describeArticle.ts'
import { Button } from '../shared/Button.tsx'
import { citationStrings as strings } from '../shared/strings/citations.ts'
import styles from './passages.module.css'
import type { CitationResult } from './useCitationCheck.ts'
import { WordChanges } from './WordChanges.tsx'

export interface CitationRowProps {
  result: CitationResult
  /** The row that Tab reaches: its buttons are reached too. */
  active: boolean
  onNote: () => void
  onArticle: () => void
  onNewest: () => void
  onRestore: () => void
}

const ICONS: Record<CitationState, LucideIcon> = {
  exact: Check, shortened: Scissors, moved: MoveVertical, altered: CircleAlert, changed: CircleAlert, noVersion: CircleAlert, noArticle: CircleAlert,
}

export function CitationRow({ result: { citation, verdict, article, noteTitle }, active, onNote, onArticle, onNewest, onRestore }: CitationRowProps): ReactNode {
  const { state, changes, newest } = verdict
  const { source } = citation.attrs
  const tabIndex = active ? 0 : -1
  const from = article ?? source
  return (
    <div className={styles.citation}>
      <p className={PROBLEMS.includes(state) ? styles.problem : styles.fine}>{createElement(ICONS[state], { size: 14, 'aria-hidden': true })} {strings.states[state]}</p>
      <div className={styles.body}>
        {state === 'altered' ? <WordChanges changes={changes} lang={from.lang} /> : <p className={styles.quote} lang={from.lang ?? undefined} dir="auto">{citation.wording}</p>}
        {strings.details[state] !== '' && <p className={styles.detail}>{strings.details[state]}</p>}
        <p className={styles.detail}>
          {strings.inNote(noteTitle === '' ? strings.untitled : noteTitle, citation.heading)} · {[from.siteName ?? from.title, dateInWords(from.publishedAt)].filter((part) => part !== null).join(', ')}
        </p>
        <p className={styles.actions}>
          <Button variant="quiet" icon={NotebookPen} tabIndex={tabIndex} onClick={onNote}>{strings.goToNote}</Button>
          {article !== null && <Button variant="quiet" icon={FileText} tabIndex={tabIndex} onClick={onArticle}>{strings.goToArticle}</Button>}
          {newest !== null && <Button variant="quiet" icon={MoveVertical} tabIndex={tabIndex} onClick={onNewest}>{strings.currentVersion}</Button>}
          {state === 'altered' && <Button icon={RotateCcw} tabIndex={tabIndex} onClick={onRestore}>{strings.restore}</Button>}
        </p>
      </div>
    </div>
  )
}
