import { ChevronRight, type LucideIcon } from 'lucide-react'
import { type DragEvent, type KeyboardEvent, type ReactNode, useRef, useState } from 'react'
import { classes } from './classes.ts'
import styles from './Tree.module.css'

export interface TreeItem {
  /** Unique in the tree. */
  path: string
  name: string
  count: number
  children: readonly TreeItem[]
}

export interface TreeProps {
  /** Accessible name. */
  label: string
  items: readonly TreeItem[]
  icon: LucideIcon
  /** The item whose things are shown elsewhere. */
  selected: string | null
  /** Paths whose children are shown. */
  open: ReadonlySet<string>
  onOpen: (path: string, open: boolean) => void
  onSelect: (path: string) => void
  /** F2 on an item. */
  onRename?: (path: string) => void
  /** What is dragged can be dropped here: by its types. */
  accepts?: (types: readonly string[]) => boolean
  onDrop?: (path: string, data: DataTransfer) => void
}

interface Line extends TreeItem {
  level: number
  parent: string | null
  /** Among its siblings, from 1. */
  position: number
  siblings: number
}

function linesOf(items: readonly TreeItem[], open: ReadonlySet<string>, level = 1, parent: string | null = null): Line[] {
  return items.flatMap((item, at) => [
    { ...item, level, parent, position: at + 1, siblings: items.length },
    ...(open.has(item.path) ? linesOf(item.children, open, level + 1, item.path) : []),
  ])
}

/** Names within names as a `tree`: one stop of the Tab key; Up, Down, Home, End move, Right and Left open and close, Enter and Space choose, a letter finds. */
export function Tree({ label, items, icon: Icon, selected, open, onOpen, onSelect, onRename, accepts, onDrop }: TreeProps): ReactNode {
  const tree = useRef<HTMLDivElement>(null)
  const lines = linesOf(items, open)
  const [moved, setMoved] = useState<string | null>(null)
  const [over, setOver] = useState<string | null>(null)
  const stop = lines.find(({ path }) => path === moved) ?? lines.find(({ path }) => path === selected) ?? lines[0]

  const focus = (line: Line | undefined): void => {
    if (line === undefined) return
    setMoved(line.path)
    tree.current?.querySelector<HTMLElement>(`[data-path="${CSS.escape(line.path)}"]`)?.focus()
  }
  const onKeyDown = (event: KeyboardEvent, line: Line): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const at = lines.indexOf(line)
    const opened = open.has(line.path)
    switch (event.key) {
      case 'ArrowDown':
        focus(lines[at + 1])
        break
      case 'ArrowUp':
        focus(lines[at - 1])
        break
      case 'Home':
        focus(lines[0])
        break
      case 'End':
        focus(lines.at(-1))
        break
      case 'ArrowRight':
        if (line.children.length === 0) return
        if (opened) focus(lines[at + 1])
        else onOpen(line.path, true)
        break
      case 'ArrowLeft':
        if (opened && line.children.length > 0) onOpen(line.path, false)
        else focus(lines.find(({ path }) => path === line.parent))
        break
      case 'Enter':
      case ' ':
        onSelect(line.path)
        break
      case 'F2':
        if (onRename === undefined) return
        onRename(line.path)
        break
      default: {
        if (event.key.length !== 1) return
        const letter = event.key.toLowerCase()
        focus([...lines.slice(at + 1), ...lines.slice(0, at)].find(({ name }) => name.toLowerCase().startsWith(letter)))
      }
    }
    event.preventDefault()
    event.stopPropagation()
  }
  const dropping = (path: string) =>
    onDrop === undefined
      ? {}
      : {
          onDragOver: (event: DragEvent) => {
            if (accepts?.(event.dataTransfer.types) === false) return
            event.preventDefault()
            event.dataTransfer.dropEffect = 'move'
            setOver(path)
          },
          onDragLeave: () => setOver((before) => (before === path ? null : before)),
          onDrop: (event: DragEvent) => {
            event.preventDefault()
            setOver(null)
            onDrop(path, event.dataTransfer)
          },
        }

  return (
    <div ref={tree} role="tree" aria-label={label} className={styles['tree']}>
      {lines.map((line) => (
        <div
          key={line.path}
          data-path={line.path}
          role="treeitem"
          aria-level={line.level}
          aria-posinset={line.position}
          aria-setsize={line.siblings}
          aria-selected={line.path === selected}
          aria-expanded={line.children.length === 0 ? undefined : open.has(line.path)}
          title={line.path}
          tabIndex={line === stop ? 0 : -1}
          className={classes(styles['item'], over === line.path && styles['over'])}
          style={{ paddingInlineStart: 6 + (line.level - 1) * 14 }}
          onClick={() => {
            setMoved(line.path)
            onSelect(line.path)
          }}
          onKeyDown={(event) => onKeyDown(event, line)}
          {...dropping(line.path)}
        >
          <span
            className={styles['chevron']}
            aria-hidden
            onClick={(event) => {
              if (line.children.length === 0) return
              event.stopPropagation()
              onOpen(line.path, !open.has(line.path))
            }}
          >
            {line.children.length === 0 ? null : <ChevronRight size={12} data-open={open.has(line.path) || undefined} />}
          </span>
          <Icon size={14} className={styles['icon']} aria-hidden />
          <span className={styles['name']}>{line.name}</span>{' '}
          <span className={styles['count']}>{line.count}</span>
        </div>
      ))}
    </div>
  )
}
