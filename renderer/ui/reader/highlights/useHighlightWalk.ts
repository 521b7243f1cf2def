import { type RefObject, useEffect, useRef, useState } from 'react'
import type { Id } from '../../../core/model.ts'
import { useDesk } from '../../desk/desk.ts'
import { scrollerOf } from '../../shared/scrollerOf.ts'
import { shortcutKeys } from '../../shared/shortcuts.ts'
import { useShortcut } from '../../shared/useShortcut.ts'
import type { GutterLine } from '../margin/gutter.ts'
import { firstVisible, revealSettled } from '../scrolling.ts'
import { rangeOf } from '../textPosition.ts'
import type { PlacedHighlight } from './usePlacedHighlights.ts'

export interface Walk {
  body: RefObject<HTMLElement | null>
  placed: PlacedHighlight[]
  /** The one whose mark has the focus: the keys go on from it, else from what is in sight. */
  focused: Id | null
  shown: ReadonlySet<number>
  show: (offset: number) => void
  lines: GutterLine[]
}

/** The keys `.` and `,` go from highlight to highlight: there first, and then onto its mark, which comes when it is near. Gives the one gone to last. */
export function useHighlightWalk({ body, placed, focused, shown, show, lines }: Walk): RefObject<Id | null> {
  const { host } = useDesk()
  const [going, setGoing] = useState<PlacedHighlight | null>(null)
  const arrived = useRef<PlacedHighlight | null>(null)
  const goal = useRef<Id | null>(null)
  const step = (by: 1 | -1): void => {
    const element = body.current
    if (element === null || placed.length === 0) return
    const from = placed.findIndex(({ row }) => row.id === focused)
    let to = from + by
    if (from < 0) {
      const top = firstVisible(element, scrollerOf(element))
      const next = placed.findIndex(({ span }) => span.start >= top)
      to = by > 0 ? (next < 0 ? 0 : next) : (next < 0 ? placed.length : next) - 1
    }
    const next = placed[(to + placed.length) % placed.length]!
    goal.current = next.row.id
    show(next.span.start)
    setGoing({ ...next })
  }
  const keys = (name: 'nextHighlight' | 'previousHighlight'): string => shortcutKeys(host.can.allShortcuts, name)
  useShortcut(keys('nextHighlight'), () => step(1), { when: () => placed.length > 0 })
  useShortcut(keys('previousHighlight'), () => step(-1), { when: () => placed.length > 0 })

  useEffect(() => {
    const element = body.current
    const range = going === null || element === null ? null : rangeOf(element, going.span)
    if (range === null || element === null) return undefined
    return revealSettled(range, scrollerOf(element), 'third')
    // oxlint-disable-next-line react/exhaustive-effect-dependencies -- its words come with `shown`
  }, [going, body, shown])
  useEffect(() => {
    if (going === null || arrived.current === going) return
    const mark = body.current?.querySelector<HTMLElement>(`[data-highlights~="${going.row.id}"]`)
    if (mark === null || mark === undefined) return
    arrived.current = going
    mark.blur()
    mark.focus({ preventScroll: true })
    // oxlint-disable-next-line react/exhaustive-effect-dependencies -- the mark comes with `lines`
  }, [going, lines, body])
  return goal
}
