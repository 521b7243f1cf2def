/**
 * Trains the model of core/actors/tagger.ts: `npm run tagger -- --data DIR`, DIR holding `ner/` (NOTICE.md). Multinomial logistic regression by
 * AdaGrad over the candidates that the rules put forward in the learning part of the annotated texts; the same input gives the same bytes.
 */
import { writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { prospects } from '../../renderer/core/actors/recognise.ts'
import { BUCKETS, CLASSES, featuresOf, stretchesOf } from '../../renderer/core/actors/tagger.ts'
import { shippedGazetteer } from '../../tests/support/gazetteer.ts'
import { annotatedSets } from './annotated.ts'

const at = process.argv.indexOf('--data')
const data = at < 0 ? undefined : process.argv[at + 1]
if (data === undefined) throw new Error('which data? npm run tagger -- --data DIR')
const EPOCHS = 5
/** Features seen less often are chance. */
const SEEN = 3
const RATE = 0.08
/** L2 per step, so that a word seen once decides nothing. */
const DECAY = 1e-2

const gazetteer = { ...shippedGazetteer(), tagger: null }
const examples: { features: number[]; label: number }[] = []
for (const { name, learn } of annotatedSets(data)) {
  // Old newspapers and traffic reports teach words, not how news is written.
  if (name.startsWith('europeana') || name === 'de mobie') continue
  learn.forEach(({ text, lang, spans }) => {
    const gold = new Map(spans.map(({ start, end, kind }) => [`${start}-${end}`, CLASSES.indexOf(kind)]))
    for (const { reading, candidates, runs, small } of prospects({ title: '', text, lang }, gazetteer)) {
      for (const stretch of stretchesOf(candidates, runs)) {
        examples.push({ features: featuresOf(reading.tokens, stretch, lang, gazetteer, small), label: gold.get(`${stretch.start}-${stretch.end}`) ?? 0 })
      }
    }
  })
}
const seen = new Uint32Array(BUCKETS)
for (const { features } of examples) for (const feature of features) seen[feature] = (seen[feature] ?? 0) + 1
for (const example of examples) example.features = example.features.filter((feature) => (seen[feature] ?? 0) >= SEEN)
const size = CLASSES.length
const weights = new Float64Array(BUCKETS * size)
const squares = new Float64Array(BUCKETS * size).fill(1e-6)
// A fixed shuffle: multiples of a prime, modulo the count.
const step = 7919
for (let epoch = 0; epoch < EPOCHS; epoch++) {
  let loss = 0
  for (let n = 0; n < examples.length; n++) {
    const example = examples[(n * step + epoch * 101) % examples.length]
    if (!example) continue
    const { features } = example
    const sums = CLASSES.map((_, k) => features.reduce((sum, feature) => sum + (weights[feature * size + k] ?? 0), 0))
    const top = Math.max(...sums)
    const powers = sums.map((sum) => Math.exp(sum - top))
    const total = powers.reduce((a, b) => a + b, 0)
    for (let k = 0; k < size; k++) {
      const chance = (powers[k] ?? 0) / total
      if (k === example.label) loss -= Math.log(Math.max(1e-12, chance))
      const error = chance - (k === example.label ? 1 : 0)
      for (const feature of features) {
        const slot = feature * size + k
        const gradient = error + DECAY * (weights[slot] ?? 0)
        squares[slot] = (squares[slot] ?? 0) + gradient * gradient
        weights[slot] = (weights[slot] ?? 0) - (RATE * gradient) / Math.sqrt(squares[slot] ?? 1)
      }
    }
  }
  console.log(`epoch ${epoch + 1}: ${(loss / examples.length).toFixed(4)} a stretch, of ${examples.length}`)
}
let largest = 0
for (const weight of weights) largest = Math.max(largest, Math.abs(weight))
const unit = largest / 127
const packed = Int8Array.from(weights, (weight) => Math.round(weight / unit))
const file = resolve(import.meta.dirname, 'tagger.json')
writeFileSync(file, `${JSON.stringify({ unit, weights: Buffer.from(packed.buffer).toString('base64') })}\n`)
console.log(`tagger.json: ${packed.filter((weight) => weight !== 0).length} of ${packed.length} weights`)
