/**
 * How good extraction is on pages and dumps that people annotated block by block (annotations.ts), beside the libraries one would take
 * instead, and how fast. Pages of the tuning sites may be looked at while the extractor is built, those of the test sites may not; both are
 * shown. The dumps are the same pages flattened, each by the flattener that its address picks.
 */
import { join } from 'node:path'
import { extractArticle } from '../../../renderer/core/extract/extractArticle.ts'
import type { EvalReport } from '../report.ts'
import { measureAgreement } from './agreement.ts'
import type { AnnotatedPage, Split } from './annotations.ts'
import { readAnnotated, SPLITS, titleHash } from './annotations.ts'
import type { Result } from './contenders.ts'
import { CONTENDERS } from './contenders.ts'
import { FLATTENERS } from './flatteners.ts'
import { hashOf } from './pageBlocks.ts'
import { asOneSource } from './recurring.ts'
import { lineF1, meanOf, scoreAuthors, scoreBody } from './score.ts'

/** The values of one measure, one a page. */
type Scores = Map<string, number[]>

const ONE_SOURCE = 'Dossier, all pages as one source'

const LANGUAGES = ['de', 'en', 'fr', 'es', 'pt', 'pl', 'it', 'cs']

export async function evalExtract(dataDir: string): Promise<EvalReport> {
  const folder = join(dataDir, 'extraction')
  const scores: Scores = new Map()
  const notes: string[] = []
  /** Milliseconds a page. */
  const speeds = new Map<string, number[]>()
  for (const split of SPLITS) {
    const { pages, missing } = readAnnotated(split, folder)
    if (missing.length > 0) notes.push(`${split}: ${missing.length} annotated pages are not in ${folder}: ${missing.slice(0, 3).join(', ')} …`)
    for (const { name, run, read } of CONTENDERS) {
      for (const page of pages.slice(0, 8)) await quietly(() => run(page.html, page.url))
      for (const page of pages) {
        // The processor's time, because the machine may be busy with something else.
        const started = process.cpuUsage()
        const made = await quietly(() => run(page.html, page.url))
        const { user, system } = process.cpuUsage(started)
        const times = speeds.get(name) ?? []
        times.push((user + system) / 1000)
        speeds.set(name, times)
        scorePage(scores, split, name, page, read(made))
      }
    }
    for (const page of pages) scoreDump(scores, split, page)
    const together = asOneSource(pages.map(({ html, url }) => extractArticle({ kind: 'html', text: html, url })))
    for (const [at, page] of pages.entries()) add(scores, split, ONE_SOURCE, page.lang, 'bodyF1', scoreBody(page, together[at]!.text).bodyF1)
  }
  const agreement = measureAgreement(folder)
  const measures = [...scores].map(([measure, values]) => {
    const { mean, low, high, n } = meanOf(values)
    return { measure, value: round(mean), n, interval: [round(low), round(high)] as [number, number] }
  })
  return { name: 'extract', measures: [...measures, ...agreement.measures], table: [...table(scores), ...speed(speeds), '', ...agreement.measures.map(({ measure, value, n }) => `${measure.padEnd(36)} ${value.toFixed(3)}  ${n}`)], notes: [...notes, ...agreement.notes] }
}

/** A library that throws or writes to the console has found nothing. */
async function quietly(run: () => unknown): Promise<unknown> {
  const { error, warn, log } = console
  console.error = console.warn = console.log = () => undefined
  try {
    return await run()
  } catch {
    return null
  } finally {
    Object.assign(console, { error, warn, log })
  }
}

function add(scores: Scores, split: Split, who: string, lang: string, measure: string, value: number): void {
  for (const group of ['all', lang]) {
    const key = `${split} · ${who} · ${group} · ${measure}`
    const values = scores.get(key) ?? []
    values.push(value)
    scores.set(key, values)
  }
}

function scorePage(scores: Scores, split: Split, who: string, page: AnnotatedPage, result: Result): void {
  for (const [measure, value] of Object.entries(scoreBody(page, result.text))) add(scores, split, who, page.lang, measure, value)
  scoreMetadata(scores, split, who, page, result)
  add(scores, split, who, page.lang, 'source', page.sources.map(titleHash).includes(titleHash(result.source ?? '')) ? 1 : 0)
}

