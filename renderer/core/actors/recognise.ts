/**
 * Finding the people, organisations and places that an article names. Candidates come from lists and patterns (candidates.ts), are weighed in
 * one place (score.ts), and are then read together: what the article calls by its full name once is known by its short name everywhere, an
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
import { ACCEPT, scoreCandidate } from './score.ts'

/** Name and version of the rules; another one than last time means that every article is to be read again. */
export const RECOGNISER = 'rules/1'

export interface Recognition {
  /** Sorted by field (title first) and start; not overlapping. */
  mentions: RecognisedMention[]
  /** Names that this text states to be the same: a long form and its acronym. */
  equals: [string, string][]
}

/** Drops what is not sure enough and, of candidates that overlap, all but the surest. n log n. */
export function chooseCandidates(candidates: Candidate[]): Candidate[] {
  const scored = candidates.map((candidate) => ({ candidate, score: scoreCandidate(candidate) })).filter(({ score }) => score >= ACCEPT)
  // A name of several words that is sure enough is surer than any one of its words.
  const rank = ({ candidate, score }: (typeof scored)[number]): number => score + (candidate.to - candidate.from > 1 ? 0.7 : 0)
  scored.sort((a, b) => rank(b) - rank(a) || b.candidate.end - b.candidate.start - (a.candidate.end - a.candidate.start) || a.candidate.start - b.candidate.start)
  const taken = new Set<number>()
  const kept: Candidate[] = []
  for (const { candidate } of scored) {
    let free = true
    for (let at = candidate.from; at < candidate.to && free; at++) free = !taken.has(at)
    if (!free) continue
    for (let at = candidate.from; at < candidate.to; at++) taken.add(at)
    kept.push(candidate)
  }
  return kept.sort((a, b) => a.start - b.start)
}

/**
 * Recognises the actors of one article. Linear in its length; `lang` null tries what all six languages share.
 * Offsets are into `title` and `text` exactly as given.
 */
export function recognise(article: { title: string; text: string; lang: Lang | null }, gazetteer: Gazetteer): Recognition {
  const lang = article.lang
  const readings: Reading[] = [
    { field: 'title', text: article.title, tokens: tokens(article.title, lang) },
    { field: 'body', text: article.text, tokens: tokens(article.text, lang) },
  ]
  /** Words that the text also writes small: their capital at a sentence's start says nothing. */
  const small = new Set<string>()
  for (const reading of readings) for (const token of reading.tokens) if (token.shape === 'lower') small.add(token.folded)
  const found = readings.map((reading) => findCandidates(reading, lang, gazetteer, small))
  const known = knownNames(readings, found.map(chooseCandidates), lang)
  const chosen = readings.map((reading, at) => chooseCandidates([...(found[at] ?? []), ...findKnown(reading, lang, small, known)]))
  return nameMentions(readings, chosen, lang, gazetteer)
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
      } else if (candidate.kind === 'organisation' && words.length === 1 && candidate.start === words[0]?.start && !candidate.evidence.includes('initial') && !candidate.evidence.includes('body')) {
        known.set(last.folded, { kind: 'organisation', gazetteerId: candidate.gazetteerId })
      }
    }
  })
  return known
}
