import fc from 'fast-check'
import { expect, test } from 'vitest'
import { keepIds } from '../../renderer/data/keepIds.ts'

const counter = () => {
  let n = 0
  return () => `new${++n}`
}

test('a group that gains or loses members keeps its id; the smaller part of a split gets a new one', () => {
  const old = [{ id: 'a', members: [1, 2, 3] }, { id: 'b', members: [4] }]
  expect(keepIds(old, [[1, 2, 5], [3], [4]], counter())).toEqual({ ids: ['a', 'new1', 'b'], gone: [] })
})

test('a merged group redirects to the one that took it in; one without members is gone', () => {
  const old = [{ id: 'a', members: [1, 2] }, { id: 'b', members: [3] }, { id: 'c', members: [9] }]
  expect(keepIds(old, [[1, 2, 3]], counter())).toEqual({ ids: ['a'], gone: [{ id: 'b', redirect: 'a' }, { id: 'c', redirect: null }] })
})

test('ids are distinct, unchanged groups keep theirs, and every old id is kept or accounted for', () => {
  const partition = fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 1, maxLength: 20 })
  const groups = (labels: number[]): number[][] => [...new Set(labels)].map((label) => labels.flatMap((l, at) => (l === label ? [at] : [])))
  fc.assert(
    fc.property(partition, partition, (before, after) => {
      const old = groups(before).map((members, at) => ({ id: `o${at}`, members }))
      const fresh = groups(after)
      const { ids, gone } = keepIds(old, fresh, counter())
      expect(new Set(ids).size).toBe(fresh.length)
      for (const { id, members } of old) {
        const same = fresh.findIndex((group) => group.length === members.length && group.every((member, at) => member === members[at]))
        if (same >= 0) expect(ids[same]).toBe(id)
      }
      expect([...ids.filter((id) => id.startsWith('o')), ...gone.map(({ id }) => id)].sort()).toEqual(old.map(({ id }) => id).sort())
    }),
    { seed: 1, numRuns: process.env['DOSSIER_LONG'] ? 10_000 : 300 },
  )
})
