/** The picture of a graph on a canvas: shapes tell kinds (so that colour is not needed), names stand beside what is near or pointed at. */
import type { GraphLayout, PlacedNode } from './graphLayout.ts'

/** What is seen: the canvas shows `x`, `y` in its middle. */
export interface GraphView {
  x: number
  y: number
  scale: number
}

export interface GraphColours {
  text: string
  quiet: string
  line: string
  accent: string
  paper: string
  person: string
  organisation: string
  place: string
  sans: string
}

export function coloursOf(element: Element): GraphColours {
  const style = getComputedStyle(element)
  const token = (name: string): string => style.getPropertyValue(`--${name}`).trim()
  return {
    text: token('text'), quiet: token('text-quiet'), line: token('border'), accent: token('accent'), paper: token('paper'),
    person: token('person'), organisation: token('organisation'), place: token('place'), sans: token('sans'),
  }
}

/** All nodes in sight, with room for their names. */
export function fit(nodes: PlacedNode[], width: number, height: number): GraphView {
  const [xs, ys] = [nodes.map(({ x }) => x), nodes.map(({ y }) => y)]
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)]
  const scale = Math.min(2, (width - Math.min(180, width / 4)) / Math.max(1, right - left), (height - 70) / Math.max(1, bottom - top))
  return { x: (left + right) / 2, y: (top + bottom) / 2, scale: Math.max(0.15, scale) }
}

const LONGEST = 26

/** Names that are drawn whoever is pointed at: of all when there are few, else of the nearest. */
function isNamed({ node }: PlacedNode, count: number, scale: number): boolean {
  return node.hop === 0 || count <= 40 || (node.hop === 1 && (count <= 90 || scale > 0.8)) || scale > 1.4
}

/** A node's radius in the graph's own units: from far away nodes shrink less than the distances between them, lest they be specks. */
const seenRadius = (radius: number, scale: number): number => radius * Math.max(1, 0.7 / scale)

function shape(context: CanvasRenderingContext2D, { node: { kind }, x, y, radius }: PlacedNode, scale: number): void {
  const r = seenRadius(radius, scale)
  context.beginPath()
  if (kind === 'actor') context.arc(x, y, r, 0, 2 * Math.PI)
  else if (kind === 'event') {
    context.moveTo(x, y - r * 1.25)
    context.lineTo(x + r * 1.25, y)
    context.lineTo(x, y + r * 1.25)
    context.lineTo(x - r * 1.25, y)
    context.closePath()
  } else if (kind === 'note') context.roundRect(x - r, y - r, 2 * r, 2 * r, r / 2)
  else context.rect(x - r * 0.8, y - r, r * 1.6, r * 2)
}

export interface Drawing {
  layout: GraphLayout
  view: GraphView
  /** In CSS px. */
  width: number
  height: number
  colours: GraphColours
  /** The node that is pointed at or chosen in the list: it and its neighbours stand out. */
  marked: string | null
}

export function draw(context: CanvasRenderingContext2D, { layout: { nodes, edges }, view, width, height, colours, marked }: Drawing): void {
  const ratio = devicePixelRatio
  context.setTransform(ratio, 0, 0, ratio, 0, 0)
  context.clearRect(0, 0, width, height)
  context.translate(width / 2, height / 2)
  context.scale(view.scale, view.scale)
  context.translate(-view.x, -view.y)
  const near = new Set<string>()
  if (marked !== null) {
    near.add(marked)
    for (const { source, target } of edges) {
      if (source.node.key === marked) near.add(target.node.key)
      if (target.node.key === marked) near.add(source.node.key)
    }
  }
  const dim = (key: string): boolean => marked !== null && !near.has(key)
  for (const { source, target, weight } of edges) {
    const own = marked !== null && (source.node.key === marked || target.node.key === marked)
    context.globalAlpha = marked === null ? 0.75 : own ? 1 : 0.2
    context.strokeStyle = own ? colours.accent : colours.line
    context.lineWidth = (own ? 1.5 : 1) * Math.min(2.5, 0.7 + weight / 6)
    context.beginPath()
    context.moveTo(source.x, source.y)
    context.lineTo(target.x, target.y)
    context.stroke()
  }
  const colourOf = ({ node }: PlacedNode): string => (node.kind === 'actor' ? colours[node.actor ?? 'person'] : node.kind === 'note' ? colours.accent : colours.quiet)
  for (const placed of nodes) {
    context.globalAlpha = dim(placed.node.key) ? 0.25 : 1
    shape(context, placed, view.scale)
    context.fillStyle = colourOf(placed)
    context.fill()
    if (placed.node.hop === 0 || placed.node.key === marked) {
      context.strokeStyle = colours.text
      context.lineWidth = 2
      context.stroke()
    }
  }
  // Names keep their size, however near one looks.
  context.textAlign = 'center'
  context.textBaseline = 'top'
  context.lineJoin = 'round'
  context.globalAlpha = 1
  // The weightier name keeps its place, and what would cover it waits until one looks nearer or points at it.
  const taken: [left: number, top: number, right: number, bottom: number][] = []
  const order = [...nodes].sort((a, b) => Number(b.node.key === marked) - Number(a.node.key === marked) || a.node.hop - b.node.hop || b.node.strength - a.node.strength)
  for (const placed of order) {
    const { node, x, y, radius } = placed
    const bold = node.hop === 0 || node.key === marked
    if (marked === null ? !isNamed(placed, nodes.length, view.scale) : !near.has(node.key)) continue
    context.font = `${bold ? 600 : 400} ${12 / view.scale}px ${colours.sans}`
    const name = node.name.length > LONGEST && node.key !== marked ? `${node.name.slice(0, LONGEST - 1).trimEnd()}…` : node.name
    const [half, top] = [context.measureText(name).width / 2, y + seenRadius(radius, view.scale) + 3 / view.scale]
    const box: (typeof taken)[number] = [x - half, top, x + half, top + 14 / view.scale]
    if (!bold && taken.some(([left, above, right, below]) => box[0] < right && box[2] > left && box[1] < below && box[3] > above)) continue
    taken.push(box)
    context.strokeStyle = colours.paper
    context.lineWidth = 3 / view.scale
    context.strokeText(name, x, top)
    context.fillStyle = node.hop === 2 && node.key !== marked ? colours.quiet : colours.text
    context.fillText(name, x, top)
  }
}

/** The node under a point of the canvas (CSS px from its corner), with a little room for the hand. */
export function nodeAt(nodes: PlacedNode[], view: GraphView, width: number, height: number, px: number, py: number): PlacedNode | null {
  const x = (px - width / 2) / view.scale + view.x
  const y = (py - height / 2) / view.scale + view.y
  let best: PlacedNode | null = null
  let least = Infinity
  for (const placed of nodes) {
    const distance = Math.hypot(placed.x - x, placed.y - y) - seenRadius(placed.radius, view.scale)
    if (distance < least) [best, least] = [placed, distance]
  }
  return least <= 6 / view.scale ? best : null
}
