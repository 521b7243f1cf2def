/** Many rows by their keys. One request a row, as bulkGet makes them, costs more than the rows: where most of a table is wanted, it is read in ranges. */
import type { Table } from 'dexie'
import type { Id } from '../core/model.ts'

/** Rows asked for at once. */
const A_TURN = 250

/** In the order asked; undefined where there is no such row. `onRead` is told how many are done, and may throw to end it. */
export async function readMany<Row>(table: Table<Row, Id>, ids: readonly Id[], onRead: (done: number) => void = () => undefined): Promise<(Row | undefined)[]> {
  const { keyPath } = table.schema.primKey
  const wanted = new Set(ids)
  const found = new Map<Id, Row>()
  const inRanges = wanted.size > 8 && wanted.size * 2 >= (await table.count())
  // As IndexedDB orders text: by UTF-16 units, which is what sort() does.
  const sorted = [...wanted].sort()
  for (let from = 0; from < sorted.length; from += A_TURN) {
    onRead(from)
    const keys = sorted.slice(from, from + A_TURN)
    const rows = inRanges ? await table.where(':id').between(keys[0]!, keys.at(-1)!, true, true).toArray() : await table.bulkGet(keys)
    for (const row of rows) {
      if (row === undefined) continue
      const id = (row as Record<string, Id>)[keyPath as string]!
      if (wanted.has(id)) found.set(id, row)
    }
  }
  return ids.map((id) => found.get(id))
}
