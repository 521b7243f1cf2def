/**
 * XML as a tree: EPUB's package, Word's documents, feeds. Lenient, because what programs write is not always well-formed; bounded in depth; entities
 * that a file defines itself are not followed, by design (they can grow without end and name files). Namespace prefixes are dropped: the formats
 * read here have no two elements of one local name in one place.
 */
import { SaxesParser } from 'saxes'
import { decodeEntities } from '../../extract/html/decodeEntities.ts'

export interface XmlElement {
  /** Without its prefix, as written: `creator` of `dc:creator`. */
  name: string
  /** By name without prefix; of two that differ by prefix alone the first. */
  attributes: Map<string, string>
  children: (XmlElement | string)[]
}

const MAX_DEPTH = 256
/** HTML's entities that files use as if XML had them. */
const NAMED = ['nbsp', 'ndash', 'mdash', 'hellip', 'lsquo', 'rsquo', 'ldquo', 'rdquo', 'bdquo', 'laquo', 'raquo']

const local = (name: string): string => name.slice(name.indexOf(':') + 1)

/** The root element; null when there is none. */
export function parseXml(source: string): XmlElement | null {
  const parser = new SaxesParser({ xmlns: false, fragment: false })
  const top: XmlElement = { name: '', attributes: new Map(), children: [] }
  const open: XmlElement[] = [top]
  /** Open elements that are too deep to be kept; their content is, in the last one that is. */
  let deeper = 0
  Object.assign(parser.ENTITIES, Object.fromEntries(NAMED.map((name) => [name, decodeEntities(`&${name};`)])))
  // Anything that is wrong is passed over: what follows may still be read.
  parser.on('error', () => undefined)
  parser.on('opentag', (tag) => {
    if (open.length > MAX_DEPTH) {
      deeper += 1
      return
    }
    const element: XmlElement = { name: local(tag.name), attributes: new Map(), children: [] }
    for (const [name, value] of Object.entries(tag.attributes)) if (!element.attributes.has(local(name))) element.attributes.set(local(name), value)
    open.at(-1)!.children.push(element)
    open.push(element)
  })
  parser.on('closetag', (tag) => {
    if (open.length > MAX_DEPTH && deeper > 0) deeper -= 1
    else if (open.length > 1 && open.at(-1)!.name === local(tag.name)) open.pop()
  })
  const text = (value: string): void => void open.at(-1)!.children.push(value)
  parser.on('text', text)
  parser.on('cdata', text)
  parser.write(source).close()
  return childrenOf(top)[0] ?? null
}

/** Elements in it, of that name when one is given. */
export function childrenOf(element: XmlElement | null | undefined, name?: string): XmlElement[] {
  return (element?.children ?? []).filter((child) => typeof child !== 'string' && (name === undefined || child.name === name)) as XmlElement[]
}

export const childOf = (element: XmlElement | null | undefined, name: string): XmlElement | null => childrenOf(element, name)[0] ?? null

/** All below it of that name, in document order. */
export function descendantsOf(element: XmlElement | null | undefined, name: string): XmlElement[] {
  const found: XmlElement[] = []
  const visit = (at: XmlElement): void => {
    for (const child of at.children) {
      if (typeof child === 'string') continue
      if (child.name === name) found.push(child)
      visit(child)
    }
  }
  if (element !== null && element !== undefined) visit(element)
  return found
}

/** The text in it, white space collapsed. */
export function textIn(element: XmlElement | null | undefined): string {
  return rawTextIn(element).replace(/\s+/g, ' ').trim()
}

/** The text in it as it is. */
export function rawTextIn(element: XmlElement | null | undefined): string {
  const parts: string[] = []
  const visit = (at: XmlElement): void => {
    for (const child of at.children) {
      if (typeof child === 'string') parts.push(child)
      else visit(child)
    }
  }
  if (element !== null && element !== undefined) visit(element)
  return parts.join('')
}
