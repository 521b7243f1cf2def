/** The state of “find in note”, kept outside React: it follows the editor's every change, and lights what is found without touching the text. */
import type { Editor } from '@tiptap/core'
import { closeHistory } from '@tiptap/pm/history'
import { TextSelection, type Transaction } from '@tiptap/pm/state'
import { revealRange } from '../editor/revealPosition.ts'
import { NoteSearch, patternOf, replaceMatches, replacementOf, type NoteMatch, type NoteQuery } from './searchNote.ts'

export interface FindState {
  query: NoteQuery
  count: number
  /** Index of the current match; -1 when there is none. */
  at: number
  /** It took too long to find all. */
  partial: boolean
  /** The regular expression is none: the engine's words. */
  error: string | null
}

const ALL = 'note-find'
const CURRENT = 'note-find-current'
/** So many matches around the current one are lit: more are never on one screen. */
const LIT = 400

const EMPTY: FindState = { query: { text: '', matchCase: false, wholeWord: false, regex: false }, count: 0, at: -1, partial: false, error: null }

export class NoteFind {
  readonly #editor: Editor
  readonly #listeners = new Set<() => void>()
  #state: FindState = EMPTY
  #search: NoteSearch | null = null
  #matches: NoteMatch[] = []
  #frame = 0

  constructor(editor: Editor) {
    this.#editor = editor
  }

  readonly state = (): FindState => this.#state

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Begins to follow the note; what is selected in one line is what is looked for. */
  open(): void {
    this.#editor.on('transaction', this.#followed)
    const { from, to, empty } = this.#editor.state.selection
    const selected = empty || to - from > 200 ? '' : this.#editor.state.doc.textBetween(from, to, '\n', '\n')
    if (selected !== '' && !selected.includes('\n')) this.look({ ...this.#state.query, text: selected, regex: false })
    else this.#run(from)
  }

  close(): void {
    this.#editor.off('transaction', this.#followed)
    cancelAnimationFrame(this.#frame)
    CSS.highlights.delete(ALL)
    CSS.highlights.delete(CURRENT)
  }

  look(query: NoteQuery): void {
    const { from } = this.#matches[this.#state.at] ?? this.#editor.state.selection
    try {
      const pattern = patternOf(query)
      this.#search = pattern === null ? null : new NoteSearch(pattern)
      this.#set({ query, error: null })
    } catch (error) {
      this.#search = null
      this.#set({ query, error: (error as Error).message })
    }
    this.#run(from)
    this.#reveal()
  }

  step(by: 1 | -1): void {
    const { count, at } = this.#state
    if (count === 0) return
    this.#set({ at: (at + by + count) % count })
    this.#light()
    this.#reveal()
  }

  /** Replaces the current match and goes to the next. */
  replace(replacement: string): void {
    const match = this.#matches[this.#state.at]
    if (match === undefined || !this.#editor.isEditable) return
    const { state, view } = this.#editor
    view.dispatch(closeHistory(replaceMatches(state, [match], replacement, this.#state.query.regex)))
    this.#run(match.from + replacementOf(match, replacement, this.#state.query.regex).length)
    this.#reveal()
  }

  /** Replaces all but what is quoted, as one step to undo. @returns how many, and how many quoted ones were left */
  replaceAll(replacement: string): { replaced: number; quoted: number } {
    if (!this.#editor.isEditable) return { replaced: 0, quoted: 0 }
    const own = this.#matches.filter(({ quoted }) => !quoted)
    const { state, view } = this.#editor
    if (own.length > 0) view.dispatch(closeHistory(replaceMatches(state, own, replacement, this.#state.query.regex)))
    const quoted = this.#matches.length - own.length
    this.#run(0)
    return { replaced: own.length, quoted }
  }

  /** Selects the current match in the text and goes on writing there. */
  leave(): void {
    const match = this.#matches[this.#state.at]
    const { state, view } = this.#editor
    if (match !== undefined && match.to <= state.doc.content.size) view.dispatch(state.tr.setSelection(TextSelection.create(state.doc, match.from, match.to)))
    view.focus()
  }

  readonly #followed = ({ transaction }: { transaction: Transaction }): void => {
    if (!transaction.docChanged) return
    const from = transaction.mapping.map(this.#matches[this.#state.at]?.from ?? 0)
    cancelAnimationFrame(this.#frame)
    this.#frame = requestAnimationFrame(() => this.#run(from))
  }

  /** Searches; the current match is the first from a position on. */
  #run(from: number): void {
    cancelAnimationFrame(this.#frame)
    const { matches, complete } = this.#search?.matches(this.#editor.state.doc) ?? { matches: [], complete: true }
    this.#matches = matches
    const next = matches.findIndex((match) => match.from >= from)
    this.#set({ count: matches.length, at: matches.length === 0 ? -1 : Math.max(0, next), partial: !complete })
    this.#light()
  }

  #light(): void {
    const { at } = this.#state
    const rangeOf = ({ from, to }: NoteMatch): StaticRange | null => {
      const { view } = this.#editor
      const [start, end] = [view.domAtPos(from, 1), view.domAtPos(to, -1)]
      return new StaticRange({ startContainer: start.node, startOffset: start.offset, endContainer: end.node, endOffset: end.offset })
    }
    const near = this.#matches.slice(Math.max(0, at - LIT / 2), at + LIT / 2)
    const current = this.#matches[at]
    const ranges = (matches: NoteMatch[]): StaticRange[] => matches.flatMap((match) => rangeOf(match) ?? [])
    CSS.highlights.set(ALL, new Highlight(...ranges(near.filter((match) => match !== current))))
    CSS.highlights.set(CURRENT, new Highlight(...ranges(current === undefined ? [] : [current])))
  }

  #reveal(): void {
    const match = this.#matches[this.#state.at]
    if (match !== undefined) revealRange(this.#editor.view, match.from, match.to)
  }

  #set(change: Partial<FindState>): void {
    this.#state = { ...this.#state, ...change }
    for (const listener of this.#listeners) listener()
  }
}
