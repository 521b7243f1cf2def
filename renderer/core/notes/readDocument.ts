/**
 * A note's document for reading, away from the editor: its snapshot with the journal applied, over a schema that takes every nesting. A step
 * that the editor made applies here the same to text, references and structure; what only the editor checks (which marks code may have) is not
 * kept. Never for writing: that is ui/notes/session/editNote.ts, with the editor's own schema.
 */
import { Node, Schema, type MarkSpec, type NodeSpec } from '@tiptap/pm/model'
import { Step } from '@tiptap/pm/transform'
import type { NoteNode } from '../model.ts'
import { MARK, NODE } from './document.ts'

const ATOMS: readonly string[] = [NODE.hardBreak, NODE.image, NODE.reference, NODE.embed, NODE.footnoteReference, NODE.rawInline]
const TEXTBLOCKS: readonly string[] = [NODE.paragraph, NODE.heading, NODE.codeBlock, NODE.rawBlock]
/** Those that readers of text and links ask for; others are dropped. */
const ATTRIBUTES = ['kind', 'id', 'label', 'target', 'level', 'articleId']

function specOf(name: string): NodeSpec {
  const attrs = Object.fromEntries(ATTRIBUTES.map((attribute) => [attribute, { default: null }]))
  if (name === NODE.doc) return { content: 'block*' }
  if (name === NODE.text) return { group: 'inline' }
  if (ATOMS.includes(name)) return { group: 'inline', inline: true, attrs }
  if (TEXTBLOCKS.includes(name)) return { group: 'block', content: 'inline*', attrs }
  return name === NODE.horizontalRule ? { group: 'block' } : { group: 'block', content: 'block*', attrs }
}

const schema = new Schema({
  nodes: Object.fromEntries(Object.values(NODE).map((name) => [name, specOf(name)])),
  marks: Object.fromEntries(Object.values(MARK).map((name): [string, MarkSpec] => [name, { excludes: '', attrs: { href: { default: null }, title: { default: null } } }])),
})

/** The document after the steps. A journal that does not apply leaves what it is based on: a reader's view may be behind, never wrong. */
export function readDocument(doc: NoteNode, steps: unknown[]): NoteNode {
  if (steps.length === 0) return doc
  try {
    let current = Node.fromJSON(schema, doc)
    for (const json of steps) {
      const { doc: next } = Step.fromJSON(schema, json).apply(current)
      if (next === null) return doc
      current = next
    }
    return current.toJSON() as NoteNode
  } catch {
    return doc
  }
}
