/** Recognition held against marked names: span-exact counts by kind, with what went wrong. */
import type { Gazetteer } from '../../renderer/core/actors/gazetteer.ts'
import { recognise } from '../../renderer/core/actors/recognise.ts'
import type { ActorKind } from '../../renderer/core/model.ts'
import type { AnnotatedText } from '../../resources/gazetteer/annotated.ts'

interface Named {
  start: number
  end: number
  kind: ActorKind
}

/** `missed`: nothing found there; `false`: nothing marked there; `boundary`: overlapping, with other ends; `kind`: the same words as another kind. */
export type MistakeType = 'missed' | 'false' | 'boundary' | 'kind'
export const MISTAKES: MistakeType[] = ['missed', 'false', 'boundary', 'kind']

export interface Mistake {
  type: MistakeType
  /** Of what was marked; of what was found, where nothing was. */
  kind: ActorKind
  wanted: string
  found: string
  context: string
}

export class Score {
  right = 0
  found = 0
  wanted = 0
  get precision(): number {
    return this.found === 0 ? 0 : this.right / this.found
  }
  get recall(): number {
    return this.wanted === 0 ? 0 : this.right / this.wanted
  }
  get f1(): number {
    return this.right === 0 ? 0 : (2 * this.right) / (this.found + this.wanted)
  }
}

export interface RecognitionScore extends Record<ActorKind | 'all', Score> {
  /** Right, found and wanted names text by text, for intervals. */
  perText: [right: number, found: number, wanted: number][]
  mistakes: Mistake[]
}

/** Recognises each text by itself, and counts. */
export function scoreRecognition(texts: AnnotatedText[], gazetteer: Gazetteer): RecognitionScore {
  const score: RecognitionScore = { all: new Score(), person: new Score(), organisation: new Score(), place: new Score(), perText: [], mistakes: [] }
  for (const gold of texts) {
    const { mentions } = recognise({ title: '', text: gold.text, lang: gold.lang }, gazetteer)
    const key = ({ start, end, kind }: Named): string => `${start}-${end}-${kind}`
    const wanted = new Set(gold.spans.map(key))
    let right = 0
    for (const count of [score.all, score.person, score.organisation, score.place]) {
      const mine = ({ kind }: Named): boolean => count === score.all || count === score[kind]
      const found = mentions.filter(mine)
      count.wanted += gold.spans.filter(mine).length
      count.found += found.length
      const hits = found.filter((mention) => wanted.has(key(mention))).length
      count.right += hits
      if (count === score.all) right = hits
    }
    score.perText.push([right, mentions.length, gold.spans.length])
    score.mistakes.push(...mistakesIn(gold, mentions))
  }
  return score
}

function mistakesIn({ text, spans }: AnnotatedText, mentions: Named[]): Mistake[] {
  const same = (a: Named, b: Named): boolean => a.start === b.start && a.end === b.end
  const touch = (a: Named, b: Named): boolean => a.start < b.end && b.start < a.end
  const words = (of: Named | undefined): string => (of ? text.slice(of.start, of.end).replace(/\s+/g, ' ') : '')
  const context = ({ start, end }: Named): string => text.slice(Math.max(0, start - 40), end + 30).replace(/\s+/g, ' ')
  const missed = spans.flatMap((span): Mistake[] => {
    if (mentions.some((mention) => same(mention, span) && mention.kind === span.kind)) return []
    const other = mentions.find((mention) => same(mention, span)) ?? mentions.find((mention) => touch(mention, span))
    const type = other === undefined ? 'missed' : same(other, span) ? 'kind' : 'boundary'
    return [{ type, kind: span.kind, wanted: words(span), found: words(other), context: context(span) }]
  })
  const invented = mentions.filter((mention) => !spans.some((span) => touch(mention, span)))
  return [...missed, ...invented.map((mention): Mistake => ({ type: 'false', kind: mention.kind, wanted: '', found: words(mention), context: context(mention) }))]
}

/** The middle 95 of 100 F1 of as many texts drawn again and again from these; the draws are always the same. */
export function interval(perText: RecognitionScore['perText'], draws = 1000): [low: number, high: number] {
  let state = 7
  const below = (limit: number): number => {
    state = (Math.imul(state, 1664525) + 1013904223) | 0
    return Math.floor(((state >>> 8) / (1 << 24)) * limit)
  }
  const values = Array.from({ length: draws }, () => {
    let [hits, total] = [0, 0]
    for (let at = 0; at < perText.length; at++) {
      const [right, found, wanted] = perText[below(perText.length)] ?? [0, 0, 0]
      hits += 2 * right
      total += found + wanted
    }
    return total === 0 ? 0 : hits / total
  }).sort((a, b) => a - b)
  return [values[Math.floor(draws * 0.025)] ?? 0, values[Math.floor(draws * 0.975)] ?? 0]
}
