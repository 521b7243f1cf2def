/** In the outer margin: a mark beside each sentence that notes quote or link to. The pointer or the focus shows which notes; a click leads there. */
import { NotebookPen } from 'lucide-react'
import { type ReactNode, type RefObject, useEffect, useMemo, useRef, useState } from 'react'
import type { ArticleRow, BodyRow, Span } from '../../../core/model.ts'
import { useDesk } from '../../desk/desk.ts'
import { requestInNote } from '../../desk/notes/noteRequests.ts'
import { Popover } from '../../shared/Popover.tsx'
import { marginStrings as strings } from '../../shared/strings/passages.ts'
import { useGutter } from './gutter.ts'
import { GutterMark, moveAmongMarks } from './GutterMark.tsx'
import { MarginCard } from './MarginCard.tsx'
import { paint } from '../highlights/paintHighlights.ts'
import { usePassageUses, type PassageUse } from './usePassageUses.ts'

/** Ms of rest on a mark before its card shows, and of absence before it goes: time to move onto the card. */
const SHOW = 250
const HIDE = 200

export interface MarginMarksProps {
  article: ArticleRow
  version: BodyRow
  body: RefObject<HTMLDivElement | null>
  shown: ReadonlySet<number>
}

interface Open {
  /** Start of the first sentence of the line. */
  at: number
  anchor: Element
  /** Opened by a click: its first line has the focus, and it stays until it is closed. */
  pinned: boolean
}

export function MarginMarks({ article, version, body, shown }: MarginMarksProps): ReactNode {
  const { openNote } = useDesk()
  const marks = usePassageUses(article, version)
  const offsets = useMemo(() => marks.map(({ span }) => span.start), [marks])
  const { lines } = useGutter(body, offsets, shown)
  const [open, setOpen] = useState<Open | null>(null)
  const [stop, setStop] = useState<number | null>(null)
  const timer = useRef(0)
  useEffect(() => () => clearTimeout(timer.current), [])
  const later = (next: Open | null, wait: number): void => {
    clearTimeout(timer.current)
    timer.current = window.setTimeout(() => setOpen((before) => (before?.pinned === true ? before : next)), wait)
  }
  const close = (): void => {
    clearTimeout(timer.current)
    setOpen(null)
  }

  const inLine = lines.map((line) => {
    const here = line.items.flatMap((item) => marks[item] ?? [])
    // A use of two sentences in one line is one use.
    const uses = [...new Map(here.flatMap(({ items }) => items).map((use) => [use.link.id, use])).values()]
    return { line, here, uses, notes: new Set(uses.map(({ note }) => note.id)).size, at: here[0]?.span.start ?? -1 }
  })
  const opened = open === null ? undefined : inLine.find(({ at }) => at === open.at)
  // What is meant is lit in the text.
  const lit = opened?.here
  useEffect(() => {
    if (body.current === null || lit === undefined) return undefined
    return paint(body.current, new Map([['dossier-used', { spans: lit.map(({ span }): Span => span), priority: -1 }]]))
  })

  const follow = ({ note, passage }: PassageUse): void => {
    close()
    requestInNote({ noteId: note.id, passage })
    openNote(note.id)
  }
  const tabStop = inLine.find(({ at }) => at === stop)?.at ?? inLine[0]?.at
  return (
    <>
      {inLine.map(({ line, here, uses, notes, at }) => (
        <GutterMark
          key={at} line={line} side="end" data-uses={uses.length}
          aria-label={strings.name(notes, uses.length) + strings.of(here.map(({ span }) => version.text.slice(span.start, span.end)).join(' '))}
          aria-haspopup={uses.length > 1 ? 'dialog' : undefined} aria-expanded={uses.length > 1 ? open?.at === at : undefined} tabIndex={at === tabStop ? 0 : -1}
          onPointerEnter={({ currentTarget }) => later({ at, anchor: currentTarget, pinned: false }, SHOW)}
          onPointerLeave={() => later(null, HIDE)}
          onFocus={({ currentTarget }) => {
            setStop(at)
            if (currentTarget.matches(':focus-visible')) later({ at, anchor: currentTarget, pinned: false }, SHOW)
          }}
          onBlur={() => later(null, HIDE)}
          onKeyDown={(event) => {
            if (event.key === 'Escape' && open !== null) close()
            else moveAmongMarks(event)
          }}
          onClick={({ currentTarget }) => {
            clearTimeout(timer.current)
            const [only] = uses
            if (uses.length === 1 && only !== undefined) follow(only)
            else setOpen({ at, anchor: currentTarget, pinned: true })
          }}
        >
          {notes > 1 ? (notes > 99 ? '99+' : notes) : <NotebookPen size={13} aria-hidden />}
        </GutterMark>
      ))}
      {open !== null && opened !== undefined && (
        <MarginPopover key={`${open.at}/${String(open.pinned)}`} open={open} uses={opened.uses} onEnter={() => clearTimeout(timer.current)} onLeave={() => later(null, HIDE)} onClose={close} onFollow={follow} />
      )}
    </>
  )
}

interface MarginPopoverProps {
  open: Open
  uses: PassageUse[]
  onEnter: () => void
  onLeave: () => void
  onClose: () => void
  onFollow: (use: PassageUse) => void
}

function MarginPopover({ open, uses, onEnter, onLeave, onClose, onFollow }: MarginPopoverProps): ReactNode {
  const first = useRef<HTMLButtonElement>(null)
  return (
    <Popover open anchor={open.anchor} label={strings.card} initialFocus={open.pinned ? first : false} onOpenChange={(next) => !next && onClose()}>
      <MarginCard uses={uses} first={first} onEnter={onEnter} onLeave={onLeave} onFollow={onFollow} />
    </Popover>
  )
}
