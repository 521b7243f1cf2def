/**
 * Colours the code blocks of a note. Each is coloured when it appears or changes, and no other then: typing elsewhere costs the mapping of
 * what there is. A long block is coloured when one stops typing in it.
 */
import type { Node } from '@tiptap/pm/model'
import { Plugin, PluginKey, type EditorState, type Transaction } from '@tiptap/pm/state'
import { Decoration, DecorationSet, type EditorView } from '@tiptap/pm/view'
import { NODE } from '../../../core/notes/document.ts'
import { colour, knows, learn } from './highlighter.ts'
import { languageOf } from './languages.ts'

const key = new PluginKey<Colours>('codeColours')

/** Code longer than that waits for a pause of so many ms. */
const LONG = 3_000
const PAUSE = 250

interface Block {
  node: Node
  position: number
}

const languageOfBlock = ({ node }: Block): string => languageOf(node.attrs['language'] as string | null)

function blocksBetween(doc: Node, from: number, to: number): Block[] {
  const found: Block[] = []
  doc.nodesBetween(from, to, (node, position) => {
    if (node.type.name === NODE.codeBlock) found.push({ node, position })
    return !node.isTextblock
  })
  return found
}

/** The code blocks that a transaction touched, as they are after it. */
function touched(tr: Transaction): Block[] {
  const blocks = new Map<number, Block>()
  tr.steps.forEach((step, index) => {
    const rest = tr.mapping.slice(index + 1)
    const visit = (from: number, to: number): void => {
      const start = Math.max(0, rest.map(from, -1))
      const end = Math.min(tr.doc.content.size, Math.max(rest.map(to, 1), start))
      for (const block of blocksBetween(tr.doc, start, end)) blocks.set(block.position, block)
    }
    let mapped = false
    step.getMap().forEach((_from, _to, from, to) => {
      mapped = true
      visit(from, to)
    })
    // A change of attributes moves nothing.
    const at = (step as unknown as { pos?: unknown }).pos
    if (!mapped && typeof at === 'number') visit(at, at + 1)
  })
  return [...blocks.values()]
}

interface Colours {
  set: DecorationSet
  /** Blocks wait for a pause, or for their language. */
  waiting: boolean
}

const NONE: Colours = { set: DecorationSet.empty, waiting: true }

/** `done`: nodes whose colours are in the set. */
function decorate(set: DecorationSet, doc: Node, blocks: readonly Block[], done: WeakSet<Node>): DecorationSet {
  let result = set
  for (const block of blocks) {
    const { node, position } = block
    const from = position + 1
    const stale = result.find(from, from + node.content.size)
    if (stale.length > 0) result = result.remove(stale)
    const language = languageOfBlock(block)
    const fresh = language === '' ? [] : colour(language, node.textContent).map(({ start, end, classes }) => Decoration.inline(from + start, from + end, { class: classes }))
    if (fresh.length > 0) result = result.add(doc, fresh)
    done.add(node)
  }
  return result
}

export function codeColours(): Plugin<Colours> {
  const done = new WeakSet<Node>()
  return new Plugin<Colours>({
    key,
    state: {
      init: () => NONE,
      apply(tr, before) {
        const now = tr.getMeta(key) as readonly number[] | undefined
        if (now !== undefined) {
          const blocks = now.flatMap((position): Block[] => {
            const node = tr.doc.nodeAt(position)
            return node?.type.name === NODE.codeBlock ? [{ node, position }] : []
          })
          return { set: decorate(before.set, tr.doc, blocks, done), waiting: false }
        }
        if (!tr.docChanged) return before.waiting ? { ...before, waiting: false } : before
        const blocks = touched(tr)
        const waits = (block: Block): boolean => block.node.content.size > LONG || (languageOfBlock(block) !== '' && knows(languageOfBlock(block)) === null)
        const waiting = blocks.filter(waits)
        for (const { node } of waiting) done.delete(node)
        return { set: decorate(before.set.map(tr.mapping, tr.doc), tr.doc, blocks.filter((block) => !waits(block)), done), waiting: waiting.length > 0 }
      },
    },
    view: (view) => new Colourist(view, done),
    props: {
      decorations: (state: EditorState) => key.getState(state)?.set,
    },
  })
}

/** Sees to what cannot be coloured at once: the blocks of a note just opened, languages to be loaded, long code. */
class Colourist {
  readonly #view: EditorView
  readonly #done: WeakSet<Node>
  #timer = 0
  #gone = false

  constructor(view: EditorView, done: WeakSet<Node>) {
    this.#view = view
    this.#done = done
    // After the first paint: the text is there to be read, its colours follow.
    this.#later(0)
  }

  #later(wait: number): void {
    clearTimeout(this.#timer)
    if (!this.#gone) this.#timer = window.setTimeout(() => this.#colour(), wait)
  }

  update(view: EditorView): void {
    if (key.getState(view.state)?.waiting === true) this.#later(PAUSE)
  }

  /** Some blocks at a time, none of them so long that it would be noticed. */
  #colour(): void {
    const { state } = this.#view
    const plain = blocksBetween(state.doc, 0, state.doc.content.size).filter((block) => languageOfBlock(block) !== '' && !this.#done.has(block.node))
    const unknown = plain.find((block) => knows(languageOfBlock(block)) === null)
    if (unknown !== undefined) void learn(languageOfBlock(unknown)).then(() => this.#later(0))
    const now: number[] = []
    let size = 0
    for (const { position, node } of plain.filter((block) => knows(languageOfBlock(block)) !== null)) {
      if (size > LONG) break
      now.push(position)
      size += node.content.size
    }
    if (now.length === 0) return
    this.#view.dispatch(state.tr.setMeta(key, now).setMeta('addToHistory', false))
    if (now.length < plain.length && unknown === undefined) this.#later(16)
  }

  destroy(): void {
    this.#gone = true
    clearTimeout(this.#timer)
  }
}
