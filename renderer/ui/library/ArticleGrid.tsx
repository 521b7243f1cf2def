import { Copy, Star, X } from 'lucide-react'
import type { ReactNode, Ref } from 'react'
import { useEffect, useImperativeHandle, useRef } from 'react'
import type { ArticleRow, Id } from '../../core/model.ts'
import { dateInWords, languageName } from '../desk/peek/describeArticle.ts'
import { useDesk } from '../desk/desk.ts'
import { Button } from '../shared/Button.tsx'
import { classes } from '../shared/classes.ts'
import { EmptyState } from '../shared/EmptyState.tsx'
import { copyStrings } from '../shared/strings/copies.ts'
import { LIBRARY } from '../shared/strings/library.ts'
import { VisuallyHidden } from '../shared/VisuallyHidden.tsx'
import { VirtualGrid, type VirtualGridHandle } from '../shared/VirtualGrid.tsx'
import styles from './ArticleGrid.module.css'
import { useArticleList } from './articleList.ts'
import { TagFilter } from './TagFilter.tsx'
import { useArticleRows } from './useArticleRows.ts'

const ROW_HEIGHT = 60
const NONE: Id[] = []

const titleOf = (row: ArticleRow | undefined): string => (row === undefined ? LIBRARY.loadingRow : row.title === '' ? LIBRARY.untitled : row.title)

/** The dense list of articles, with what filters it. */
export function ArticleGrid({ ref }: { ref?: Ref<VirtualGridHandle> }): ReactNode {
  const { address } = useDesk()
  const { ids, active, setActive, open, filter, query } = useArticleList()
  const { row, onRange } = useArticleRows(ids ?? NONE)
  const grid = useRef<VirtualGridHandle>(null)
  useImperativeHandle(ref, () => ({ focus: () => grid.current?.focus(), scrollTo: (index) => grid.current?.scrollTo(index), shift: (rows) => grid.current?.shift(rows) }))

  // The row that is open, or moved to by a key, comes into sight. Where others come above it in the same list, as an import's do, what is in sight stays there.
  const activeId = ids?.[active]
  const list = JSON.stringify([filter, query])
  const before = useRef<{ ids: Id[] | undefined; list: string; id: Id | undefined; index: number }>({ ids: undefined, list: '', id: undefined, index: -1 })
  useEffect(() => {
    const last = before.current
    // What is asked changes before what is answered.
    before.current = { ids, list: ids === last.ids ? last.list : list, id: activeId, index: active }
    if (active < 0 || (last.id === activeId && last.index === active)) return
    if (last.id === activeId && last.list === before.current.list) grid.current?.shift(active - last.index)
    else grid.current?.scrollTo(active)
  }, [active, activeId, ids, list])

  const cells = (index: number): ReactNode => <Row row={row(index)} />
  const { place } = address
  const selected = place.kind === 'article' ? (ids?.indexOf(place.id) ?? -1) : -1
  return (
    <>
      <Head count={ids?.length ?? 0} />
      {ids === undefined ? <div className={styles.empty} aria-busy /> : ids.length > 0 ? (
        <VirtualGrid
          ref={grid}
          label={LIBRARY.articles}
          className={styles.list}
          count={ids.length}
          rowHeight={ROW_HEIGHT}
          fixed
          row={cells}
          rowLabel={(index) => titleOf(row(index))}
          rowKey={(index) => ids[index]!}
          active={active}
          selected={selected}
          onActive={setActive}
          onOpen={open}
          onRange={onRange}
        />
      ) : (
        <div className={styles.empty}>
          <Empty filtered={query !== '' || filter.source !== undefined || filter.tag !== undefined} unread={filter.unread === true} />
        </div>
      )}
    </>
  )
}

function Head({ count }: { count: number }): ReactNode {
  const { filter, setFilter } = useArticleList()
  const { source, unread = false } = filter
  const sourceName = source === '' ? LIBRARY.noSource : source
  return (
    <div className={styles.head}>
      <h2 className={styles.heading}>
        {LIBRARY.articles} <span className={styles.count}>{count.toLocaleString('en-GB')}</span>
      </h2>
      {sourceName === undefined ? null : (
        <button
          type="button"
          className={classes(styles.chip, styles.on)}
          aria-label={LIBRARY.removeSource(sourceName)}
          onClick={() => {
            const { source: _, ...rest } = filter
            setFilter(rest)
          }}
        >
          <span className={styles.chipLabel}>{sourceName}</span>
          <X size={12} aria-hidden />
        </button>
      )}
      <TagFilter />
      <button
        type="button"
        className={styles.chip}
        aria-pressed={unread}
        onClick={() => {
          const { unread: before = false, ...rest } = filter
          setFilter(before ? rest : { ...rest, unread: true })
        }}
      >
        {LIBRARY.onlyUnread}
      </button>
    </div>
  )
}

function Row({ row }: { row: ArticleRow | undefined }): ReactNode {
  if (row === undefined) return <div className={classes(styles.row, styles.loading)} aria-busy />
  const { readAt, siteName, publishedAt, lang, starred, copyGroup } = row
  const unread = readAt === 0
  // The time of day would push the date out of a narrow pane.
  const day = publishedAt?.replace(/T[^/]*/g, '') ?? null
  return (
    <div className={styles.row} data-peek={`#/article/${row.id}`}>
      <span className={classes(styles.dot, unread && styles.unread)}>{unread ? <VisuallyHidden>{LIBRARY.unread}</VisuallyHidden> : null}</span>
      <span className={classes(styles.title, unread && styles.isUnread)} {...(lang === null ? {} : { lang })} dir="auto">{titleOf(row)}</span>
      <span />
      <span className={styles.meta}>
        {siteName ?? LIBRARY.noSource} · {day === null ? LIBRARY.undated : dateInWords(day)}
      </span>
      <span className={styles.end}>
        {copyGroup === undefined ? null : <span className={styles.copy} title={copyStrings.mark}><Copy size={11} role="img" aria-label={copyStrings.mark} /></span>}
        {starred === 1 ? <Star size={11} className={styles.star} role="img" aria-label={LIBRARY.starred} /> : null}
        {lang === null ? null : <span title={languageName(lang)}>{lang.toUpperCase()}</span>}
      </span>
    </div>
  )
}

function Empty({ filtered, unread }: { filtered: boolean; unread: boolean }): ReactNode {
  const { openImport } = useDesk()
  if (filtered) return <EmptyState title={LIBRARY.noHits}>{LIBRARY.noHitsTeach}</EmptyState>
  if (unread) return <EmptyState title={LIBRARY.allRead}>{LIBRARY.allReadTeach}</EmptyState>
  return (
    <EmptyState title={LIBRARY.emptyTitle} actions={<Button onClick={openImport}>{LIBRARY.import}…</Button>}>
      {LIBRARY.emptyTeach}
    </EmptyState>
  )
}
