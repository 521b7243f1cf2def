/**
 * The measures. All are between 0 and 1, per page; a figure is their mean over pages, its interval the 2.5th and 97.5th percentile of 2,000
 * bootstrap samples of pages.
 *
 * - body F1: tokens are runs of letters or digits in lower case; shingles are all runs of four of them (of all, when fewer); F1 of the bags of
 *   shingles of extracted and true body. The true body is the blocks that are body, in order, and those that may stay or go as far as
 *   most of their shingles were extracted.
 * - block P, R: a block of the page counts as extracted when four fifths of its shingles are, a short one when it is a line of its own. Blocks that
 *   may stay or go do not count, nor furniture with the same words as a body block.
 * - line F1 (dumps): precision and recall over lines, each weighing its letters and digits.
 * - authors F1: of the sets of names, without case and punctuation; both empty is 1. Exact: the sets are equal.
 */
import { keyOf } from '../../../renderer/core/extract/keyOf.ts'
import type { AnnotatedPage, Role } from './annotations.ts'
import { isBody } from './annotations.ts'
import type { DumpLine } from './flatteners.ts'

const SIZE = 4

function tokens(text: string): string[] {
  return text.normalize('NFC').toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
}

function shingles(words: string[]): Map<string, number> {
  const bag = new Map<string, number>()
  for (let at = 0; at + SIZE <= words.length || at === 0; at += 1) {
    const shingle = words.slice(at, at + SIZE).join(' ')
    if (shingle !== '') bag.set(shingle, (bag.get(shingle) ?? 0) + 1)
  }
  return bag
}

function size(bag: Map<string, number>): number {
  let total = 0
  for (const times of bag.values()) total += times
  return total
}

function shared(a: Map<string, number>, b: Map<string, number>): number {
  let sum = 0
  for (const [shingle, times] of a) sum += Math.min(times, b.get(shingle) ?? 0)
  return sum
}

function f1(both: number, a: number, b: number): number {
  return a + b === 0 ? 1 : (2 * both) / (a + b)
}

export interface BodyScore {
  bodyF1: number
  blockPrecision: number
  blockRecall: number
}

export function scoreBody(page: AnnotatedPage, extracted: string): BodyScore {
  const said = shingles(tokens(extracted))
  const lines = new Set(extracted.split('\n').map(keyOf))
  const kept = page.all.map(({ text }) => {
    const own = tokens(text)
    if (own.length < 6) return lines.has(keyOf(text))
    const bag = shingles(own)
    return shared(bag, said) >= size(bag) * 0.8
  })
  const truth = page.all.filter(({ role }, index) => isBody(role) || (role !== null && kept[index])).flatMap(({ text }) => tokens(text))
  const gold = shingles(truth)
  const body = new Set(page.all.filter(({ role }) => role !== null).map(({ text }) => keyOf(text)))
  let [right, wrong, missed] = [0, 0, 0]
  for (const [index, { role, text }] of page.all.entries()) {
    if (isBody(role)) {
      if (kept[index]) right += 1
      else missed += 1
    } else if (role === null && kept[index] && !body.has(keyOf(text))) wrong += 1
  }
  return {
    bodyF1: f1(shared(gold, said), size(gold), size(said)),
    blockPrecision: right + wrong === 0 ? 0 : right / (right + wrong),
    blockRecall: right + missed === 0 ? 0 : right / (right + missed),
  }
}

/** True for body, false for furniture, null for what may stay or go. A line of several blocks is body when one of them is. */
export function lineTruth(line: DumpLine, roles: (Role | null)[]): boolean | null {
  const own = line.blocks.map((block) => roles[block] ?? null)
  if (own.some(isBody)) return true
  return own.some((role) => role !== null) ? null : false
}

/** Which lines of a dump are in the extracted text, in which lines may have been joined and their list marks taken. */
export function keptLines(lines: DumpLine[], extracted: string): boolean[] {
  const key = (text: string): string => keyOf(text.replace(/^\s*(?:\d{1,3}[.)]\s|[*•>#-]+\s)?/, '')).replace(/ /g, '')
  const whole = extracted.split('\n').map(key).join('')
  const keys = lines.map(({ text }) => key(text))
  /** For each line, the places in `whole` from which the rest of the lines can spell the rest of it. */
  const possible: Set<number>[] = []
  possible[lines.length] = new Set([whole.length])
  for (let index = lines.length - 1; index >= 0; index -= 1) {
    const after = possible[index + 1] ?? new Set()
    const here = new Set(after)
    const own = keys[index] ?? ''
    if (own !== '') for (const place of after) if (place >= own.length && whole.startsWith(own, place - own.length)) here.add(place - own.length)
    possible[index] = here
  }
  const inOrder = possible[0]?.has(0) ?? false
  let place = 0
  return keys.map((own, index) => {
    if (own === '') return false
    if (!inOrder) return own.length > 3 && whole.includes(own)
    const taken = whole.startsWith(own, place) && (possible[index + 1]?.has(place + own.length) ?? false)
    if (taken) place += own.length
    return taken
  })
}

export function lineF1(lines: DumpLine[], roles: (Role | null)[], extracted: string): number {
  const kept = keptLines(lines, extracted)
  let [both, said, true_] = [0, 0, 0]
  for (const [index, line] of lines.entries()) {
    const truth = lineTruth(line, roles)
    const weight = keyOf(line.text).replace(/ /g, '').length
    if (truth === null) continue
    if (truth) true_ += weight
    if (kept[index]) said += weight
    if (truth && kept[index]) both += weight
  }
  return f1(both, said, true_)
}

export function scoreAuthors(truth: string[], said: string | null): { f1: number; exact: number } {
  const names = (said ?? '').split(/\s*(?:[,;|\n]|\s(?:und|and|e|et|y|i|&)\s)\s*/u).map((name) => keyOf(name.replace(/^(?:by|von|par|por|di)\s+/i, ''))).filter((name) => name !== '')
  const [a, b] = [new Set(truth.map(keyOf)), new Set(names)]
  const both = [...a].filter((name) => b.has(name)).length
  return { f1: f1(both, a.size, b.size), exact: both === a.size && both === b.size ? 1 : 0 }
}

/** Mean and 95 % bootstrap interval; the same numbers give the same interval. */
export function meanOf(values: number[]): { mean: number; low: number; high: number; n: number } {
  const n = values.length
  const mean = (sample: number[]): number => sample.reduce((sum, value) => sum + value, 0) / Math.max(1, sample.length)
  let state = 20_220_110
  const random = (): number => {
    // Park and Miller's generator
    state = (state * 48_271) % 2_147_483_647
    return state / 2_147_483_647
  }
  const means = Array.from({ length: 2000 }, () => mean(values.map(() => values[Math.floor(random() * n)] ?? 0))).sort((a, b) => a - b)
  return { mean: mean(values), low: means[50] ?? 0, high: means[1949] ?? 0, n }
}
