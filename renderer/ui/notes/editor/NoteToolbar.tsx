import { useEditorState, type Editor } from '@tiptap/react'
import { redoDepth, undoDepth } from '@tiptap/pm/history'
import {
  AlignCenter, AlignLeft, AlignRight, Asterisk, Bold, Code, Heading, Italic, Link2, MessageSquareText, List, ListChecks, ListOrdered, Minus, Redo2, SquareCode, Strikethrough, Table, TextQuote, Undo2, type LucideIcon,
} from 'lucide-react'
import { useEffect, useRef, type KeyboardEvent } from 'react'
import type { CellAlignment } from '../../../core/notes/document.ts'
import { IconButton } from '../../shared/IconButton.tsx'
import { Menu, type MenuItem } from '../../shared/Menu.tsx'
import { calloutStrings, footnoteStrings, tableStrings } from '../../shared/strings/noteNodes.ts'
import { toolbarStrings as strings } from '../../shared/strings/notes.ts'
import { belowQuote } from '../blocks/belowQuote.ts'
import styles from './NoteToolbar.module.css'
import { insertCallout } from '../schema/callout.ts'
import { insertFootnote } from '../schema/footnotes.ts'
import { alignColumns, columnAlignment, hasHeaderRow, moveInTable } from '../blocks/tableCommands.ts'

const ALIGNMENTS: { label: string; icon: LucideIcon; align: CellAlignment }[] = [
  { label: tableStrings.alignLeft, icon: AlignLeft, align: 'left' },
  { label: tableStrings.alignCenter, icon: AlignCenter, align: 'center' },
  { label: tableStrings.alignRight, icon: AlignRight, align: 'right' },
]

/** What the toolbar shows of the editor's state; cheap, for it is asked after every keystroke. */
const shownOf = ({ editor }: { editor: Editor }) => ({
  heading: editor.isActive('heading') ? Number(editor.getAttributes('heading')['level']) : 0,
  bold: editor.isActive('bold'),
  italic: editor.isActive('italic'),
  strike: editor.isActive('strike'),
  code: editor.isActive('code'),
  bulletList: editor.isActive('bulletList'),
  orderedList: editor.isActive('orderedList'),
  taskList: editor.isActive('taskList'),
  blockquote: editor.isActive('blockquote'),
  codeBlock: editor.isActive('codeBlock'),
  link: editor.isActive('link'),
  callout: editor.isActive('callout'),
  table: editor.isActive('table'),
  align: columnAlignment(editor),
  headerRow: editor.isActive('table') && hasHeaderRow(editor),
  undo: undoDepth(editor.state) > 0,
  redo: redoDepth(editor.state) > 0,
})

interface Tool {
  label: string
  icon: LucideIcon
  shortcut?: string
  pressed?: boolean
  disabled?: boolean
  run: () => void
}

const buttonsOf = (bar: HTMLElement | null): HTMLButtonElement[] => [...(bar?.querySelectorAll('button') ?? [])]

/** Tab reaches this button of the bar and no other. A menu's items focus too, by way of React: they are none of its buttons (-1). */
function makeStop(bar: HTMLElement | null, stop: number): void {
  if (stop >= 0) buttonsOf(bar).forEach((button, at) => (button.tabIndex = at === stop ? 0 : -1))
}

