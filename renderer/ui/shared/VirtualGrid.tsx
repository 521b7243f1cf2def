import { useVirtualizer, defaultRangeExtractor, type Range } from '@tanstack/react-virtual'
import { type FocusEvent, type KeyboardEvent, type MouseEvent, type ReactNode, type Ref, type RefObject, memo, useCallback, useEffect, useImperativeHandle, useLayoutEffect, useRef, useState } from 'react'
import { classes } from './classes.ts'
import { scrollerOf } from './scrollerOf.ts'
import styles from './VirtualGrid.module.css'

/** Height of the bar that a page keeps in sight above such a grid, in px. */
const STICKY = 56

export interface VirtualGridHandle {
  /** Puts the focus on the active row. */
  focus: () => void
  scrollTo: (index: number) => void
  /** So many rows came (or went) above what is in sight, which stays where it is. */
  shift: (rows: number) => void
}

export interface VirtualGridProps {
  /** Accessible name: “Articles”. */
  label: string
  /** Rows in all; only those in sight are rendered. */
  count: number
  /** In px. An estimate unless `fixed`: rows are measured as they appear. */
  rowHeight: number
  /** Every row is exactly `rowHeight` high: nothing is measured. */
  fixed?: boolean
  /** What the row shows. It is wrapped into one `gridcell`; do not give cells a role. */
  row: (index: number) => ReactNode
  /** The row's accessible name: a title. */
  rowLabel: (index: number) => string
  /** Stable key of a row; the index unless told. */
  rowKey?: (index: number) => string
  /** The row that Tab reaches and keys move from. */
  active: number
  /** The row whose content is open, or -1. */
  selected?: number
  onActive: (index: number) => void
  /** Whether a row is one of several chosen ones; given, the grid is `aria-multiselectable`, and the open row is its `aria-current`. */
  chosen?: (index: number) => boolean
  /** Rows can be dragged: fills what is carried. */
  onDrag?: (index: number, data: DataTransfer) => void
  /** `beside`: with Shift. */
  onOpen: (index: number, beside: boolean) => void
  /** Keys that the grid does not know; called first, preventDefault keeps the grid out. */
  onRowKeyDown?: (event: KeyboardEvent, index: number) => void
  /** Told which rows are in sight, first and last, e.g. to load them. */
  onRange?: (first: number, last: number) => void
  /** It is as high as its rows and scrolls with the pane that it stands in, below other things. */
  inPane?: boolean
  className?: string | undefined
  ref?: Ref<VirtualGridHandle>
}

/** Where the grid begins in what scrolls, in px; follows what stands above it. Null until it is known. */
function useOffset(grid: RefObject<HTMLElement | null>, inPane: boolean): number | null {
  const [offset, setOffset] = useState(inPane ? null : 0)
  useLayoutEffect(() => {
    const element = grid.current
    if (!inPane || element === null) return undefined
    const pane = scrollerOf(element)
    const measure = (): void => setOffset(Math.round(element.getBoundingClientRect().top - pane.getBoundingClientRect().top + pane.scrollTop))
    measure()
    const observer = new ResizeObserver(measure)
    for (const child of pane.children) observer.observe(child)
    return () => observer.disconnect()
  }, [grid, inPane])
  return offset
}

interface GridRowProps {
  /** What the grid was given: the same object while one only scrolls. */
  grid: VirtualGridProps
  index: number
  /** In px, in the grid. */
  top: number
  /** Null: as high as it is. */
  height: number | null
  isTabStop: boolean
  pressing: RefObject<boolean>
  onElement: (element: HTMLElement, index: number) => void
}

/** A row and its cell. While one scrolls, only those that come are drawn. */
const GridRow = memo(({ grid, index, top, height, isTabStop, pressing, onElement }: GridRowProps) => {
  const { row, rowLabel, active, selected = -1, chosen, onActive, onDrag } = grid
  return (
    <div
      ref={useCallback((element: HTMLElement | null) => {
        if (element !== null) onElement(element, index)
      }, [onElement, index])}
      data-index={index}
      data-active={index === active || undefined}
      role="row"
      aria-rowindex={index + 1}
      aria-selected={chosen === undefined ? index === selected : chosen(index)}
      aria-current={chosen !== undefined && index === selected ? 'page' : undefined}
      draggable={onDrag === undefined ? undefined : true}
      onDragStart={onDrag === undefined ? undefined : (event) => onDrag(index, event.dataTransfer)}
      aria-label={rowLabel(index)}
      tabIndex={isTabStop ? 0 : -1}
      onFocus={(event) => {
        if (event.target === event.currentTarget && index !== active && !pressing.current) onActive(index)
      }}
      className={styles['row']}
      style={{ transform: `translateY(${top}px)`, ...(height === null ? {} : { height }) }}
    >
      <div role="gridcell">{row(index)}</div>
    </div>
  )
})
GridRow.displayName = 'GridRow'

/**
 * A long list as a `grid`: only rows in sight are in the document. One row at a time is in the Tab order; Up, Down, Home, End, PageUp and PageDown move, Enter
 * and a click open.
 */
