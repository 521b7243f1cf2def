/**
 * Finding the people, organisations and places that an article names. Candidates come from lists and patterns (candidates.ts), are weighed by
 * rule (score.ts) and by the trained model (tagger.ts), and are then read together: what the article calls by its full name once is known by its short name everywhere, an
 * acronym stands for the long form it was defined by. Not here: who is who across articles (linkForms.ts).
 */
import type { Lang, RecognisedMention } from '../model.ts'
import { tokens } from '../text/tokens.ts'
import type { KnownNames, Reading } from './candidates.ts'
import { findCandidates, findKnown } from './candidates.ts'
import type { Gazetteer } from './gazetteer.ts'
import { stemRussian } from './inflection.ts'
import { nameMentions } from './nameMentions.ts'
import type { Candidate } from './score.ts'
import { ACCEPT, placeOf, scoreCandidate } from './score.ts'
import type { Place } from './capitalRuns.ts'
import { capitalRuns } from './capitalRuns.ts'
import type { Chances, TaggerModel } from './tagger.ts'
import { CLASSES, classify, featuresOf, stretchesOf } from './tagger.ts'

/** Name and version of the rules and the model; another one than last time means that every article is to be read again. */
export const RECOGNISER = 'rules/2+tagger/1'

/** Longer is no article but a book or a dump: the rules alone read it, in half the time. */
const ARTICLE = 1_000_000
/** A stretch is a name when the model is this sure. */
const LIKELY = 0.35
/** How much surer each further word makes it beside what it overlaps. */
const LONGER = 0.15

/** Scores of rules (score.ts) that outweigh a model's doubt, wholly or where nothing speaks for another reading. */
const SURE = 1
const FAIRLY_SURE = 0.7

export interface Recognition {
  /** Sorted by field (title first) and start; not overlapping. */
  mentions: RecognisedMention[]
  /** Names that this text states to be the same: a long form and its acronym. */
  equals: [string, string][]
}

/** Drops what is not sure enough and, of candidates that overlap, all but the surest. n log n. */
function chooseCandidates(candidates: Candidate[]): Candidate[] {
  const scored = candidates.map((candidate) => ({ candidate, score: scoreCandidate(candidate) })).filter(({ score }) => score >= ACCEPT)
  // A name of several words that is sure enough is surer than any one of its words.
  return withoutOverlap(scored.map(({ candidate, score }) => ({ candidate, rank: score + (candidate.to - candidate.from > 1 ? 0.7 : 0) })))
}

function withoutOverlap(ranked: { candidate: Candidate; rank: number }[]): Candidate[] {
  ranked.sort((a, b) => b.rank - a.rank || b.candidate.end - b.candidate.start - (a.candidate.end - a.candidate.start) || a.candidate.start - b.candidate.start)
  const taken = new Set<number>()
  const kept: Candidate[] = []
  for (const { candidate } of ranked) {
    let free = true
    for (let at = candidate.from; at < candidate.to && free; at++) free = !taken.has(at)
    if (!free) continue
    for (let at = candidate.from; at < candidate.to; at++) taken.add(at)
    kept.push(candidate)
  }
  return kept.sort((a, b) => a.start - b.start)
}

/**
 * What a rule knows and sentences cannot teach the model: what this very article has named, whose body it is, what a list has. 0…1, beside
 * the model's chances.
 */
function certainty(candidate: Candidate): number {
  const score = scoreCandidate(candidate)
  if (candidate.evidence.includes('body')) return 0.9
  if (candidate.evidence.includes('beside')) return 0.5
  if (isIntroduced(candidate)) return 0.6
  // Less than its full name would have, so that no part of one is cut out.
  if (candidate.evidence.includes('known-in-text')) return score >= 0.8 ? 0.5 : 0
  const full = candidate.kind === 'person' && candidate.to - candidate.from > 1
  return score >= SURE ? 0.6 : score >= (full ? ACCEPT + 0.1 : FAIRLY_SURE) ? 0.4 : 0
}

/** A full name right behind what its bearer is: “Der tadschikische Präsident, Emomali Rachmon”. */
function isIntroduced({ kind, evidence, from, to }: Candidate): boolean {
  return kind === 'person' && to - from > 1 && evidence.includes('role')
}

/** Whether the text settles what kind of name this is: a body, a name given in full elsewhere, a place named beside another, a person introduced. */
function isSettled(candidate: Candidate): boolean {
  const { evidence } = candidate
  return evidence.includes('body') || evidence.includes('known-in-text') || evidence.includes('beside') || isIntroduced(candidate)
}

