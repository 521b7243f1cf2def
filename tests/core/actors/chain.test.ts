import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { ChainModel } from '../../../renderer/core/actors/chain.ts'
import { addAllWeights, addWeights, BUCKETS, decode, usedBuckets } from '../../../renderer/core/actors/chain.ts'
import { BEFORE, isOpen, KINDS, labelOf, LABELS, mayBegin, namesIn } from '../../../renderer/core/actors/labels.ts'

const runs = { seed: 31, numRuns: process.env['DOSSIER_LONG'] ? 1_000 : 30 }
const weight = fc.integer({ min: -20, max: 20 })

/** Every row of labels that is a list of names, tried one by one. */
function bestByTrying(count: number, sums: number[][], moves: number[], caution: number): number {
  let best = -Infinity
  const go = (at: number, before: number, score: number): void => {
    if (at === count) {
      if (!isOpen(before)) best = Math.max(best, score)
      return
    }
    for (let label = 0; label < LABELS; label++) {
      const may = at === 0 ? mayBegin(label) : BEFORE[label]!.includes(before)
      if (may) go(at + 1, label, score + sums[at]![label]! + (label === 0 ? caution : 0) + (at === 0 ? 0 : moves[before * LABELS + label]!))
    }
  }
  go(0, 0, 0)
  return best
}

test('decoding finds the labels that fit best, and they are a list of names', () => {
  const row = fc.array(fc.array(weight, { minLength: LABELS, maxLength: LABELS }), { minLength: 1, maxLength: 4 })
  const weights = new Int8Array(BUCKETS * LABELS + LABELS * LABELS)
  fc.assert(
    fc.property(row, fc.array(weight, { minLength: LABELS * LABELS, maxLength: LABELS * LABELS }), weight, (sums, moves, caution) => {
      weights.set(moves, BUCKETS * LABELS)
      const model: ChainModel = { unit: 1, weights, used: usedBuckets(weights), caution }
      const labels = decode(sums.flat(), model)
      const score = [...labels].reduce((sum, label, at) => sum + sums[at]![label]! + (label === 0 ? caution : 0) + (at === 0 ? 0 : moves[labels[at - 1]! * LABELS + label]!), 0)
      expect(score).toBe(bestByTrying(sums.length, sums, moves, caution))
      const covered = namesIn(labels).reduce((sum, { from, to }) => sum + to - from, 0)
      expect(covered).toBe([...labels].filter((label) => label !== 0).length)
    }),
    runs,
  )
})

test('a feature adds its weights, and one without any nothing', () => {
  const weights = new Int8Array(BUCKETS * LABELS + LABELS * LABELS)
  for (const feature of [0, 31, 32, BUCKETS - 1]) weights[feature * LABELS + (feature % LABELS)] = -7
  weights.fill(1, BUCKETS * LABELS)
  const model: ChainModel = { unit: 1, weights, used: usedBuckets(weights), caution: 0 }
  const features = [0, 1, 30, 31, 32, 33, BUCKETS - 2, BUCKETS - 1]
  const all = new Int32Array(2 * LABELS).fill(5)
  addAllWeights(model, [...features, 31], features.length, all, LABELS)
  const wanted = Array.from({ length: LABELS }, (_, label) => features.reduce((sum, feature) => sum + weights[feature * LABELS + label]!, 5))
  expect([...all]).toEqual([...Array<number>(LABELS).fill(5), ...wanted])
  for (const feature of features) {
    const sums = new Int32Array(LABELS)
    addWeights(model, feature, sums, 0)
    expect([...sums]).toEqual([...weights.subarray(feature * LABELS, (feature + 1) * LABELS)])
  }
})

test('names written as labels are read back', () => {
  const names = fc.array(fc.record({ gap: fc.nat(2), length: fc.integer({ min: 1, max: 5 }), kind: fc.constantFrom(...KINDS) }), { maxLength: 6 })
  fc.assert(
    fc.property(names, (all) => {
      const labels: number[] = []
      const wanted = all.map(({ gap, length, kind }) => {
        labels.push(...Array<number>(gap).fill(0))
        const from = labels.length
        for (let at = 0; at < length; at++) labels.push(labelOf(kind, at, length))
        return { from, to: from + length, kind }
      })
      expect(namesIn(labels)).toEqual(wanted)
    }),
    runs,
  )
})
