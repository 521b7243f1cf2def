/**
 * How sure a candidate name is, from the evidence for it: the one place where evidence is weighed, and where a trained tagger will add
 * its voice. A candidate below ACCEPT is dropped; of two that overlap the surer one stays, then the longer.
 */
import type { ActorKind } from '../model.ts'

/** What speaks for or against a candidate; each is present or not. */
export type Evidence =
  | 'gazetteer' | 'gazetteer-weak' | 'acronym' | 'unknown-acronym' | 'body' | 'head' | 'tail' | 'quoted' | 'hyphen'
  | 'given' | 'family' | 'initials' | 'role' | 'patronymic' | 'saying' | 'suffix' | 'run' | 'known-in-text' | 'defined'
  | 'locative' | 'place-word' | 'initial' | 'title-case' | 'all-caps' | 'determiner' | 'common' | 'single' | 'german'
  | 'rare' | 'double' | 'institution' | 'beside'

export interface Candidate {
  /** Token indexes, half open. */
  from: number
  to: number
  /** Where the mention starts and ends, when not at the tokens' (a part of a hyphenated word). */
  start: number
  end: number
  kind: ActorKind
  evidence: Evidence[]
  gazetteerId: string | null
  /** 0…1 for a gazetteer entry. */
  weight: number
  /** Type and purposes of a body: whose it is may stand elsewhere in the article. */
  body?: string
}

/** One number for where a candidate lies; no stretch is ten million units long. */
export function placeOf({ start, end }: Pick<Candidate, 'start' | 'end'>): number {
  return start * 1e7 + (end - start)
}

export const ACCEPT = 0.5

const WEIGHTS: Record<Evidence, number> = {
  gazetteer: 0.75, 'gazetteer-weak': 0.35, acronym: 0.75, 'unknown-acronym': 0.55, body: 1.1, head: 0.62, tail: 0.62, quoted: 0.55, hyphen: 0,
  given: 0.55, family: 0.25, initials: 0.4, role: 0.4, patronymic: 0.4, saying: 0.25, suffix: 0.2, run: 0.15, 'known-in-text': 1, defined: 0.8,
  locative: 0.3, 'place-word': 0.5, initial: -0.15, 'title-case': -0.25, 'all-caps': -0.2, determiner: -0.3, common: -0.5, single: -0.15, german: -0.1,
  rare: 0.4, double: 0.3, institution: 0.55, beside: 0.3,
}

/** The candidate's certainty; about 0…2, meaningful only against ACCEPT and other candidates. */
export function scoreCandidate(candidate: Candidate): number {
  let score = 0
  for (const each of candidate.evidence) score += each === 'gazetteer' ? WEIGHTS.gazetteer * (0.5 + candidate.weight / 2) : WEIGHTS[each]
  // A longer match of a list or a pattern is rarely chance.
  return score + Math.min(0.3, (candidate.to - candidate.from - 1) * 0.1)
}
