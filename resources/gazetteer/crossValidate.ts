/**
 * Measuring on what may be learned from, so that the test part stays unseen until the end: each fold is read by a tagger trained on the others, with
 * word lists learned from the others. Two ways to train are compared text by text, with an interval for the difference: what one training run is
 * better or worse than another by chance is as much as most ideas gain.
 */
import { createGazetteer } from '../../renderer/core/actors/gazetteer.ts'
import type { GazetteerData, TaggerData } from '../../renderer/core/actors/gazetteerData.ts'
import { recognise } from '../../renderer/core/actors/recognise.ts'
import type { ActorKind } from '../../renderer/core/model.ts'
import type { AnnotatedText } from './annotated.ts'
import type { Fold } from './examples.ts'
import type { Example } from './trainChain.ts'

const KINDS: ActorKind[] = ['person', 'organisation', 'place']

/** Right, found and wanted names of a text. */
type Counts = [right: number, found: number, wanted: number]

/** By set, text by text, the counts of each kind. */
export type Validation = Record<string, Counts[][]>

/** Trains without each fold and reads it. `measured` says which sets are worth measuring on. */
export function crossValidate(data: GazetteerData, folds: Fold[], measured: (set: string) => boolean, train: (examples: Example[]) => TaggerData): Validation {
  const found: Validation = {}
  for (const fold of folds) {
    const tagger = createGazetteer({ ...data, tagger: train(folds.flatMap((other) => (other === fold ? [] : other.examples))) }).tagger
    const gazetteer = { ...fold.gazetteer, tagger }
    for (const { name, texts } of fold.sets) {
      if (!measured(name)) continue
      const rows = (found[name] ??= [])
      for (const text of texts) if (text.news !== false) rows.push(countsIn(text, recognise({ title: '', ...text }, gazetteer).mentions))
    }
  }
  return found
}

function countsIn({ spans }: AnnotatedText, mentions: AnnotatedText['spans']): Counts[] {
  return KINDS.map((kind) => {
    const wanted = spans.filter((span) => span.kind === kind)
    const found = mentions.filter((mention) => mention.kind === kind)
    return [found.filter(({ start, end }) => wanted.some((span) => span.start === start && span.end === end)).length, found.length, wanted.length]
  })
}

/** F1 by set and pooled by language, of all kinds and of each; beside another validation of the same texts, the gain with the middle 95 of 100 of redrawn ones. */
export function describe(validation: Validation, before?: Validation): string[] {
  const sets = Object.keys(validation)
  const langs = [...new Set(sets.map((set) => set.slice(0, 2)))]
  const groups: [string, string[]][] = [...sets.map((set): [string, string[]] => [set, [set]]), ...langs.map((lang): [string, string[]] => [lang, sets.filter((set) => set.startsWith(lang))]), ['all', sets]]
  return groups.map(([name, members]) => {
    const [mine, theirs] = [validation, before].map((each) => members.flatMap((set) => each?.[set] ?? []))
    const cells = [KINDS.map((_, kind) => kind), [0], [1], [2]].map((kinds) => {
      const now = pooled(mine ?? [], kinds)
      const value = f1(now).toFixed(3)
      if (before === undefined || theirs?.length !== mine?.length) return value
      const [low, high] = gains(now, pooled(theirs ?? [], kinds))
      return `${value} ${signed(f1(now) - f1(pooled(theirs ?? [], kinds)))} [${signed(low)} ${signed(high)}]`
    })
    return `${name.padEnd(18)} ${cells.map((cell) => cell.padEnd(before === undefined ? 7 : 26)).join(' ')}`
  })
}

const signed = (value: number): string => `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(3).slice(1)}`
const pooled = (texts: Counts[][], kinds: number[]): Counts[] => texts.map((counts) => [0, 1, 2].map((at) => kinds.reduce((sum, kind) => sum + (counts[kind]?.[at] ?? 0), 0)) as Counts)

function f1(texts: Counts[]): number {
  let [hits, total] = [0, 0]
  for (const [right, found, wanted] of texts) {
    hits += 2 * right
    total += found + wanted
  }
  return total === 0 ? 0 : hits / total
}

const NOTHING: Counts = [0, 0, 0]

/** The middle 95 of 100 differences of F1 over as many texts drawn again and again, the same of both; the draws are always the same. */
function gains(now: Counts[], before: Counts[], draws = 500): [low: number, high: number] {
  let state = 7
  const values = Array.from({ length: draws }, () => {
    const drawn = now.map(() => {
      state = (Math.imul(state, 1664525) + 1013904223) | 0
      return Math.floor(((state >>> 8) / (1 << 24)) * now.length)
    })
    return f1(drawn.map((text) => now[text] ?? NOTHING)) - f1(drawn.map((text) => before[text] ?? NOTHING))
  }).sort((a, b) => a - b)
  return [values[Math.floor(draws * 0.025)] ?? 0, values[Math.floor(draws * 0.975)] ?? 0]
}
