/**
 * Anchoring: where a passage stands in a text, told by its words, what stands around them, and its place (W3C text-quote and text-position
 * selectors). What is uncertain is never passed off as certain: a lookalike elsewhere is offered for review, and only offered.
 *
 * A passage has **moved** only when its words are the same, typography apart, and one of these holds for one place and no other:
 * - the 32 characters to either side are the same too, and all together they are at least 24 characters (a lone “he said” proves nothing);
 * - the words are 40 characters or more, and three quarters of the characters on *both* sides are the same.
 * It is **where it was** (`exact`) also when its words are still there and the 32 characters to one side are, at that place alone.
 *
 * Why so strict: sentences that recur (“X did not reply to a request for comment”, a list of results) share all their words with others, often
 * one side as well, when the paragraph goes on alike; they do not share both. A revised sentence is worth a look of its author: it may now say
 * something else. The price is a click for passages right beside a revised one. (hypothesis/client#7571 shows the price of the opposite.)
 */
import search from 'approx-string-match'
import type { BodyRow, PassageSelector, Span } from '../model.ts'
import { plainTypography, plainWithOffsets, type PlainText } from '../text/typography.ts'

export interface Anchored {
  /**
   * - `exact`: where the selector says, in these words;
   * - `moved`: elsewhere, beyond doubt;
   * - `review`: probably at `span`, for the reader to decide;
   * - `gone`: nothing like it.
   */
  state: 'exact' | 'moved' | 'review' | 'gone'
  /** Null when it is gone. */
  span: Span | null
  /** 0 to 1: half of it the quote, a fifth each side, a tenth the place. For ranking; the state does not follow from it. */
  score: number
}

const FEWEST = 24
const LONG = 40
const SIDE = 0.75
/** Another place that is worse by less than this makes the better one doubtful. */
const MARGIN = 0.1
/** Occurrences of the same words whose surroundings are compared: those nearest to where the passage was. */
const MOST = 200
/** Part of the characters of a quote that may differ in what is offered for review. */
const ERRORS = 0.3
/** Approximate matching costs the text times the errors allowed: a longer quote is looked for by its two ends. */
const WHOLE = 160
const END = 80
/** Characters below which a near match says nothing: “Paris” is two letters from “Putin”. */
const TELLING = 12

const GONE: Anchored = { state: 'gone', span: null, score: 0 }

/** A selector's parts in plain typography, white space at the ends of the quote given to its sides. */
interface Wanted {
  quote: string
  prefix: string
  suffix: string
  /** Where it stood, in the plain text that is searched. */
  at: number
}

interface Candidate {
  /** In the plain text. */
  at: number
  /** Likeness of each side, 0 to 1; null when the selector has none there (it stood at an end of its text). */
  prefix: number | null
  suffix: number | null
}

/**
 * Anchors many selectors in one text, which is read once. `version` is the text's own: in it, a selector that names this version is exact wherever
 * its words stand, and one without words (a link by offsets only) wherever there is text. So it is with one that names a version of the same text (`sameAs`).
 */
export function anchorIn({ version, text, sameAs = [] }: Pick<BodyRow, 'version' | 'text' | 'sameAs'>): (selector: PassageSelector) => Anchored {
  let plain: PlainText | null = null
  return (selector) => {
    const { start, end, exact } = selector
    const inside = start >= 0 && start < end && end <= text.length
    const own = selector.version === version || sameAs.includes(selector.version)
    if (own && inside && (exact === '' || text.slice(start, end) === exact)) return { state: 'exact', span: { start, end }, score: 1 }
    if (exact.trim() === '') return GONE
    plain ??= plainWithOffsets(text)
    return anchorPlain(plain, selector)
  }
}

/** @see anchorIn, for one selector */
export const anchor = (selector: PassageSelector, body: Pick<BodyRow, 'version' | 'text' | 'sameAs'>): Anchored => anchorIn(body)(selector)

