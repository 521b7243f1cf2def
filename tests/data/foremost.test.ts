import { expect, test } from 'vitest'
import type { ActorRow } from '../../renderer/core/model.ts'
import { cooccurring, foremostActors } from '../../renderer/data/actors.ts'
import { newestEvents } from '../../renderer/data/events.ts'
import { rankOfEvent, rankOfPair } from '../../renderer/data/derivedRanks.ts'
import { likelyPairs } from '../../renderer/data/reviewPairs.ts'
import { countPairs } from '../../renderer/data/suggestions.ts'
import { openDatabase } from '../../renderer/data/database.ts'
import { freshName } from '../support/libraryFixture.ts'

const actor = (id: string, name: string, articles: number, mentions: number): ActorRow => ({ id, kind: 'place', name, names: [], gazetteerId: null, forms: [], articles, mentions })

test('those of as many articles stand by their mentions, then by name, whatever their ids', async () => {
  const db = await openDatabase(freshName())
  await db.actors.bulkAdd([actor('1', 'Minsk', 2, 9), actor('2', 'Bern', 2, 3), actor('3', 'Oslo', 3, 3), actor('4', 'Almaty', 2, 9), actor('5', 'Rom', 1, 20)])
  expect(await foremostActors(db, { most: 4 })).toMatchObject({ count: 4, rows: [{ name: 'Oslo' }, { name: 'Almaty' }, { name: 'Minsk' }, { name: 'Bern' }] })
  db.close()
})

test('who occurs with an actor stands by the articles they share, then by name, whatever their ids; of too many with as few, always the same are asked for their names', async () => {
  const db = await openDatabase(freshName())
  const others = ['Zürich', 'émile', 'Emil', 'Ödön', 'Oslo', 'Bern', 'Rom'].map((name, at) => actor(`o${at}`, name, 1, 1))
  await db.actors.bulkAdd([actor('me', 'Me', 3, 3), ...others])
  const among: Record<string, string[]> = { a: ['me', 'o0', 'o1', 'o2', 'o3', 'o5'], b: ['me', 'o0', 'o4', 'o5'], c: ['me', 'o5', 'o6'], elsewhere: ['o6', 'o4'] }
  await db.occurrences.bulkAdd(Object.entries(among).flatMap(([articleId, ids]) => ids.map((actorId) => ({ actorId, articleId, count: 1, first: { field: 'body' as const, start: 0, end: 1 }, order: '' }))))
  const found = async (most: number, tied?: number): Promise<string> => (await cooccurring(db, 'me', ['a', 'b', 'c'], most, tied)).map(({ actor: { name }, articles }) => `${name} ${articles}`).join(', ')
  expect(await found(9)).toBe('Bern 3, Zürich 2, Emil 1, émile 1, Ödön 1, Oslo 1, Rom 1')
  expect(await found(4)).toBe('Bern 3, Zürich 2, Emil 1, émile 1')
  expect(await found(4, 2)).toBe('Bern 3, Zürich 2, Emil 1, émile 1')
  expect(await found(3, 1)).toBe('Bern 3, Zürich 2, émile 1')
  expect(await cooccurring(db, 'me', [], 9)).toEqual([])
  db.close()
})

test('of all pairs the likeliest come first, of equally likely ones those in most articles, and of those that recur alone none else', async () => {
  const db = await openDatabase(freshName())
  const actors = Array.from({ length: 12 }, (_, at) => actor(`a${at}`, `Actor ${at}`, (at * 7) % 5, at))
  const pairs = actors.flatMap((a, at) => actors.slice(at + 1).map((b, to) => ({ id: `${a.id}|${b.id}`, a: a.id, b: b.id, score: ((at + to) % 3) / 4, why: '', ...rankOfPair(a.articles, b.articles) })))
  await db.actors.bulkAdd(actors)
  await db.suggestions.bulkAdd(pairs)
  const whole = pairs.map(({ score, a, b }) => {
    const counts = [a, b].map((id) => actors.find((one) => one.id === id)!.articles)
    return { score, articles: counts[0]! + counts[1]!, most: Math.max(...counts) }
  }).toSorted((x, y) => y.score - x.score || y.articles - x.articles)
  for (const all of [true, false]) {
    const wanted = whole.filter(({ most }) => all || most > 1)
    expect(await countPairs(db, { all })).toBe(wanted.length)
    for (const most of [1, 9, 100]) {
      const found = await likelyPairs(db, { all, most })
      expect(found.map(({ score, a, b }) => [score, a.articles + b.articles])).toEqual(wanted.slice(0, most).map(({ score, articles }) => [score, articles]))
      expect(found.every(({ a, b }) => a.articles >= b.articles && (all || a.articles > 1))).toBe(true)
    }
  }
  db.close()
})

test('the newest events come first, undated ones last, each told of in two articles', async () => {
  const db = await openDatabase(freshName())
  const event = (title: string, start: string | null, articles: number) => ({ id: title, title, start, end: null, articles, actors: [], ...rankOfEvent({ articles, start }) })
  await db.events.bulkAdd([event('undated', null, 3), event('old', '2019', 2), event('told once', '2023', 1), event('b', '2022-01', 2), event('a', '2022-01', 2), event('some time', '202X', 2)])
  const titles = async (most: number): Promise<string[]> => (await newestEvents(db, most)).rows.map(({ title }) => title)
  expect((await newestEvents(db, 1)).count).toBe(5)
  expect(await titles(9)).toEqual(['a', 'b', 'some time', 'old', 'undated'])
  expect(await titles(4)).toEqual(['a', 'b', 'some time', 'old'])
  db.close()
})
