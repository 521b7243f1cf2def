/** What `/` offers: every kind of block and everything that can be put into a text, by name and by the words people use for it. */
import type { ChainedCommands, Editor } from '@tiptap/core'
import {
  AtSign, CalendarDays, CircleHelp, Clock, Code, FileInput, Hash, Heading1, Heading2, Heading3, Heading4, Heading5, Heading6, Image, Info, Lightbulb, Link2, List, ListChecks,
  ListOrdered, Minus, NotebookPen, Paperclip, Pilcrow, SquareCode, Superscript, Table, TextQuote, TriangleAlert, type LucideIcon,
} from 'lucide-react'
import { fold } from '../../../core/text/fold.ts'
import { NODE } from '../../../core/notes/document.ts'
import { noteCommandStrings as strings } from '../../shared/strings/noteCommands.ts'
import { belowQuote } from '../blocks/belowQuote.ts'
import { insertCallout } from '../schema/callout.ts'
import { insertFootnote } from '../schema/footnotes.ts'

export interface NoteCommand {
  label: string
  /** Other words for it. */
  words: string
  detail?: string
  shortcut?: string
  icon: LucideIcon
  group: string
  /** Blocks have no place within a table's cell. */
  block: boolean
  /** Whether it could be done here; undefined: always. */
  can?: (chain: ChainedCommands) => ChainedCommands
  run: (editor: Editor) => void
}

export interface CommandActions {
  /** Asks for pictures and puts them where the caret is. */
  pickImages: (editor: Editor) => void
  /** Asks for files of any kind and puts links to them where the caret is. */
  pickFiles: (editor: Editor) => void
  /** Opens the dialog for a web address. */
  editLink: () => void
  /** BCP 47 of the note's language, for dates; null when it has none. */
  lang: () => string | null
}

/** A template of the user's, in the shape of a command. */
export interface TemplateCommand {
  name: string
  insert: (editor: Editor) => void
}

const { groups } = strings
const HEADINGS = [Heading1, Heading2, Heading3, Heading4, Heading5, Heading6]
const CALLOUTS: { kind: keyof typeof strings.callouts; icon: LucideIcon }[] = [
  { kind: 'note', icon: NotebookPen }, { kind: 'info', icon: Info }, { kind: 'tip', icon: Lightbulb }, { kind: 'question', icon: CircleHelp }, { kind: 'warning', icon: TriangleAlert },
]

export function noteCommands({ pickImages, pickFiles, editLink, lang }: CommandActions): NoteCommand[] {
  type Rest = Partial<Pick<NoteCommand, 'shortcut' | 'detail'>>
  const block = (text: { label: string; words: string }, icon: LucideIcon, change: (chain: ChainedCommands) => ChainedCommands, rest: Rest = {}): NoteCommand => ({
    ...text, icon, group: groups.blocks, block: true, can: change, run: (editor) => void change(editor.chain().focus()).run(), ...rest,
  })
  const insert = (text: { label: string; words: string }, icon: LucideIcon, run: (editor: Editor) => void, rest: Rest = {}): NoteCommand => ({ ...text, icon, group: groups.insert, block: false, run, ...rest })
  const type = (text: string) => (editor: Editor): void => void editor.chain().focus().command(({ tr }) => tr.insertText(text) !== null).run()
  const now = new Date()
  const locale = lang() ?? 'en-GB'
  const date = now.toLocaleDateString(locale, { dateStyle: 'long' })
  const iso = `${now.getFullYear()}-${String(now.getMonth() + 1).padStart(2, '0')}-${String(now.getDate()).padStart(2, '0')}`
  const time = now.toLocaleTimeString(locale, { timeStyle: 'short' })
  return [
    block(strings.text, Pilcrow, (chain) => chain.setParagraph(), { shortcut: 'Mod+Alt+0' }),
    ...HEADINGS.map((icon, at) => {
      const level = (at + 1) as 1 | 2 | 3 | 4 | 5 | 6
      return block(strings.heading(level), icon, (chain) => chain.setHeading({ level }), { shortcut: `Mod+Alt+${level}` })
    }),
    block(strings.bulletList, List, (chain) => chain.toggleBulletList(), { shortcut: 'Mod+Shift+8' }),
    block(strings.orderedList, ListOrdered, (chain) => chain.toggleOrderedList(), { shortcut: 'Mod+Shift+7' }),
    block(strings.taskList, ListChecks, (chain) => chain.toggleTaskList(), { shortcut: 'Mod+Shift+9' }),
    block(strings.quote, TextQuote, (chain) => chain.toggleBlockquote(), { shortcut: 'Mod+Shift+B' }),
    ...CALLOUTS.map(({ kind, icon }) => ({ ...block(strings.callouts[kind], icon, (chain) => chain.wrapIn(NODE.callout, { kind })), run: (editor: Editor) => void insertCallout(editor, kind) })),
    block(strings.codeBlock, SquareCode, (chain) => chain.toggleCodeBlock(), { shortcut: 'Mod+Alt+C' }),
    block(strings.table, Table, (chain) => chain.command(belowQuote).insertTable({ rows: 3, cols: 3, withHeaderRow: true })),
    block(strings.rule, Minus, (chain) => chain.command(belowQuote).setHorizontalRule()),
    insert(strings.image, Image, pickImages),
    insert(strings.file, Paperclip, pickFiles),
    insert(strings.link, FileInput, type('[[')),
    insert(strings.mention, AtSign, type('@')),
    insert(strings.embed, NotebookPen, type('![[')),
    insert(strings.webLink, Link2, editLink, { shortcut: 'Mod+Shift+K' }),
    insert(strings.tag, Hash, type('#')),
    insert(strings.footnote, Superscript, insertFootnote, { shortcut: 'Mod+Alt+F' }),
    insert(strings.code, Code, (editor) => void editor.chain().focus().toggleCode().run(), { shortcut: 'Mod+E' }),
    insert(strings.today, CalendarDays, type(`${date} `), { detail: date }),
    insert(strings.isoDate, CalendarDays, type(`${iso} `), { detail: iso }),
    insert(strings.time, Clock, type(`${time} `), { detail: time }),
  ]
}

/** Those of which every word of the query begins a word of the name or of its other words; whose name begins so, first. In their own order else. */
export function matchCommands<Command extends { label: string; words: string }>(commands: Command[], query: string): Command[] {
  const wanted = fold(query).split(/\s+/).filter((word) => word !== '')
  const begins = (text: string): boolean => wanted.every((word) => fold(text).split(/[\s/]+/).some((part) => part.startsWith(word)))
  const named = commands.filter(({ label }) => begins(label))
  return [...named, ...commands.filter((command) => !named.includes(command) && begins(`${command.label} ${command.words}`))]
}
