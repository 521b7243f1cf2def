import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { keepIds } from '../../renderer/data/keepIds.ts'

const counter = () => {
  let n = 0
  return () => `new${++n}`
}

test('a group that gains or loses members keeps its id; the smaller part of a split gets a new one', () => {
  const old = [{ id: 'a', members: [1, 2, 3] }, { id: 'b', members: [4] }]
  expect(keepIds(old, [], [[1, 2, 5], [3], [4]], counter())).toEqual({ ids: ['a', 'new1', 'b'], retired: [] })
})

test('a merged group redirects to the one that took it in; one without members leads nowhere', () => {
  const old = [{ id: 'a', members: [1, 2] }, { id: 'b', members: [3] }, { id: 'c', members: [9] }]
  expect(keepIds(old, [], [[1, 2, 3]], counter())).toEqual({ ids: ['a'], retired: [{ id: 'b', members: [3], redirect: 'a' }, { id: 'c', members: [9], redirect: null }] })
})

test('a merge that is undone gives both ids back, whatever came in the meantime', () => {
  const retired = [{ id: 'b', members: [3, 4] }]
  expect(keepIds([{ id: 'a', members: [1, 2, 3, 4, 5] }], retired, [[3, 4], [1, 2, 5, 6]], counter())).toEqual({ ids: ['b', 'a'], retired: [] })
  // The one that is left has only what the other brought along: the address that led to it stays its own.
  expect(keepIds([{ id: 'a', members: [1, 3, 4] }], retired, [[3, 4]], counter())).toEqual({ ids: ['a'], retired: [{ id: 'b', members: [3, 4], redirect: 'a' }] })
})

test('a retired id follows its members', () => {
  const retired = [{ id: 'r', members: [1, 2] }]
  expect(keepIds([{ id: 'a', members: [1, 2, 3] }, { id: 'b', members: [4] }], retired, [[3], [1, 2, 4]], counter())).toEqual({ ids: ['a', 'b'], retired: [{ id: 'r', members: [1, 2], redirect: 'b' }] })
})

test('ids are distinct, unchanged groups keep theirs, every old id is kept or accounted for, and going back restores all', () => {
  const partition = fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 1, maxLength: 20 })
  const groups = (labels: number[]): number[][] => [...new Set(labels)].map((label) => labels.flatMap((l, at) => (l === label ? [at] : [])))
  fc.assert(
    fc.property(partition, partition, (before, after) => {
      const old = groups(before).map((members, at) => ({ id: `o${at}`, members }))
      const fresh = groups(after)
      const { ids, retired } = keepIds(old, [], fresh, counter())
      expect(new Set(ids).size).toBe(fresh.length)
      for (const { id, members } of old) {
        const same = fresh.findIndex((group) => group.length === members.length && group.every((member, at) => member === members[at]))
        if (same >= 0) expect(ids[same]).toBe(id)
      }
      expect([...ids.filter((id) => id.startsWith('o')), ...retired.map(({ id }) => id)].sort()).toEqual(old.map(({ id }) => id).sort())
      // Merged into one and parted again, each has its own id again.
      const all = keepIds(old, [], [old.flatMap(({ members }) => members)], counter())
      const merged = [{ id: all.ids[0]!, members: old.flatMap(({ members }) => members) }]
      expect(keepIds(merged, all.retired, old.map(({ members }) => members), counter())).toEqual({ ids: old.map(({ id }) => id), retired: [] })
    }),
    { seed: 1, numRuns: process.env['DOSSIER_LONG'] ? 10_000 : 300 },
  )
})
