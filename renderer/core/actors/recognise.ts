/**
 * Finding the people, organisations and places that an article names. Candidates come from lists and patterns (candidates.ts) and are weighed by
 * rule (score.ts); the trained tagger (tagger.ts) reads them with the words around and says what is a name. Then the article is read as a whole: what it
 * calls by its full name once is known by its short name everywhere, an acronym stands for the long form it was defined by. Not here: who is who
 * across articles (linkForms.ts).
 */
import type { Lang, RecognisedMention } from '../model.ts'
import type { Token } from '../text/tokens.ts'
import { tokens } from '../text/tokens.ts'
import { agreed } from './agreement.ts'
import type { KnownNames, Reading } from './candidates.ts'
import { findCandidates, findKnown } from './candidates.ts'
import type { ChainModel } from './chain.ts'
import type { Gazetteer } from './gazetteer.ts'
import { stemRussian } from './inflection.ts'
import { nameIn } from './nameIn.ts'
import { nameMentions } from './nameMentions.ts'
import { organisationStart } from './organisationStart.ts'
import type { Candidate } from './score.ts'
import { ACCEPT, placeOf, scoreCandidate } from './score.ts'
import type { Usage } from './tagFeatures.ts'
import type { TaggedName } from './tagger.ts'
import { tag } from './tagger.ts'

/** Name and version of the rules (those of events among them) and the model; another one than last time means that every article is to be read again. */
export const RECOGNISER = 'rules/7+tagger/4'

/** Longer is no article but a book or a dump: the rules alone read it, in half the time. */
const ARTICLE = 1_000_000

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

/** A full name right behind what its bearer is: “Der tadschikische Präsident, Emomali Rachmon”. */
function isIntroduced({ kind, evidence, from, to }: Candidate): boolean {
  return kind === 'person' && to - from > 1 && evidence.includes('role')
}

/** Whether the text settles what kind of name this is: a body, a name given in full elsewhere, a place named beside another, a person introduced. */
function isSettled(candidate: Candidate): boolean {
  const { evidence } = candidate
  return evidence.includes('body') || evidence.includes('known-in-text') || evidence.includes('beside') || isIntroduced(candidate)
}

/** A given name and more: hardly a place that no list knows. */
function isFullName({ kind, evidence, from, to }: Candidate): boolean {
  return kind === 'person' && to - from > 1 && evidence.includes('given')
}

/** Candidates that the rules are sure of whatever the tagger says: what sentences cannot teach it. */
function isCertain(candidate: Candidate): boolean {
  if (isSettled(candidate)) return !candidate.evidence.includes('known-in-text') || scoreCandidate(candidate) >= 0.8
  // A country, or an organisation of the first list, whatever stands around it.
  return candidate.weight >= 0.95 && /^(?:country|org):/.test(candidate.gazetteerId ?? '') && !candidate.evidence.includes('common') && scoreCandidate(candidate) >= 0.7
}

function startingRight(name: TaggedName, tokens: Token[]): TaggedName {
  const from = organisationStart(tokens, name.from, name.to)
  return from === name.from ? name : { ...name, from, start: tokens[from]?.start ?? name.start }
}

/** What the tagger takes for names, with what the rules know of them, and what the rules are certain of. */
function chooseByTagger(model: ChainModel, { reading, candidates, usage }: Prospect, lang: Lang | null, gazetteer: Gazetteer): Candidate[] {
  const byPlace = new Map<number, Candidate[]>()
  for (const candidate of candidates) {
    const there = byPlace.get(placeOf(candidate))
    if (there) there.push(candidate)
    else byPlace.set(placeOf(candidate), [candidate])
  }
  const ranked = tag(model, reading.tokens, candidates, usage, lang, gazetteer).map((tagged) => {
    const name = tagged.kind === 'organisation' ? startingRight(tagged, reading.tokens) : tagged
    const there = byPlace.get(placeOf(name)) ?? []
    const unlisted = name.kind === 'place' && !there.some(({ kind, gazetteerId }) => kind === 'place' && gazetteerId !== null)
    // What the article itself says of this stretch goes before what its words make likely.
    const goesBefore = (candidate: Candidate): boolean => isSettled(candidate) || (unlisted && isFullName(candidate))
    let best: Candidate | null = null
    for (const candidate of there) {
      if (candidate.kind !== name.kind && !goesBefore(candidate)) continue
      if (best === null || (Number(goesBefore(candidate)) - Number(goesBefore(best)) || scoreCandidate(candidate) - scoreCandidate(best)) > 0) best = candidate
    }
    return { candidate: best ?? { ...name, evidence: [], gazetteerId: null, weight: 0 }, rank: 1 + (name.to - name.from) / 100 }
  })
  for (const candidate of candidates) if (isCertain(candidate)) ranked.push({ candidate, rank: candidate.evidence.includes('body') ? 2 : isIntroduced(candidate) ? 1.5 : 0.5 })
  return withoutOverlap(ranked)
}

export interface Prospect {
  reading: Reading
  candidates: Candidate[]
  /** Words that the text also writes small: their capital at a sentence's start says nothing. */
  small: Set<string>
  usage: Usage
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
  const large = new Set<string>()
  for (const reading of readings) for (const token of reading.tokens) if (token.shape !== 'lower' && token.shape !== 'digit' && !token.initial) large.add(token.folded)
  const first = readings.map((reading): Prospect => ({
    usage: { small, large }, reading, candidates: findCandidates(reading, lang, gazetteer, small), small,
  }))
  const known = knownNames(readings, first.map((each) => chooseCandidates(each.candidates)), lang)
  return first.map((each) => ({ ...each, candidates: [...each.candidates, ...findKnown(each.reading, lang, small, known)] }))
}

function choose(prospect: Prospect, lang: Lang | null, gazetteer: Gazetteer): Candidate[] {
  return gazetteer.tagger === null || prospect.reading.text.length > ARTICLE ? chooseCandidates(prospect.candidates) : chooseByTagger(gazetteer.tagger, prospect, lang, gazetteer)
}

/**
 * Recognises the actors of one article. Linear in its length; `lang` null tries what all six languages share.
 * Offsets are into `title` and `text` exactly as given.
 */
export function recognise(article: { title: string; text: string; lang: Lang | null }, gazetteer: Gazetteer): Recognition {
  const { lang } = article
  const found = prospects(article, gazetteer)
  const readings = found.map(({ reading }) => reading)
  const first = found.map((each) => choose(each, lang, gazetteer))
  // Full names that only the tagger has found make short names known too.
  const known = knownNames(readings, first, lang)
  const second = found.map(({ reading, small }, at) => withKnown(first[at] ?? [], findKnown(reading, lang, small, known)).map((candidate) => nameIn(candidate, reading, lang, gazetteer)))
  return nameMentions(readings, oneKindEach(readings, agreed(readings, second, lang, gazetteer, isSettled)), lang, gazetteer)
}

/** Adds short names where nothing else was found. */
function withKnown(chosen: Candidate[], short: Candidate[]): Candidate[] {
  const ranked = chosen.map((candidate) => ({ candidate, rank: 1 }))
  for (const candidate of short) if (isCertain(candidate)) ranked.push({ candidate, rank: 0.5 })
  return withoutOverlap(ranked)
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
