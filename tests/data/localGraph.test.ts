import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { TargetKind } from '../../renderer/core/model.ts'
import { openDatabase, type DossierDatabase } from '../../renderer/data/database.ts'
import { localGraph, WEIGHT } from '../../renderer/data/localGraph.ts'
import { createNote } from '../../renderer/data/notes.ts'
import { freshName } from '../support/libraryFixture.ts'
import { articleRows } from '../support/window.tsx'

/** A library in numbers: each list names who hangs together with whom. */
interface Plan {
  links: [note: number, kind: TargetKind, target: number][]
  occurrences: [actor: number, article: number, count: number][]
  tells: [event: number, article: number][]
  takesPart: [event: number, actor: number][]
  trashed: number[]
  merged: boolean
}
const SIZE = 4
const one = fc.nat({ max: SIZE - 1 })
const unique = <T extends unknown[]>(of: fc.Arbitrary<T>): fc.Arbitrary<T[]> => fc.uniqueArray(of, { maxLength: 8, selector: (row) => row.slice(0, 2).join() })
const plan: fc.Arbitrary<Plan> = fc.record({
  links: fc.array(fc.tuple(one, fc.constantFrom<TargetKind>('note', 'article', 'actor', 'event'), one), { maxLength: 8 }),
  occurrences: unique(fc.tuple(one, one, fc.integer({ min: 1, max: 6 }))),
  tells: unique(fc.tuple(one, one)),
  takesPart: unique(fc.tuple(one, one)),
  trashed: fc.uniqueArray(one, { maxLength: 1 }),
  merged: fc.boolean(),
})
const id = (kind: TargetKind, number: number): string => `${kind}-${number}`

async function build(db: DossierDatabase, { links, occurrences, tells, takesPart, trashed, merged }: Plan): Promise<void> {
  await db.transaction('rw', db.tables, async () => {
    await Promise.all(db.tables.map((table) => table.clear()))
    await db.articles.bulkAdd(articleRows(SIZE).map((row, at) => ({ ...row, id: id('article', at) })))
    for (let at = 0; at < SIZE; at++) {
      await db.actors.add({ id: id('actor', at), kind: 'person', name: `Actor ${at}`, forms: [], names: [], gazetteerId: null, articles: 2, mentions: 2 })
      await db.events.add({ id: id('event', at), title: `Event ${at}`, start: null, end: null, articles: 2, recurs: 1, order: '', actors: takesPart.filter(([event]) => event === at).map(([, actor]) => id('actor', actor)) })
    }
    if (merged) await db.actors.add({ id: 'actor-old', kind: 'person', name: 'Old', forms: [], names: [], gazetteerId: null, articles: 0, mentions: 0, redirect: id('actor', 0) })
    for (const [actor, article, count] of occurrences) await db.occurrences.add({ actorId: id('actor', actor), articleId: id('article', article), count, first: { start: 0, end: 1, field: 'body' }, order: '' })
    for (const [event, article] of tells) await db.eventArticles.add({ eventId: id('event', event), articleId: id('article', article), passages: [], inferred: false, why: '' })
  })
  for (let at = 0; at < SIZE; at++) {
    const own = links.filter(([note]) => note === at).map(([, kind, target]) => ({
      targetKind: kind, targetId: merged && kind === 'actor' && target === 0 ? 'actor-old' : id(kind, target), passage: null, context: 'x', at: { start: 0, end: 1 },
    }))
    await createNote(db, { id: id('note', at), title: `Note ${at}`, index: { excerpt: '', words: 0, tags: [], assets: [], links: own } })
    if (trashed.includes(at)) await db.notes.update(id('note', at), { trashedAt: 1 })
  }
}

