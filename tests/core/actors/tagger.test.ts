import { expect, test } from 'vitest'
import { BUCKETS, type ChainModel, usedBuckets } from '../../../renderer/core/actors/chain.ts'
import { bucket } from '../../../renderer/core/actors/featureHash.ts'
import { LABELS, labelOf } from '../../../renderer/core/actors/labels.ts'
import { tag } from '../../../renderer/core/actors/tagger.ts'
import { tokens } from '../../../renderer/core/text/tokens.ts'
import { shippedGazetteer } from '../../support/gazetteer.ts'

/** Takes every word for a part of a person's name, and the longer the name the better. */
function greedyModel(): ChainModel {
  const weights = new Int8Array(BUCKETS * LABELS + LABELS * LABELS)
  const everywhere = bucket(1) * LABELS
  weights[everywhere + labelOf('person', 0, 1)] = 1
  weights[everywhere + labelOf('person', 0, 3)] = 2
  weights[everywhere + labelOf('person', 1, 3)] = 9
  weights[everywhere + labelOf('person', 2, 3)] = 2
  return { unit: 1, caution: 0, weights, used: usedBuckets(weights) }
}

test.each([
  ['Anna Marta Kern Olga Petri', ['Anna Marta Kern Olga Petri']],
  ['Anna Marta Kern, Olga Petri', ['Anna Marta Kern, Olga Petri']],
  ['Anna Marta Kern (Olga Rita Petri) Ada Lena Zyrt', ['Anna Marta Kern', 'Olga Rita Petri', 'Ada Lena Zyrt']],
  ['Anna Marta Kern; Olga Rita Petri', ['Anna Marta Kern', 'Olga Rita Petri']],
  ['Anna Marta Kern – Olga Rita Petri', ['Anna Marta Kern', 'Olga Rita Petri']],
  ['Anna Marta Kern-Petri', ['Anna Marta Kern-Petri']],
])('%s: no name runs over a mark that parts names', (text, wanted) => {
  const model = greedyModel()
  const gazetteer = { ...shippedGazetteer(), tagger: model }
  const found = tag(model, tokens(text, 'en'), [], { small: new Set(), large: new Set() }, 'en', gazetteer)
  expect(found.map(({ start, end }) => text.slice(start, end))).toEqual(wanted)
})
