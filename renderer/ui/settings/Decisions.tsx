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

/** What was decided at once, of all names of an actor for example: `row` tells of all `rows`. */
interface Act {
  row: DecisionRow
  rows: DecisionRow[]
}

/** Decisions that say of each name what is meant of the actor. */
const OF_NAMES: ReadonlySet<Decision['type']> = new Set(['same', 'different', 'kind', 'ignore'])

/** Listed elsewhere: those of one article in it, rules by their sources. */
const OF_BLOCKS: ReadonlySet<Decision['type']> = new Set(['block', 'block-rule'])

function actsOf(rows: DecisionRow[]): Act[] {
  const acts: Act[] = []
  for (const row of rows) {
    const last = acts.at(-1)
    // Within a millisecond there is one act; of a split, that it parts says more than what it keeps together.
    if (last?.row.at !== row.at || !OF_NAMES.has(row.decision.type) || !OF_NAMES.has(last.row.decision.type)) acts.push({ row, rows: [row] })
    else {
      last.rows.push(row)
      if (last.row.decision.type === 'same' && row.decision.type === 'different') last.row = row
    }
  }
  return acts
}

export function Decisions(): ReactNode {
  const { db, notify } = useDesk()
  const acts = useLiveQuery(async () => actsOf(activeDecisions(await db.decisions.orderBy('seq').toArray()).filter(({ decision }) => !OF_BLOCKS.has(decision.type))).toReversed().slice(0, MOST), [db])
  if (acts === undefined) return null
  if (acts.length === 0) return <p className={styles.quiet}>{SETTINGS.noDecisions}</p>
  const takeBack = async (rows: DecisionRow[]): Promise<void> => {
    const undone = await undo(db, rows.map(({ id }) => id))
    notify({ message: SETTINGS.undone, undo: () => undo(db, undone) })
  }
  return (
    <>
      <p className={styles.quiet}>{SETTINGS.decisionsTeach}</p>
      <ul>
        {acts.map(({ row, rows }) => (
          <li key={row.id} className={styles.decision}>
            <span className={styles.words}>{wordsOf(row.decision)}{rows.length > 1 && <span className={styles.quiet}> {SETTINGS.decided.more(rows.length - 1)}</span>}</span>
            <time className={styles.quiet} dateTime={new Date(row.at).toISOString()}>{new Date(row.at).toLocaleDateString('en', { day: 'numeric', month: 'short', year: 'numeric' })}</time>
            <Button variant="quiet" onClick={() => void takeBack(rows)}>{COMMON.undo}</Button>
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
    case 'alias':
      return decided.alias(decision.form.name, decision.name)
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
