/**
 * How good actor recognition and linking are on data that people annotated: span-exact micro-F1 over person, organisation, place (other
 * kinds of the data sets are left out), each sentence or document read by itself; and precision and recall of `same` on pairs.
 */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Gazetteer } from '../../renderer/core/actors/gazetteer.ts'
import { recognise } from '../../renderer/core/actors/recognise.ts'
import { same } from '../../renderer/core/actors/same.ts'
import type { ActorKind } from '../../renderer/core/model.ts'
import { fold } from '../../renderer/core/text/fold.ts'
import type { AnnotatedText } from '../../resources/gazetteer/annotated.ts'
import { annotatedSets } from '../../resources/gazetteer/annotated.ts'
import { shippedGazetteer } from '../support/gazetteer.ts'
import type { EvalReport } from './report.ts'

interface Counts {
  right: number
  found: number
  wanted: number
}

export interface Mistake {
  kind: 'missed' | 'false'
  label: string
  context: string
}

/** Counts, and the mistakes for whoever wants to see them. */
export function measure(texts: AnnotatedText[], gazetteer: Gazetteer, onMistake?: (mistake: Mistake) => void): Record<ActorKind | 'all', Counts> {
  const counts: Record<ActorKind | 'all', Counts> = { all: zero(), person: zero(), organisation: zero(), place: zero() }
  for (const gold of texts) {
    const { mentions } = recognise({ title: '', text: gold.text, lang: gold.lang }, gazetteer)
    const key = (span: { start: number; end: number; kind: ActorKind }): string => `${span.start}-${span.end}-${span.kind}`
    const wanted = new Set(gold.spans.map(key))
    const found = new Set(mentions.map(key))
    const report = (kind: Mistake['kind'], span: { start: number; end: number; kind: ActorKind }): void =>
      onMistake?.({ kind, label: `${span.kind}: ${gold.text.slice(span.start, span.end)}`, context: gold.text.slice(Math.max(0, span.start - 40), span.end + 30).replace(/\n/g, ' ') })
    for (const span of gold.spans) {
      for (const count of [counts.all, counts[span.kind]]) {
        count.wanted++
        if (found.has(key(span))) count.right++
      }
      if (!found.has(key(span))) report('missed', span)
    }
    for (const mention of mentions) {
      counts.all.found++
      counts[mention.kind].found++
      if (!wanted.has(key(mention))) report('false', mention)
    }
  }
  return counts
}

const zero = (): Counts => ({ right: 0, found: 0, wanted: 0 })
const f1 = ({ right, found, wanted }: Counts): number => (right === 0 ? 0 : (2 * right) / (found + wanted))

/** Latin and Cyrillic spellings of one word each: right pairs, and for each word the most alike spelling of another. */
function namePairs(dataDir: string, limit: number): { a: string; b: string; same: boolean }[] {
  const file = join(dataDir, 'names/translit-ru/data/wd_russian_16')
  if (!existsSync(file)) return []
  const rows = readFileSync(file, 'utf8').split('\n').flatMap((line) => {
    const [latin = '', cyrillic = '', votes = ''] = line.split('\t')
    const word = cyrillic.replace(/ /g, '')
    return Number(votes) >= 3 && latin.length > 3 && /^[\p{Script=Cyrillic}-]+$/u.test(word) ? [{ latin, word }] : []
  })
  // Two words make a name: this one given, another family. Hard negatives share the family name, or are neighbours in the alphabet.
  const some = rows.filter((_, at) => at % Math.max(1, Math.floor(rows.length / limit)) === 0)
  const upper = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1)
  const sorted = [...some].sort((a, b) => (fold(a.latin) < fold(b.latin) ? -1 : 1))
  return some.flatMap((row, at) => {
    const family = some[(at * 7 + 3) % some.length] ?? row
    const other = some[(at * 13 + 5) % some.length] ?? row
    const near = sorted[(sorted.indexOf(row) + 1) % sorted.length] ?? row
    const name = `${upper(row.latin)} ${upper(family.latin)}`
    return [
      { a: name, b: `${upper(row.word)} ${upper(family.word)}`, same: true },
      { a: name, b: `${upper(other.word)} ${upper(family.word)}`, same: fold(other.word) === fold(row.word) },
      { a: name, b: `${upper(near.word)} ${upper(family.word)}`, same: fold(near.word) === fold(row.word) },
    ]
  })
}

/** Measures recognition on every set of `dataDir/ner` and `same` on `dataDir/names`. */
export function evalActors(dataDir: string): Promise<EvalReport> {
  const gazetteer = shippedGazetteer()
  const measures: EvalReport['measures'] = []
  let characters = 0
  let seconds = 0
  for (const { name, measure: texts } of annotatedSets(dataDir)) {
    if (texts.length === 0) continue
    const from = process.cpuUsage()
    const counts = measure(texts, gazetteer)
    const { user, system } = process.cpuUsage(from)
    seconds += (user + system) / 1e6
    for (const { text } of texts) characters += text.length
    const { all } = counts
    measures.push({ measure: `${name}: F1`, value: f1(all), n: all.wanted })
    measures.push({ measure: `${name}: precision`, value: all.found === 0 ? 0 : all.right / all.found, n: all.found })
    for (const kind of ['person', 'organisation', 'place'] as const) measures.push({ measure: `${name}: F1 ${kind}`, value: f1(counts[kind]), n: counts[kind].wanted })
  }
  const pairs = namePairs(dataDir, 1500)
  if (pairs.length > 0) {
    let [right, said, wanted] = [0, 0, 0]
    for (const pair of pairs) {
      const answer = same({ name: pair.a, kind: 'person' }, { name: pair.b, lang: 'ru', kind: 'person' }, gazetteer).same
      if (answer) said++
      if (pair.same) wanted++
      if (answer && pair.same) right++
    }
    measures.push({ measure: 'same: precision', value: said === 0 ? 1 : right / said, n: said }, { measure: 'same: recall', value: wanted === 0 ? 1 : right / wanted, n: wanted })
  }
  measures.push({ measure: 'articles of 4 KB a second of processor time', value: characters / 4000 / Math.max(0.001, seconds), n: Math.round(characters / 4000) })
  return Promise.resolve({
    name: 'actors',
    measures,
    notes: [
      'Span-exact, over person, organisation and place; GermEval counts outer spans only and leaves derived and partial names out.',
      'Measured on every third sentence or document only (SmartData: its own test part); the word lists of the gazetteer and the model are learned from the others, see resources/gazetteer/annotated.ts.',
      'Most sets are single sentences, where nothing an article said before can help; text was joined from tokens.',
      '`same` pairs are words of Wikidata labels, Latin and Cyrillic, put together to full names: one right pair, one with another given name, one with the alphabetically nearest given name.',
    ],
  })
}
