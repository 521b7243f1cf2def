/**
 * An article out of an HTML page. The stages: parse (bounded), read metadata, prune what cannot be article, select the element that is,
 * clean it, turn it into mdast, take furniture out block by block. Own selection instead of Readability on a DOM shim, because
 * every removal has to be explained and work has to stay linear on hostile pages.
 */
import type { Element, Root as HastRoot } from 'hast'
import { toMdast } from 'hast-util-to-mdast'
import type { Root, RootContent } from 'mdast'
import { extractor } from '../extractors.ts'
import type { Extraction, ExtractionStep } from '../../model.ts'
import { detectLanguage } from '../../text/language.ts'
import { project } from '../../text/projection.ts'
import { cleanMdast } from '../cleanMdast.ts'
import { found, removed } from '../explain.ts'
import { bylineIn, withoutDates } from '../findByline.ts'
import { findBylines } from '../findBylines.ts'
import { machineDate } from '../parseDate.ts'
import { findBody } from '../text/findBody.ts'
import type { Line } from '../text/lines.ts'
import { describeLine } from '../text/lines.ts'
import { keyOf } from '../keyOf.ts'
import { findPublished } from '../text/findPublished.ts'
import { clean } from './clean.ts'
import { dateInAddress } from './dateInAddress.ts'
import { dateInTitle } from './dateInTitle.ts'
import { findStandfirst } from './findStandfirst.ts'
import { blockLines, isBlock, isElement, textOf } from './hast.ts'
import { readMetadata, sameName, similar, timeElements } from './metadata.ts'
import type { PageMetadata, Said } from './metadata.ts'
import { dissolveLayoutTables } from './layoutTables.ts'
import { numberNodes, orderOf } from './pageOrder.ts'
import { parseHtml } from './parseHtml.ts'
import { keepPictures, type PictureAddress } from './pictures.ts'
import type { Removal } from './prune.ts'
import { prune } from './prune.ts'
import { measure, select } from './select.ts'

/** Lines of the page's head that are searched for a visible date. */
const HEAD_LINES = 400

/** A block of the body, and its place on the page. */
interface PlacedBlock {
  block: RootContent
  order: number
}

type Removed = Removal & { stage: string }

export interface HtmlHints {
  url: string | null
  fallbackTitle: string
  /** Absent when nothing came with the page: then it has no pictures. */
  images?: PictureAddress | undefined
}

export function extractHtml(source: string, hints: HtmlHints): Extraction {
  const page = parseHtml(source)
  numberNodes(page)
  keepPictures(page, hints.images ?? (() => null))
  const metadata = readMetadata(page, hints.url)
  const times = timeElements(page).slice(0, 50)
  const visible = metadata.publishedAt && !metadata.publishedIsWeak && metadata.byline ? [] : pageLines(page)
  const steps: ExtractionStep[] = []
  const removals: Removed[] = prune(page).map((removal) => ({ ...removal, stage: 'prune' }))
  dissolveLayoutTables(page)
  const measures = measure(page)
  const selected = select(page, measures)
  const standfirst = findStandfirst(page, metadata.title?.value ?? null, selected)
  const parts = standfirst ? [standfirst, ...selected] : selected
  if (parts.length === 0) steps.push({ stage: 'select', reason: 'no running text in the page', removed: '' })
  for (const part of parts) {
    steps.push({ stage: 'select', reason: `${part === standfirst ? 'the standfirst' : 'the text'} stands in ${pathOf(part)}`, removed: '' })
    removals.push(...clean(part, measures).map((removal) => ({ ...removal, stage: 'clean' })))
  }
  if (parts.length > 0) removals.push(...outside(page, parts, metadata.title?.value ?? null))
  const blocks = toDocument(parts).children.flatMap((node): PlacedBlock[] => {
    const order = orderOf(node) ?? 0
    return cleanMdast({ type: 'root', children: [node] }, { address: metadata.url, images: (address) => address }).children.map((block) => ({ block, order }))
  })
  const title = metadata.title ?? headingOf(blocks)
  const kept = withoutFurniture(blocks, title?.value ?? null, removals)
  explain(steps, removals, kept)
  const body: Root = { type: 'root', children: kept.map(({ block }) => block) }
  const { text } = project(body)
  const lang = detectLanguage(text) ?? metadata.lang
  const order = lang === 'en' && metadata.dayFirst ? 'en-GB' : lang
  const published = publishedOf(metadata, () => visibleDate(visible, title?.value ?? null, text, times, order)) ?? dateInTitle(metadata.pageTitle, order) ?? dateInAddress(metadata.url)
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
    extractor: extractor('html'),
  }
}

function toDocument(parts: (HastRoot | Element)[]): Root {
  const root: HastRoot = { type: 'root', children: parts.flatMap((part) => (part.type === 'root' ? part.children : [part])) }
  const tree = toMdast(root, { document: true, newlines: false })
  return tree.type === 'root' ? tree : { type: 'root', children: [tree] }
}

function headingOf(blocks: PlacedBlock[]): Said<string> | null {
  const heading = blocks.find(({ block }) => block.type === 'heading')
  return heading ? { value: plain(heading.block), where: 'the first heading' } : null
}

/** What no part of the page that was selected holds. */
function outside(page: HastRoot, parts: (HastRoot | Element)[], title: string | null): Removed[] {
  const selected = new Set<HastRoot | Element>(parts)
  if (selected.has(page)) return []
  const headline = title === null ? '' : keyOf(title)
  return blockLines(page, (element) => selected.has(element)).map(({ text, first }) => {
    const repeated = headline !== '' && text.length < 400 && keyOf(text) === headline
    return { stage: 'select', reason: repeated ? 'the headline is kept as the title' : 'stands outside the text', text, order: orderOf(first) ?? 0 }
  })
}

