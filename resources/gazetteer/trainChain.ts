/**
 * Trains a linear-chain conditional random field (core/actors/chain.ts): the likelihood of the wanted labels is raised row by row with AdaGrad,
 * weights pulled to zero by L2. Deterministic: the order of rows is shuffled by a fixed rule.
 */
import type { Row } from '../../renderer/core/actors/chain.ts'
import { BUCKETS } from '../../renderer/core/actors/chain.ts'
import { BEFORE, isOpen, LABELS, mayBegin } from '../../renderer/core/actors/labels.ts'

export interface Example {
  row: Row
  labels: Uint8Array
  /** How much it counts, beside 1. */
  weight: number
}

export interface Training {
  epochs: number
  rate: number
  /** L2 a step on the weights that a row touches. */
  decay: number
  /** Features seen less often are chance, and are left out. */
  seen: number
  /** Share of features left out at each step, so that none is relied on alone. */
  drop: number
  onEpoch?: (epoch: number, loss: number, weights: Float32Array) => void
}

const STEPS = BUCKETS * LABELS

/** Weights of bucket × label, then of label × label. */
export function trainChain(examples: Example[], { epochs, rate, decay, seen, drop, onEpoch }: Training): Float32Array {
  const counts = new Uint32Array(BUCKETS)
  for (const { row } of examples) for (const feature of row.features) counts[feature] = (counts[feature] ?? 0) + 1
  const rows = examples.map((example) => ({ ...example, row: keepSeen(example.row, counts, seen) }))
  const weights = new Float32Array(STEPS + LABELS * LABELS)
  const squares = new Float32Array(weights.length).fill(1e-4)
  const step = (slot: number, gradient: number): void => {
    const pulled = gradient + decay * (weights[slot] ?? 0)
    const square = (squares[slot] ?? 0) + pulled * pulled
    squares[slot] = square
    weights[slot] = (weights[slot] ?? 0) - (rate * pulled) / Math.sqrt(square)
  }
  const prime = 7919
  let state = 1
  const random = (): number => {
    state = (Math.imul(state, 1664525) + 1013904223) | 0
    return (state >>> 8) / (1 << 24)
  }
  for (let epoch = 0; epoch < epochs; epoch++) {
    let loss = 0
    for (let n = 0; n < rows.length; n++) {
      const example = rows[(n * prime + epoch * 101) % rows.length]
      if (example) loss += learn({ ...example, row: thinned(example.row, drop, random) }, weights, step)
    }
    onEpoch?.(epoch, loss / rows.length, weights)
  }
  return weights
}

function keepSeen(row: Row, counts: Uint32Array, seen: number): Row {
  const kept: Row = { features: [], ends: [] }
  let at = 0
  for (const end of row.ends) {
    for (; at < end; at++) if ((counts[row.features[at] ?? 0] ?? 0) >= seen) kept.features.push(row.features[at] ?? 0)
    kept.ends.push(kept.features.length)
  }
  return kept
}

function thinned(row: Row, drop: number, random: () => number): Row {
  if (drop === 0) return row
  const kept: Row = { features: [], ends: [] }
  let at = 0
  for (const end of row.ends) {
    for (; at < end; at++) if (random() >= drop) kept.features.push(row.features[at] ?? 0)
    kept.ends.push(kept.features.length)
  }
  return kept
}

/** Sums of weights, word by label. */
function emissions({ features, ends }: Row, weights: Float32Array): Float64Array {
  const sums = new Float64Array(ends.length * LABELS)
  let at = 0
  for (let word = 0; word < ends.length; word++) {
    const base = word * LABELS
    for (const end = ends[word] ?? 0; at < end; at++) {
      const from = (features[at] ?? 0) * LABELS
      for (let label = 0; label < LABELS; label++) sums[base + label] = (sums[base + label] ?? 0) + (weights[from + label] ?? 0)
    }
  }
  return sums
}

/** One step up the likelihood of one row; returns its negative logarithm. */
function learn({ row, labels, weight }: Example, weights: Float32Array, step: (slot: number, gradient: number) => void): number {
  const count = labels.length
  const sums = emissions(row, weights)
  const moves = new Float64Array(LABELS * LABELS)
  for (let at = 0; at < moves.length; at++) moves[at] = Math.exp(weights[STEPS + at] ?? 0)
  const powers = new Float64Array(count * LABELS)
  let log = 0
  for (let word = 0; word < count; word++) {
    let top = -Infinity
    for (let label = 0; label < LABELS; label++) top = Math.max(top, sums[word * LABELS + label] ?? 0)
    for (let label = 0; label < LABELS; label++) powers[word * LABELS + label] = Math.exp((sums[word * LABELS + label] ?? 0) - top)
    log += top
  }
  const ahead = new Float64Array(count * LABELS)
  const behind = new Float64Array(count * LABELS)
  const scales = new Float64Array(count)
  for (let word = 0; word < count; word++) {
    let total = 0
    for (let label = 0; label < LABELS; label++) {
      let sum = 0
      if (word === 0) sum = mayBegin(label) ? 1 : 0
      else for (const before of BEFORE[label] ?? []) sum += (ahead[(word - 1) * LABELS + before] ?? 0) * (moves[before * LABELS + label] ?? 0)
      total += ahead[word * LABELS + label] = sum * (powers[word * LABELS + label] ?? 0)
    }
    for (let label = 0; label < LABELS; label++) ahead[word * LABELS + label] = (ahead[word * LABELS + label] ?? 0) / total
    scales[word] = total
    log += Math.log(total)
  }
  let closed = 0
  for (let label = 0; label < LABELS; label++) {
    const open = isOpen(label) ? 0 : 1
    behind[(count - 1) * LABELS + label] = open
    closed += open * (ahead[(count - 1) * LABELS + label] ?? 0)
  }
  log += Math.log(closed)
  const joint = new Float64Array(LABELS * LABELS)
  for (let word = count - 1; word > 0; word--) {
    const scale = scales[word] ?? 1
    for (let label = 0; label < LABELS; label++) {
      const right = (powers[word * LABELS + label] ?? 0) * (behind[word * LABELS + label] ?? 0) / scale
      if (right === 0) continue
      for (const before of BEFORE[label] ?? []) {
        const through = (moves[before * LABELS + label] ?? 0) * right
        behind[(word - 1) * LABELS + before] = (behind[(word - 1) * LABELS + before] ?? 0) + through
        joint[before * LABELS + label] = (joint[before * LABELS + label] ?? 0) + ((ahead[(word - 1) * LABELS + before] ?? 0) * through) / closed
      }
    }
  }
  let wanted = 0
  let at = 0
  for (let word = 0; word < count; word++) {
    const gold = labels[word] ?? 0
    wanted += sums[word * LABELS + gold] ?? 0
    if (word > 0) {
      const move = (labels[word - 1] ?? 0) * LABELS + gold
      wanted += weights[STEPS + move] ?? 0
      joint[move] = (joint[move] ?? 0) - 1
    }
    const from = at
    const end = row.ends[word] ?? 0
    for (let label = 0; label < LABELS; label++) {
      const gradient = ((ahead[word * LABELS + label] ?? 0) * (behind[word * LABELS + label] ?? 0)) / closed - (label === gold ? 1 : 0)
      if (Math.abs(gradient) < 1e-3) continue
      for (at = from; at < end; at++) step((row.features[at] ?? 0) * LABELS + label, weight * gradient)
    }
    at = end
  }
  for (let move = 0; move < joint.length; move++) {
    const gradient = joint[move] ?? 0
    if (Math.abs(gradient) > 1e-4) step(STEPS + move, weight * gradient)
  }
  return log - wanted
}
