/**
 * An article out of an HTML page. The stages: parse (bounded), read metadata, prune what cannot be article, select the element that is,
 * clean it, turn it into mdast, take furniture out block by block. Own selection instead of Readability on a DOM shim, because
 * every removal has to be explained and work has to stay linear on hostile pages.
 */
import type { Element, Root as HastRoot } from 'hast'
import { toMdast } from 'hast-util-to-mdast'
import type { Nodes, Root, RootContent } from 'mdast'
import type { Extraction, ExtractionStep } from '../../model.ts'
import { detectLanguage } from '../../text/language.ts'
import { project } from '../../text/projection.ts'
import { cleanMdast } from '../cleanMdast.ts'
import { bylineIn, withoutDates } from '../findByline.ts'
import { findBylines } from '../findBylines.ts'
import { machineDate } from '../parseDate.ts'
import { findBody } from '../text/findBody.ts'
import type { Line } from '../text/lines.ts'
import { describeLine, keyOf } from '../text/lines.ts'
import { findPublished } from '../text/findPublished.ts'
import { clean } from './clean.ts'
import { findStandfirst } from './findStandfirst.ts'
import { isBlock, isElement, textOf } from './hast.ts'
import { readMetadata, sameName, similar, timeElements } from './metadata.ts'
import type { PageMetadata, Said } from './metadata.ts'
import { dissolveLayoutTables } from './layoutTables.ts'
import { parseHtml } from './parseHtml.ts'
import { keepPictures, type PictureAddress } from './pictures.ts'
import type { Removal } from './prune.ts'
import { prune } from './prune.ts'
import { measure, select } from './select.ts'

const HTML_EXTRACTOR = 'html/1'

/** Lines of the page's head that are searched for a visible date. */
const HEAD_LINES = 400

export interface HtmlHints {
  url: string | null
  fallbackTitle: string
  /** Absent when nothing came with the page: then it has no pictures. */
  images?: PictureAddress | undefined
}

export function extractHtml(source: string, hints: HtmlHints): Extraction {
  const page = parseHtml(source)
  keepPictures(page, hints.images ?? (() => null))
  const metadata = readMetadata(page, hints.url)
  const times = timeElements(page).slice(0, 50)
  const visible = metadata.publishedAt && !metadata.publishedIsWeak && metadata.byline ? [] : pageLines(page)
  const steps: ExtractionStep[] = []
  report(steps, 'prune', prune(page))
  dissolveLayoutTables(page)
  const measures = measure(page)
  const selected = select(page, measures)
  const standfirst = findStandfirst(page, metadata.title?.value ?? null, selected)
  const parts = standfirst ? [standfirst, ...selected] : selected
  if (parts.length === 0) steps.push({ stage: 'select', reason: 'no running text in the page', removed: '' })
  for (const part of parts) {
    steps.push({ stage: 'select', reason: `${part === standfirst ? 'the standfirst' : 'the text'} stands in ${pathOf(part)}`, removed: '' })
    report(steps, 'clean', clean(part, measures))
  }
  let body = cleanMdast(toDocument(parts), { address: metadata.url, images: (address) => address })
  const title = metadata.title ?? headingOf(body)
  body = withoutFurniture(body, title?.value ?? null, steps)
  const { text } = project(body)
  const lang = detectLanguage(text) ?? metadata.lang
  const published = publishedOf(metadata, () => visibleDate(visible, title?.value ?? null, text, times, lang))
  const byline = metadata.byline ?? visibleByline(visible, title?.value ?? null, text)
  say(steps, 'title', title, 'no title found')
  say(steps, 'source', metadata.siteName, 'the page does not name itself')
  say(steps, 'byline', byline, 'no author named')
  say(steps, 'date', published, 'undated')
  return {
    title: title?.value ?? hints.fallbackTitle,
    byline: byline?.value ?? null,
    siteName: metadata.siteName?.value ?? null,
    publishedAt: published?.value ?? null,
    lang,
    url: metadata.url,
    body,
    text,
    steps,
    extractor: HTML_EXTRACTOR,
  }
}

function toDocument(parts: (HastRoot | Element)[]): Root {
  const root: HastRoot = { type: 'root', children: parts.flatMap((part) => (part.type === 'root' ? part.children : [part])) }
  const tree = toMdast(root, { document: true, newlines: false })
  return tree.type === 'root' ? tree : { type: 'root', children: [tree] }
}