function plain(node: RootContent): string {
  return project({ type: 'root', children: [node] }).text
}

/** Takes out the repeated headline, bylines and dates at the head, furniture anywhere, and what trails after the last text; tells `removals` of each. */
function withoutFurniture(found: PlacedBlock[], title: string | null, removals: Removed[]): PlacedBlock[] {
  const all = flattened(found)
  // Pictures say nothing that could be judged: they stay with the text beside them.
  const blocks = all.filter(({ block }) => !isPicture(block))
  const lines: Line[] = blocks.map(({ block }) => describeLine(plain(block).replace(/\s+/g, ' ').trim(), 0, null))
  const spoken = new Map<number, string>()
  for (const [index, line] of lines.entries()) {
    if (line.text.length > 400) continue
    const block = blocks[index]?.block
    if (title && (keyOf(title) === line.key || (index < 4 && block?.type === 'heading' && block.depth === 1 && similar(title, line.text)))) spoken.set(index, 'the headline, repeated')
    else if (index < 6 && line.words < 14 && bylineIn(line) !== null) spoken.set(index, 'the byline is metadata')
    else if (index < 6 && line.words < 8 && line.dates.length > 0 && block?.type !== 'heading' && isDateline(line)) spoken.set(index, 'place and date are metadata')
    else if (index < 6 && line.shape === 'date') spoken.set(index, 'a bare date')
  }
  const verdicts = findBody(lines, 0, new Set(spoken.keys()), 'whole')
  const kept: PlacedBlock[] = []
  const remove = (reason: string, text: string, order: number): void => void removals.push({ stage: 'furniture', reason, text, order })
  for (const [index, placed] of blocks.entries()) {
    const line = lines[index]
    const verdict = verdicts[index]
    const structured = STRUCTURED.has(placed.block.type)
    const reason = spoken.get(index) ?? (verdict && verdict !== 'keep' && !(structured && (line?.words ?? 0) > 30) ? verdict.reason : null)
    if (reason === null || line === undefined) kept.push(placed)
    else remove(reason, line.text, placed.order)
  }
  while (kept.length > 0) {
    const last = kept.at(-1)
    if (last?.block.type !== 'heading' && last?.block.type !== 'thematicBreak') break
    if (last.block.type === 'heading') remove('a heading that nothing follows', plain(last.block), last.order)
    kept.pop()
  }
  return blocks.length < all.length ? withPictures(all, kept) : kept
}

const STRUCTURED: ReadonlySet<string> = new Set(['list', 'table', 'code', 'blockquote'])

const isPicture = (block: RootContent): boolean => block.type === 'paragraph' && block.children.some((child) => child.type === 'image') && plain(block).trim() === ''

/** Each picture again where it was, when the text right before or right after it is kept. */
function withPictures(all: PlacedBlock[], kept: PlacedBlock[]): PlacedBlock[] {
  const stays = new Set(kept)
  const texts = all.filter(({ block }) => !isPicture(block))
  let before = -1
  return all.filter((placed) => {
    if (!isPicture(placed.block)) {
      before += 1
      return stays.has(placed)
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
function flattened(blocks: PlacedBlock[]): PlacedBlock[] {
  return blocks.filter(({ block }, index) => (block.type === 'thematicBreak' ? index > 0 && index < blocks.length - 1 : isPicture(block) || plain(block) !== ''))
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
      if (child.type === 'text') {
        // A label and a date in elements of their own, which only style keeps apart.
        if (/^\p{N}/u.test(child.value) && /\p{L}$/u.test(inline.at(-1) ?? '')) inline.push(' ')
        inline.push(child.value)
      } else if (isElement(child)) {
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

/** How the text begins: the first characters of its first line of some length. */
function openingOf(text: string): string | undefined {
  return text.split('\n').find((line) => line.length > 60)?.slice(0, 60)
}

/** Whether a line of the page has that text; white space aside, for lines have some where the text has none ("CO 2"). Never for an empty one. */
function opensWith(opening: string): (line: string) => boolean {
  const sought = opening.replace(/\s+/g, '')
  return (line) => sought !== '' && line.length >= sought.length && line.replace(/\s+/g, '').includes(sought)
}

function visibleDate(page: string[], title: string | null, text: string, times: { value: string; text: string }[], lang: string | null): Said<string> | null {
  const start = page.findIndex(opensWith(openingOf(text) ?? text.slice(0, 60)))
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
  const opening = openingOf(text)
  const headlines = page.flatMap((line, at) => (line.length < 400 && keyOf(line) === key ? [at] : [])).slice(-4).reverse()
  for (const at of headlines) {
    const lines = page.slice(at + 1, at + 24).map((line) => describeLine(line, 0, null))
    const prose = opening === undefined ? -1 : page.slice(at + 1, at + 24).findIndex(opensWith(opening))
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
  found(steps, stage, said ? `${said.value}: ${said.where}` : otherwise)
}

/** In reading order, each block with its place among those that were kept. */
function explain(steps: ExtractionStep[], removals: Removed[], kept: PlacedBlock[]): void {
  const orders = kept.map(({ order }) => order)
  for (const { stage, reason, text, order } of removals.toSorted((a, b) => a.order - b.order)) {
    let [low, high] = [0, orders.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if (orders[middle]! < order) low = middle + 1
      else high = middle
    }
    removed(steps, stage, reason, text, low)
  }
}