/** The same by looking at everything. */
function naive({ links, occurrences, tells, takesPart, trashed }: Plan, middle: string, hops: number, kinds: TargetKind[]) {
  const weights = new Map<string, Map<string, number>>()
  const add = (a: string, b: string, weight: number): void => {
    for (const [x, y] of [[a, b], [b, a]] as const) weights.set(x, new Map(weights.get(x)).set(y, (weights.get(x)?.get(y) ?? 0) + weight))
  }
  const key = (kind: TargetKind, number: number): string => `${kind}/${id(kind, number)}`
  const gone = (name: string): boolean => trashed.some((number) => name === key('note', number))
  const visible = (name: string): boolean => !gone(name) && (name === middle || kinds.includes(name.split('/')[0] as TargetKind))
  for (const [note, kind, target] of links) if (key('note', note) !== key(kind, target)) add(key('note', note), key(kind, target), WEIGHT.link)
  for (const [actor, article, count] of occurrences) add(key('actor', actor), key('article', article), WEIGHT.occurrence(count))
  for (const [event, article] of tells) add(key('event', event), key('article', article), WEIGHT.event)
  for (const [event, actor] of takesPart) add(key('event', event), key('actor', actor), WEIGHT.event)
  const hop = new Map([[middle, 0]])
  for (let step = 1; step <= hops; step++) for (const [at, distance] of hop) if (distance === step - 1) for (const next of weights.get(at)?.keys() ?? []) if (!hop.has(next) && visible(next)) hop.set(next, step)
  const strength = (name: string): number => [...(weights.get(name) ?? [])].reduce((sum, [other, weight]) => sum + (hop.get(other) === hop.get(name)! - 1 ? weight : 0), 0)
  return {
    gone: gone(middle),
    nodes: [...hop].map(([name, step]) => `${name} ${step} ${step === 0 ? 0 : strength(name)}`).sort(),
    edges: [...hop.keys()].flatMap((a) => [...(weights.get(a) ?? [])].filter(([b]) => a < b && hop.has(b) && !(hop.get(a) === 2 && hop.get(b) === 2)).map(([b, weight]) => `${a} ${b} ${weight}`)).sort(),
  }
}

test('the graph is what a naive walk finds, whatever hangs together', async () => {
  const db = await openDatabase(freshName())
  const kind = fc.constantFrom<TargetKind>('note', 'article', 'actor', 'event')
  await fc.assert(
    fc.asyncProperty(plan, kind, one, fc.constantFrom(1 as const, 2 as const), fc.subarray<TargetKind>(['note', 'article', 'actor', 'event']), async (given, of, number, hops, kinds) => {
      await build(db, given)
      const graph = await localGraph(db, { kind: of, id: id(of, number) }, { hops, kinds })
      const expected = naive(given, `${of}/${id(of, number)}`, hops, kinds)
      if (expected.gone) {
        expect(graph).toBeNull()
        return
      }
      expect(graph!.nodes.map(({ key, hop, strength }) => `${key} ${hop} ${strength}`).sort()).toEqual(expected.nodes)
      expect(graph!.edges.map(({ a, b, weight }) => `${a} ${b} ${weight}`).sort()).toEqual(expected.edges)
      expect([graph!.hidden, graph!.nodes.every(({ hop, parent }) => (hop === 0) === (parent === null))]).toEqual([0, true])
    }),
    { seed: 20, numRuns: process.env['DOSSIER_LONG'] ? 1000 : 60 },
  )
})

test('of more than can be shown the strongest are, and the rest is counted', async () => {
  const db = await openDatabase(freshName())
  await build(db, { links: [], occurrences: [[0, 0, 1], [0, 1, 3], [0, 2, 2], [0, 3, 1]], tells: [[1, 1]], takesPart: [], trashed: [], merged: true })
  const graph = (await localGraph(db, { kind: 'actor', id: 'actor-old' }, { most: 4 }))!
  expect([graph.nodes.map(({ name }) => name), graph.hidden]).toEqual([['Actor 0', 'Article 0002', 'Article 0003', 'Article 0001'], 2])
  const one = (await localGraph(db, { kind: 'actor', id: 'actor-0' }, { most: 3, hops: 1 }))!
  expect([one.nodes.map(({ name }) => name), one.hidden]).toEqual([['Actor 0', 'Article 0002', 'Article 0003'], 2])
})
