/** All actors that recur, or all there are: a list to sort and to narrow. */
import { useLiveQuery } from 'dexie-react-hooks'
import { type ReactNode, useDeferredValue, useMemo, useState } from 'react'
import { formatAddress } from '../../core/address.ts'
import type { ActorKind, ActorRow } from '../../core/model.ts'
import { fold } from '../../core/text/fold.ts'
import { setSetting } from '../../data/settings.ts'
import { countPairs } from '../../data/suggestions.ts'
import { languageName } from '../desk/peek/describeArticle.ts'
import { useDesk } from '../desk/desk.ts'
import { PlaceLink } from '../desk/mentions/PlaceLink.tsx'
import { useSetting } from '../desk/useSetting.ts'
import { EmptyState } from '../shared/EmptyState.tsx'
import { actorStrings as strings } from '../shared/strings/actors.ts'
import { reviewStrings } from '../shared/strings/review.ts'
import { Select, TextField } from '../shared/TextField.tsx'
import { VirtualGrid } from '../shared/VirtualGrid.tsx'
import styles from '../desk/page/ListPage.module.css'

type Sort = keyof typeof strings.sorts

const orders: Record<Sort, (a: ActorRow, b: ActorRow) => number> = {
  articles: (a, b) => b.articles - a.articles || b.mentions - a.mentions || a.name.localeCompare(b.name),
  mentions: (a, b) => b.mentions - a.mentions || a.name.localeCompare(b.name),
  name: (a, b) => a.name.localeCompare(b.name),
}

/** `German, Italian`: the languages that name the actor. */
function languagesOf(actor: ActorRow): string {
  return [...new Set(actor.names.map(({ lang }) => lang))].filter((lang) => lang !== 'und').map(languageName).join(', ')
}

export function ActorList() {
  const { db, go, openBeside } = useDesk()
  const all = useSetting('allActors')
  const [kind, setKind] = useState<ActorKind | ''>('')
  const [sort, setSort] = useState<Sort>('articles')
  const [filter, setFilter] = useState('')
  const [active, setActive] = useState(0)
  const wanted = useDeferredValue(filter)
  const rows = useLiveQuery(() => db.actors.where('articles').aboveOrEqual(all ? 1 : 2).toArray(), [db, all])
  const pairs = useLiveQuery(() => countPairs(db, { all }), [db, all]) ?? 0
  const shown = useMemo(() => {
    const name = fold(wanted.trim())
    return (rows ?? [])
      .filter((row) => row.redirect === undefined && (kind === '' || row.kind === kind) && (name === '' || [row.name, ...row.names.map(({ name }) => name)].some((own) => fold(own).includes(name))))
      .sort(orders[sort])
  }, [rows, kind, sort, wanted])

  const cells = (index: number): ReactNode => {
    const actor = shown[index]
    if (actor === undefined) return null
    const languages = languagesOf(actor)
    return (
      <span className={styles.row}>
        <span className={styles.name} data-peek={formatAddress({ place: { kind: 'actor', id: actor.id } })}>{actor.name}</span>
        <span className={styles.cell} data-kind={actor.kind}>{strings.kinds[actor.kind]}</span>
        <span className={styles.cell} title={languages}>{languages}</span>
        <span className={styles.number} title={strings.facts(actor.articles, actor.mentions)}>{actor.articles.toLocaleString('en')}</span>
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
          <Select className={styles.select} aria-label={strings.kindFilter} value={kind} onChange={(event) => setKind(event.target.value as ActorKind | '')}>
            <option value="">{strings.allKinds}</option>
            {(Object.keys(strings.kinds) as ActorKind[]).map((kind) => <option key={kind} value={kind}>{strings.kinds[kind]}</option>)}
          </Select>
          <Select className={styles.select} aria-label={strings.sort} value={sort} onChange={(event) => setSort(event.target.value as Sort)}>
            {(Object.keys(strings.sorts) as Sort[]).map((sort) => <option key={sort} value={sort}>{strings.sorts[sort]}</option>)}
          </Select>
          <label className={styles.toggle}>
            <input type="checkbox" checked={!all} onChange={(event) => void setSetting(db, 'allActors', !event.target.checked)} /> {strings.recurringOnly}
          </label>
          {pairs > 0 && <PlaceLink to={{ kind: 'suggestions' }}>{reviewStrings.review(pairs)}</PlaceLink>}
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
            rowLabel={(index) => shown[index]?.name ?? ''}
            active={active}
            onActive={setActive}
            onOpen={(index, beside) => {
              const actor = shown[index]
              if (actor !== undefined) (beside ? openBeside : go)({ kind: 'actor', id: actor.id })
            }}
            row={cells}
          />
        </div>
      )}
    </div>
  )
}
