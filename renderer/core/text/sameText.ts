import type { Edtf } from '../model.ts'
import type { Shared } from './shingles.ts'

/** How much two texts must share to be copies of one: a wire story with another headline, a cut end and an added line has about .8. */
const SAME = 0.7

/** A text of at least so many runs that stands nearly whole in another is that one, shortened: a paper prints the first half of a wire story. */
const WITHIN = 0.9
const RUNS_WITHIN = 80

/** Copies appear within days. What is as alike months apart is a form filled in anew, as reports of weather and markets are, and must be the same to the letter, nearly. */
const SAME_LATER = 0.95
const DAYS = 7

/** The day of a date, as days since 1970; null when it does not say one. */
function dayOf(date: Edtf | null): number | null {
  const day = /^\d{4}-\d\d-\d\d/.exec(date ?? '')?.[0]
  const at = day === undefined ? Number.NaN : Date.parse(day)
  return Number.isNaN(at) ? null : at / 86_400_000
}

/** Whether two articles are copies of one text, one of them maybe shortened, by what their texts share (shingles.ts) and when they were published. Missing one is better than joining two. */
export function areSameText({ resemblance, containment, smaller }: Shared, a: Edtf | null, b: Edtf | null): boolean {
  const [dayA, dayB] = [dayOf(a), dayOf(b)]
  const apart = dayA !== null && dayB !== null && Math.abs(dayA - dayB) > DAYS
  if (apart) return resemblance >= SAME_LATER
  return resemblance >= SAME || (containment >= WITHIN && smaller >= RUNS_WITHIN)
}

/** Words of a copy, as a share of the other's, below which it is said to be shortened. */
const SHORTENED = 0.7

export const isShortened = (words: number, ofWords: number): boolean => words < ofWords * SHORTENED
