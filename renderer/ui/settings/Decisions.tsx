/** The log of what the user decided, in words; anything in it can be taken back. */
import { useLiveQuery } from 'dexie-react-hooks'
import type { ReactNode } from 'react'
import type { Decision, DecisionRow } from '../../core/model.ts'
import { activeDecisions } from '../../core/decisions.ts'
import { undo } from '../../data/decisions.ts'
import { useDesk } from '../desk/desk.ts'
import { Button } from '../shared/Button.tsx'
import { COMMON } from '../shared/strings/common.ts'
import { SETTINGS } from '../shared/strings/settings.ts'
import styles from './Settings.module.css'

const MOST = 200

export function Decisions(): ReactNode {
  const { db, notify } = useDesk()
  const rows = useLiveQuery(async () => activeDecisions(await db.decisions.orderBy('seq').toArray()).toReversed().slice(0, MOST), [db])
  if (rows === undefined) return null
  if (rows.length === 0) return <p className={styles.quiet}>{SETTINGS.noDecisions}</p>
  const takeBack = async ({ id }: DecisionRow): Promise<void> => {
    const undone = await undo(db, [id])
    notify({ message: SETTINGS.undone, undo: () => undo(db, undone) })
  }
  return (
    <>
      <p className={styles.quiet}>{SETTINGS.decisionsTeach}</p>
      <ul>
        {rows.map((row) => (
          <li key={row.id} className={styles.decision}>
            <span className={styles.words}>{wordsOf(row.decision)}</span>
            <time className={styles.quiet} dateTime={new Date(row.at).toISOString()}>{new Date(row.at).toLocaleDateString('en', { day: 'numeric', month: 'short', year: 'numeric' })}</time>
            <Button variant="quiet" onClick={() => void takeBack(row)}>{COMMON.undo}</Button>
          </li>
        ))}
      </ul>
    </>
  )
}

function wordsOf(decision: Decision): string {
  const { decided } = SETTINGS
  switch (decision.type) {
    case 'same':
      return decided.same(decision.a.name, decision.b.name)
    case 'different':
      return decided.different(decision.a.name, decision.b.name)
    case 'rename':
      return decided.rename(decision.form.name, decision.name)
    case 'kind':
      return decided.kind(decision.form.name, decision.kind)
    case 'ignore':
      return decision.articleKey === null ? decided.ignore(decision.form.name) : decided.ignoreHere(decision.form.name)
    case 'article':
      return decided.article(decided.fields[decision.field], decision.value ?? decided.unknown)
    case 'event-same':
      return decided.eventSame(decision.a.exact, decision.b.exact)
    case 'event-different':
      return decided.eventDifferent(decision.a.exact, decision.b.exact)
    case 'event-rename':
      return decided.eventRename(decision.title)
    case 'event-date':
      return decided.eventDate(decision.start ?? decided.unknown)
    case 'event-ignore':
      return decided.eventIgnore(decision.at.exact)
    default:
      return COMMON.undo
  }
}
