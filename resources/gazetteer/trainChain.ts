/**
 * Trains a linear-chain conditional random field (core/actors/chain.ts): the likelihood of the wanted labels is raised row by row with AdaGrad,
 * weights pulled to zero by L2. Several runs, each with another order and other features left out, are averaged: one run alone is a few hundredths
 * of F1 better or worse on a set by chance. Deterministic: what is random comes from a fixed rule.
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
  /** How many runs are averaged, and of each how many of the last epochs. */
  runs: number
  last: number
  onEpoch?: (run: number, epoch: number, loss: number) => void
}

const STEPS = BUCKETS * LABELS
const WEIGHTS = STEPS + LABELS * LABELS

/** All rows end to end: features of word `w` lie from `ends[w - 1]` to `ends[w]`, words of row `r` from `rows[r]` to `rows[r + 1]`. */
interface Rows {
  features: Int32Array
  ends: Int32Array
  rows: Int32Array
  labels: Uint8Array
  /** By row. */
  weights: Float32Array
}

/** Weights of bucket × label, then of label × label. */
export function trainChain(examples: Example[], training: Training): Float32Array {
  const rows = joined(examples, training.seen)
  const mean = new Float32Array(WEIGHTS)
  for (let run = 0; run < training.runs; run++) {
    const learner = new Learner(rows, training, run + 1)
    for (let epoch = 0; epoch < training.epochs; epoch++) {
      const loss = learner.epoch()
      training.onEpoch?.(run, epoch, loss)
      if (epoch < training.epochs - training.last) continue
      for (let slot = 0; slot < WEIGHTS; slot++) mean[slot] = (mean[slot] ?? 0) + (learner.weights[slot] ?? 0) / (training.runs * training.last)
    }
  }
  return mean
}

function joined(examples: Example[], seen: number): Rows {
  const counts = new Uint32Array(BUCKETS)
  for (const { row } of examples) for (const feature of row.features) counts[feature] = (counts[feature] ?? 0) + 1
  const words = examples.reduce((sum, { labels }) => sum + labels.length, 0)
  const all: Rows = {
    features: new Int32Array(examples.reduce((sum, { row }) => sum + row.features.length, 0)),
    ends: new Int32Array(words), rows: new Int32Array(examples.length + 1), labels: new Uint8Array(words), weights: new Float32Array(examples.length),
  }
  let word = 0
  let kept = 0
  examples.forEach(({ row: { features, ends }, labels, weight }, at) => {
    all.weights[at] = weight
    all.labels.set(labels, word)
    let from = 0
    for (const end of ends) {
      for (; from < end; from++) if ((counts[features[from] ?? 0] ?? 0) >= seen) all.features[kept++] = features[from] ?? 0
      all.ends[word++] = kept
    }
    all.rows[at + 1] = word
  })
  return all
}

/** One run of training. */
class Learner {
  readonly weights = new Float32Array(WEIGHTS)
  private readonly squares = new Float32Array(WEIGHTS).fill(1e-4)
  private readonly order: Int32Array
  private state: number
  // What is left of a row's features when some are dropped.
  private features = new Int32Array(1 << 16)
  private readonly ends = new Int32Array(1 << 12)
  private readonly gradients = new Float64Array(LABELS)
  private readonly moved = new Int32Array(LABELS)

  constructor(private readonly rows: Rows, private readonly training: Training, seed: number) {
    this.order = Int32Array.from({ length: rows.weights.length }, (_, at) => at)
    this.state = Math.imul(seed, 0x9e3779b1)
    for (let warm = 0; warm < 8; warm++) this.random()
  }

  /** Goes through all rows once, in another order each time; returns the mean negative log-likelihood of a row. */
  epoch(): number {
    const { order } = this
    for (let at = order.length - 1; at > 0; at--) {
      const other = Math.floor(this.random() * (at + 1))
      const held = order[at] ?? 0
      order[at] = order[other] ?? 0
      order[other] = held
    }
    let loss = 0
    for (const row of order) loss += this.learn(row)
    return loss / order.length
  }

  private random(): number {
    this.state = (Math.imul(this.state, 1664525) + 1013904223) | 0
    return (this.state >>> 8) / (1 << 24)
  }

  private step(slot: number, gradient: number): void {
    const { decay, rate } = this.training
    const pulled = gradient + decay * (this.weights[slot] ?? 0)
    const square = (this.squares[slot] ?? 0) + pulled * pulled
    this.squares[slot] = square
    this.weights[slot] = (this.weights[slot] ?? 0) - (rate * pulled) / Math.sqrt(square)
  }

  /** Copies a row's features but for a random share. */
  private thin(first: number, count: number): void {
    const { features, ends } = this.rows
    const keep = 1 - this.training.drop
    let at = first === 0 ? 0 : (ends[first - 1] ?? 0)
    const most = (ends[first + count - 1] ?? 0) - at
    if (most > this.features.length) this.features = new Int32Array(2 * most)
    let kept = 0
    for (let word = 0; word < count; word++) {
      for (const end = ends[first + word] ?? 0; at < end; at++) if (keep === 1 || this.random() < keep) this.features[kept++] = features[at] ?? 0
      this.ends[word] = kept
    }
  }

  /** Sums of weights, word by label. */
  private emissions(count: number): Float64Array {
    const { features, ends, weights } = this
    const sums = new Float64Array(count * LABELS)
    let at = 0
    for (let word = 0; word < count; word++) {
      const base = word * LABELS
      for (const end = ends[word] ?? 0; at < end; at++) {
        const from = (features[at] ?? 0) * LABELS
        for (let label = 0; label < LABELS; label++) sums[base + label] = (sums[base + label] ?? 0) + (weights[from + label] ?? 0)
      }
    }
    return sums
  }

  /** One step up the likelihood of one row; returns its negative logarithm. */
  private learn(row: number): number {
    const { weights, rows, gradients, moved } = this
    const first = rows.rows[row] ?? 0
    const count = (rows.rows[row + 1] ?? 0) - first
    const weight = rows.weights[row] ?? 1
    this.thin(first, count)
    const sums = this.emissions(count)
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
      const gold = rows.labels[first + word] ?? 0
      wanted += sums[word * LABELS + gold] ?? 0
      if (word > 0) {
        const move = (rows.labels[first + word - 1] ?? 0) * LABELS + gold
        wanted += weights[STEPS + move] ?? 0
        joint[move] = (joint[move] ?? 0) - 1
      }
      let changed = 0
      for (let label = 0; label < LABELS; label++) {
        const gradient = ((ahead[word * LABELS + label] ?? 0) * (behind[word * LABELS + label] ?? 0)) / closed - (label === gold ? 1 : 0)
        if (Math.abs(gradient) < 1e-3) continue
        gradients[changed] = weight * gradient
        moved[changed++] = label
      }
      for (const end = this.ends[word] ?? 0; at < end; at++) {
        const from = (this.features[at] ?? 0) * LABELS
        for (let each = 0; each < changed; each++) this.step(from + (moved[each] ?? 0), gradients[each] ?? 0)
      }
    }
    for (let move = 0; move < joint.length; move++) {
      const gradient = joint[move] ?? 0
      if (Math.abs(gradient) > 1e-4) this.step(STEPS + move, weight * gradient)
    }
    return log - wanted
  }
}