function anchorPlain(plain: PlainText, selector: PassageSelector): Anchored {
  const { exact } = selector
  const lead = exact.length - exact.trimStart().length
  const quote = plainTypography(exact.trim())
  const prefix = plainTypography(selector.prefix + exact.slice(0, lead))
  const suffix = plainTypography(exact.slice(lead + exact.trim().length) + selector.suffix)
  const wanted: Wanted = { quote, prefix, suffix, at: plain.plain(selector.start + lead) }
  const answer = (state: 'exact' | 'moved' | 'review', at: number, length: number, score: number): Anchored => ({
    state, span: { start: plain.original(at), end: plain.original(at + length - 1) + 1 }, score,
  })
  const certain = (at: number, score: number): Anchored => answer(at === wanted.at ? 'exact' : 'moved', at, quote.length, score)

  const same = identical(plain.text, wanted)
  const rank = (candidate: Candidate): number => scoreOf(plain.text, wanted, candidate, 1)
  const place = same.find(({ at }) => at === wanted.at)
  if (place !== undefined && stayed(wanted, place, same)) return certain(place.at, rank(place))
  const whole = same.filter((candidate) => sidesOf(candidate).every((side) => side === 1) && evidence(wanted) >= FEWEST)
  const [best, second] = (whole.length > 0 ? whole : same).toSorted((a, b) => rank(b) - rank(a))
  if (best !== undefined) {
    const alone = whole.length > 0 ? whole.length === 1 : second === undefined || context(second) < context(best) - MARGIN
    const near = quote.length >= LONG && best.prefix !== null && best.suffix !== null && Math.min(best.prefix, best.suffix) >= SIDE
    if (alone && (whole.length > 0 || near)) return certain(best.at, rank(best))
    // The same few letters in other surroundings are no candidate.
    return quote.length < TELLING && context(best) < 0.5 ? GONE : answer('review', best.at, quote.length, rank(best))
  }
  const like = resembling(plain.text, wanted) ?? between(plain.text, wanted)
  return like === null ? GONE : answer('review', like.at, like.length, scoreOf(plain.text, wanted, around(plain.text, wanted, like.at, like.length), like.likeness))
}

/** Where it was, with one side as it was, and no other place has that side: what changed is on the other. */
function stayed({ quote, prefix, suffix }: Wanted, place: Candidate, all: Candidate[]): boolean {
  const by = (side: 'prefix' | 'suffix', length: number): boolean => place[side] === 1 && quote.length + length >= FEWEST && all.every((other) => other === place || other[side] !== 1)
  return by('prefix', prefix.length) || by('suffix', suffix.length)
}

const sidesOf = ({ prefix, suffix }: Candidate): number[] => [prefix, suffix].filter((side) => side !== null)

/** Characters that speak for a place where all of them are found. */
const evidence = ({ quote, prefix, suffix }: Wanted): number => quote.length + prefix.length + suffix.length

/** Likeness of the surroundings, 0 to 1; without any, none. */
const context = (candidate: Candidate): number => {
  const sides = sidesOf(candidate)
  return sides.length === 0 ? 0 : sides.reduce((sum, side) => sum + side, 0) / sides.length
}

function scoreOf(text: string, { at }: Wanted, { at: found, prefix, suffix }: Candidate, quote: number): number {
  return 0.5 * quote + 0.2 * (prefix ?? 0.5) + 0.2 * (suffix ?? 0.5) + 0.1 * (1 - Math.abs(found - at) / Math.max(1, text.length))
}

function around(text: string, { prefix, suffix }: Wanted, at: number, length: number): Candidate {
  return {
    at,
    prefix: prefix === '' ? null : likeness(prefix, text.slice(Math.max(0, at - prefix.length), at)),
    suffix: suffix === '' ? null : likeness(suffix, text.slice(at + length, at + length + suffix.length)),
  }
}

/**
 * The places of the same words: all whose surroundings are the same as well (three are as many as three hundred), and else the nearest ones.
 */
