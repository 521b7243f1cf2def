import { liveQuery } from 'dexie'
import { expect, test, vi } from 'vitest'
import type { HighlightRow, LinkRow } from '../../renderer/core/model.ts'
import { passageSelector } from '../../renderer/core/notes/passageSelector.ts'
import { type EventPassagesRow, openDatabase } from '../../renderer/data/database.ts'
import { dropOccurrences } from '../../renderer/data/dropOccurrences.ts'
import { allHighlights, highlightsOf, newHighlight } from '../../renderer/data/highlights.ts'
import { eachInSlices, readSlices } from '../../renderer/data/readSlices.ts'
import { freshName } from '../support/libraryFixture.ts'

const byId = (a: HighlightRow, b: HighlightRow): number => (a.id < b.id ? -1 : 1)

/** So many highlights of one article, a third of which begin at one place. */
const marks = (articleId: string, count: number): HighlightRow[] => Array.from({ length: count }, (_, at) => {
  const start = at % 3 === 0 ? 5 : (at * 7919) % 97
  return { ...newHighlight(passageSelector({ articleId, version: 1, text: 'a'.repeat(200) }, { start, end: start + 1 + (at % 5) }), 'yellow'), createdAt: at, updatedAt: at % 10 }
})

const links = (targetId: string, count: number): LinkRow[] => Array.from({ length: count }, (_, at) => ({
  targetKind: at % 3 === 0 ? 'actor' : 'event', targetId, noteId: String(at), passage: null, context: '', at: { start: 0, end: 0 },
}))

test('gives just the rows of one answer, in its order, whether they fill no slice, one or several', async () => {
  const db = await openDatabase(freshName())
  const counts = { a: 1, aa: 249, b: 250, ba: 251, c: 751 }
  await db.highlights.bulkAdd(Object.entries(counts).flatMap(([id, count]) => marks(id, count)))
  await db.links.bulkAdd(Object.entries(counts).flatMap(([id, count]) => links(id, count)))
  for (const id of ['', 'none', ...Object.keys(counts)]) {
    const whole = await db.highlights.where('articleId').equals(id).toArray()
    await db.transaction('r', db.highlights, db.links, async () => {
      expect(await readSlices(db.highlights, '[articleId+start+id]', [id])).toEqual(whole.toSorted((a, b) => a.start - b.start || byId(a, b)))
      // Its last field is given by the database.
      expect(await readSlices(db.links, '[targetKind+targetId+id]', ['event', id])).toEqual(await db.links.where('[targetKind+targetId]').equals(['event', id]).toArray())
    })
    expect(await highlightsOf(db, id)).toEqual(whole.toSorted((a, b) => a.start - b.start || a.end - b.end || a.createdAt - b.createdAt))
  }
  const each: [HighlightRow[], LinkRow[]] = [[], []]
  await eachInSlices(db.highlights, (row) => void each[0].push(row))
  await eachInSlices(db.links, (row) => void each[1].push(row))
  expect(each).toEqual([await db.highlights.toArray(), await db.links.toArray()])
  // By a key of two fields.
  await db.eventPassages.bulkAdd(Array.from({ length: 751 }, (_, at) => ({ articleId: `of ${at % 300}`, version: 1 + Math.floor(at / 300), passages: [] })))
  const passages: EventPassagesRow[] = []
  await eachInSlices(db.eventPassages, (row) => void passages.push(row))
  expect(passages).toEqual(await db.eventPassages.toArray())
  expect(await allHighlights(db)).toEqual(await db.highlights.orderBy('updatedAt').reverse().toArray())
})

test('a live query sees what comes, changes and goes in any slice', async () => {
  const db = await openDatabase(freshName())
  const rows = marks('it', 251)
  await db.highlights.bulkAdd(rows)
  let seen: HighlightRow[] = []
  const subscription = liveQuery(() => highlightsOf(db, 'it')).subscribe((found) => {
    seen = found
  })
  const same = async (): Promise<void> => {
    const stored = await db.highlights.where('articleId').equals('it').toArray()
    await vi.waitFor(() => expect(seen.toSorted(byId)).toEqual(stored.sort(byId)), { timeout: 15_000 })
  }
  await same()
  const inOrder = [...seen]
  for (const { id } of [inOrder[0]!, inOrder[250]!]) {
    await db.highlights.update(id, { comment: 'why?' })
    await same()
  }
  await db.highlights.delete(inOrder[249]!.id)
  await same()
  await db.highlights.add(marks('it', 51)[50]!)
  await same()
  subscription.unsubscribe()
})

test('the occurrences in very many articles go a slice at a time, those in others stay', async () => {
  const db = await openDatabase(freshName())
  const articles = Array.from({ length: 1100 }, (_, at) => `article ${at}`)
  await db.occurrences.bulkAdd(articles.flatMap((articleId) => ['a', 'b'].map((actorId) => ({ actorId, articleId, count: 1, first: { field: 'body' as const, start: 0, end: 1 }, order: '' }))))
  const deleted = vi.spyOn(db.occurrences, 'bulkDelete')
  await db.transaction('rw', db.occurrences, () => dropOccurrences(db, articles.slice(1)))
  expect(deleted.mock.calls.map(([keys]) => keys.length)).toEqual([1000, 1000, 198])
  expect((await db.occurrences.toArray()).map(({ articleId }) => articleId)).toEqual(['article 0', 'article 0'])
})
