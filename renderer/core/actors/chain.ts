/**
 * A linear-chain conditional random field over hashed features: the labels of a row of words that fit best together. resources/gazetteer/trainTagger.ts
 * learns the weights, tagFeatures.ts makes the features.
 */
import { BEFORE, isOpen, LABELS, mayBegin, OUTSIDE } from './labels.ts'

/** Hash buckets; a power of two. */
export const BUCKETS = 1 << 19

export interface ChainModel {
  /** What one step of a weight is worth. */
  unit: number
  /** Weights of bucket × label, then of label × label behind it, in units of `unit`. */
  weights: Int8Array
  /** Buckets that have a weight at all, a bit each: a third have none, and need not be fetched. */
  used: Uint32Array
  /** Added to OUTSIDE at each word, in units: above zero it leaves out what is doubtful. */
  caution: number
}

/** The features of the words of a row: those of word `at` lie from `ends[at - 1]` to `ends[at]`. */
export interface Row {
  features: number[]
  ends: number[]
}

/** Which buckets have weights. */
export function usedBuckets(weights: Int8Array): Uint32Array {
  const used = new Uint32Array(BUCKETS / 32)
  for (let slot = 0; slot < BUCKETS * LABELS; slot++) {
    if (weights[slot] === 0) continue
    const bucket = Math.floor(slot / LABELS)
    used[bucket >> 5] = (used[bucket >> 5] ?? 0) | (1 << (bucket & 31))
    slot = bucket * LABELS + LABELS - 1
  }
  return used
}

/** Adds a feature's weights, label by label, to `sums` from `base` on. */
export function addWeights({ weights, used }: ChainModel, feature: number, sums: Int16Array | Int32Array, base: number): void {
  if ((used[feature >> 5]! & (1 << (feature & 31))) === 0) return
  const from = feature * LABELS
  for (let label = 0; label < LABELS; label++) sums[base + label]! += weights[from + label]!
}

const slots: number[] = []

/** Adds the weights of the first `count` features likewise: their places first, so that each label is summed up in one go. */
export function addAllWeights({ weights, used }: ChainModel, features: readonly number[], count: number, sums: Int32Array, base: number): void {
  let known = 0
  for (let at = 0; at < count; at++) {
    const feature = features[at]!
    if ((used[feature >> 5]! & (1 << (feature & 31))) !== 0) slots[known++] = feature * LABELS
  }
  for (let label = 0; label < LABELS; label++) {
    let sum = 0
    for (let at = 0; at < known; at++) sum += weights[slots[at]! + label]!
    sums[base + label]! += sum
  }
}

const STEPS = BUCKETS * LABELS
/** Label after label, the labels that may stand before it and the places of the weights of those steps; those of a label begin at `FIRST_STEP`. */
const STEP_FROM = Uint8Array.from(BEFORE.flat())
const STEP_WEIGHT = Int32Array.from(BEFORE.flatMap((befores, label) => befores.map((before) => STEPS + before * LABELS + label)))
const FIRST_STEP = Uint8Array.from({ length: LABELS + 1 }, (_, label) => BEFORE.slice(0, label).flat().length)

/** The labels that fit a row of words best (Viterbi), by the sums of the weights of each word's features, word by label. */
export function decode(sums: ArrayLike<number>, { weights, caution }: ChainModel): Uint8Array {
  const count = sums.length / LABELS
  const labels = new Uint8Array(count)
  if (count === 0) return labels
  const back = new Uint8Array(count * LABELS)
  let best = new Float64Array(LABELS).fill(-Infinity)
  let next = new Float64Array(LABELS)
  for (let label = 0; label < LABELS; label++) if (mayBegin(label)) best[label] = sums[label]!
  best[OUTSIDE]! += caution
  for (let word = 1; word < count; word++) {
    const base = word * LABELS
    for (let label = 0; label < LABELS; label++) {
      const end = FIRST_STEP[label + 1]!
      let top = -Infinity
      let from = 0
      for (let step = FIRST_STEP[label]!; step < end; step++) {
        const before = STEP_FROM[step]!
        const score = best[before]! + weights[STEP_WEIGHT[step]!]!
        if (score > top) {
          top = score
          from = before
        }
      }
      next[label] = top + sums[base + label]!
      back[base + label] = from
    }
    next[OUTSIDE]! += caution
    const done = best
    best = next
    next = done
  }
  let label = OUTSIDE
  for (let each = 0; each < LABELS; each++) if (!isOpen(each) && best[each]! > best[label]!) label = each
  for (let word = count - 1; word >= 0; word--) {
    labels[word] = label
    label = back[word * LABELS + label]!
  }
  return labels
}
