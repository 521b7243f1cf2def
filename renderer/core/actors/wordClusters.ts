/**
 * Which words keep the same company: a word's cluster among all words, learned from much text that nobody has marked (resources/gazetteer/clusterWords.ts).
 * A surname that no list has, a party's short name, a verb of saying lie with others of their sort. Words are kept as hashes alone: one word in 170 that is
 * not there is taken for one that is.
 */
import { unzlibSync } from 'fflate'
import { hashText } from './featureHash.ts'
import type { ClusterData } from './gazetteerData.ts'

/** 24 bits. */
export function clusterHash(folded: string): number {
  const value = hashText(31, folded)
  return (value ^ (value >>> 24)) & 0xffffff
}

/** A word's cluster at each cut, finest first, counted from 0; null when the word is not known. */
export type WordClusters = (folded: string) => number[] | null

function bytesOf(packed: string): Uint8Array {
  const text = atob(packed)
  const bytes = new Uint8Array(text.length)
  for (let at = 0; at < text.length; at++) bytes[at] = text.charCodeAt(at)
  return unzlibSync(bytes)
}

/** The last of sorted numbers that is not above `value`; -1 when there is none. */
function lastUpTo(sorted: ArrayLike<number>, value: number): number {
  let [low, high] = [0, sorted.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (sorted[middle]! <= value) low = middle + 1
    else high = middle
  }
  return low - 1
}

export function wordClusters({ count, cuts, hashes, clusters }: ClusterData): WordClusters {
  const steps = bytesOf(hashes)
  const ids = bytesOf(clusters)
  const sorted = new Int32Array(count)
  for (let at = 0, from = 0, hash = 0; at < count; at++) {
    let shift = 0
    for (; steps[from]! > 127; shift += 7) hash += (steps[from++]! & 127) << shift
    hash += steps[from++]! << shift
    sorted[at] = hash
  }
  return (folded) => {
    const hash = clusterHash(folded)
    const at = lastUpTo(sorted, hash)
    if (at < 0 || sorted[at] !== hash) return null
    const cluster = ids[at]! + ids[count + at]! * 256
    return [cluster, ...cuts.map((starts) => lastUpTo(starts, cluster))]
  }
}
