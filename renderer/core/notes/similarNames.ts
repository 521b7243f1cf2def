/** Names that a mistyped or outdated one may have meant: near in spelling, or one that begins with the other. */
import { fold } from '../text/fold.ts'

/** Letters that differ (inserted, left out, replaced), at most `most`; more is `most + 1`. */
export function editDistance(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1
  let row = Array.from({ length: b.length + 1 }, (_, at) => at)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    let least = i
    for (let j = 1; j <= b.length; j++) {
      next[j] = Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1))
      least = Math.min(least, next[j]!)
    }
    if (least > most) return most + 1
    row = next
  }
  return Math.min(row[b.length]!, most + 1)
}

/** 1 for the same letters, 0 for names that nobody would take for each other. */
export function similarity(written: string, name: string): number {
  const [a, b] = [fold(written).trim(), fold(name).trim()]
  if (a === '' || b === '') return 0
  if (a === b) return 1
  const most = Math.floor(Math.max(a.length, b.length) / 3)
  const distance = editDistance(a, b, most)
  const spelling = distance > most ? 0 : 1 - distance / Math.max(a.length, b.length)
  const [shorter, longer] = a.length < b.length ? [a, b] : [b, a]
  const begins = shorter.length > 3 && longer.startsWith(shorter) && /^[^\p{L}\p{N}]/u.test(longer.slice(shorter.length)) ? 0.75 : 0
  return Math.max(spelling, begins)
}

/** The most similar first, at most `most`; `names` of a thing are its title and other names. */
export function similarNames<T extends { names: string[] }>(written: string, things: Iterable<T>, most = 3): T[] {
  const found: { thing: T; score: number }[] = []
  for (const thing of things) {
    const score = Math.max(0, ...thing.names.map((name) => similarity(written, name)))
    if (score >= 0.6) found.push({ thing, score })
  }
  return found.sort((a, b) => b.score - a.score).slice(0, most).map(({ thing }) => thing)
}
