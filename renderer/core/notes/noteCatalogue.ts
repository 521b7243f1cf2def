/**
 * The rows of all living notes in memory, in the orders that lists ask for. A save changes one row of ten thousand: it is taken out of each
 * order and put back in its place, and nothing is sorted or folded anew. Rows only; no document is ever read for a list.
 */
import type { Id, NoteRow } from '../model.ts'
import { matchesQuery, parseNoteQuery, searchText } from './noteQuery.ts'
import { isWithin, pathTree, type PathNode } from './paths.ts'

export type NoteOrder = 'changed' | 'created' | 'title' | 'words'

/** What a list shows of the notes. */
export interface NoteView {
  order: NoteOrder
  /** Ascending: oldest, A, fewest first. */
  ascending: boolean
  /** What is typed (noteQuery.ts). */
  query?: string
  /** Only this folder and those below it; `''` is all. */
  folder?: string
  /** Only notes that lie in no folder. */
  unfiled?: boolean
  /** Only this tag and those below it. */
  tag?: string
}

const collator = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' })

const COMPARE: Record<NoteOrder, (a: NoteRow, b: NoteRow) => number> = {
  changed: (a, b) => a.updatedAt - b.updatedAt,
  created: (a, b) => a.createdAt - b.createdAt,
  title: (a, b) => collator.compare(a.title, b.title),
  words: (a, b) => a.words - b.words,
}

/** Ties by id, so that an order is the same however it came about. */
function comparison(order: NoteOrder): (a: NoteRow, b: NoteRow) => number {
  const compare = COMPARE[order]
  return (a, b) => compare(a, b) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)
}

/** From this many changes at once on sorting anew is faster. */
const MANY = 100

export class NoteCatalogue {
  readonly #rows = new Map<Id, NoteRow>()
  /** Ascending. */
  readonly #orders = new Map<NoteOrder, NoteRow[]>()
  readonly #texts = new WeakMap<NoteRow, string>()
  readonly #pinned = new Set<Id>()
  #folders: PathNode[] | null = null
  #tags: PathNode[] | null = null
  #version = 0

  /** Another number after each change. */
  get version(): number {
    return this.#version
  }

  get size(): number {
    return this.#rows.size
  }

  get(id: Id): NoteRow | undefined {
    return this.#rows.get(id)
  }

  rows(): IterableIterator<NoteRow> {
    return this.#rows.values()
  }

  /** Takes rows as they are now (one in the trash goes), and what is there no more. */
  apply(changed: readonly NoteRow[], removed: readonly Id[] = []): void {
    const gone: NoteRow[] = []
    const come: NoteRow[] = []
    // Of several rows of one note the last counts.
    const next = new Map<Id, NoteRow | null>()
    for (const row of changed) next.set(row.id, row.trashedAt === 0 ? row : null)
    for (const id of removed) next.set(id, null)
    for (const [id, row] of next) {
      const before = this.#rows.get(id)
      if (before === undefined && row === null) continue
      if (before !== undefined) gone.push(before)
      if (row === null) this.#rows.delete(id)
      else {
        this.#rows.set(id, row)
        come.push(row)
      }
      if (row !== null && row.pinnedAt > 0) this.#pinned.add(id)
      else this.#pinned.delete(id)
      if (before?.folder !== row?.folder) this.#folders = null
      if (before?.tags.join() !== row?.tags.join()) this.#tags = null
    }
    if (gone.length === 0 && come.length === 0) return
    this.#version += 1
    if (gone.length + come.length > MANY) this.#orders.clear()
    else for (const [order, rows] of this.#orders) reorder(rows, gone, come, comparison(order))
  }

  /** The rows of a view: pinned ones on top (the one pinned last first), the others in its order. */
  list({ order, ascending, query = '', folder = '', unfiled = false, tag }: NoteView): NoteRow[] {
    const parsed = parseNoteQuery(query)
    const asked = parsed.words.length + parsed.tags.length + parsed.folders.length > 0
    const pinned: NoteRow[] = []
    const others: NoteRow[] = []
    const rows = this.#ordered(order)
    for (let at = 0; at < rows.length; at++) {
      const row = rows[ascending ? at : rows.length - 1 - at]!
      if (!isWithin(row.folder, folder) || (unfiled && row.folder !== '')) continue
      if (tag !== undefined && !row.tags.some((each) => isWithin(each, tag))) continue
      if (asked && !matchesQuery(parsed, row, this.#text(row))) continue
      ;(row.pinnedAt > 0 ? pinned : others).push(row)
    }
    return [...pinned.sort((a, b) => b.pinnedAt - a.pinnedAt), ...others]
  }

  /** The first of `list({ order: 'changed', ascending: false })`, without going through all of them. */
  recent(most: number): NoteRow[] {
    const pinned = [...this.#pinned].flatMap((id) => this.#rows.get(id) ?? []).sort((a, b) => b.pinnedAt - a.pinnedAt || comparison('changed')(b, a))
    const rows = this.#ordered('changed')
    const others: NoteRow[] = []
    for (let at = rows.length - 1; at >= 0 && others.length < most; at--) if (rows[at]!.pinnedAt === 0) others.push(rows[at]!)
    return [...pinned, ...others].slice(0, most)
  }

  folders(): PathNode[] {
    return (this.#folders ??= pathTree(mapped(this.#rows.values(), ({ folder }) => [folder])))
  }

  tags(): PathNode[] {
    return (this.#tags ??= pathTree(mapped(this.#rows.values(), ({ tags }) => tags)))
  }

  #ordered(order: NoteOrder): NoteRow[] {
    let rows = this.#orders.get(order)
    if (rows === undefined) {
      rows = [...this.#rows.values()].sort(comparison(order))
      this.#orders.set(order, rows)
    }
    return rows
  }

  #text(row: NoteRow): string {
    let text = this.#texts.get(row)
    if (text === undefined) {
      text = searchText(row)
      this.#texts.set(row, text)
    }
    return text
  }
}

function* mapped<A, B>(values: Iterable<A>, map: (value: A) => B): Iterable<B> {
  for (const value of values) yield map(value)
}

/** Takes rows out of a sorted list and puts others in, in place. */
function reorder(rows: NoteRow[], gone: readonly NoteRow[], come: readonly NoteRow[], compare: (a: NoteRow, b: NoteRow) => number): void {
  /** Where a row is, or would stand. */
  const placeOf = (row: NoteRow): number => {
    let [low, high] = [0, rows.length]
    while (low < high) {
      const middle = (low + high) >>> 1
      if (compare(rows[middle]!, row) < 0) low = middle + 1
      else high = middle
    }
    return low
  }
  for (const row of gone) rows.splice(placeOf(row), 1)
  for (const row of come) rows.splice(placeOf(row), 0, row)
}
