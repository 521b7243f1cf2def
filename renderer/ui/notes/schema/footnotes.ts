/**
 * Footnotes as one edits them: numbered in the order in which the text refers to them, made by a command or by typing `[^label]`, and removed with
 * the marks that refer to them, so that no mark is left that leads nowhere.
 */
import { Extension, InputRule, type Editor } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import { Selection, TextSelection, type Transaction } from '@tiptap/pm/state'
import { footnoteLabel } from '../../../core/markdown/normalizeInline.ts'
import { NODE } from '../../../core/notes/document.ts'

export interface Footnotes {
  /** By label, lower case: its number, counted in the order of the text, and where the first mark and the definition stand (null: there is none). */
  byLabel: ReadonlyMap<string, { number: number; reference: number | null; definition: number | null }>
  references: readonly { position: number; label: string }[]
  definitions: readonly { position: number; label: string }[]
}

/** As labels are compared. */
export const labelKey = (node: Node): string => String(node.attrs['label']).toLowerCase()

export function footnotesOf(doc: Node): Footnotes {
  const references: { position: number; label: string }[] = []
  const definitions: { position: number; label: string }[] = []
  doc.descendants((node, position) => {
    if (node.type.name === NODE.footnoteReference) references.push({ position, label: labelKey(node) })
    else if (node.type.name === NODE.footnoteDefinition) definitions.push({ position, label: labelKey(node) })
  })
  const byLabel = new Map<string, { number: number; reference: number | null; definition: number | null }>()
  for (const { position, label } of references) if (!byLabel.has(label)) byLabel.set(label, { number: byLabel.size + 1, reference: position, definition: null })
  for (const { position, label } of definitions) {
    const known = byLabel.get(label)
    if (known === undefined) byLabel.set(label, { number: byLabel.size + 1, reference: null, definition: position })
    else known.definition ??= position
  }
  return { byLabel, references, definitions }
}

/** The least number that no footnote is labelled with. */
export function nextLabel({ byLabel }: Footnotes): string {
  let next = 1
  while (byLabel.has(String(next))) next += 1
  return String(next)
}

/** Adds an empty definition after the last one, or at the end of the note. @returns where its text begins */
function addDefinition(tr: Transaction, label: string): number {
  const { schema } = tr.doc.type
  const last = footnotesOf(tr.doc).definitions.findLast(({ position }) => tr.doc.resolve(position).depth === 0)
  const node = last === undefined ? null : tr.doc.nodeAt(last.position)
  const at = last === undefined || node === null ? tr.doc.content.size : last.position + node.nodeSize
  tr.insert(at, schema.nodes[NODE.footnoteDefinition]!.create({ label }, schema.nodes[NODE.paragraph]!.create()))
  return at + 2
}

/** A mark where the caret is, and below its footnote, where one goes on to type. */
export function insertFootnote(editor: Editor): boolean {
  return editor.chain().focus().command(({ tr, state, dispatch }) => {
    const { $to } = tr.selection
    const type = state.schema.nodes[NODE.footnoteReference]!
    if (!$to.parent.inlineContent || !$to.parent.canReplaceWith($to.index(), $to.index(), type)) return false
    if (dispatch === undefined) return true
    const label = nextLabel(footnotesOf(tr.doc))
    tr.insert($to.pos, type.create({ label }))
    const at = addDefinition(tr, label)
    tr.setSelection(TextSelection.create(tr.doc, at)).scrollIntoView()
    return true
  }).run()
}

/** Removes a footnote and every mark that refers to it. */
export function removeFootnote(tr: Transaction, position: number): Transaction {
  const definition = tr.doc.nodeAt(position)
  if (definition === null) return tr
  const label = labelKey(definition)
  const before = tr.mapping.maps.length
  const { definitions, references } = footnotesOf(tr.doc)
  const twice = definitions.some((other) => other.label === label && other.position !== position)
  tr.delete(position, position + definition.nodeSize)
  if (tr.doc.childCount === 0) tr.insert(0, tr.doc.type.schema.nodes[NODE.paragraph]!.create())
  for (const mark of twice ? [] : references.filter((reference) => reference.label === label)) {
    const at = tr.mapping.slice(before).mapResult(mark.position)
    if (!at.deleted && tr.doc.nodeAt(at.pos)?.type.name === NODE.footnoteReference) tr.delete(at.pos, at.pos + 1)
  }
  return tr
}

export const FootnoteEditing = Extension.create({
  name: 'footnoteEditing',
  priority: 150,

  addKeyboardShortcuts() {
    return {
      'Mod-Alt-f': ({ editor }) => insertFootnote(editor),
      // At the start of an empty footnote: it goes, with its marks.
      Backspace: ({ editor }) => {
        const { $from, empty } = editor.state.selection
        const definition = $from.depth >= 2 ? $from.node(-1) : null
        if (!empty || definition?.type.name !== NODE.footnoteDefinition || definition.childCount > 1 || definition.content.size > 2) return false
        const position = $from.before(-1)
        const tr = removeFootnote(editor.state.tr, position)
        editor.view.dispatch(tr.setSelection(Selection.near(tr.doc.resolve(Math.min(tr.mapping.map(position), tr.doc.content.size)), -1)).scrollIntoView())
        return true
      },
      // Enter in the empty last paragraph of a footnote goes on below it.
      Enter: ({ editor }) => {
        const { $from, empty } = editor.state.selection
        const definition = $from.depth >= 2 ? $from.node(-1) : null
        if (!empty || definition?.type.name !== NODE.footnoteDefinition || $from.parent.content.size > 0 || definition.childCount < 2 || $from.index(-1) !== definition.childCount - 1) return false
        return editor.commands.command(({ tr, state }) => {
          tr.delete($from.before(), $from.after())
          const after = tr.mapping.map($from.after(-1))
          tr.insert(after, state.schema.nodes[NODE.paragraph]!.create()).setSelection(TextSelection.create(tr.doc, after + 1)).scrollIntoView()
          return true
        })
      },
    }
  },

  addInputRules: () => [
    new InputRule({
      find: /\[\^([^\s[\]^|\\]+)\]$/,
      handler: ({ state, range, match }) => {
        const label = footnoteLabel(match[1])
        const { tr, schema } = state
        const type = schema.nodes[NODE.footnoteReference]!
        const $from = state.doc.resolve(range.from)
        if (!$from.parent.canReplaceWith($from.index(), $from.index(), type)) return null
        tr.replaceWith(range.from, range.to, type.create({ label }))
        if (footnotesOf(tr.doc).byLabel.get(label.toLowerCase())?.definition == null) addDefinition(tr, label)
        return undefined
      },
    }),
  ],
})
