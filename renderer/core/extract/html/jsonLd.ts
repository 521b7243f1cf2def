/** What a page says of its article in JSON-LD (schema.org). Broken blocks are common and are skipped. */
import type { Root } from 'hast'
import { attribute, findAll } from './hast.ts'

export interface LinkedArticle {
  /** A HowTo: the page's article, or a list of steps beside it or in a part of it. */
  instructions: boolean
  headline: string | null
  authors: string[]
  /** An organisation is given as the author. */
  byOrganization: boolean
  publisher: string | null
  published: string | null
  url: string | null
}

type Json = Record<string, unknown>

const ARTICLE = /(?:Article|BlogPosting|Report|Posting|LiveBlog|Review|Recipe|Story)$/
const MAX_NODES = 5000

/** Every article-like object of the page, in document order. */
export function readJsonLd(root: Root): LinkedArticle[] {
  const articles: LinkedArticle[] = []
  for (const script of findAll(root, (element) => element.tagName === 'script' && /ld\+json/i.test(attribute(element, 'type')))) {
    const source = script.children.map((child) => (child.type === 'text' ? child.value : '')).join('')
    const value = parse(source)
    if (value === undefined) continue
    const objects = flatten(value)
    const byId = new Map(objects.flatMap((object) => (typeof object['@id'] === 'string' && 'name' in object ? [[object['@id'], object] as const] : [])))
    for (const object of objects) {
      const types = list(object['@type']).filter((type) => typeof type === 'string')
      const instructions = !types.some((type) => ARTICLE.test(type))
      if (instructions && !types.some((type) => type.endsWith('HowTo'))) continue
      const entry = object['mainEntityOfPage']
      articles.push({
        instructions,
        headline: text(object['headline']) ?? text(object['name']),
        authors: list(object['author']).flatMap((author) => personName(author, byId)),
        byOrganization: list(object['author']).some((author) => isOrganization(author) || isOrganization(isObject(author) && typeof author['@id'] === 'string' ? byId.get(author['@id']) : null)),
        publisher: list(object['publisher']).map((publisher) => nameOf(publisher, byId)).find((name) => name !== null) ?? null,
        published: text(object['datePublished']) ?? text(object['dateCreated']),
        url: text(object['url']) ?? text(entry) ?? (isObject(entry) ? text(entry['@id']) : null),
      })
    }
  }
  return articles
}

function parse(source: string): unknown {
  try {
    return JSON.parse(source)
  } catch {
    // Raw line ends and tabs inside strings, CDATA and HTML comments are the usual mistakes.
    try {
      // oxlint-disable-next-line no-control-regex -- exactly these are what JSON forbids
      return JSON.parse(source.replace(/^\s*(?:\/\/)?\s*(?:<!\[CDATA\[|<!--)|(?:\/\/)?\s*(?:\]\]>|-->)\s*$/g, '').replace(/[\u0000-\u001f]+/g, ' '))
    } catch {
      return undefined
    }
  }
}

/** All objects inside a value, outermost first; bounded, and without recursion that depth could break. */
function flatten(value: unknown): Json[] {
  const found: Json[] = []
  const queue: unknown[] = [value]
  for (let at = 0; at < queue.length && found.length < MAX_NODES; at += 1) {
    const one = queue[at]
    if (Array.isArray(one)) for (const item of one) queue.push(item)
    else if (isObject(one)) {
      found.push(one)
      for (const key of ['@graph', 'mainEntity', 'mainEntityOfPage', 'author', 'publisher', 'creator', 'article']) if (one[key] !== undefined) queue.push(one[key])
    }
  }
  return found
}

function personName(author: unknown, byId: Map<string, Json>): string[] {
  if (isOrganization(author)) return []
  const name = nameOf(author, byId)
  return name === null ? (isObject(author) ? list(author['name']).flatMap((one) => text(one) ?? []) : []) : [name]
}

function isOrganization(author: unknown): boolean {
  return isObject(author) && list(author['@type']).some((type) => /Organization/.test(String(type)))
}

function nameOf(value: unknown, byId: Map<string, Json>): string | null {
  if (!isObject(value)) return text(value)
  return text(value['name']) ?? (typeof value['@id'] === 'string' ? text(byId.get(value['@id'])?.['name']) : null)
}

function text(value: unknown): string | null {
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null
}

function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value : value === undefined || value === null ? [] : [value]
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
