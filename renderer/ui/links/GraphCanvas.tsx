/** The picture: it moves until it has settled, and then only when a hand moves it. The list beside it (GraphTree.tsx) says the same in words. */
import { Maximize, ZoomIn, ZoomOut } from 'lucide-react'
import { type PointerEvent, useCallback, useEffect, useRef } from 'react'
import type { GraphNode, LocalGraph } from '../../data/localGraph.ts'
import { IconButton } from '../shared/IconButton.tsx'
import { graphStrings as strings } from '../shared/strings/graph.ts'
import { coloursOf, draw, fit, type GraphView, nodeAt } from './graphDrawing.ts'
import { type GraphLayout, graphLayout, type PlacedNode } from './graphLayout.ts'
import styles from './Graph.module.css'

export interface GraphCanvasProps {
  graph: LocalGraph
  /** The node that stands out: pointed at here, or chosen in the list. */
  marked: string | null
  onMark: (key: string | null) => void
  onOpen: (node: GraphNode, beside: boolean) => void
}

/** Px that a hand may tremble in a click. */
const TREMBLE = 4
/** Ms of a frame for laying out, when nothing is shown moving. */
const SLICE = 12

interface Picture {
  layout: GraphLayout
  view: GraphView
  /** The user has moved or zoomed: the view is theirs. */
  held: boolean
  drag: { node: PlacedNode | null; x: number; y: number; moved: boolean } | null
  marked: string | null
  frame: number
}