function identical(text: string, wanted: Wanted): Candidate[] {
  const { quote, prefix, suffix } = wanted
  const places = new Set<number>()
  const whole = prefix + quote + suffix
  for (let at = text.indexOf(whole), count = 0; at >= 0 && count < 3; at = text.indexOf(whole, at + 1), count++) places.add(at + prefix.length)
  if (text.startsWith(quote, wanted.at)) places.add(wanted.at)
  for (let at = text.indexOf(quote, wanted.at), count = 0; at >= 0 && count < MOST / 2; at = text.indexOf(quote, at + 1), count++) places.add(at)
  for (let at = wanted.at > 0 ? text.lastIndexOf(quote, wanted.at - 1) : -1, count = 0; at >= 0 && count < MOST / 2; at = at > 0 ? text.lastIndexOf(quote, at - 1) : -1, count++) places.add(at)
  return [...places].filter((at) => !cutsWord(text, wanted, at)).map((at) => around(text, wanted, at, quote.length))
}

const isLetter = (character: string | undefined): boolean => character !== undefined && /[\p{L}\p{N}]/u.test(character)

/** Whether the words begin or end inside a longer word here, as they did not in their own text: “doch” in “jedoch”. */
function cutsWord(text: string, { quote, prefix, suffix }: Wanted, at: number): boolean {
  const end = at + quote.length
  return (isLetter(quote[0]) && isLetter(text[at - 1]) && !isLetter(prefix.at(-1))) || (isLetter(quote.at(-1)) && isLetter(text[end]) && !isLetter(suffix[0]))
}

interface Resembling {
  at: number
  length: number
  likeness: number
}

/** The best near match of the words; of several, the nearest to where they were. */
function resembling(text: string, { quote, at }: Wanted): Resembling | null {
  if (quote.length < TELLING) return null
  const nearest = <M extends { start: number }>(matches: M[]): M | undefined => matches.reduce<M | undefined>((best, match) => (best === undefined || Math.abs(match.start - at) < Math.abs(best.start - at) ? match : best), undefined)
  if (quote.length <= WHOLE) {
    const match = nearest(search(text, quote, Math.floor(quote.length * ERRORS)))
    return match === undefined || match.end <= match.start ? null : { at: match.start, length: match.end - match.start, likeness: 1 - match.errors / quote.length }
  }
  const most = Math.floor(END * ERRORS)
  const head = nearest(search(text, quote.slice(0, END), most))
  // The other end is looked for where it can be, when the first is known.
  const from = head === undefined ? 0 : head.end
  const to = head === undefined ? text.length : Math.min(text.length, head.start + Math.ceil(quote.length * (1 + ERRORS)))
  const tail = nearest(search(text.slice(from, to), quote.slice(-END), most).map((match) => ({ ...match, start: match.start + from, end: match.end + from })))
  if (head === undefined && tail === undefined) return null
  const start = head?.start ?? Math.max(0, tail!.end - quote.length)
  const end = tail?.end ?? Math.min(text.length, start + quote.length)
  return { at: start, length: end - start, likeness: 1 - ((head?.errors ?? END) + (tail?.errors ?? END)) / (2 * END) }
}

/** What stands now between the two sides, when both are there once: the words were written anew. */
function between(text: string, { quote, prefix, suffix }: Wanted): Resembling | null {
  if (prefix.length < TELLING || suffix.length < TELLING) return null
  const once = (part: string): number => {
    const at = text.indexOf(part)
    return at >= 0 && text.indexOf(part, at + 1) < 0 ? at : -1
  }
  const before = once(prefix)
  const after = once(suffix)
  const start = before + prefix.length
  if (before < 0 || after <= start || after - start > 2 * quote.length + 2 * WHOLE || text.slice(start, after).trim() === '') return null
  return { at: start, length: after - start, likeness: 0 }
}

/** 1 less the edit distance as a part of the longer one. Both are at most some tens of characters. */
function likeness(a: string, b: string): number {
  if (a === b) return 1
  let row = Array.from({ length: b.length + 1 }, (_, at) => at)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) next.push(Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)))
    row = next
  }
  return 1 - row[b.length]! / Math.max(a.length, b.length)
}
