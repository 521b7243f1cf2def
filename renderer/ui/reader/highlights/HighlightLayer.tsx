/**
 * The highlights of the article that is shown: painted over its text, reached by a click on their words, by the marks in the gutter and by the
 * keys `.` and `,`; made by `h`. Where highlights overlap, the smallest is meant first, and its layer leads to the others.
 */
import { MessageSquare, MoveVertical, PenLine } from 'lucide-react'
import { type ReactNode, type Ref, type RefObject, useEffect, useImperativeHandle, useMemo, useState } from 'react'
import { flushSync } from 'react-dom'
import type { ArticleRow, BodyRow, HighlightRow, Id, Span } from '../../../core/model.ts'
import { passageSelector } from '../../../core/notes/passageSelector.ts'
import { addHighlight, HIGHLIGHT_COLOURS, newHighlight } from '../../../data/highlights.ts'
import { setSetting } from '../../../data/settings.ts'
import { useDesk } from '../../desk/desk.ts'
import { carryPassages } from '../../desk/notes/passageTransfer.ts'
import { useSetting } from '../../desk/useSetting.ts'
import { highlightStrings as strings } from '../../shared/strings/highlights.ts'
import { fewChunks, useGutter } from '../margin/gutter.ts'
import { GutterMark, moveAmongMarks } from '../margin/GutterMark.tsx'
import styles from './highlights.module.css'
import { highlightAt } from './highlightAt.ts'
import { HighlightPopover } from './HighlightPopover.tsx'
import { paint } from './paintHighlights.ts'
import { rangeOf } from '../textPosition.ts'
import { useHighlightWalk } from './useHighlightWalk.ts'
import type { PlacedHighlight } from './usePlacedHighlights.ts'

export interface HighlightLayerProps {
  article: ArticleRow
  version: BodyRow
  body: RefObject<HTMLDivElement | null>
  placed: PlacedHighlight[]
  shown: ReadonlySet<number>
  /** Has the chunk of an offset drawn. */
  show: (offset: number) => void
  ref: Ref<HighlightLayerHandle>
}

export interface HighlightLayerHandle {
  /** Highlights a span, and has its comment ready to be typed when it returns. */
  make: (span: Span) => void
}

/** What the layer that is open is about. */
interface Open {
  ids: Id[]
  at: number
  /** Just made, and maybe not stored yet: its comment is typed next. */
  fresh: HighlightRow | null
}