function headingOf(body: Root): Said<string> | null {
  const heading = body.children.find((node) => node.type === 'heading')
  return heading ? { value: plain(heading), where: 'the first heading' } : null
}

function plain(node: RootContent): string {
  return project({ type: 'root', children: [node] }).text
}

/** Takes out the repeated headline, bylines and dates at the head, furniture anywhere, and what trails after the last text. */
function withoutFurniture(body: Root, title: string | null, steps: ExtractionStep[]): Root {
  const all = flattened(body.children)
  // Pictures say nothing that could be judged: they stay with the text beside them.
  const blocks = all.filter((block) => !isPicture(block))
  const lines: Line[] = blocks.map((block) => describeLine(plain(block).replace(/\s+/g, ' ').trim(), 0, null))
  const spoken = new Map<number, string>()
  for (const [index, line] of lines.entries()) {
    if (line.text.length > 400) continue
    const block = blocks[index]
    if (title && (keyOf(title) === line.key || (index < 4 && block?.type === 'heading' && block.depth === 1 && similar(title, line.text)))) spoken.set(index, 'the headline, repeated')
    else if (index < 6 && line.words < 14 && bylineIn(line) !== null) spoken.set(index, 'the byline is metadata')
    else if (index < 6 && line.words < 8 && line.dates.length > 0 && block?.type !== 'heading' && isDateline(line)) spoken.set(index, 'place and date are metadata')
    else if (index < 6 && line.shape === 'date') spoken.set(index, 'a bare date')
  }
  const verdicts = findBody(lines, 0, new Set(spoken.keys()), 'whole')
  let kept: RootContent[] = []
  for (const [index, block] of blocks.entries()) {
    const line = lines[index]
    const verdict = verdicts[index]
    const structured = block.type === 'list' || block.type === 'table' || block.type === 'code' || block.type === 'blockquote'
    const reason = spoken.get(index) ?? (verdict && verdict !== 'keep' && !(structured && (line?.words ?? 0) > 30) ? verdict.reason : null)
    if (reason === null || line === undefined) kept.push(block)
    else steps.push({ stage: 'furniture', reason, removed: line.text })
  }
  while (kept.length > 0) {
    const last = kept.at(-1)
    if (last?.type !== 'heading' && last?.type !== 'thematicBreak') break
    if (last.type === 'heading') steps.push({ stage: 'furniture', reason: 'a heading that nothing follows', removed: plain(last) })
    kept.pop()
  }
  if (blocks.length < all.length) kept = withPictures(all, kept)
  return { type: 'root', children: kept }
}

const isPicture = (block: RootContent): boolean => block.type === 'paragraph' && block.children.some((child) => child.type === 'image') && plain(block).trim() === ''

/** Each picture again where it was, when the text right before or right after it is kept. */
function withPictures(all: RootContent[], kept: RootContent[]): RootContent[] {
  const stays = new Set(kept)
  const texts = all.filter((block) => !isPicture(block))
  let before = -1
  return all.filter((block) => {
    if (!isPicture(block)) {
      before += 1
      return stays.has(block)
    }
    const [last, next] = [texts[before], texts[before + 1]]
    return (last !== undefined && stays.has(last)) || (next !== undefined && stays.has(next))
  })
}

/** "(Pescasseroli, 14 January 2020)", "12.11.2021 red": hardly more than a date. */
function isDateline(line: Line): boolean {
  return withoutDates(line).replace(/[^\p{L} ]+/gu, '').trim().split(/\s+/).length <= 2
}

/** Rules at the ends say nothing; everything else stays as it is. */
function flattened(children: RootContent[]): RootContent[] {
  return children.filter((child, index) => child.type !== 'thematicBreak' || (index > 0 && index < children.length - 1)).filter((child: Nodes) => child.type === 'thematicBreak' || isPicture(child as RootContent) || plain(child as RootContent) !== '')
}

