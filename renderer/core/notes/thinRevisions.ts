/**
 * Which of a note's earlier states are worth keeping: of each five minutes the last one for a day, of each hour for a week, of each day for a year, of
 * each week for ever. Spans are counted from the epoch (UTC), and each larger one consists of whole smaller ones; a span is thinned when all of it has come of
 * age. So it does not matter how often it is thinned: the same states are left as if it had been done once (property-tested).
 */

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
const WEEK = 7 * DAY

export const SHORTEST = 5 * MINUTE

/** Coarsest first: spans of `length`, each thinned when it ended `after` ago. */
const SPANS = [{ length: WEEK, after: 365 * DAY }, { length: DAY, after: WEEK }, { length: HOUR, after: DAY }] as const

/** The span that a moment belongs to, as seen from `now`. */
function spanOf(at: number, now: number): string {
  for (const { length, after } of SPANS) {
    const start = Math.floor(at / length) * length
    if (start + length <= now - after) return `${length}/${start}`
  }
  return `${SHORTEST}/${Math.floor(at / SHORTEST) * SHORTEST}`
}

/**
 * The revisions to be removed. The last of each span stays, and with it the newest of all; so does each that has a name.
 * @param now epoch ms, not before the newest revision
 */
export function thinRevisions<Revision extends { at: number; name?: string }>(revisions: readonly Revision[], now: number): Revision[] {
  const last = new Map<string, Revision>()
  for (const revision of revisions) {
    const span = spanOf(revision.at, now)
    const other = last.get(span)
    if (other === undefined || revision.at >= other.at) last.set(span, revision)
  }
  return revisions.filter((revision) => revision.name === undefined && last.get(spanOf(revision.at, now)) !== revision)
}
