/** Where the nodes of a graph stand: forces pull what is linked together, from a start that is the same each time. */
import { forceCollide, forceLink, forceManyBody, forceSimulation, forceX, forceY, type Simulation, type SimulationLinkDatum, type SimulationNodeDatum } from 'd3-force'
import type { GraphNode, LocalGraph } from '../../data/localGraph.ts'

export interface PlacedNode extends SimulationNodeDatum {
  node: GraphNode
  x: number
  y: number
  radius: number
}

export interface PlacedEdge extends SimulationLinkDatum<PlacedNode> {
  source: PlacedNode
  target: PlacedNode
  weight: number
}

export interface GraphLayout {
  nodes: PlacedNode[]
  edges: PlacedEdge[]
  /** Stopped: whoever shows it calls tick() until it has settled. */
  simulation: Simulation<PlacedNode, PlacedEdge>
}

const RING = 110

/** What was placed before keeps its place, so that a filter does not throw everything about. */
export function graphLayout(graph: LocalGraph, before: PlacedNode[] = []): GraphLayout {
  const known = new Map(before.map((placed) => [placed.node.key, placed]))
  const first = graph.nodes.filter(({ hop }) => hop === 1)
  const angles = new Map(first.map(({ key }, at) => [key, (2 * Math.PI * at) / Math.max(1, first.length)]))
  const children = new Map<string, number>()
  const nodes = graph.nodes.map((node): PlacedNode => {
    const { hop, strength, parent, key } = node
    const nth = children.get(parent ?? '') ?? 0
    children.set(parent ?? '', nth + 1)
    // Children fan out behind their parent, to either side in turn.
    const angle = hop === 2 ? (angles.get(parent ?? '') ?? 0) + (nth % 2 === 0 ? 1 : -1) * Math.ceil(nth / 2) * 0.12 : (angles.get(key) ?? 0)
    const old = known.get(key)
    return { node, x: old?.x ?? Math.cos(angle) * RING * hop, y: old?.y ?? Math.sin(angle) * RING * hop, radius: hop === 0 ? 11 : (hop === 1 ? 6 : 4) + Math.min(3, Math.sqrt(strength) / 2) }
  })
  const placed = new Map(nodes.map((one) => [one.node.key, one]))
  const edges = graph.edges.map(({ a, b, weight }): PlacedEdge => ({ source: placed.get(a)!, target: placed.get(b)!, weight }))
  const simulation = forceSimulation(nodes)
    .force('link', forceLink<PlacedNode, PlacedEdge>(edges).distance(({ source, target }) => (source.node.hop + target.node.hop < 2 ? 90 : 60)))
    .force('charge', forceManyBody().strength(-170).distanceMax(500))
    .force('x', forceX(0).strength(0.05))
    .force('y', forceY(0).strength(0.07))
    .force('collide', forceCollide<PlacedNode>(({ radius }) => radius + 4))
    .stop()
  return { nodes, edges, simulation }
}
