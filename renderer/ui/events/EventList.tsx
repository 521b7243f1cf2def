/** All events that two or more articles tell of, or all there are, the latest first. */
import { useLiveQuery } from 'dexie-react-hooks'
import { type ReactNode, useDeferredValue, useMemo, useState } from 'react'
import { fold } from '../../core/text/fold.ts'
import { listEvents } from '../../data/events.ts'
import { spanInWords } from '../desk/peek/describeArticle.ts'
import { useDesk } from '../desk/desk.ts'
import styles from '../desk/page/ListPage.module.css'
import { EmptyState } from '../shared/EmptyState.tsx'
import { eventStrings as strings } from '../shared/strings/events.ts'
import { TextField } from '../shared/TextField.tsx'
import { VirtualGrid } from '../shared/VirtualGrid.tsx'

export function EventList() {
  const { db, go, openBeside } = useDesk()
  const [all, setAll] = useState(false)
  const [filter, setFilter] = useState('')
  const [active, setActive] = useState(0)
  const wanted = useDeferredValue(filter)
  const rows = useLiveQuery(() => listEvents(db, { all }), [db, all])
  const shown = useMemo(() => {
    const title = fold(wanted.trim())
    return (rows ?? []).filter((row) => title === '' || fold(row.title).includes(title))
  }, [rows, wanted])

  const cells = (index: number): ReactNode => {
    const event = shown[index]
    return event === undefined ? null : (
      <span className={styles.eventRow}>
        <span className={styles.name}>{event.title}</span>
        <span className={styles.cell}>{spanInWords(event.start, event.end)}</span>
        <span className={styles.number} title={strings.articles(event.articles)}>{event.articles.toLocaleString('en')}</span>
      </span>
    )
  }

  return (
    <div className={styles.list}>
      <header className={styles.header}>
        <h1 className={styles.title}>{strings.title}</h1>
        <p className={styles.lead}>{strings.lead}</p>
        <div className={styles.bar}>
          <TextField className={styles.filter} aria-label={strings.filter} placeholder={strings.filter} value={filter} onChange={(event) => setFilter(event.target.value)} />
          <label className={styles.toggle}>
            <input type="checkbox" checked={!all} onChange={(event) => setAll(!event.target.checked)} /> {strings.recurringOnly}
          </label>
          <span className={styles.total} role="status">{rows === undefined ? '' : strings.count(shown.length)}</span>
        </div>
      </header>
      {rows !== undefined && shown.length === 0 ? (
        rows.length === 0 ? <div className={styles.empty}><EmptyState title={strings.empty}>{strings.emptyDetail}</EmptyState></div> : <p className={styles.none}>{strings.emptyFilter}</p>
      ) : (
        <div className={styles.rows}>
          <VirtualGrid
            label={strings.title}
            count={shown.length}
            rowHeight={36}
            fixed
            rowKey={(index) => shown[index]?.id ?? String(index)}
            rowLabel={(index) => shown[index]?.title ?? ''}
            active={active}
            onActive={setActive}
            onOpen={(index, beside) => {
              const event = shown[index]
              if (event !== undefined) (beside ? openBeside : go)({ kind: 'event', id: event.id })
            }}
            row={cells}
          />
        </div>
      )}
    </div>
  )
}
