/** Puts a quoted passage into a note, where the caret is. */
import type { Editor } from '@tiptap/core'
import { closeHistory } from '@tiptap/pm/history'
import { TextSelection } from '@tiptap/pm/state'
import { NODE, type PassageAttrs } from '../../core/notes/document.ts'
import type { Quote } from '../desk/desk.ts'

export function passageAttrs({ article, articleId, version, start, end, exact, prefix, suffix }: Quote): PassageAttrs {
  const { title, siteName, publishedAt, url, lang } = article
  return { articleId, version, start, end, exact, prefix, suffix, source: { title, siteName, publishedAt, url, lang } }
}

/**
 * Inserts a quote below the top-level block that holds the caret (in its place when it is empty; at the end when the caret was never set), and
 * goes on in a paragraph after it. One undo takes it back.
 */
export function insertPassage(editor: Editor, quote: Quote, atEnd: boolean): void {
  const { state, view } = editor
  const { schema, tr, doc } = state
  const paragraphType = schema.nodes[NODE.paragraph]!
  const lines = quote.exact.split(/\s*\n\s*/).filter((line) => line.trim() !== '')
  const paragraphs = lines.map((line) => paragraphType.create(null, schema.text(line)))
  const passage = schema.nodes[NODE.passage]!.create(passageAttrs(quote), paragraphs.length === 0 ? paragraphType.create() : paragraphs)
  const index = atEnd ? doc.childCount - 1 : Math.min(state.selection.$to.index(0), doc.childCount - 1)
  const block = doc.child(index)
  let from = 0
  for (let at = 0; at < index; at++) from += doc.child(at).nodeSize
  const empty = block.type === paragraphType && block.content.size === 0
  const to = from + block.nodeSize
  const next = index + 1 < doc.childCount ? doc.child(index + 1) : null
  const follows = next?.type === paragraphType && next.content.size === 0
  tr.replaceWith(empty ? from : to, to, follows ? [passage] : [passage, paragraphType.create()])
  const after = (empty ? from : to) + passage.nodeSize
  tr.setSelection(TextSelection.create(tr.doc, after + 1)).scrollIntoView()
  view.dispatch(closeHistory(tr))
}
