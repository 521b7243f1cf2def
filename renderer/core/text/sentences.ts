/**
 * Sentence boundaries for the six reading languages, by rule: a terminator, what may follow it, and what must not precede it.
 * Not Intl.Segmenter, which breaks at "10. Januar", "z. B." and "Dr. Merkel" and changes with the ICU version.
 */
import type { Lang, Span } from '../model.ts'

/** Abbreviations (without their last full stop, lower case) after which a capital does not begin a sentence. */
const ALWAYS = new Set(
  (
    'dr prof mr mrs ms st sr sra srta sig dott dott.ssa on avv ing arch gen col cap lt sgt capt hon rev mme mlle mm me mgr ' +
    'dipl hr fr frl geb gest bzw ca vgl ggf evtl sog z u d i bsp nr no num art abs vol pp ed eds vs approx ' +
    'г гг им ул пл пр просп тов гр проф акад ген полк св о стр рис табл напр т.е т.н т.д см ср'
  ).split(' '),
)
/** Abbreviations that often end a sentence too: no boundary before a lower-case letter or digit, a boundary before a capital. */
const MONTH =
  /^\s+(?:jan|feb|mär|maer|apr|mai|jun|jul|aug|sep|okt|nov|dez|jänner|jahrhundert|jh|lebensjahr|geburtstag|tag|platz|klasse|mal|runde|minute|spieltag|auflage|oktober)/iu
const TERMINATOR = /[.!?…。]+["'”“»’)\]]*(?=\s|$)|\n+|(?<=[.!?…]["'”“»’)\]]?)(?=\p{Lu}\p{Ll}+ )/gu
const OPENER = /^[\s"'„“”«»‚‘’([—–-]*/u
const WINDOW = 2_000

function isBoundary(text: string, at: number, end: number, lang: Lang | null): boolean {
  if (text[at] === '\n') return true
  const after = text.slice(end, end + 24)
  const rest = after.replace(OPENER, '')
  if (rest === '') return true
  if (text[at] === '.' && text[at + 1] !== '.') {
    const before = /[\p{L}\p{N}.]+$/u.exec(text.slice(Math.max(0, at - 16), at))?.[0] ?? ''
    if (/^(?:\p{Lu}\p{M}*\.)*\p{Lu}\p{M}*$/u.test(before) && before.length <= 5) {
      // An initial or a dotted acronym: J. Smith, U.S. Army; two sentences only when nothing name-like can follow.
      return before.length > 1 && before.includes('.') && /^(?:The|He|She|It|In|But|Der|Die|Das|Es|Il|La|Le|El|Los)\s/.test(rest)
    }
    if (ALWAYS.has(before.toLowerCase())) return false
    if (/\.\p{L}{1,3}$/u.test(before)) return false
    if (/^\d{1,2}$/.test(before)) {
      if (lang === 'de' || lang === null) return !MONTH.test(after) && !/^\s+\p{Ll}/u.test(after) && !/^\s*[–-]/.test(after)
      if (/^\p{Ll}|^\d/u.test(rest)) return false
    }
    if (/^\d/.test(rest) && /^(?:p|pag|bd|kap|cap|chap|fig|sec|n|гл|ст|с)$/iu.test(before)) return false
  }
  // A lower-case continuation is one sentence: "… usw. und so", "Yahoo! announced", "…", sagte er.
  return !/^\p{Ll}/u.test(rest)
}

/**
 * The sentences of a text, in order. They tile it: the first starts at 0, each starts where the one before ended, the last ends at
 * `text.length`; white space after a sentence belongs to it. An empty text has none.
 */
export function sentences(text: string, lang: Lang | null): Span[] {
  const spans: Span[] = []
  let start = 0
  for (const match of text.matchAll(TERMINATOR)) {
    const at = match.index
    let end = at + match[0].length
    if (end <= start || !isBoundary(text, at, end, lang)) continue
    while (end < text.length && /\s/.test(text[end] ?? '')) end++
    if (text.slice(start, end).trim() === '' && spans.length > 0) {
      const last = spans[spans.length - 1]
      if (last) last.end = end
    } else if (text.slice(start, end).trim() !== '') spans.push({ start, end })
    else continue
    start = end
  }
  if (start < text.length) spans.push({ start, end: text.length })
  const first = spans[0]
  if (first) first.start = 0
  return spans
}

/**
 * The sentence around an offset, without its surrounding white space, found by looking at most 2,000 units to either side: it costs
 * the same in a text of 5 MB. Out of range offsets are clamped.
 */
export function sentenceAt(text: string, offset: number, lang: Lang | null): Span {
  const at = Math.min(Math.max(0, offset), text.length)
  let from = Math.max(0, at - WINDOW)
  // Begin at a line end or a space, so that the window does not start within a word.
  const line = text.lastIndexOf('\n', at - 1)
  if (line >= from) from = line + 1
  else if (from > 0) from = Math.min(at, text.indexOf(' ', from) + 1 || from)
  const lineEnd = text.indexOf('\n', at)
  const to = Math.min(text.length, at + WINDOW, lineEnd < 0 ? text.length : lineEnd + 1)
  const window = text.slice(from, to)
  const spans = sentences(window, lang)
  const span = spans.find((s) => from + s.end > at) ?? spans.at(-1) ?? { start: 0, end: 0 }
  const raw = window.slice(span.start, span.end)
  const lead = raw.length - raw.trimStart().length
  return { start: from + span.start + lead, end: Math.max(from + span.start + lead, from + span.start + raw.trimEnd().length) }
}
