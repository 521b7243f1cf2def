import type { Edtf } from '../model.ts'

/** How much two texts must share to be copies of one: a wire story with another headline, a cut end and an added line has about .8. */
const SAME = 0.7

/** Copies appear within days. What is as alike months apart is a form filled in anew, as reports of weather and markets are, and must be the same to the letter, nearly. */
const SAME_LATER = 0.95
const DAYS = 7

/** The day of a date, as days since 1970; null when it does not say one. */
function dayOf(date: Edtf | null): number | null {
  const day = /^\d{4}-\d\d-\d\d/.exec(date ?? '')?.[0]
  const at = day === undefined ? Number.NaN : Date.parse(day)
  return Number.isNaN(at) ? null : at / 86_400_000
}

/** Whether two articles are copies of one text, by what their texts share (shingles.ts) and when they were published. Missing one is better than joining two. */
export function areSameText(shared: number, a: Edtf | null, b: Edtf | null): boolean {
  const [dayA, dayB] = [dayOf(a), dayOf(b)]
  const apart = dayA !== null && dayB !== null && Math.abs(dayA - dayB) > DAYS
  return shared >= (apart ? SAME_LATER : SAME)
}