export function GraphCanvas({ graph, marked, onMark, onOpen }: GraphCanvasProps) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const picture = useRef<Picture | null>(null)

  const paint = useCallback((): void => {
    const [element, now] = [canvas.current, picture.current]
    const context = element?.getContext('2d') ?? null
    if (element === null || context === null || now === null) return
    const { clientWidth: width, clientHeight: height } = element
    const [wide, high] = [Math.round(width * devicePixelRatio), Math.round(height * devicePixelRatio)]
    if (element.width !== wide || element.height !== high) [element.width, element.height] = [wide, high]
    if (!now.held) now.view = fit(now.layout.nodes, width, height)
    draw(context, { layout: now.layout, view: now.view, width, height, colours: coloursOf(element), marked: now.marked })
  }, [])

  /** Runs until it has settled. Who wants no motion sees the result only. */
  const run = useCallback((): void => {
    const now = picture.current
    if (now === null) return
    const still = matchMedia('(prefers-reduced-motion: reduce)').matches
    cancelAnimationFrame(now.frame)
    const step = (): void => {
      const { simulation } = now.layout
      const until = still ? performance.now() + SLICE : 0
      do simulation.tick()
      while (simulation.alpha() > simulation.alphaMin() && performance.now() < until)
      const moving = simulation.alpha() > simulation.alphaMin()
      if (!still || !moving || now.drag !== null) paint()
      if (moving) now.frame = requestAnimationFrame(step)
      else canvas.current?.setAttribute('data-settled', '')
    }
    canvas.current?.removeAttribute('data-settled')
    now.frame = requestAnimationFrame(step)
  }, [paint])

  useEffect(() => {
    const before = picture.current
    picture.current = { layout: graphLayout(graph, before?.layout.nodes), view: { x: 0, y: 0, scale: 1 }, held: false, drag: null, marked: before?.marked ?? null, frame: 0 }
    run()
    return () => cancelAnimationFrame(picture.current?.frame ?? 0)
  }, [graph, run])

  useEffect(() => {
    if (picture.current !== null) picture.current.marked = marked
    paint()
  }, [marked, paint])

  /** Around a point of the canvas, its middle unless told. */
  const zoomBy = useCallback((factor: number, px?: number, py?: number): void => {
    const [element, now] = [canvas.current, picture.current]
    if (element === null || now === null) return
    const { x, y, scale } = now.view
    const next = Math.max(0.15, Math.min(5, scale * factor))
    const [dx, dy] = [(px ?? element.clientWidth / 2) - element.clientWidth / 2, (py ?? element.clientHeight / 2) - element.clientHeight / 2]
    now.view = { x: x + dx / scale - dx / next, y: y + dy / scale - dy / next, scale: next }
    now.held = true
    paint()
  }, [paint])

  useEffect(() => {
    const element = canvas.current
    if (element === null) return undefined
    const resized = new ResizeObserver(paint)
    resized.observe(element)
    // The theme is an attribute of the root, or follows the system.
    const themed = new MutationObserver(paint)
    themed.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] })
    const zoom = (event: WheelEvent): void => {
      event.preventDefault()
      zoomBy(Math.exp(-event.deltaY * (event.ctrlKey ? 0.01 : 0.002)), event.offsetX, event.offsetY)
    }
    // React listens passively to the wheel.
    element.addEventListener('wheel', zoom, { passive: false })
    return () => {
      resized.disconnect()
      themed.disconnect()
      element.removeEventListener('wheel', zoom)
    }
  }, [paint, zoomBy])

  const under = ({ nativeEvent: { offsetX, offsetY } }: PointerEvent): PlacedNode | null => {
    const [element, now] = [canvas.current, picture.current]
    return element === null || now === null ? null : nodeAt(now.layout.nodes, now.view, element.clientWidth, element.clientHeight, offsetX, offsetY)
  }
  const onPointerDown = (event: PointerEvent): void => {
    if (event.button !== 0 || picture.current === null) return
    canvas.current?.setPointerCapture(event.pointerId)
    picture.current.drag = { node: under(event), x: event.clientX, y: event.clientY, moved: false }
  }
  const onPointerMove = (event: PointerEvent): void => {
    const now = picture.current
    if (now === null) return
    if (now.drag === null) {
      const over = under(event)
      if (canvas.current !== null) canvas.current.style.cursor = over === null ? 'grab' : 'pointer'
      onMark(over?.node.key ?? null)
      return
    }
    const { drag } = now
    const [dx, dy] = [event.clientX - drag.x, event.clientY - drag.y]
    if (!drag.moved && Math.hypot(dx, dy) < TREMBLE) return
    Object.assign(drag, { moved: true, x: event.clientX, y: event.clientY })
    now.held = true
    if (drag.node === null) {
      now.view = { ...now.view, x: now.view.x - dx / now.view.scale, y: now.view.y - dy / now.view.scale }
      paint()
      return
    }
    const [x, y] = [drag.node.x + dx / now.view.scale, drag.node.y + dy / now.view.scale]
    Object.assign(drag.node, { x, y, fx: x, fy: y })
    now.layout.simulation.alpha(0.3)
    run()
  }
  const onPointerUp = (event: PointerEvent): void => {
    const drag = picture.current?.drag
    if (drag === null || drag === undefined || picture.current === null) return
    picture.current.drag = null
    if (drag.node === null) return
    Object.assign(drag.node, { fx: null, fy: null })
    if (!drag.moved) onOpen(drag.node.node, event.shiftKey)
  }

  return (
    <div className={styles.picture}>
      {/* Everything that a click on it does, the list does by keyboard too. */}
      <canvas
        ref={canvas} className={styles.canvas} role="img" aria-label={strings.picture(graph.nodes.length)}
        onPointerDown={onPointerDown} onPointerMove={onPointerMove} onPointerUp={onPointerUp} onPointerLeave={() => onMark(null)}
      />
      <div className={styles.zoom}>
        <IconButton label={strings.zoomIn} icon={ZoomIn} onClick={() => zoomBy(1.3)} />
        <IconButton label={strings.zoomOut} icon={ZoomOut} onClick={() => zoomBy(1 / 1.3)} />
        <IconButton
          label={strings.fit} icon={Maximize}
          onClick={() => {
            if (picture.current !== null) picture.current.held = false
            paint()
          }}
        />
      </div>
    </div>
  )
}