export function HighlightLayer({ article, version, body, placed, shown, show, ref }: HighlightLayerProps): ReactNode {
  const { db, notify } = useDesk()
  const colour = useSetting('highlightColour')
  const [open, setOpen] = useState<Open | null>(null)
  const [focused, setFocused] = useState<Id | null>(null)
  const [stop, setStop] = useState<Id | null>(null)
  const byId = useMemo(() => new Map(placed.map((highlight) => [highlight.row.id, highlight])), [placed])
  const opened = open === null ? undefined : (byId.get(open.ids[open.at] ?? '') ?? (open.fresh === null ? undefined : { row: open.fresh, span: open.fresh, moved: false }))
  // Not while its layer is open: there one looks at its colour.
  const current = open !== null || focused === null ? undefined : byId.get(focused)

  const offsets = useMemo(() => placed.map(({ span }) => span.start), [placed])
  const { lines, chunks } = useGutter(body, offsets, shown)

  // After every drawing: text that is drawn anew has other nodes. Thousands of highlights in a book are painted where one reads.
  useEffect(() => {
    if (body.current === null) return undefined
    const groups = new Map<string, { spans: Span[]; priority: number }>()
    HIGHLIGHT_COLOURS.forEach((colour, priority) => groups.set(`dossier-${colour}`, { spans: placed.filter(({ row }) => row.colour === colour).map(({ span }) => span), priority }))
    if (current !== undefined) groups.set('dossier-current', { spans: [current.span], priority: HIGHLIGHT_COLOURS.length })
    return paint(body.current, groups, fewChunks(body.current) ?? chunks)
  })

  useImperativeHandle(ref, () => ({
    make: (span) => {
      const row = newHighlight(passageSelector(version, span), colour)
      // At once: what is typed next is its comment, and no shortcut.
      flushSync(() => setOpen({ ids: [row.id], at: 0, fresh: row }))
      addHighlight(db, row).catch((error: Error) => notify({ message: strings.notSaved, detail: error.message, kind: 'error' }))
    },
  }))

  // A click on the words, where they are no link and nothing is being selected.
  useEffect(() => {
    const element = body.current
    if (element === null || placed.length === 0) return undefined
    const at = (event: MouseEvent): PlacedHighlight[] => {
      if (event.target instanceof Element && event.target.closest('a, button, input') !== null) return []
      return highlightAt(element, placed, event.clientX, event.clientY)
    }
    const onClick = (event: MouseEvent): void => {
      if (event.defaultPrevented || event.button !== 0 || document.getSelection()?.isCollapsed === false) return
      const hit = at(event)
      if (hit.length > 0) setOpen({ ids: hit.map(({ row }) => row.id), at: 0, fresh: null })
    }
    let frame = 0
    const onMove = (event: PointerEvent): void => {
      if (event.buttons !== 0) return
      cancelAnimationFrame(frame)
      frame = requestAnimationFrame(() => element.classList.toggle(styles.pointing ?? '', at(event).length > 0))
    }
    element.addEventListener('click', onClick)
    element.addEventListener('pointermove', onMove)
    return () => {
      cancelAnimationFrame(frame)
      element.classList.remove(styles.pointing ?? '')
      element.removeEventListener('click', onClick)
      element.removeEventListener('pointermove', onMove)
    }
  }, [body, placed])

  const goal = useHighlightWalk({ body, placed, focused, shown, show, lines })

  const tabStop = lines.find((line) => line.items.some((item) => placed[item]?.row.id === stop)) ?? lines[0]
  return (
    <>
      {lines.map((line) => {
        const here = line.items.flatMap((item) => placed[item] ?? [])
        const [first] = here
        if (first === undefined) return null
        const ids = here.map(({ row }) => row.id)
        const name = strings.name(first.row.colour, first.row.comment, first.row.exact)
        const moved = here.some((highlight) => highlight.moved)
        const comment = here.find(({ row }) => row.comment.trim() !== '')?.row.comment.trim()
        return (
          <GutterMark
            key={ids.join(' ')} line={line} side="start" quiet={comment === undefined && !moved} data-highlights={ids.join(' ')}
            aria-label={`${here.length > 1 ? strings.several(here.length, name) : name}${moved ? ` ${strings.moved}.` : ''}`}
            aria-haspopup="dialog" aria-expanded={open !== null && ids.includes(open.ids[0] ?? '')} title={comment ?? (moved ? strings.moved : undefined)}
            tabIndex={line === tabStop ? 0 : -1} draggable
            onClick={() => setOpen({ ids, at: 0, fresh: null })}
            onKeyDown={moveAmongMarks}
            onFocus={() => {
              setStop(first.row.id)
              setFocused(goal.current !== null && ids.includes(goal.current) ? goal.current : first.row.id)
            }}
            onBlur={() => setFocused(null)}
            onDragStart={(event) => carryPassages(event.dataTransfer, here.map(({ row }) => ({ ...row, article })))}
          >
            {moved ? <MoveVertical size={13} aria-hidden /> : comment === undefined ? <PenLine size={13} aria-hidden /> : <MessageSquare size={13} aria-hidden />}
          </GutterMark>
        )
      })}
      {open !== null && (
        <HighlightPopover
          key={open.ids[open.at]} article={article} version={version} highlight={opened ?? null} at={open.at} of={open.ids.length} fresh={open.fresh !== null}
          rect={() => {
            const range = body.current === null || opened === undefined ? null : rangeOf(body.current, opened.span)
            const rects = range === null ? [] : [...range.getClientRects()].filter(({ width }) => width > 0)
            return rects.at(-1) ?? range?.getBoundingClientRect() ?? new DOMRect()
          }}
          onStep={(by) => setOpen({ ...open, fresh: null, at: (open.at + by + open.ids.length) % open.ids.length })}
          onColour={(colour) => void setSetting(db, 'highlightColour', colour)}
          onClose={() => setOpen(null)}
        />
      )}
    </>
  )
}
