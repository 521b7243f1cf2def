/**
 * How good actor recognition and linking are on data that people annotated and nothing was learned from: span-exact micro-F1 over person,
 * organisation, place (other kinds of the data sets are left out), each sentence or document read by itself, beside the rules alone; and precision
 * and recall of `same` on pairs. `--errors N` shows as many mistakes of each type.
 */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { same } from '../../renderer/core/actors/same.ts'
import { fold } from '../../renderer/core/text/fold.ts'
import { annotatedSets } from '../../resources/gazetteer/annotated.ts'
import { shippedGazetteer } from '../support/gazetteer.ts'
import type { EvalReport } from './report.ts'
import type { RecognitionScore } from './scoreRecognition.ts'
import { interval, MISTAKES, scoreRecognition } from './scoreRecognition.ts'

const KINDS = ['all', 'person', 'organisation', 'place'] as const

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

/** Examples of each type of mistake, evenly from all of a set. */
function examples({ mistakes }: RecognitionScore, count: number): string[] {
  return MISTAKES.flatMap((type) => {
    const all = mistakes.filter((mistake) => mistake.type === type)
    const step = Math.max(1, Math.floor(all.length / Math.max(1, count)))
    return all.filter((_, at) => at % step === 0).slice(0, count).map(({ kind, wanted, found, context }) => `${type.padEnd(8)} ${kind.padEnd(12)} wanted “${wanted}” found “${found}” in … ${context} …`)
  })
}

/** Measures recognition on the test part of every set of `dataDir/ner` and `same` on `dataDir/names`. */
export function evalActors(dataDir: string, errors = 0): Promise<EvalReport> {
  const gazetteer = shippedGazetteer()
  const measures: EvalReport['measures'] = []
  const lines = [`${'set'.padEnd(18)} ${'kind'.padEnd(12)} ${'P'.padStart(6)} ${'R'.padStart(6)} ${'F1'.padStart(6)}  ${'95 %'.padEnd(11)} ${'n'.padStart(5)}   rules alone: P, R, F1`]
  const shown: string[] = []
  const totals = new Map<string, RecognitionScore[]>()
  for (const { name, test } of annotatedSets(dataDir)) {
    if (test.length === 0) continue
    const score = scoreRecognition(test, gazetteer)
    const rules = scoreRecognition(test, { ...gazetteer, tagger: null })
    for (const kind of KINDS) {
      const [mine, alone] = [score[kind], rules[kind]]
      const range = kind === 'all' ? interval(score.perText).map((value) => value.toFixed(3)).join('–') : ''
      lines.push(`${name.padEnd(18)} ${kind.padEnd(12)} ${[mine.precision, mine.recall, mine.f1].map((value) => value.toFixed(3).padStart(6)).join(' ')}  ${range.padEnd(11)} ${String(mine.wanted).padStart(5)}   ${[alone.precision, alone.recall, alone.f1].map((value) => value.toFixed(3)).join(' ')}`)
      measures.push({ measure: `${name}: F1${kind === 'all' ? '' : ` ${kind}`}`, value: mine.f1, n: mine.wanted })
      if (kind === 'all') measures.push({ measure: `${name}: precision`, value: mine.precision, n: mine.found })
    }
    const counts = MISTAKES.map((type) => `${type} ${score.mistakes.filter((mistake) => mistake.type === type).length}`).join(', ')
    lines.push(`${name.padEnd(18)} mistakes: ${counts}`)
    if (errors > 0) shown.push(`— ${name}`, ...examples(score, errors))
    const lang = name.slice(0, 2)
    totals.set(lang, [...(totals.get(lang) ?? []), score])
  }
  for (const [lang, scores] of totals) {
    const [right, found, wanted] = [0, 1, 2].map((at) => scores.reduce((sum, { perText }) => sum + perText.reduce((each, counts) => each + (counts[at] ?? 0), 0), 0))
    const mean = scores.reduce((sum, { all }) => sum + all.f1, 0) / scores.length
    lines.push(`${lang}: F1 ${((2 * (right ?? 0)) / Math.max(1, (found ?? 0) + (wanted ?? 0))).toFixed(3)} over all names, ${mean.toFixed(3)} as the mean of its sets`)
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
    lines.push(`same: precision ${(said === 0 ? 1 : right / said).toFixed(3)} (of ${said}), recall ${(wanted === 0 ? 1 : right / wanted).toFixed(3)} (of ${wanted})`)
    measures.push({ measure: 'same: precision', value: said === 0 ? 1 : right / said, n: said }, { measure: 'same: recall', value: wanted === 0 ? 1 : right / wanted, n: wanted })
  }
  return Promise.resolve({
    name: 'actors',
    measures,
    table: [...lines, ...shown],
    notes: [
      'Span-exact, over person, organisation and place; GermEval counts outer spans only and leaves derived and partial names out, so that EU in EU-Staaten, which the app wants, counts as false there and as right in SmartData.',
      'Measured on the test part alone (resources/gazetteer/annotated.ts says which); intervals are bootstrapped over sentences or documents.',
      'Most sets are single sentences, where nothing an article said before can help; text was joined from tokens.',
      '`same` pairs are words of Wikidata labels, Latin and Cyrillic, put together to full names: one right pair, one with another given name, one with the alphabetically nearest given name.',
    ],
  })
}
