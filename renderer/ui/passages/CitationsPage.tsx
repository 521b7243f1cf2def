/** The citation check, in the middle pane: every quote of a note, or of all, compared with its article. */
import { useLiveQuery } from 'dexie-react-hooks'
import { RefreshCw } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import type { Id } from '../../core/model.ts'
import { PROBLEMS, type CitationState } from '../../core/notes/citations.ts'
import { rewordPassage } from '../../core/notes/passageInNote.ts'
import type { Replay } from '../../data/notes.ts'
import { useDesk } from '../desk/desk.ts'
import { requestInNote } from '../desk/notes/noteRequests.ts'
import { PlaceLink } from '../desk/mentions/PlaceLink.tsx'
import { Button } from '../shared/Button.tsx'
import { EmptyState } from '../shared/EmptyState.tsx'
import { citationStrings as strings } from '../shared/strings/citations.ts'
import { VirtualGrid } from '../shared/VirtualGrid.tsx'
import { CitationRow } from './CitationRow.tsx'
import styles from './passages.module.css'
import { useCitationCheck, type CitationResult } from './useCitationCheck.ts'

export interface CitationsPageProps {
  /** The note to check, or null for all. */
  noteId: Id | null
  replay: Replay
}

type Shown = CitationState | 'problems' | 'all'

export function CitationsPage({ noteId, replay }: CitationsPageProps): ReactNode {
  const { db, editNote, go, notify, openNote } = useDesk()
  const { state, results, unreadable, run, cancel } = useCitationCheck(db, replay, noteId)
  const title = useLiveQuery(async () => (noteId === null ? null : ((await db.notes.get(noteId))?.title ?? '')), [db, noteId])
  const [chosen, setChosen] = useState<Shown | null>(null)
  const [active, setActive] = useState(0)

  const countOf = (shown: Shown): number => results.filter((result) => isShown(result, shown)).length
  const problems = countOf('problems')
  // What wants a decision comes first, while there is any.
  const shown = chosen ?? (problems > 0 ? 'problems' : 'all')
  const rows = results.filter((result) => isShown(result, shown))
  const running = state.kind === 'reading' || state.kind === 'checking'

  const toNote = ({ citation: { noteId, passage } }: CitationResult): void => {
    requestInNote({ noteId, passage })
    openNote(noteId)
  }
  const toArticle = ({ citation: { passage } }: CitationResult): void => go({ kind: 'article', id: passage.articleId, version: passage.version, at: { start: passage.start, end: passage.end } })
  const toNewest = ({ citation: { passage }, verdict: { newest } }: CitationResult): void => {
    if (newest !== null) go({ kind: 'article', id: passage.articleId, version: newest.version, at: { start: newest.start, end: newest.end } })
  }
  const restore = async ({ citation: { noteId, passage }, verdict: { original } }: CitationResult): Promise<void> => {
    const undo = original === null ? null : await editNote(noteId, (doc) => rewordPassage(doc, passage, original))
    if (undo === null) return notify({ message: strings.notRestored, kind: 'error' })
    notify({ message: strings.restored, undo: () => undo().then(run) })
    run()
  }
  const failed = (error: Error): void => notify({ message: strings.notRestored, detail: error.message, kind: 'error' })

  const filters: { shown: Shown; label: string }[] = [
    { shown: 'problems', label: strings.problems },
    { shown: 'all', label: strings.all },
    ...(Object.keys(strings.states) as CitationState[]).filter((one) => countOf(one) > 0).map((one) => ({ shown: one, label: strings.states[one] })),
  ]
  const noteCount = new Set(results.map(({ citation }) => citation.noteId)).size
  const showRow = (index: number): ReactNode => {
    const result = rows[index]
    return result === undefined ? null : (
      <CitationRow
        result={result} active={index === active} onNote={() => toNote(result)} onArticle={() => toArticle(result)} onNewest={() => toNewest(result)}
        onRestore={() => void restore(result).catch(failed)}
      />
    )
  }
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <h1>{strings.title}</h1>
        <span className={styles.buttons}>
          {noteId !== null && <PlaceLink className={styles.link} to={{ kind: 'citations' }}>{strings.allNotes}</PlaceLink>}
          {running ? <Button onClick={cancel}>{strings.cancel}</Button> : <Button icon={RefreshCw} onClick={run}>{strings.again}</Button>}
        </span>
        <p className={styles.lead}>{noteId === null ? strings.lead : strings.leadOfNote(title === null || title === undefined || title === '' ? strings.untitled : title)}</p>
        <p className={styles.status} role="status">
          {state.kind === 'reading' || state.kind === 'checking' ? strings[state.kind](state.done, state.total)
            : state.kind === 'failed' ? `${strings.failed} ${state.message}`
            : state.kind === 'cancelled' ? strings.cancelled
            : results.length === 0 ? '' : strings.result(results.length, noteCount, problems)}
        </p>
        {running && <progress className={styles.progress} aria-label={strings.title} {...(state.total > 0 ? { value: state.done, max: state.total } : {})} />}
        {unreadable.map(({ title, message }) => <p key={title} className={styles.problem}>{strings.unreadable(title, message)}</p>)}
        {results.length > 0 && (
          <div className={styles.filters} role="group" aria-label={strings.show}>
            {filters.map(({ shown: one, label }) => (
              <button key={one} type="button" className={styles.chip} aria-pressed={one === shown} onClick={() => {
                setChosen(one)
                setActive(0)
              }}>
                {label} <span className={styles.number}>{countOf(one)}</span>
              </button>
            ))}
          </div>
        )}
      </header>
      {rows.length > 0 ? (
        <VirtualGrid
          label={strings.list} className={styles.grid ?? ''} count={rows.length} rowHeight={148} active={active}
          rowKey={(index) => {
            const { noteId, passage } = rows[index]!.citation
            return `${noteId}/${passage.articleId}@${passage.version}/${passage.start}-${passage.end}/${passage.nth}`
          }}
          rowLabel={(index) => {
            const { verdict, noteTitle, citation } = rows[index]!
            return strings.rowName(strings.states[verdict.state], noteTitle === '' ? strings.untitled : noteTitle, citation.wording)
          }}
          onActive={setActive}
          onOpen={(index) => toNote(rows[index]!)}
          row={showRow}
        />
      ) : state.kind === 'done' && (
        <div className={styles.empty}>
          {results.length === 0
            ? <EmptyState title={strings.emptyTitle}>{noteId === null ? strings.empty : strings.emptyNote}</EmptyState>
            : <EmptyState title={strings.noProblemsTitle} actions={<Button onClick={() => setChosen('all')}>{strings.all}</Button>}>{strings.noProblems}</EmptyState>}
        </div>
      )}
    </div>
  )
}

function isShown({ verdict: { state } }: CitationResult, shown: Shown): boolean {
  return shown === 'all' || (shown === 'problems' ? PROBLEMS.includes(state) : state === shown)
}
