import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { thinRevisions } from '../../../renderer/core/notes/thinRevisions.ts'

const MINUTE = 60_000
const DAY = 86_400_000
const NOW = 700 * 7 * DAY + 3 * DAY + 12_345_678

interface Revision {
  at: number
  name?: string
}
const kept = (revisions: Revision[], now: number): Revision[] => {
  const gone = new Set(thinRevisions(revisions, now))
  return revisions.filter((revision) => !gone.has(revision))
}
const runs = { seed: 8, numRuns: process.env['DOSSIER_LONG'] ? 20_000 : 1000 }

/** Moments close together and far apart, some named. */
const revisions = fc
  .array(fc.record({ ago: fc.oneof(fc.nat(3 * 60 * MINUTE), fc.nat(2 * DAY), fc.nat(10 * DAY), fc.nat(800 * DAY)), named: fc.nat(9) }), { maxLength: 60 })
  .map((list) => list.map(({ ago, named }): Revision => (named === 0 ? { at: NOW - ago, name: 'n' } : { at: NOW - ago })))

test('how often one thins makes no difference', () => {
  fc.assert(
    fc.property(revisions, fc.array(fc.nat(900 * DAY), { maxLength: 4 }), (list, waits) => {
      const nows = waits.map((wait) => NOW + wait).sort((a, b) => a - b)
      const last = nows.at(-1) ?? NOW
      const step = [NOW, ...nows].reduce((left, now) => kept(left, now), list)
      expect(step).toEqual(kept(list, last))
    }),
    runs,
  )
})

test('nothing named and not the newest is ever removed; a removed state has a later one near it', () => {
  fc.assert(
    fc.property(revisions, fc.nat(900 * DAY), (list, wait) => {
      const now = NOW + wait
      const left = kept(list, now)
      for (const revision of list) {
        if (revision.name !== undefined) expect(left).toContain(revision)
        const age = now - revision.at
        // Spans are as long as this at that age, plus one span until the whole of one has come of age.
        const span = age < DAY ? 5 * MINUTE : age < 7 * DAY ? DAY / 24 : age < 365 * DAY ? DAY : 7 * DAY
        expect(left.some(({ at }) => at >= revision.at && at < revision.at + span)).toBe(true)
      }
      const newest = Math.max(...list.map(({ at }) => at))
      if (list.length > 0) expect(left.some(({ at }) => at === newest)).toBe(true)
    }),
    runs,
  )
})

test('a state a minute for ten years leaves some hundreds', () => {
  const list: Revision[] = []
  for (let at = NOW - 3650 * DAY; at <= NOW; at += 30 * MINUTE) list.push({ at })
  for (let at = NOW - DAY; at <= NOW; at += MINUTE) list.push({ at })
  const left = kept(list, NOW).length
  expect(left).toBeGreaterThan(900)
  expect(left).toBeLessThan(1500)
})