export function VirtualGrid(props: VirtualGridProps): ReactNode {
  const { label, count, rowHeight, fixed = false, rowKey, active, chosen, onActive, onOpen, onRowKeyDown, onRange, inPane = false, className, ref } = props
  const scroller = useRef<HTMLDivElement>(null)
  const focusOn = useRef(-1)
  const pressing = useRef(false)
  const measured = useOffset(scroller, inPane)
  const offset = measured ?? 0
  const tabStop = Math.max(0, Math.min(active, count - 1))

  const pane = useRef<Element | null>(null)
  // Looked for once: what scrolls is told by computed styles, and it is asked for with every drawing.
  const paneOf = useCallback((): Element | null => {
    if (!inPane || scroller.current === null) return scroller.current
    if (pane.current?.contains(scroller.current) !== true) pane.current = scrollerOf(scroller.current)
    return pane.current
  }, [inPane])

  // oxlint-disable-next-line react/incompatible-library -- it speaks of the React Compiler, which is not used here
  const virtualizer = useVirtualizer({
    count,
    getScrollElement: paneOf,
    // Once it knows where it stands: it begins where the pane is, which it would else send to its top.
    enabled: measured !== null,
    initialOffset: () => (inPane ? (paneOf()?.scrollTop ?? 0) : 0),
    scrollMargin: offset,
    // Below what stays in sight above the rows.
    scrollPaddingStart: inPane ? STICKY : 0,
    estimateSize: () => rowHeight,
    getItemKey: (index) => rowKey?.(index) ?? index,
    overscan: 8,
    // The row in the Tab order stays in the document, wherever one has scrolled: else the focus would be lost with it.
    rangeExtractor: useCallback(
      (range: Range) => {
        const indices = defaultRangeExtractor(range)
        if (range.count > 0 && !indices.includes(tabStop)) indices.push(tabStop)
        return indices.sort((a, b) => a - b)
      },
      [tabStop],
    ),
  })

  const first = virtualizer.range?.startIndex ?? 0
  const last = virtualizer.range?.endIndex ?? 0
  useEffect(() => onRange?.(first, last), [onRange, first, last])

  const onElement = useCallback((element: HTMLElement, index: number): void => {
    if (!fixed) virtualizer.measureElement(element)
    if (focusOn.current !== index) return
    focusOn.current = -1
    element.focus({ preventScroll: true })
  }, [fixed, virtualizer])

  const focusRow = (index: number): void => {
    const element = scroller.current?.querySelector<HTMLElement>(`[data-index="${index}"]`)
    if (element === null || element === undefined) focusOn.current = index
    else element.focus({ preventScroll: true })
  }

  // Whether one is in the grid. A row that goes because another takes its place would take the focus with it, to nowhere.
  const within = useRef(false)
  useLayoutEffect(() => {
    if (within.current && document.activeElement === document.body) focusRow(tabStop)
  })
  const onBlur = ({ relatedTarget }: FocusEvent): void => {
    if (relatedTarget !== null) within.current = scroller.current?.contains(relatedTarget) === true
    // Pressed beside everything; not so when only the window has lost the focus.
    else queueMicrotask(() => {
      if (document.activeElement === document.body) within.current = false
    })
  }

  useImperativeHandle(ref, () => ({
    focus: () => focusRow(tabStop),
    scrollTo: (index) => virtualizer.scrollToIndex(index, { align: 'auto' }),
    shift: (rows) => {
      if (virtualizer.scrollElement !== null) virtualizer.scrollElement.scrollTop += rows * rowHeight
    },
  }))

  const move = (index: number): void => {
    const to = Math.max(0, Math.min(index, count - 1))
    onActive(to)
    virtualizer.scrollToIndex(to, { align: 'auto' })
    focusRow(to)
  }

  const indexAt = (target: EventTarget): number => Number((target as HTMLElement).closest<HTMLElement>('[data-index]')?.dataset['index'] ?? -1)

  // Pressing on a row focuses it. Made active at once, one half out of sight would scroll into it, away from under the pointer, and there would be no click.
  const onPointerDown = (): void => {
    pressing.current = true
    const release = (): void => {
      pressing.current = false
      removeEventListener('pointerup', release, true)
      removeEventListener('pointercancel', release, true)
    }
    addEventListener('pointerup', release, true)
    addEventListener('pointercancel', release, true)
  }

  const onClick = (event: MouseEvent): void => {
    const index = indexAt(event.target)
    if (index < 0 || (event.target as HTMLElement).closest('button, a, input') !== null) return
    onActive(index)
    onOpen(index, event.shiftKey)
  }

  const onKeyDown = (event: KeyboardEvent): void => {
    const at = indexAt(event.target)
    const index = at < 0 ? tabStop : at
    onRowKeyDown?.(event, index)
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || (event.target as HTMLElement).closest('input, textarea') !== null) return
    const page = Math.max(1, Math.floor((virtualizer.scrollElement?.clientHeight ?? 0) / rowHeight) - 1)
    const steps: Record<string, number> = {
      ArrowDown: index + 1, ArrowUp: index - 1, PageDown: index + page, PageUp: index - page, Home: 0, End: count - 1,
    }
    const to = steps[event.key]
    if (to !== undefined) {
      event.preventDefault()
      move(to)
    } else if (event.key === 'Enter' && (event.target as HTMLElement).closest('button, a') === null) {
      event.preventDefault()
      onOpen(index, event.shiftKey)
    }
  }

  return (
    // Keys and clicks are the rows': they bubble.
    <div
      ref={scroller}
      role="grid"
      aria-label={label}
      aria-rowcount={count}
      aria-multiselectable={chosen === undefined ? undefined : true}
      className={classes(inPane ? styles['flow'] : styles['grid'], className)}
      onKeyDown={onKeyDown}
      onFocus={() => (within.current = true)}
      onBlur={onBlur}
      onPointerDown={onPointerDown}
      onClick={onClick}
      tabIndex={-1}
    >
      <div className={styles['sizer']} role="rowgroup" style={{ height: measured === null ? count * rowHeight : virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map(({ key, index, start, size }) => (
          <GridRow key={key} grid={props} index={index} top={start - offset} height={fixed ? size : null} isTabStop={index === tabStop} pressing={pressing} onElement={onElement} />
        ))}
      </div>
    </div>
  )
}
