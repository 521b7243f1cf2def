/**
 * An article kept as Markdown, perhaps with YAML front matter (Obsidian, Readwise, Omnivore and static sites use it). Nothing is guessed
 * to be furniture: someone already chose the text.
 */
import type { Root } from 'mdast'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { gfmFromMarkdown } from 'mdast-util-gfm'
import { gfm } from 'micromark-extension-gfm'
import { parse } from 'yaml'
import { extractor } from './extractors.ts'
import type { Extraction, ExtractionStep } from '../model.ts'
import { detectLanguage } from '../text/language.ts'
import { splitFrontMatter } from '../markdown/frontMatter.ts'
import { parseInPieces } from '../markdown/parseInPieces.ts'
import { project } from '../text/projection.ts'
import { cleanMdast } from './cleanMdast.ts'
import { httpAddress } from './html/metadata.ts'
import { machineDate } from './parseDate.ts'
import { keyOf } from './keyOf.ts'

/** Deeper nesting than this is no writing; micromark's containers cost depth × size. */
const MAX_NESTING = 100

export interface MarkdownHints {
  url: string | null
  fallbackTitle: string
  /** The address under which a picture is kept, by the one that is written; absent when no files came along. */
  images?: ((source: string) => string | null) | undefined
}

export function extractMarkdown(source: string, hints: MarkdownHints): Extraction {
  const steps: ExtractionStep[] = []
  const split = splitFrontMatter(source)
  const tree = parseInPieces(bounded(split?.body ?? source), (piece) => fromMarkdown(piece, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] }))
  const front = split?.text ?? null
  const data = front === null ? new Map<string, unknown>() : readFrontMatter(front, steps)
  if (front !== null) steps.push({ stage: 'front-matter', reason: 'kept as metadata', removed: front })
  const url = address(data, ['url', 'source_url', 'original_url', 'link', 'canonical', 'canonical_url', 'source']) ?? hints.url
  for (const node of tree.children) if (node.type === 'html') steps.push({ stage: 'markup', reason: 'raw HTML', removed: node.value })
  let body = cleanMdast(tree, { address: url, images: hints.images })

  const said = string(data, ['title', 'headline', 'name'])
  const first = body.children[0]
  const heading = first?.type === 'heading' && (first.depth === 1 || said !== null) ? project({ type: 'root', children: [first] }).text : null
  if (heading !== null && (said === null || keyOf(said) === keyOf(heading))) {
    steps.push({ stage: 'title', reason: 'the first heading is the title', removed: heading, after: 0 })
    body = { type: 'root', children: body.children.slice(1) } satisfies Root
  }
  const { text } = project(body)
  const lang = detectLanguage(text) ?? /^[a-z]{2,3}/i.exec(string(data, ['lang', 'language', 'locale']) ?? '')?.[0]?.toLowerCase() ?? null
  const published = string(data, ['published', 'publishedat', 'published_at', 'date_published', 'datepublished', 'publishdate', 'pubdate', 'date'])
  const source_ = string(data, ['site', 'sitename', 'site_name', 'publisher', 'publication', 'source'])
  return {
    title: said ?? heading ?? hints.fallbackTitle,
    byline: names(data),
    siteName: source_ !== null && !/^https?:/i.test(source_) ? source_ : null,
    publishedAt: published === null ? null : machineDate(published, lang),
    lang,
    url,
    body,
    text,
    steps,
    extractor: extractor('markdown'),
  }
}

/** Keys are compared in lower case. A front matter that is no YAML mapping is reported and otherwise ignored. */
function readFrontMatter(source: string, steps: ExtractionStep[]): Map<string, unknown> {
  try {
    // The core schema leaves dates as they are written; a date type would invent a zone.
    const value: unknown = parse(source, { schema: 'core', maxAliasCount: 20, logLevel: 'error' })
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return new Map(Object.entries(value).map(([key, one]) => [key.toLowerCase(), one]))
    steps.push({ stage: 'front-matter', reason: 'is no YAML mapping and says nothing', removed: '' })
  } catch (error) {
    steps.push({ stage: 'front-matter', reason: `is not valid YAML: ${error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error)}`, removed: '' })
  }
  return new Map()
}

function string(data: Map<string, unknown>, keys: string[]): string | null {
  for (const key of keys) {
    const value = data.get(key)
    if (typeof value === 'string' && value.trim() !== '') return value.trim()
    if (typeof value === 'number') return String(value)
  }
  return null
}

function address(data: Map<string, unknown>, keys: string[]): string | null {
  for (const key of keys) {
    const value = string(data, [key])
    const url = value === null ? null : httpAddress(value, null)
    if (url) return url
  }
  return null
}

function names(data: Map<string, unknown>): string | null {
  for (const key of ['author', 'authors', 'byline', 'creator']) {
    const value = data.get(key)
    const all = (Array.isArray(value) ? value : [value]).filter((one): one is string => typeof one === 'string' && one.trim() !== '')
    // Obsidian writes links: "[[Jane Doe]]".
    if (all.length > 0) return all.map((one) => one.trim().replace(/^\[\[(?:[^\]|]*\|)?([^\]|]*)\]\]$/, '$1')).join(', ')
  }
  return null
}

/** Cuts markers of quotes and lists that are nested beyond use. */
function bounded(source: string): string {
  return source.replace(/^(?:[ \t]*(?:>|[-*+](?=[ \t])|\d{1,9}[.)](?=[ \t]))){100,}/gm, (markers) => markers.slice(0, MAX_NESTING))
}
