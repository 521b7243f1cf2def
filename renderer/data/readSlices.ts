/**
 * Rows by an index, a slice at a time. Thousands of rows in one answer are copied out of the database in one go, and a live query notes each of them:
 * so long the window would stand still. Between two slices it does not.
 */
import { Dexie, type IndexableType, type Table } from 'dexie'

/** Rows of a slice: some ten milliseconds on a slow machine. */
const A_SLICE = 250

/** Every row of a table, in the order of its keys. A cursor would stop at each. What is written meanwhile is among them or not. */
export async function eachInSlices<Row, Key>(table: Table<Row, Key>, onRow: (row: Row) => void): Promise<void> {
  const { keyPath } = table.schema.primKey
  for (let behind: IndexableType = Dexie.minKey, full = true; full; ) {
    const slice: Row[] = await table.where(':id').above(behind).limit(A_SLICE).toArray()
    for (const row of slice) onRow(row)
    full = slice.length === A_SLICE
    if (full) behind = Dexie.getByKeyPath(slice.at(-1) as object, keyPath!) as IndexableType
  }
}

/**
 * In the order of the index. To be called in a transaction: else it might see half of a change, and a live query would keep a second copy of each slice.
 * @param index `[a+b+key]`, which ends in the table's own key, or `:id`, that key: no two rows stand at one place in it, so that each slice goes on right
 *   behind the last
 * @param under what its first fields are; none: all rows
 */
export async function readSlices<Row, Key>(table: Table<Row, Key>, index: string, under: readonly IndexableType[] = []): Promise<Row[]> {
  const { keyPath } = index === ':id' ? table.schema.primKey : table.schema.idxByName[index]!
  const place = (last: IndexableType): IndexableType => (Array.isArray(keyPath) ? [...under, last] as IndexableType : last)
  const end = place(Dexie.maxKey)
  const rows: Row[] = []
  for (let behind = place(Dexie.minKey), full = true; full; ) {
    const slice = await table.where(index).between(behind, end, false).limit(A_SLICE).toArray()
    rows.push(...slice)
    full = slice.length === A_SLICE
    if (full) behind = Dexie.getByKeyPath(slice.at(-1) as object, keyPath!) as IndexableType
  }
  return rows
}
