/** Tables as GFM has them: one header row or none, rows of equal length, alignment by column. */
import type { NoteNode } from '../model.ts'
import { NODE } from '../notes/document.ts'
import type { CellAlignment } from '../notes/document.ts'

const isBlank = (paragraphs: NoteNode[]): boolean => paragraphs.every((paragraph) => paragraph.content === undefined)

const span = (value: unknown): number => (typeof value === 'number' && value > 1 ? Math.min(Math.trunc(value), 1000) : 1)

const alignment = (value: unknown): CellAlignment | null => (value === 'left' || value === 'center' || value === 'right' ? value : null)

/** Lays the cells out on the grid that their spans describe; what a span covers is an empty cell. */
function layOut(rows: readonly NoteNode[]): (NoteNode | null)[][] {
  const grid: (NoteNode | null | undefined)[][] = rows.map(() => [])
  rows.forEach((row, y) => {
    let x = 0
    for (const cell of row.content ?? []) {
      while (grid[y]?.[x] !== undefined) x += 1
      for (let down = 0; down < span(cell.attrs?.['rowspan']) && y + down < rows.length; down += 1) {
        for (let across = 0; across < span(cell.attrs?.['colspan']); across += 1) {
          const line = grid[y + down]
          if (line !== undefined) line[x + across] = down === 0 && across === 0 ? cell : null
        }
      }
      x += 1
    }
  })
  const width = Math.max(0, ...grid.map((row) => row.length))
  return grid.map((row) => Array.from({ length: width }, (_, x) => row[x] ?? null))
}

/** Nothing when the table has no cells. `normalizeCell` is given the blocks of a cell and gives its paragraphs, at least one. */
export function normalizeTable(table: NoteNode, normalizeCell: (blocks: readonly NoteNode[]) => NoteNode[]): NoteNode[] {
  const grid = layOut(table.content ?? [])
  const first = grid[0]
  if (first === undefined || first.length === 0) return []
  const align = first.map((cell) => alignment(cell?.attrs?.['align']))
  const cells = grid.map((row) => row.map((cell) => normalizeCell(cell?.content ?? [])))
  let header = first.some((cell) => cell?.type === NODE.tableHeader)
  // An empty header row is how a table without one is written.
  if (header && cells.length > 1 && cells[0]?.every(isBlank)) {
    header = false
    cells.shift()
  }
  const content = cells.map((row, y): NoteNode => ({
    type: NODE.tableRow,
    content: row.map((paragraphs, x) => ({
      type: header && y === 0 ? NODE.tableHeader : NODE.tableCell,
      attrs: { colspan: 1, rowspan: 1, colwidth: null, align: align[x] ?? null },
      content: paragraphs,
    })),
  }))
  return [{ type: NODE.table, content }]
}
