/**
 * Annotated texts as rows of words with features and wanted labels. The lists of common words are learned from the same texts that train the tagger,
 * where they hold every word that is no name; so each of FOLDS parts is read with lists learned from the other parts, as new texts will be.
 */
import type { Gazetteer } from '../../renderer/core/actors/gazetteer.ts'
import { createGazetteer } from '../../renderer/core/actors/gazetteer.ts'
import type { GazetteerData } from '../../renderer/core/actors/gazetteerData.ts'
import { labelOf } from '../../renderer/core/actors/labels.ts'
import { prospects } from '../../renderer/core/actors/recognise.ts'
import { rowsOf } from '../../renderer/core/actors/tagFeatures.ts'
import type { Units } from '../../renderer/core/actors/units.ts'
import { unitsOf } from '../../renderer/core/actors/units.ts'
import type { Lang } from '../../renderer/core/model.ts'
import type { AnnotatedText } from './annotated.ts'
import { learnWords, placeTester } from './learnWords.ts'
import type { Example } from './trainChain.ts'

const FOLDS = 4

export interface NamedTexts {
  name: string
  texts: AnnotatedText[]
}

/** The gazetteer as it is when its word lists know these texts only, and no tagger. */
export function gazetteerFrom(data: GazetteerData, sets: NamedTexts[], own: Map<Lang, string[]>): Gazetteer {
  const people = new Set([...data.people.given.split('\n'), ...data.people.family.split('\n')])
  const isPlace = placeTester(data.places)
  const common = learnWords(sets, own, (word) => people.has(word) || isPlace(word))
  const { tagger: _, ...lists } = data
  return createGazetteer({ ...lists, people: { ...data.people, common } })
}

/** A part of all texts, what it teaches, and the gazetteer that has not learned from it. */
export interface Fold {
  gazetteer: Gazetteer
  sets: NamedTexts[]
  examples: Example[]
}

/** All texts in FOLDS parts; neighbours, which may be of one document, lie in one part, and the same sentences of parallel texts too. */
export function foldsOf(data: GazetteerData, sets: NamedTexts[], own: Map<Lang, string[]>, weightOf: (set: string, text: AnnotatedText) => number): Fold[] {
  return Array.from({ length: FOLDS }, (_each, fold) => {
    const share = (mine: boolean): NamedTexts[] => sets.map(({ name, texts }) => ({ name, texts: texts.filter((_, at) => (Math.floor((at * FOLDS) / texts.length) === fold) === mine) }))
    const gazetteer = gazetteerFrom(data, share(false), own)
    const here = share(true)
    const examples = here.flatMap(({ name, texts }) => texts.flatMap((text) => examplesIn(text, gazetteer, weightOf(name, text))))
    return { gazetteer, sets: here, examples }
  })
}

function examplesIn(gold: AnnotatedText, gazetteer: Gazetteer, weight: number): Example[] {
  if (weight === 0) return []
  const { lang } = gold
  return prospects({ title: '', text: gold.text, lang }, gazetteer).filter(({ reading }) => reading.field === 'body').flatMap(({ reading, candidates, usage }) => {
    const units = unitsOf(reading.tokens, lang, gazetteer)
    const names = namesOn(units, gold)
    return rowsOf({ units, lang, candidates, usage, gazetteer }).map(({ from, to, row }): Example => {
      const labels = new Uint8Array(to - from)
      // A name that a row cuts is none.
      for (const name of names) if (name.from >= from && name.to <= to) for (let at = name.from; at < name.to; at++) labels[at - from] = labelOf(name.kind, at - name.from, name.to - name.from)
      return { row, labels, weight }
    })
  })
}

/** The marked names as ranges of units, marks around them aside; of two that overlap the first. */
function namesOn({ list }: Units, { text, spans }: AnnotatedText): { from: number; to: number; kind: AnnotatedText['spans'][number]['kind'] }[] {
  const unitAt = new Map(list.map(({ start }, at) => [start, at]))
  const taken = new Set<number>()
  return spans.flatMap(({ start, end, kind }) => {
    while (start < end && /[^\p{L}\p{N}]/u.test(text[start] ?? '')) start++
    while (end > start && /[^\p{L}\p{N}]/u.test(text[end - 1] ?? '')) end--
    const from = unitAt.get(start)
    if (from === undefined) return []
    let to = from + 1
    while ((list[to]?.start ?? Infinity) < end) to++
    const last = list[to - 1]?.end ?? -1
    // A dotted initial ends with its dot.
    if (last !== end && last !== end + 1) return []
    for (let at = from; at < to; at++) if (taken.has(at)) return []
    for (let at = from; at < to; at++) taken.add(at)
    return [{ from, to, kind }]
  })
}