/** The page as lines, menus and all: a visible date is judged by where it stands. */
function pageLines(page: HastRoot): string[] {
  const lines: string[] = []
  const inline: string[] = []
  const flush = (): void => {
    const text = inline.join('').replace(/\s+/g, ' ').trim()
    if (text !== '') lines.push(text)
    inline.length = 0
  }
  const visit = (node: HastRoot | Element): void => {
    for (const child of node.children) {
      if (child.type === 'text') inline.push(child.value)
      else if (isElement(child)) {
        if (child.tagName === 'script' || child.tagName === 'style' || child.tagName === 'noscript' || child.tagName === 'head') continue
        if (isBlock(child)) flush()
        visit(child)
        if (isBlock(child)) flush()
      }
    }
  }
  visit(page)
  flush()
  return lines
}

/** What machines are told counts, unless it is told in a field that says little and the page prints another day by its headline. */
function publishedOf({ publishedAt, publishedIsWeak }: PageMetadata, visible: () => Said<string> | null): Said<string> | null {
  if (publishedAt && !publishedIsWeak) return publishedAt
  const printed = visible()
  if (publishedAt === null) return printed
  return printed !== null && printed.where.includes('beside the headline') && printed.value.slice(0, 10) !== publishedAt.value.slice(0, 10) ? printed : publishedAt
}

function visibleDate(page: string[], title: string | null, text: string, times: { value: string; text: string }[], lang: string | null): Said<string> | null {
  const opening = text.split('\n').find((line) => line.length > 60)?.slice(0, 60) ?? text.slice(0, 60)
  const start = opening === '' ? -1 : page.findIndex((line) => line.includes(opening))
  const from = Math.max(0, start - HEAD_LINES)
  const lines = page.slice(from, start < 0 ? HEAD_LINES : start + 4).map((line) => describeLine(line, 0, lang))
  const titleLine = title === null ? -1 : lines.findLastIndex((line) => line.words < 60 && (sameName(line.text, title) || similar(line.text, title)))
  const found = findPublished(lines, titleLine < 0 ? null : titleLine, start < 0 ? Math.max(0, lines.length - 1) : start - from, lines.length, lang)
  if (found) {
    // A <time> with the same text knows it more exactly.
    const exact = times.find((time) => time.value !== '' && lines[found.line]?.text.includes(time.text) && machineDate(time.value, lang)?.startsWith(found.value.slice(0, 10)))
    return { value: (exact && machineDate(exact.value, lang)) ?? found.value, where: found.why }
  }
  const only = [...new Set(times.map((time) => machineDate(time.value || time.text, lang)).filter((value) => value !== null && value.length >= 10))]
  return only.length === 1 && only[0] ? { value: only[0], where: 'the only <time> of the page' } : null
}

/** What stands under the headline, at the text's head; a headline that the page repeats may stand below the byline, so each is tried. */
function visibleByline(page: string[], title: string | null, text: string): Said<string> | null {
  if (title === null) return null
  const key = keyOf(title)
  const opening = text.split('\n').find((line) => line.length > 60)?.slice(0, 60)
  const headlines = page.flatMap((line, at) => (line.length < 400 && keyOf(line) === key ? [at] : [])).slice(-4).reverse()
  for (const at of headlines) {
    const lines = page.slice(at + 1, at + 24).map((line) => describeLine(line, 0, null))
    const prose = opening === undefined ? -1 : lines.findIndex((line) => line.text.includes(opening))
    const found = findBylines(lines, 0, prose < 0 ? lines.length : prose)
    if (found) return { value: found.name, where: 'the lines under the headline' }
  }
  return null
}

function pathOf(node: HastRoot | Element): string {
  if (node.type === 'root') return 'the whole page'
  const id = node.properties['id']
  const classes = node.properties['className']
  return `<${node.tagName}${typeof id === 'string' ? ` id="${id}"` : ''}${Array.isArray(classes) ? ` class="${classes.join(' ')}"` : ''}> (${textOf(node).length} characters)`
}

function say(steps: ExtractionStep[], stage: string, said: Said<string> | null, otherwise: string): void {
  steps.push({ stage, reason: said ? `${said.value}: ${said.where}` : otherwise, removed: '' })
}

function report(steps: ExtractionStep[], stage: string, removals: Removal[]): void {
  for (const { reason, text } of removals) {
    const last = steps.at(-1)
    if (last && last.removed !== '' && last.stage === stage && last.reason === reason) last.removed += `\n${text}`
    else steps.push({ stage, reason, removed: text })
  }
}
