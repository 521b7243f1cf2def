/**
 * The handle at the left of the block under the pointer: dragged it moves the block (ProseMirror's own drop, which shows where it would go), clicked it
 * opens what can be done with the block. For the mouse only; the keyboard has Alt+Up and Down, and the commands of `/`.
 */
import type { Editor } from '@tiptap/core'
import { ArrowDown, ArrowUp, Copy, GripVertical, Trash2 } from 'lucide-react'
import { type DragEvent, useEffect, useRef, useState } from 'react'
import { NODE } from '../../../core/notes/document.ts'
import { Menu, type MenuItem } from '../../shared/Menu.tsx'
import { noteToolsStrings as strings } from '../../shared/strings/noteTools.ts'
import styles from './BlockHandle.module.css'
import { dragBlock } from './dragBlock.ts'
import { blockRun, deleteRun, duplicateRun, moveBlock, type MoveOptions } from './moveBlocks.ts'

interface Under {
  /** Position of the block or list item. */
  at: number
  /** Of its first line, px within what scrolls. */
  top: number
  left: number
}

/** The list item, or else the top-level block, at a height of the window. */
function blockUnder(editor: Editor, scroller: HTMLElement, y: number): Under | null {
  const { view } = editor
  const box = view.dom.getBoundingClientRect()
  // Within the text, however deep it is indented: from the middle of its width.
  const found = view.posAtCoords({ left: box.left + box.width / 2, top: y })
  if (found === null) return null
  const $at = view.state.doc.resolve(found.inside >= 0 ? Math.max(found.inside, found.pos) : found.pos)
  let depth = Math.min(1, $at.depth)
  for (let inner = $at.depth; inner > 1; inner--) {
    const { name } = $at.node(inner).type
    if (name === NODE.listItem || name === NODE.taskItem) {
      depth = inner
      break
    }
    if (name === NODE.tableCell || name === NODE.tableHeader) break
  }
  const at = depth === 0 ? $at.pos : $at.before(depth)
  const dom = view.nodeDOM(at)
  if (!(dom instanceof HTMLElement)) return null
  const { top, left, height } = dom.getBoundingClientRect()
  const line = Math.min(height, parseFloat(getComputedStyle(dom).lineHeight) || 24)
  const outer = scroller.getBoundingClientRect()
  const inset = name(editor, at) === NODE.listItem ? 20 : 0
  return { at, top: top - outer.top + scroller.scrollTop + line / 2 - 12, left: Math.max(0, left - outer.left - 18 - inset) }
}

const name = (editor: Editor, at: number): string | undefined => editor.state.doc.nodeAt(at)?.type.name

export function BlockHandle({ editor, moved }: { editor: Editor; moved: MoveOptions['moved'] }) {
  const [under, setUnder] = useState<Under | null>(null)
  const [open, setOpen] = useState(false)
  const held = useRef(false)
  /** Since the press the block has been dragged. */
  const dragged = useRef(false)
  useEffect(() => {
    held.current = open
  }, [open])

  useEffect(() => {
    const scroller = editor.view.dom.closest<HTMLElement>('[data-note-scroll]')
    if (scroller === null) return undefined
    let frame = 0
    /** Where the pointer is, px from the window's top; null when it is elsewhere. */
    let pointer: number | null = null
    const look = (): void => {
      cancelAnimationFrame(frame)
      if (held.current) return
      frame = requestAnimationFrame(() => {
        const y = pointer
        if (editor.isDestroyed || !editor.isEditable || y === null) return setUnder(null)
        const box = editor.view.dom.getBoundingClientRect()
        setUnder((before) => {
          const next = y < box.top || y > box.bottom ? null : blockUnder(editor, scroller, y)
          return next?.at === before?.at && next?.top === before?.top && next?.left === before?.left ? before : next
        })
      })
    }
    const move = (event: MouseEvent): void => {
      if (event.buttons > 0) return
      pointer = event.clientY
      look()
    }
    const hide = (): void => {
      if (!held.current) setUnder(null)
    }
    const leave = (): void => {
      pointer = null
      hide()
    }
    // In focus mode and in a pane of another width the text stands elsewhere, and the pointer may not move.
    const resized = new ResizeObserver(look)
    resized.observe(scroller)
    scroller.addEventListener('mousemove', move)
    scroller.addEventListener('mouseleave', leave)
    editor.on('update', hide)
    return () => {
      cancelAnimationFrame(frame)
      scroller.removeEventListener('mousemove', move)
      scroller.removeEventListener('mouseleave', leave)
      resized.disconnect()
      editor.off('update', hide)
    }
  }, [editor])

  if (under === null) return null
  const { at } = under

  /** Puts the caret into the block, so that what is done is done with it. */
  const within = (run: () => void) => (): void => {
    editor.commands.setTextSelection(at + 1)
    run()
    editor.view.focus()
  }
  const run = (change: typeof duplicateRun): void => {
    const block = blockRun(editor.state)
    if (block !== null) editor.view.dispatch(change(editor.state, block))
  }
  const turn = (label: string, change: (chain: ReturnType<Editor['chain']>) => ReturnType<Editor['chain']>): MenuItem => ({
    label: strings.turnInto(label), onSelect: within(() => void change(editor.chain().clearNodes()).run()),
  })
  const items: MenuItem[] = [
    { label: strings.moveUp, icon: ArrowUp, shortcut: 'Alt+ArrowUp', onSelect: within(() => moveBlock(editor, false, moved)) },
    { label: strings.moveDown, icon: ArrowDown, shortcut: 'Alt+ArrowDown', onSelect: within(() => moveBlock(editor, true, moved)) },
    { label: strings.duplicate, icon: Copy, shortcut: 'Mod+Alt+D', onSelect: within(() => run(duplicateRun)) },
    { label: strings.remove, icon: Trash2, danger: true, onSelect: within(() => run(deleteRun)) },
    ...(editor.state.doc.nodeAt(at)?.isTextblock === true || name(editor, at) === NODE.listItem || name(editor, at) === NODE.taskItem
      ? ([
          'separator',
          turn(strings.kinds.text, (chain) => chain),
          ...([1, 2, 3] as const).map((level) => turn(strings.kinds.heading(level), (chain) => chain.setHeading({ level }))),
          turn(strings.kinds.bulletList, (chain) => chain.toggleBulletList()),
          turn(strings.kinds.orderedList, (chain) => chain.toggleOrderedList()),
          turn(strings.kinds.taskList, (chain) => chain.toggleTaskList()),
          turn(strings.kinds.quote, (chain) => chain.setBlockquote()),
          turn(strings.kinds.callout, (chain) => chain.wrapIn(NODE.callout, { kind: 'note' })),
          turn(strings.kinds.codeBlock, (chain) => chain.setCodeBlock()),
        ] satisfies MenuItem[])
      : []),
  ]
  // Pressing opens the menu, on a busy machine after the drag has begun; what is dragged wants none.
  const drag = ({ dataTransfer }: DragEvent): void => {
    dragged.current = true
    setOpen(false)
    dragBlock(editor.view, at, dataTransfer)
  }
  return (
    <div className={styles.place} style={{ insetBlockStart: under.top, insetInlineStart: under.left }}>
      <Menu
        items={items} open={open} onOpenChange={(next) => setOpen(next && !dragged.current)}
        trigger={
          <button type="button" className={styles.handle} aria-label={strings.block} tabIndex={-1} draggable onPointerDown={() => void (dragged.current = false)} onDragStart={drag}>
            <GripVertical size={14} aria-hidden />
          </button>
        }
      />
    </div>
  )
}
