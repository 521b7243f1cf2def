/** The same things as the picture, as a tree by steps: for the keyboard, for screen readers, and for whoever rather reads. */
import { ChevronRight } from 'lucide-react'
import { createElement, type KeyboardEvent, useRef, useState } from 'react'
import type { GraphNode, LocalGraph } from '../../data/localGraph.ts'
import { iconOf } from '../desk/page/icons.ts'
import { classes } from '../shared/classes.ts'
import { graphStrings as strings } from '../shared/strings/graph.ts'
import styles from './Graph.module.css'

export interface GraphTreeProps {
  graph: LocalGraph
  marked: string | null
  onMark: (key: string | null) => void
  onOpen: (node: GraphNode, beside: boolean) => void
}

interface Line {
  node: GraphNode
  children: number
  /** Its place among its siblings, and how many they are. */
  at: number
  of: number
}

/** `role="tree"`: arrows move, Right and Left open and close, Home and End, Enter opens (with Shift beside), letters jump. */
export function GraphTree({ graph, marked, onMark, onOpen }: GraphTreeProps) {
  const tree = useRef<HTMLDivElement>(null)
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set())
  const [active, setActive] = useState('')
  const childrenOf = (key: string): GraphNode[] => graph.nodes.filter(({ parent }) => parent === key)
  const lines: Line[] = []
  const visit = (nodes: GraphNode[]): void =>
    nodes.forEach((node, at) => {
      const children = childrenOf(node.key)
      lines.push({ node, children: children.length, at: at + 1, of: nodes.length })
      if (node.hop === 0 || open.has(node.key)) visit(children)
    })
  visit(graph.nodes.slice(0, 1))
  const stop = Math.max(0, lines.findIndex(({ node }) => node.key === active))

  const focus = (at: number): void => {
    const line = lines[Math.max(0, Math.min(lines.length - 1, at))]
    if (line === undefined) return
    setActive(line.node.key)
    onMark(line.node.key)
    tree.current?.querySelectorAll<HTMLElement>('[role="treeitem"]')[lines.indexOf(line)]?.focus()
  }
  const toggle = (key: string, to: boolean): void => setOpen((before) => new Set(to ? [...before, key] : [...before].filter((other) => other !== key)))
  const onKeyDown = (event: KeyboardEvent): void => {
    const { node, children } = lines[stop]!
    const folds = children > 0 && node.hop > 0
    if (event.ctrlKey || event.metaKey || event.altKey) return
    if (event.key === 'ArrowDown') focus(stop + 1)
    else if (event.key === 'ArrowUp') focus(stop - 1)
    else if (event.key === 'Home') focus(0)
    else if (event.key === 'End') focus(lines.length - 1)
    else if (event.key === 'ArrowRight') {
      if (folds && !open.has(node.key)) toggle(node.key, true)
      else if (children > 0) focus(stop + 1)
    } else if (event.key === 'ArrowLeft') {
      if (folds && open.has(node.key)) toggle(node.key, false)
      else focus(lines.findIndex((line) => line.node.key === node.parent))
    } else if (event.key === 'Enter') onOpen(node, event.shiftKey)
    else if (event.key.length === 1 && event.key !== ' ') {
      const letter = event.key.toLowerCase()
      const next = [...lines.slice(stop + 1), ...lines.slice(0, stop)].find((line) => line.node.name.toLowerCase().startsWith(letter))
      if (next === undefined) return
      focus(lines.indexOf(next))
    } else return
    event.preventDefault()
  }

  return (
    <div ref={tree} role="tree" aria-label={strings.list} className={styles.tree} onKeyDown={onKeyDown} tabIndex={-1}>
      {lines.map(({ node, children, at, of }, line) => (
        // Keys are the tree's: they bubble.
        // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
        <div
          key={node.key} role="treeitem" aria-level={node.hop + 1} aria-posinset={at} aria-setsize={of} aria-selected={node.key === marked} tabIndex={line === stop ? 0 : -1}
          {...(children > 0 ? { 'aria-expanded': node.hop === 0 || open.has(node.key) } : {})}
          aria-label={`${node.name || strings.untitled}, ${strings.kinds[node.kind]}`} title={node.name}
          className={classes(styles.line, node.key === marked && styles.marked)} style={{ paddingInlineStart: 6 + node.hop * 14 }}
          onPointerEnter={() => onMark(node.key)} onPointerLeave={() => onMark(null)}
          onFocus={() => {
            setActive(node.key)
            onMark(node.key)
          }}
          onClick={(event) => onOpen(node, event.shiftKey)}
        >
          {children > 0 && node.hop > 0 ? (
            // The keyboard has Left and Right for it.
            <button
              type="button" tabIndex={-1} aria-hidden className={styles.fold} data-open={open.has(node.key) || undefined}
              onClick={(event) => {
                event.stopPropagation()
                toggle(node.key, !open.has(node.key))
              }}
            >
              <ChevronRight size={12} />
            </button>
          ) : <span className={styles.fold} />}
          {createElement(iconOf(node.kind, node.actor ?? ''), { size: 14, 'aria-hidden': true, className: styles.icon })}
          <span className={styles.name}>{node.name || strings.untitled}</span>
          {children > 0 && node.hop > 0 && <span className={styles.count}>{children}</span>}
        </div>
      ))}
    </div>
  )
}
