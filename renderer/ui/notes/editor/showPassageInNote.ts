/** Finding a passage in an open note, and showing it. */
import type { Editor } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import { NodeSelection } from '@tiptap/pm/state'
import { NODE, type PassageAttrs, type ReferenceAttrs } from '../../../core/notes/document.ts'
import type { PassageInNote } from '../../../core/notes/passageInNote.ts'
import { revealBlock } from './revealPosition.ts'
import { passagePlace } from '../schema/passage.ts'
import { placeOf } from '../schema/reference.ts'

function leadsTo(node: Node, { articleId, version, start, end }: PassageInNote): boolean {
  let place = null
  if (node.type.name === NODE.passage) place = passagePlace(node.attrs as PassageAttrs)
  else if (node.type.name === NODE.reference || node.type.name === NODE.embed) {
    const { kind, id, target } = node.attrs as ReferenceAttrs
    place = id === null ? null : placeOf(kind, id, target)
  }
  return place?.kind === 'article' && place.id === articleId && place.version === version && place.at?.start === start && place.at.end === end
}

/** Where a link to the passage stands: the one meant, or (it was moved or removed meanwhile) the last one there is; null without any. */
export function positionOfPassage(doc: Node, passage: PassageInNote): number | null {
  const found: number[] = []
  doc.descendants((node, at) => {
    if (leadsTo(node, passage)) found.push(at)
    return found.length <= passage.nth
  })
  return found[Math.min(passage.nth, found.length - 1)] ?? null
}

/** Scrolls to the passage, selects it and lights it up. False when the note has none such any more. */
export function showPassageInNote(editor: Editor, passage: PassageInNote): boolean {
  const { view, state } = editor
  const at = positionOfPassage(state.doc, passage)
  if (at === null) return false
  view.dispatch(state.tr.setSelection(NodeSelection.create(state.doc, at)))
  view.focus()
  revealBlock(view, at)
  return true
}