/** What the model takes for names among the candidates and runs. */
function chooseByModel(model: TaggerModel, { reading, candidates, runs, small, chances: known }: Prospect, lang: Lang | null, gazetteer: Gazetteer): Candidate[] {
  const ranked: { candidate: Candidate; rank: number }[] = []
  for (const stretch of stretchesOf(candidates, runs)) {
    const place = placeOf(stretch)
    const before = known.get(place)
    const chances = before?.of === stretch.candidates.length ? before.chances : classify(model, featuresOf(reading.tokens, stretch, lang, gazetteer, small))
    if (!before || before.of !== stretch.candidates.length) known.set(place, { of: stretch.candidates.length, chances })
    let best: { candidate: Candidate; rank: number } | null = null
    for (const candidate of stretch.candidates) {
      const rank = Math.max(chances[CLASSES.indexOf(candidate.kind)] ?? 0, certainty(candidate))
      if (rank < LIKELY) continue
      // What the article itself says of this stretch goes before what its words make likely.
      const better = best === null ? 1 : Number(isSettled(candidate)) - Number(isSettled(best.candidate)) || rank - best.rank || scoreCandidate(candidate) - scoreCandidate(best.candidate)
      if (better > 0) best = { candidate, rank }
    }
    if (best === null || !isSettled(best.candidate)) {
      // A kind that no rule has thought of.
      CLASSES.forEach((kind, at) => {
        const rank = chances[at] ?? 0
        if (kind === null || rank < LIKELY || (best !== null && rank <= best.rank)) return
        const { from, to, start, end } = stretch
        best = { candidate: { from, to, start, end, kind, evidence: [], gazetteerId: null, weight: 0 }, rank }
      })
    }
    if (best) ranked.push({ candidate: best.candidate, rank: best.rank + Math.min(3, stretch.to - stretch.from - 1) * LONGER })
  }
  return withoutOverlap(ranked)
}

export interface Prospect {
  reading: Reading
  candidates: Candidate[]
  /** Where else a name may stand. */
  runs: Place[]
  /** Words that the text also writes small: their capital at a sentence's start says nothing. */
  small: Set<string>
  /** What the model has said already, by place, of so many candidates: the second reading asks little anew. */
  chances: Map<number, { of: number; chances: Chances }>
}

/** Everything in an article that may be a name, those by which it calls again what it has named in full included. */
export function prospects(article: { title: string; text: string; lang: Lang | null }, gazetteer: Gazetteer): Prospect[] {
  const lang = article.lang
  const readings: Reading[] = [
    { field: 'title', text: article.title, tokens: tokens(article.title, lang) },
    { field: 'body', text: article.text, tokens: tokens(article.text, lang) },
  ]
  const small = new Set<string>()
  for (const reading of readings) for (const token of reading.tokens) if (token.shape === 'lower') small.add(token.folded)
  const first = readings.map((reading): Prospect => ({
    reading, candidates: findCandidates(reading, lang, gazetteer, small), runs: reading.text.length > ARTICLE ? [] : capitalRuns(reading.tokens, lang, gazetteer, small), small, chances: new Map(),
  }))
  const known = knownNames(readings, first.map((each) => choose(each, lang, gazetteer)), lang)
  return first.map((each) => ({ ...each, candidates: [...each.candidates, ...findKnown(each.reading, lang, small, known)] }))
}

function choose(prospect: Prospect, lang: Lang | null, gazetteer: Gazetteer): Candidate[] {
  return gazetteer.tagger === null || prospect.reading.text.length > ARTICLE ? chooseCandidates(prospect.candidates) : chooseByModel(gazetteer.tagger, prospect, lang, gazetteer)
}

/**
 * Recognises the actors of one article. Linear in its length; `lang` null tries what all six languages share.
 * Offsets are into `title` and `text` exactly as given.
 */
export function recognise(article: { title: string; text: string; lang: Lang | null }, gazetteer: Gazetteer): Recognition {
  const found = prospects(article, gazetteer)
  const chosen = oneKindEach(found.map(({ reading }) => reading), found.map((each) => choose(each, article.lang, gazetteer)))
  return nameMentions(found.map(({ reading }) => reading), chosen, article.lang, gazetteer)
}

/** A name of several words is of one kind throughout an article: the one that some place of it settles. */
function oneKindEach(readings: Reading[], chosen: Candidate[][]): Candidate[][] {
  const nameOf = (field: number, { start, end }: Candidate): string => readings[field]?.text.slice(start, end) ?? ''
  const kinds = new Map<string, Candidate['kind']>()
  chosen.forEach((candidates, field) => {
    for (const candidate of candidates) if (candidate.to - candidate.from > 1 && isSettled(candidate)) kinds.set(nameOf(field, candidate), candidate.kind)
  })
  return chosen.map((candidates, field) => candidates.map((candidate) => ({ ...candidate, kind: kinds.get(nameOf(field, candidate)) ?? candidate.kind })))
}

function knownNames(readings: Reading[], chosen: Candidate[][], lang: Lang | null): KnownNames {
  const known: KnownNames = new Map()
  chosen.forEach((candidates, field) => {
    const list = readings[field]?.tokens ?? []
    for (const candidate of candidates) {
      const words = list.slice(candidate.from, candidate.to)
      const last = words.at(-1)
      if (!last || candidate.evidence.includes('title-case')) continue
      if (candidate.kind === 'person' && (words.length > 1 || candidate.evidence.includes('role'))) {
        if (last.folded.length < 3) continue
        known.set(last.folded, { kind: 'person', gazetteerId: null })
        if (lang === 'de' && last.folded.endsWith('s') && last.folded.length > 4) known.set(last.folded.slice(0, -1), { kind: 'person', gazetteerId: null })
        if (/[а-я]/.test(last.folded)) known.set(stemRussian(last.folded), { kind: 'person', gazetteerId: null })
      } else if (candidate.kind === 'organisation' && words.length === 1 && scoreCandidate(candidate) >= ACCEPT && known.get(last.folded)?.kind !== 'person' && candidate.start === words[0]?.start && !candidate.evidence.includes('initial') && !candidate.evidence.includes('body')) {
        known.set(last.folded, { kind: 'organisation', gazetteerId: candidate.gazetteerId })
      }
    }
  })
  return known
}
