/** All highlights, in the middle pane: found by words, colour, tag and source; opened, sent to a note, taken away as Markdown, deleted. */
import { Copy, Quote, Trash2 } from 'lucide-react'
import { type KeyboardEvent, type ReactNode, useDeferredValue, useMemo, useState } from 'react'
import type { Id } from '../../core/model.ts'
import { highlightsDocument } from '../../core/notes/highlightsDocument.ts'
import { deleteHighlights, putHighlights } from '../../data/highlights.ts'
import { useDesk, type Quote as QuoteToSend } from '../desk/desk.ts'
import { carryPassages } from '../desk/notes/passageTransfer.ts'
import { Button } from '../shared/Button.tsx'
import { EmptyState } from '../shared/EmptyState.tsx'
import { highlightStrings as strings } from '../shared/strings/highlights.ts'
import { VirtualGrid } from '../shared/VirtualGrid.tsx'
import { HighlightFilters } from './HighlightFilters.tsx'
import { filterHighlights, NO_FILTER, sortHighlights, type HighlightSort, type ListedHighlight } from './highlightList.ts'
import { HighlightRowView, placeOfHighlight } from './HighlightRowView.tsx'
import styles from './passages.module.css'
import { useListedHighlights } from './useListedHighlights.ts'

const NONE: ListedHighlight[] = []

export function HighlightsPage(): ReactNode {
  const { db, go, notify, quote } = useDesk()
  const { list: stored, checking } = useListedHighlights()
  const all = stored ?? NONE
  const [filter, setFilter] = useState(NO_FILTER)
  const [sort, setSort] = useState<HighlightSort>('changed')
  const [active, setActive] = useState(0)
  const [chosen, setChosen] = useState<ReadonlySet<Id>>(new Set())
  const [last, setLast] = useState<Id | null>(null)
  const wanted = useDeferredValue(filter)
  const sorted = useMemo(() => sortHighlights(all, sort), [all, sort])
  const list = useMemo(() => filterHighlights(sorted, wanted), [sorted, wanted])
  // What is filtered out, or deleted elsewhere, is not meant.
  const selected = useMemo(() => (chosen.size === 0 ? NONE : list.filter(({ row }) => chosen.has(row.id))), [list, chosen])

  const toggle = (id: Id, range: boolean): void => {
    const ids = list.map(({ row }) => row.id)
    const from = range && last !== null ? ids.indexOf(last) : -1
    const to = ids.indexOf(id)
    const meant = from < 0 ? [id] : ids.slice(Math.min(from, to), Math.max(from, to) + 1)
    setLast(id)
    setChosen((before) => {
      const next = new Set(before)
      const on = !before.has(id)
      for (const one of meant) if (on) next.add(one)
        else next.delete(one)
      return next
    })
  }
  /** Those that can be quoted: an article that is gone has no source to name. */
  const quotes = (highlights: ListedHighlight[]): QuoteToSend[] => highlights.flatMap(({ row, article }) => (article === null ? [] : [{ ...row, article }]))
  const copy = async (highlights: ListedHighlight[]): Promise<void> => {
    try {
      const { noteToMarkdown } = await import('../../core/markdown/markdown.ts')
      await navigator.clipboard.writeText(noteToMarkdown(highlightsDocument(highlights)))
      notify({ message: strings.copied(highlights.length) })
    } catch {
      notify({ message: strings.notCopied, kind: 'error' })
    }
  }
  const remove = async (highlights: ListedHighlight[]): Promise<void> => {
    const rows = await deleteHighlights(db, highlights.map(({ row }) => row.id))
    setChosen(new Set())
    notify({ message: strings.deleted(rows.length), undo: () => putHighlights(db, rows) })
  }
  const onRowKeyDown = (event: KeyboardEvent, index: number): void => {
    const highlight = list[index]
    if (highlight === undefined || (event.target as HTMLElement).closest('a, button') !== null) return
    if (event.key === ' ') toggle(highlight.row.id, event.shiftKey)
    else if (event.key === 'Delete') void remove(selected.length > 0 ? selected : [highlight])
    else if (event.key === 'q') quote(...quotes(selected.length > 0 ? selected : [highlight]))
    else return
    event.preventDefault()
    event.stopPropagation()
  }

  const showRow = (index: number): ReactNode => {
    const highlight = list[index]
    return highlight === undefined ? null : (
      <HighlightRowView
        highlight={highlight} chosen={chosen.has(highlight.row.id)} active={index === active} onToggle={(range) => toggle(highlight.row.id, range)}
        onDrag={(transfer) => carryPassages(transfer, quotes(chosen.has(highlight.row.id) ? selected : [highlight]))}
      />
    )
  }

  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <h1>{strings.title}</h1>
        <span className={styles.count} role="status">
          {selected.length > 0 ? strings.selected(selected.length) : stored === undefined ? '' : checking ? strings.checking : list.length === all.length ? strings.count(all.length) : strings.countOf(list.length, all.length)}
        </span>
        <span className={styles.buttons}>
          {selected.length > 0 ? (
            <>
              <Button variant="quiet" onClick={() => setChosen(new Set())}>{strings.clear}</Button>
              <Button icon={Quote} disabled={quotes(selected).length === 0} onClick={() => quote(...quotes(selected))}>{strings.sendToNote}</Button>
              <Button icon={Copy} onClick={() => void copy(selected)}>{strings.copyMarkdown}</Button>
              <Button variant="danger" icon={Trash2} onClick={() => void remove(selected)}>{strings.delete}</Button>
            </>
          ) : (
            list.length > 0 && <Button variant="quiet" onClick={() => setChosen(new Set(list.map(({ row }) => row.id)))}>{strings.selectAll}</Button>
          )}
        </span>
        {all.length > 0 && <HighlightFilters all={all} filter={filter} sort={sort} onFilter={setFilter} onSort={setSort} />}
      </header>
      {list.length > 0 ? (
        <VirtualGrid
          label={strings.title} className={styles.grid ?? ''} count={list.length} rowHeight={84} active={active}
          rowKey={(index) => list[index]?.row.id ?? String(index)}
          rowLabel={(index) => {
            const row = list[index]?.row
            return row === undefined ? '' : strings.name(row.colour, row.comment, row.exact)
          }}
          onActive={setActive}
          onOpen={(index) => {
            const highlight = list[index]
            if (highlight !== undefined) go(placeOfHighlight(highlight, highlight.article?.version ?? null))
          }}
          onRowKeyDown={onRowKeyDown}
          row={showRow}
        />
      ) : stored !== undefined && (
        <div className={styles.empty}>
          {all.length === 0 ? <EmptyState title={strings.emptyTitle}>{strings.empty}</EmptyState> : (
            <EmptyState title={strings.noneTitle} actions={<Button onClick={() => setFilter(NO_FILTER)}>{strings.clearFilters}</Button>}>{strings.noneFound}</EmptyState>
          )}
        </div>
      )}
    </div>
  )
}
