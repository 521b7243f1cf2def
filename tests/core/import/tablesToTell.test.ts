/** Tables that are told with another: as far as their columns have the same names, and only where one is the text's. */
import { expect, test } from 'vitest'
import { guessColumns } from '../../../renderer/core/import/bulk/columns.ts'
import type { FoundTable } from '../../../renderer/core/import/bulk/findTables.ts'
import { columnsTold, likeColumns, tablesToTell, toldTables } from '../../../renderer/core/import/bulk/tablesToTell.ts'
import type { Columns } from '../../../renderer/core/model.ts'

const found = (fileName: string, names: string[]): FoundTable => {
  const rows = [Object.fromEntries(names.map((name) => [name, `${name} of the harbour and its quarrels`]))]
  return { fileName, signature: names.toSorted().join(), names, rows, columns: guessColumns(rows) }
}
const A = found('a.csv', ['headline', 'teaser', 'body', 'desk'])
const B = found('b.csv', ['headline', 'teaser', 'body', 'desk', 'author'])
const C = found('c.csv', ['headline', 'body'])
const D = found('d.csv', ['headline', 'teaser', 'tags'])

/** The text is the teaser, the desk is the source, and the headline is nothing. */
const SAID: Columns = { text: 'teaser', siteName: 'desk' }

test('what was said holds where the names are the same; what only the other has is guessed, and what was said to be nothing stays nothing', () => {
  expect(B.columns).toMatchObject({ title: 'headline', text: 'body', authors: 'author' })
  expect(likeColumns(SAID, A, B)).toEqual({ text: 'teaser', siteName: 'desk', authors: 'author' })
  expect(likeColumns(SAID, A, D)).toEqual({ text: 'teaser', tags: 'tags' })
  expect(likeColumns(SAID, A, C)).toBeNull()
  expect(likeColumns({ title: 'headline' }, A, B)).toBeNull()
  expect(likeColumns({ html: 'body', title: 'teaser' }, A, B)).toMatchObject({ html: 'body', title: 'teaser' })
})

test('files of one signature are one table', () => {
  expect(tablesToTell([A, C, { ...A, fileName: 'a2.csv' }]).map(({ names }) => names)).toEqual([['a.csv', 'a2.csv'], ['c.csv']])
})

test('a table that leads is followed by later ones that have its columns, and by what it is changed to', () => {
  const all = tablesToTell([A, B, C, D])
  const columns = Object.fromEntries(all.map(({ table }) => [table.signature, table.columns]))
  expect(toldTables(all, { columns, leading: new Set() }).map((one) => one.with)).toEqual([0, 1, 2, 3])
  const told = toldTables(all, { columns: { ...columns, [A.signature]: SAID }, leading: new Set([A.signature, B.signature]) })
  // B follows A, and so leads nothing by itself.
  expect(told.map((one) => one.with)).toEqual([0, 0, 2, 0])
  expect(told.map((one) => one.columns.text)).toEqual(['teaser', 'teaser', 'body', 'teaser'])
  expect(toldTables(all, { columns: { ...columns, [A.signature]: { text: 'body' } }, leading: new Set([A.signature]) }).map((one) => one.with)).toEqual([0, 0, 0, 3])
})

test('what was passed over while another led it is told with that one, and by nobody once it leads no more', () => {
  const all = tablesToTell([A, B, C])
  const columns = Object.fromEntries(all.map(({ table }) => [table.signature, table.columns]))
  const said = (leading: string[], shown: number[]): string[] => Object.keys(columnsTold(all, toldTables(all, { columns, leading: new Set(leading) }), new Set(shown)))
  expect(said([A.signature], [0])).toEqual([A, B, C].map(({ signature }) => signature))
  expect(said([], [0, 2])).toEqual([A.signature, C.signature])
})
