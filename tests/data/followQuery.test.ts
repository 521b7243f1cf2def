import { expect, test } from 'vitest'
import { articleIds, keepPosition, markRead, watchArticles } from '../../renderer/data/articles.ts'
import { openDatabase } from '../../renderer/data/database.ts'
import { decide } from '../../renderer/data/decisions.ts'
import { followQuery } from '../../renderer/data/followQuery.ts'
import { addText, freshName } from '../support/libraryFixture.ts'

test('the list of articles is told anew when one comes, goes, is read or has another source or date', async () => {
  const db = await openDatabase(freshName())
  const first = await addText(db, 'First', 'Text of the first.', { siteName: 'Gazette', publishedAt: '2024-01-01' })
  const told: string[][] = []
  let all: string[] = []
  let unread: string[] = []
  let gazette: string[] = []
  const watch = (): Promise<unknown> => watchArticles(db)
  const stops = [
    followQuery(() => articleIds(db), { pause: 'calm', watch }, (ids) => told.push((all = ids))),
    followQuery(() => articleIds(db, { unread: true }), { pause: 'calm', watch }, (ids) => (unread = ids)),
    followQuery(() => articleIds(db, { source: 'Gazette' }), { pause: 'calm', watch }, (ids) => (gazette = ids)),
  ]
  await expect.poll(() => [all, unread, gazette]).toEqual([[first], [first], [first]])
  const second = await addText(db, 'Second', 'Text of the second.', { siteName: 'Gazette', publishedAt: '2024-01-02' })
  await expect.poll(() => [all, unread, gazette]).toEqual([[second, first], [second, first], [second, first]])
  await markRead(db, second, true)
  await expect.poll(() => unread).toEqual([first])
  const { key } = (await db.articles.get(second))!
  await decide(db, [{ type: 'article', articleKey: key, field: 'siteName', value: 'Bote' }])
  await expect.poll(() => gazette).toEqual([first])
  await decide(db, [{ type: 'article', articleKey: key, field: 'publishedAt', value: '2023-01-01' }])
  await expect.poll(() => all).toEqual([first, second])
  await db.articles.delete(first)
  await expect.poll(() => [all, unread, gazette]).toEqual([[second], [], []])
  for (const stop of stops) stop()
  const before = told.length
  await addText(db, 'Third', 'Text of the third.')
  await keepPosition(db, second, 4)
  expect(told.length).toBe(before)
  await db.delete()
})

test('while much is written a slow query is asked seldom, and in the end it is up to date', async () => {
  const db = await openDatabase(freshName())
  let asked = 0
  let shown = -1
  const slow = async (): Promise<number> => {
    asked += 1
    const count = await db.settings.count()
    for (let turn = 0; turn < 10; turn++) await db.settings.get('none')
    return count
  }
  const stop = followQuery(slow, { pause: 'calm' }, (count) => (shown = count))
  await expect.poll(() => shown).toBe(0)
  for (let at = 0; at < 60; at++) await db.settings.put({ key: `key ${at}`, value: at })
  await expect.poll(() => shown).toBe(60)
  // A plain live query asks again at each.
  expect(asked).toBeLessThan(30)
  stop()
  await db.delete()
})

test('a query that fails says so, unless the library is being closed', async () => {
  const db = await openDatabase(freshName())
  const failures: string[] = []
  const onError = (error: Error): void => void failures.push(error.message)
  const stop = followQuery(() => Promise.reject(new Error('damaged')), { pause: 0, onError }, () => expect.unreachable('it has no answer'))
  await expect.poll(() => failures).toEqual(['damaged'])
  stop()
  let answers = 0
  const stopThis = followQuery(() => articleIds(db), { pause: 0, watch: () => watchArticles(db), onError }, () => (answers += 1))
  await expect.poll(() => answers).toBe(1)
  db.close()
  stopThis()
  expect(failures).toEqual(['damaged'])
  await db.delete()
})
