/**
 * An article out of a plain-text dump of a web page. The stages: read lines, find the headline, find the body, read date, source and
 * byline from the lines around it, build the document. Every line of the dump ends up either in the body or in
 * a step that says why not.
 */
import { extractor } from '../extractors.ts'
import type { Extraction, ExtractionStep } from '../../model.ts'
import { detectLanguage } from '../../text/language.ts'
import { project } from '../../text/projection.ts'
import { httpAddress } from '../html/metadata.ts'
import { found, removed } from '../explain.ts'
import { isDesk, withoutDates } from '../findByline.ts'
import { findBylines } from '../findBylines.ts'
import { findBody, firstProse, likelyRun } from './findBody.ts'
import type { Verdict } from './findBody.ts'
import { findPublished } from './findPublished.ts'
import { findSource } from './findSource.ts'
import { findTitle } from './findTitle.ts'
import type { Line } from './lines.ts'
import { readLines } from './lines.ts'
import { linesToMdast } from './toMdast.ts'

/** @param text normalised (core/import/normalizeText.ts) */
export function extractText(text: string, hints: { url: string | null; fallbackTitle: string }): Extraction {
  const lang = detectLanguage(proseOf(text))
  const lines = readLines(text, lang)
  const run = likelyRun(lines)
  const title = findTitle(lines, run)
  const titleLine = title?.at ?? null
  const titles: ReadonlySet<number> = new Set(title?.lines ?? [])
  const spoken = new Set(titles)

  const from = titleLine === null ? 0 : titleLine + 1
  // A headline that a caption repeats stands below the byline too.
  const head = [from, ...(title?.lines ?? []).filter((at) => at < from - 1 && at > from - 16).map((at) => at + 1)].map((at) => headLines(lines, at)).reduce((a, b) => (a.byline === null && b.byline !== null ? b : a))
  for (const index of head.lines) spoken.add(index)
  let verdicts = findBody(lines, from, spoken)
  verdicts = withoutHead(verdicts, lines, from, spoken)
  const kept = (index: number): boolean => verdicts[index] === 'keep' && !spoken.has(index)
  const first = lines.findIndex((_, index) => kept(index))
  const end = lines.findLastIndex((_, index) => kept(index))
  const published = first < 0 ? null : findPublished(lines, titleLine, first, end + 1, lang)
  const source = findSource(lines, kept, title?.site ?? null)
  const { byline } = head
  const url = hints.url ?? addressLine(lines)

  const steps: ExtractionStep[] = []
  if (title) found(steps, 'title', `“${title.title}”: ${title.why}`)
  else found(steps, 'title', 'no headline found; shown under a stand-in')
  found(steps, 'language', lang ?? 'not recognised')
  found(steps, 'date', published ? `${published.value}: ${published.why}` : 'undated: no date beside the headline')
  found(steps, 'source', source ? `${source.name}: from “${source.evidence}”` : 'unknown: the page does not name itself')
  found(steps, 'byline', byline ?? 'no author named')

  const reasons = lines.map((line, index) => explain(index, line, verdicts[index] ?? 'keep', titles, title?.lines[0] ?? -1, head, published?.line ?? null))
  const { root, blockOf } = linesToMdast(lines.filter((_, index) => reasons[index] === null))
  let before = 0
  for (const [index, line] of lines.entries()) {
    const reason = reasons[index]
    if (reason) removed(steps, reason.stage, reason.reason, line.text, before === 0 ? 0 : blockOf[before - 1]! + 1)
    else before += 1
  }
  return {
    title: title?.title ?? hints.fallbackTitle,
    byline,
    siteName: source?.name ?? null,
    publishedAt: published?.value ?? null,
    lang,
    url,
    body: root,
    text: project(root).text,
    steps,
    extractor: extractor('text'),
  }
}

/** The longer lines, for recognising the language: menus may be in another one. */
function proseOf(text: string): string {
  const long = text.split('\n').filter((line) => line.length > 60).join('\n')
  return long.length > 80 ? long : text
}

interface Head {
  byline: string | null
  /** Lines that say nothing but who wrote it. */
  lines: number[]
}

/** Byline and desk lines between headline and text. */
function headLines(lines: Line[], from: number): Head {
  const prose = from + firstProse(lines.slice(from, from + 30))
  const found = findBylines(lines, from, prose)
  const own = new Set(found?.lines)
  for (let index = Math.max(0, from - 4); index < Math.min(lines.length, Math.max(prose, from) + 1, from + 14); index += 1) {
    const line = lines[index]
    if (line && line.words <= 16 && line.dates.length > 0 && line.shape !== 'sentence' && isDesk(withoutDates(line))) own.add(index)
  }
  return { byline: found?.name ?? null, lines: [...own] }
}

/** Between headline and first prose, a line without full stop is a kicker or a caption unless it is as long as a standfirst. */
function withoutHead(verdicts: Verdict[], lines: Line[], from: number, spoken: ReadonlySet<number>): Verdict[] {
  const result = [...verdicts]
  // A standfirst belongs to the article even when date, byline and buttons divide it from the text.
  for (let index = from, seen = 0; index < lines.length && seen < 2; index += 1) {
    const line = lines[index]
    if (!line || result[index] === 'keep') break
    if (spoken.has(index)) continue
    seen += 1
    if (line.furniture === null && line.words <= 60 && (line.shape === 'sentence' ? line.words >= 7 : line.shape === 'headline' && seen === 1 && line.words >= 7)) {
      result[index] = 'keep'
      break
    }
  }
  for (let index = from; index < lines.length; index += 1) {
    const line = lines[index]
    if (!line || spoken.has(index) || result[index] !== 'keep') continue
    if (line.shape === 'sentence') break
    if (line.words >= 9) continue
    // A subheading may open the text only when nothing else stood between headline and it.
    result[index] = { stage: 'before-body', reason: line.shape === 'date' ? 'a bare date' : 'a label between headline and text' }
  }
  return result
}

function addressLine(lines: Line[]): string | null {
  for (const line of lines.slice(0, 3)) {
    const address = /^(?:url|link|source|quelle)?\s*:?\s*(https?:\/\/[^\s]+)$/i.exec(line.text)?.[1]
    const url = address === undefined ? null : httpAddress(address, null)
    if (url !== null) return url
  }
  return null
}

function explain(index: number, line: Line, verdict: Verdict, titles: ReadonlySet<number>, firstTitle: number, head: Head, dateLine: number | null): { stage: string; reason: string } | null {
  if (titles.has(index)) return { stage: 'title', reason: index === firstTitle ? 'the headline is kept as the title' : 'the headline, repeated' }
  if (head.lines.includes(index)) return { stage: 'byline', reason: 'the byline is kept as metadata' }
  if (index === dateLine && (verdict !== 'keep' || line.shape !== 'sentence')) return { stage: 'date', reason: 'the date is kept as metadata' }
  return verdict === 'keep' ? null : verdict
}
