import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { clusterHash, wordClusters } from '../../../renderer/core/actors/wordClusters.ts'
import { packClusters } from '../../../resources/gazetteer/packClusters.ts'
import { shippedGazetteer } from '../../support/gazetteer.ts'

const runs = { seed: 23, numRuns: process.env['DOSSIER_LONG'] ? 500 : 40 }

test('every word that was packed is found in its clusters, and no other', () => {
  const word = fc.stringMatching(/^[a-z-]{1,12}$/)
  fc.assert(
    fc.property(fc.uniqueArray(fc.tuple(word, fc.nat(999)), { selector: ([each]) => clusterHash(each), maxLength: 60 }), fc.uniqueArray(fc.integer({ min: 1, max: 999 }), { maxLength: 20 }), word, (rows, starts, other) => {
      const cut = [0, ...starts].sort((a, b) => a - b)
      const find = wordClusters(packClusters(rows.map(([each, cluster]) => ({ word: each, cluster })), [cut]))
      for (const [each, cluster] of rows) expect(find(each)).toEqual([cluster, cut.filter((start) => start <= cluster).length - 1])
      if (!rows.some(([each]) => clusterHash(each) === clusterHash(other))) expect(find(other)).toBeNull()
    }),
    runs,
  )
})

test('words of a kind lie together, words of another elsewhere', () => {
  const coarse = (word: string): number | undefined => shippedGazetteer().clusters(word)?.[2]
  for (const [one, other, far] of [['siemens', 'volkswagen', 'madrid'], ['rodriguez', 'gonzalez', 'parliament'], ['said', 'told', 'airbus']] as const) {
    expect(coarse(one)).toBe(coarse(other))
    expect(coarse(one)).not.toBe(coarse(far))
  }
  expect(shippedGazetteer().clusters('gibtesnichtalswort')).toBeNull()
})
