/**
 * Extraction beside what others recorded: `segments/` (wanted and unwanted passages, title, author, date), and the
 * test pages of Readability and Defuddle, whose expected results those tools made themselves: there the figure is agreement, not
 * truth. The segments pages are also flattened to plain text, to measure the text front end on real furniture.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readOriginal } from '../../../renderer/core/import/readOriginal.ts'
import { extractArticle } from '../../../renderer/core/extract/extractArticle.ts'
import { parseHtml } from '../../../renderer/core/extract/html/parseHtml.ts'
import { textOf } from '../../../renderer/core/extract/html/hast.ts'
import type { Extraction } from '../../../renderer/core/model.ts'
import { flattenPage } from './flattenPage.ts'
import { asOneSource } from './recurring.ts'
import type { EvalReport } from '../report.ts'

interface Gold {
  file: string
  with?: string[]
  without?: string[]
  title?: string
  author?: string | string[]
  date?: string
}

class Tally {
  private readonly sums = new Map<string, { sum: number; n: number }>()

  add(measure: string, value: number): void {
    const entry = this.sums.get(measure) ?? { sum: 0, n: 0 }
    this.sums.set(measure, { sum: entry.sum + value, n: entry.n + 1 })
  }

  measures(): EvalReport['measures'] {
    return [...this.sums].map(([measure, { sum, n }]) => ({ measure, value: Math.round((sum / Math.max(1, n)) * 10_000) / 10_000, n }))
  }
}

/** @param folder the data's `extraction`; what is missing in it is noted and skipped */
export function measureAgreement(folder: string): Pick<EvalReport, 'measures' | 'notes'> {
  const tally = new Tally()
  const notes: string[] = []
  for (const [name, run] of [['segments', segments], ['readability', readability], ['defuddle', defuddle]] as const) {
    if (existsSync(join(folder, name))) run(join(folder, name), tally)
    else notes.push(`no ${name} in ${folder}`)
  }
  return { measures: tally.measures(), notes }
}

function segments(folder: string, tally: Tally): void {
  const gold = JSON.parse(readFileSync(join(folder, 'gold.json'), 'utf8')) as Record<string, Gold>
  const articles: { page: Gold; article: Extraction }[] = []
  for (const [url, page] of Object.entries(gold)) {
    const path = join(folder, 'pages', page.file)
    if (!existsSync(path)) continue
    const original = readOriginal(page.file, readFileSync(path))
    const article = extractArticle({ kind: 'html', text: original.text, url })
    articles.push({ page, article })
    score('segments html', article, page, tally)
    score('segments flattened', extractArticle({ kind: 'text', text: flattenPage(original.text), url }), page, tally)
  }
  for (const [at, article] of asOneSource(articles.map((one) => one.article)).entries()) scoreSegments('segments html, all pages as one source', article, articles[at]!.page, tally)
}

function scoreSegments(name: string, article: Extraction, page: Gold, tally: Tally): void {
  const text = squeeze(article.text)
  const wanted = (page.with ?? []).filter((segment) => squeeze(segment) !== '')
  for (const segment of wanted) tally.add(`${name}: wanted kept`, text.includes(squeeze(segment)) ? 1 : 0)
  for (const segment of page.without ?? []) tally.add(`${name}: unwanted kept`, text.includes(squeeze(segment)) ? 1 : 0)
}

function score(name: string, article: Extraction, page: Gold, tally: Tally): void {
  scoreSegments(name, article, page, tally)
  if (page.title) tally.add(`${name}: title`, squeeze(article.title) === squeeze(page.title) ? 1 : 0)
  if (page.date) tally.add(`${name}: date`, article.publishedAt?.slice(0, 10) === page.date.slice(0, 10) ? 1 : 0)
  if (page.date && article.publishedAt) tally.add(`${name}: date when given`, article.publishedAt.slice(0, 10) === page.date.slice(0, 10) ? 1 : 0)
  if (page.author) tally.add(`${name}: author`, squeeze(article.byline ?? '') === squeeze([page.author].flat().join(', ')) ? 1 : 0)
}

function readability(folder: string, tally: Tally): void {
  const pages = join(folder, 'test', 'test-pages')
  for (const page of readdirSync(pages)) {
    const source = readOriginal(`${page}.html`, readFileSync(join(pages, page, 'source.html')))
    const expected = textOf(parseHtml(readFileSync(join(pages, page, 'expected.html'), 'utf8')))
    const metadata = JSON.parse(readFileSync(join(pages, page, 'expected-metadata.json'), 'utf8')) as Record<string, string | null>
    const article = extractArticle({ kind: 'html', text: source.text, url: 'http://fakehost/test/page.html' })
    agree('readability', article, expected, { title: metadata['title'] ?? null, author: metadata['byline'] ?? null, site: metadata['siteName'] ?? null, date: metadata['publishedTime'] ?? null }, tally)
  }
}

function defuddle(folder: string, tally: Tally): void {
  for (const file of readdirSync(join(folder, 'tests', 'fixtures'))) {
    const path = join(folder, 'tests', 'expected', file.replace(/\.html$/, '.md'))
    if (!file.endsWith('.html') || !existsSync(path)) continue
    const source = readOriginal(file, readFileSync(join(folder, 'tests', 'fixtures', file)))
    const expected = readFileSync(path, 'utf8')
    const head = /^```json\n([\s\S]*?)\n```\n/.exec(expected)
    const metadata = (head?.[1] ? JSON.parse(head[1]) : {}) as Record<string, string | null>
    const body = extractArticle({ kind: 'markdown', text: expected.slice(head?.[0].length ?? 0) }).text
    const article = extractArticle({ kind: 'html', text: source.text })
    agree('defuddle', article, body, { title: metadata['title'] ?? null, author: metadata['author'] ?? null, site: metadata['site'] ?? null, date: metadata['published'] ?? null }, tally)
  }
}

function agree(name: string, article: Extraction, body: string, expected: Record<'title' | 'author' | 'site' | 'date', string | null>, tally: Tally): void {
  tally.add(`${name}: body token F1`, tokenF1(article.text, body))
  if (expected.title) tally.add(`${name}: title`, squeeze(article.title) === squeeze(expected.title) ? 1 : 0)
  if (expected.author) tally.add(`${name}: author`, squeeze(article.byline ?? '') === squeeze(expected.author) ? 1 : 0)
  if (expected.site) tally.add(`${name}: site`, squeeze(article.siteName ?? '') === squeeze(expected.site) ? 1 : 0)
  if (expected.date) tally.add(`${name}: date`, article.publishedAt?.slice(0, 10) === expected.date.slice(0, 10) ? 1 : 0)
}

/** F1 of the bags of words. */
function tokenF1(a: string, b: string): number {
  const count = (text: string): Map<string, number> => {
    const bag = new Map<string, number>()
    for (const word of text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []) bag.set(word, (bag.get(word) ?? 0) + 1)
    return bag
  }
  const [x, y] = [count(a), count(b)]
  let shared = 0
  for (const [word, times] of x) shared += Math.min(times, y.get(word) ?? 0)
  const total = (bag: Map<string, number>): number => [...bag.values()].reduce((sum, times) => sum + times, 0)
  const size = total(x) + total(y)
  return size === 0 ? 1 : (2 * shared) / size
}

function squeeze(text: string): string {
  return text.normalize('NFKC').replace(/[\u00ad\u200b]/g, '').replace(/[“”„«»‘’']/g, '"').replace(/\s+/g, '').toLowerCase()
}