/** One Tab stop; arrows, Home and End move in it (WAI-ARIA toolbar). */
export function NoteToolbar({ editor, onLink }: { editor: Editor; onLink: () => void }) {
  const shown = useEditorState({ editor, selector: shownOf })
  const bar = useRef<HTMLDivElement>(null)
  const chain = () => editor.chain().focus()
  const belowTheQuote = () => chain().command(belowQuote)

  const groups: Tool[][] = [
    [
      { label: strings.bold, icon: Bold, shortcut: 'Mod+B', pressed: shown.bold, run: () => chain().toggleBold().run() },
      { label: strings.italic, icon: Italic, shortcut: 'Mod+I', pressed: shown.italic, run: () => chain().toggleItalic().run() },
      { label: strings.strike, icon: Strikethrough, shortcut: 'Mod+Shift+S', pressed: shown.strike, run: () => chain().toggleStrike().run() },
      { label: strings.code, icon: Code, shortcut: 'Mod+E', pressed: shown.code, run: () => chain().toggleCode().run() },
      { label: strings.link, icon: Link2, shortcut: 'Mod+Shift+K', pressed: shown.link, run: onLink },
    ],
    [
      { label: strings.bulletList, icon: List, shortcut: 'Mod+Shift+8', pressed: shown.bulletList, run: () => chain().toggleBulletList().run() },
      { label: strings.orderedList, icon: ListOrdered, shortcut: 'Mod+Shift+7', pressed: shown.orderedList, run: () => chain().toggleOrderedList().run() },
      { label: strings.taskList, icon: ListChecks, shortcut: 'Mod+Shift+9', pressed: shown.taskList, run: () => chain().toggleTaskList().run() },
      { label: strings.blockquote, icon: TextQuote, shortcut: 'Mod+Shift+B', pressed: shown.blockquote, run: () => chain().toggleBlockquote().run() },
      { label: strings.codeBlock, icon: SquareCode, shortcut: 'Mod+Alt+C', pressed: shown.codeBlock, run: () => chain().toggleCodeBlock().run() },
      {
        label: calloutStrings.insert, icon: MessageSquareText, pressed: shown.callout,
        run: () => {
          belowTheQuote().run()
          insertCallout(editor, 'note')
        },
      },
      { label: footnoteStrings.insert, icon: Asterisk, shortcut: 'Mod+Alt+F', run: () => void insertFootnote(editor) },
      { label: strings.rule, icon: Minus, run: () => belowTheQuote().setHorizontalRule().run() },
    ],
    [
      { label: strings.undo, icon: Undo2, shortcut: 'Mod+Z', disabled: !shown.undo, run: () => chain().undo().run() },
      { label: strings.redo, icon: Redo2, shortcut: 'Mod+Shift+Z', disabled: !shown.redo, run: () => chain().redo().run() },
    ],
  ]
  const blockItems: MenuItem[] = [
    { label: strings.paragraph, checked: shown.heading === 0, shortcut: 'Mod+Alt+0', onSelect: () => chain().setParagraph().run() },
    ...([1, 2, 3, 4] as const).map((level) => ({
      label: strings.heading(level), checked: shown.heading === level, shortcut: `Mod+Alt+${level}`, onSelect: () => chain().setHeading({ level }).run(),
    })),
  ]
  const tableItems: MenuItem[] = shown.table
    ? [
        { label: strings.rowAbove, onSelect: () => chain().addRowBefore().run() },
        { label: strings.rowBelow, onSelect: () => chain().addRowAfter().run() },
        { label: strings.columnBefore, onSelect: () => chain().addColumnBefore().run() },
        { label: strings.columnAfter, onSelect: () => chain().addColumnAfter().run() },
        'separator',
        { label: tableStrings.moveRowUp, onSelect: () => void moveInTable(editor, 'row', -1) },
        { label: tableStrings.moveRowDown, onSelect: () => void moveInTable(editor, 'row', 1) },
        { label: tableStrings.moveColumnLeft, onSelect: () => void moveInTable(editor, 'column', -1) },
        { label: tableStrings.moveColumnRight, onSelect: () => void moveInTable(editor, 'column', 1) },
        'separator',
        { label: tableStrings.headerRow, checked: shown.headerRow, onSelect: () => chain().toggleHeaderRow().run() },
        ...ALIGNMENTS.map(({ label, icon, align }): MenuItem => ({
          label, icon, checked: shown.align === align, onSelect: () => void alignColumns(editor, shown.align === align ? null : align),
        })),
        'separator',
        { label: strings.deleteRow, onSelect: () => chain().deleteRow().run() },
        { label: strings.deleteColumn, onSelect: () => chain().deleteColumn().run() },
        { label: strings.deleteTable, danger: true, onSelect: () => chain().deleteTable().run() },
      ]
    : [{ label: strings.insertTable, icon: Table, onSelect: () => belowTheQuote().insertTable({ rows: 3, cols: 3, withHeaderRow: true }).run() }]

  // Roving: the button focused last is the one that Tab reaches.
  useEffect(() => makeStop(bar.current, 0), [])
  const onKeyDown = (event: KeyboardEvent): void => {
    const all = buttonsOf(bar.current)
    const at = all.findIndex((button) => button === event.target)
    const to = { ArrowRight: (at + 1) % all.length, ArrowLeft: (at + all.length - 1) % all.length, Home: 0, End: all.length - 1 }[event.key]
    if (at < 0 || to === undefined) return
    event.preventDefault()
    all[to]?.focus()
  }

  return (
    <div
      ref={bar}
      role="toolbar"
      tabIndex={-1}
      aria-label={strings.toolbar}
      className={styles.toolbar}
      onKeyDown={onKeyDown}
      onFocus={({ target }: { target: EventTarget }) => makeStop(bar.current, buttonsOf(bar.current).findIndex((button) => button === target))}
    >
      <Menu items={blockItems} trigger={<IconButton label={strings.block} icon={Heading} />} />
      {groups.map((tools, at) => (
        <span key={at} className={styles.group} role="presentation">
          {tools.map(({ label, icon, shortcut, pressed, disabled = false, run }) => (
            <IconButton
              key={label} label={label} icon={icon} {...(shortcut === undefined ? {} : { shortcut })} {...(pressed === undefined ? {} : { pressed })}
              aria-disabled={disabled} onMouseDown={(event) => event.preventDefault()} onClick={() => disabled || run()}
            />
          ))}
          {at === 1 && <Menu items={tableItems} trigger={<IconButton label={strings.table} icon={Table} pressed={shown.table} />} />}
        </span>
      ))}
    </div>
  )
}
