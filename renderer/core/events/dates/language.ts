/**
 * What the date grammar needs to know of a language. Every phrase is written as it stands in running text, in lower case, with `'` for
 * any apostrophe and ё as е; alternatives are separated by `|`. A table holds words only: the syntax is in grammar.ts, shared by all.
 */

export type Unit = 'day' | 'week' | 'weekend' | 'month' | 'quarter' | 'year' | 'decade' | 'century'

export interface DateLanguage {
  /** January … December, every inflected form. */
  months: string[]
  /** Abbreviations: months only beside a day or a year. */
  shortMonths: string[]
  /** Words that are a month only beside a day, a year or one of `monthCues` (en: may, march). */
  doubtfulMonths: string
  monthCues: string
  /** Monday … Sunday. */
  weekdays: string[]
  /** Only before a day number or a full date. */
  shortWeekdays: string[]
  /** Phrase → days from the day of publication. */
  deictic: Record<string, number>
  /** A deictic phrase or weekday is none after these (es: `la mañana`; every). */
  notAfter: string
  /** Parts of the day that may follow a deictic word or a weekday. */
  dayParts: string
  /** Adjectives before a unit, weekday, month or season → −2 … +2. */
  before: Record<string, number>
  /** The same after it. */
  after: Record<string, number>
  /** Whole phrases that name a week, month or year relative to now: `heuer` → ['year', 0]. */
  relative: Record<string, [Unit, number]>
  units: Partial<Record<Unit, string>>
  /** Number words, and articles that count as one. */
  numbers: string[]
  ordinals: string[]
  /** What may follow the digits of an ordinal without a space. */
  ordinalSuffixes: string
  /** Words between day, month and year. */
  of: string
  /** Articles between weekday and day, or before a day in a range. */
  the: string
  agoBefore: string
  agoAfter: string
  inBefore: string
  inAfter: string
  /** from … to, between … and. */
  from: string
  to: string
  between: string
  and: string
  /** Phrases for the beginning, middle, end of a period. */
  edges: string
  /** About, before a date. */
  about: string
  seasons: string[]
  /** Before a season that has neither year nor direction. */
  seasonCues: string
  quarter: string
  half: string
  decadeBefore: string
  decadeAfter: string
  /** 'neunziger' → 90. */
  decadeWords: Record<string, number>
  centuryAfter: string
  centuryBefore: string
  /** Nouns before and marks after a year. */
  yearBefore: string
  yearAfter: string
  /** Words before a bare year that make it one even when it is a round number. */
  yearCues: string
  /** What a number counts when it is no year. */
  counted: string
  /** Words before a bare day number (`am 15.`) or a numeric day and month (`il 6/1`). */
  dayCues: string
  /** Before a time of day: words that make a bare number one (`ore 14`), and words that may stand there (`um 14:50`). */
  hourBefore: string
  at: string
  /** After a time of day. */
  hourAfter: string
  am: string
  pm: string
  /** Words, and word endings as a regular expression, that make a sentence speak of the future. */
  future: string
  futureEnding: string | null
  /** `at the weekend`: the last one, or the next in a sentence about the future. */
  weekend: string
  /**
   * Holidays, only after `holidayCues` or before a year: month × 100 + day, or 5000 + days from Easter Sunday. Those that
   * differ from country to country of the language are left out.
   */
  holidays: Record<string, number>
  holidayCues: string
  monthFirst: boolean
}
