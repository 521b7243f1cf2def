/** What a table's menu does beyond Tiptap's own commands. Alignment belongs to the whole column, as in Markdown. */
import type { Editor } from '@tiptap/core'
import { isInTable, moveTableColumn, moveTableRow, selectedRect } from '@tiptap/pm/tables'
import { NODE, type CellAlignment } from '../../../core/notes/document.ts'

/** The alignment of the column that the caret is in; undefined outside a table. */
export function columnAlignment({ state }: Editor): CellAlignment | null | undefined {
  if (!isInTable(state)) return undefined
  const { map, left, tableStart } = selectedRect(state)
  const at = map.map[left]
  return at === undefined ? null : ((state.doc.nodeAt(tableStart + at)?.attrs['align'] as CellAlignment | null | undefined) ?? null)
}

/** Whether the first row of the table around the caret is a header. */
export function hasHeaderRow({ state }: Editor): boolean {
  return isInTable(state) && selectedRect(state).table.firstChild?.firstChild?.type.name === NODE.tableHeader
}

/** Aligns every cell of the selected columns. */
export function alignColumns(editor: Editor, align: CellAlignment | null): boolean {
  return editor.chain().focus().command(({ tr, state }) => {
    if (!isInTable(state)) return false
    const { map, left, right, tableStart } = selectedRect(state)
    for (const at of map.cellsInRect({ left, right, top: 0, bottom: map.height })) tr.setNodeAttribute(tableStart + at, 'align', align)
    return true
  }).run()
}

/** Moves the row or column of the caret by one; false at the table's edge, and of a header row. */
export function moveInTable(editor: Editor, what: 'row' | 'column', by: 1 | -1): boolean {
  const { state, view } = editor
  if (!isInTable(state)) return false
  const { map, left, top, table } = selectedRect(state)
  const from = what === 'row' ? top : left
  const to = from + by
  if (to < 0 || to >= (what === 'row' ? map.height : map.width)) return false
  const headed = table.firstChild?.firstChild?.type.name === NODE.tableHeader
  if (what === 'row' && headed && Math.min(from, to) === 0) return false
  view.focus()
  return (what === 'row' ? moveTableRow({ from, to }) : moveTableColumn({ from, to }))(state, view.dispatch)
}