function scoreMetadata(scores: Scores, split: Split, who: string, page: AnnotatedPage, result: Pick<Result, 'title' | 'authors' | 'published'>): void {
  add(scores, split, who, page.lang, 'title', page.titles.includes(titleHash(result.title ?? '')) ? 1 : 0)
  const day = result.published?.slice(0, 10) ?? null
  add(scores, split, who, page.lang, 'date', day === null ? (page.published.length === 0 ? 1 : 0) : page.published.includes(day) ? 1 : 0)
  if (page.authors === null) return
  const authors = scoreAuthors(page.authors, result.authors)
  add(scores, split, who, page.lang, 'authorsF1', authors.f1)
  add(scores, split, who, page.lang, 'authorsExact', authors.exact)
}

/** Which flattener makes a page's dump. */
export function flattenerOf(page: string): string {
  const names = Object.keys(FLATTENERS)
  return names[Number.parseInt(hashOf(page).slice(0, 8), 16) % names.length] ?? 'bare'
}

function scoreDump(scores: Scores, split: Split, page: AnnotatedPage): void {
  const name = flattenerOf(page.page)
  const lines = FLATTENERS[name]?.(page.all) ?? []
  const article = extractArticle({ kind: 'text', text: lines.map(({ text }) => text).join('\n') })
  const value = lineF1(lines, page.all.map(({ role }) => role), article.text)
  add(scores, split, 'dumps', page.lang, 'lineF1', value)
  add(scores, split, `dumps (${name})`, page.lang, 'lineF1', value)
  scoreMetadata(scores, split, 'dumps', page, { title: article.title, authors: article.byline, published: article.publishedAt })
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000
}

const MEASURES = ['bodyF1', 'blockPrecision', 'blockRecall', 'title', 'date', 'authorsF1', 'authorsExact', 'source']

function table(scores: Scores): string[] {
  const cell = (split: Split, who: string, group: string, measure: string): string => {
    const values = scores.get(`${split} · ${who} · ${group} · ${measure}`)
    if (!values) return ''
    const { mean, low, high, n } = meanOf(values)
    return `${mean.toFixed(3)} [${low.toFixed(2)} ${high.toFixed(2)}] ${n}`
  }
  const rows: string[] = []
  const row = (head: string, cells: string[]): void => void rows.push(`${head.padEnd(22)}${cells.map((one) => one.padEnd(24)).join('')}`.trimEnd())
  for (const split of SPLITS) {
    row(`\n${split}`, CONTENDERS.map(({ name }) => name))
    for (const group of ['all', ...LANGUAGES]) {
      if (!scores.has(`${split} · Dossier · ${group} · title`)) continue
      for (const measure of group === 'all' ? MEASURES : ['bodyF1', 'title', 'date', 'authorsF1']) row(`${group} ${measure}`, CONTENDERS.map(({ name }) => cell(split, name, group, measure)))
    }
    row('as one source', [cell(split, ONE_SOURCE, 'all', 'bodyF1')])
    row(`\n${split} dumps`, ['lineF1', 'title', 'date', 'authorsF1'])
    for (const group of ['all', ...LANGUAGES]) if (scores.has(`${split} · dumps · ${group} · title`)) row(group, ['lineF1', 'title', 'date', 'authorsF1'].map((measure) => cell(split, 'dumps', group, measure)))
    for (const name of Object.keys(FLATTENERS)) row(name, [cell(split, `dumps (${name})`, 'all', 'lineF1')])
  }
  return rows
}

/** Pages a second of processor time: of the median page, and over all. */
function speed(speeds: Map<string, number[]>): string[] {
  return ['', ...[...speeds].map(([name, times]) => {
    const sorted = [...times].sort((a, b) => a - b)
    const all = times.reduce((sum, time) => sum + time, 0)
    return `${name.padEnd(22)}${(1000 / (sorted[Math.floor(sorted.length / 2)] ?? 1)).toFixed(0)} pages a second (median page), ${((1000 * times.length) / all).toFixed(0)} over all`
  })]
}
