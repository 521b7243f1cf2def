/**
 * What our own pandoc export says otherwise than a note, read back: escaped properties, quotes with a citation below, fenced divs, the citation after
 * the name of an article, and the width of a picture. Lost on that way are what a quote remembered of its source (the library knows the article) and links to what does not exist.
 */
import { parseDocument } from 'yaml'
import type { FrontMatter } from '../markdown/frontMatter.ts'
import { parsePassageAddress } from '../markdown/libraryAddress.ts'
import { normalizeNote } from '../markdown/normalizeNote.ts'
import type { NoteNode } from '../model.ts'
import { blockText, NODE } from '../notes/document.ts'
import { unescapeMetadata } from './pandocMarkdown.ts'

/** Keys that the export adds. */
const ADDED = ['date', 'bibliography', 'link-citations']

/** Null when the file was not written for pandoc. */
export function fromPandoc(front: FrontMatter, doc: NoteNode, rest: string): { known: FrontMatter & { doc: NoteNode }; rest: string } | null {
  if (!/^link-citations: false$/m.test(rest)) return null
  const yaml = parseDocument(rest)
  for (const key of ADDED) yaml.delete(key)
  const plain = (values: string[]): string[] => values.map(unescapeMetadata)
  const known = { ...front, title: front.title === null ? null : unescapeMetadata(front.title), tags: plain(front.tags), aliases: plain(front.aliases), doc: normalizeNote(readBlocks(doc)) }
  const left = yaml.toString({ lineWidth: 0 }).trim()
  return { known, rest: left === '{}' || left === 'null' ? '' : left }
}

/** A title that holds quotation marks has the fold behind it, to say where it ends (fencedDiv in pageWriter.ts). */
const OPEN = /^(:{3,}) \{\.callout kind="([^"]*)"(?: title="([^"]*|.*(?=" fold="[^"]*"\}$))")?(?: fold="([^"]*)")?\}$/

const CLOSE = /^:{3,}$/

const textOf = (node: NoteNode | undefined): string => (node?.type === NODE.paragraph ? blockText(node) : '')

function readBlocks(node: NoteNode): NoteNode {
  const content = node.content
  if (content === undefined) return node
  const read: NoteNode[] = []
  const open: { colons: string; node: NoteNode; content: NoteNode[] }[] = []
  for (let index = 0; index < content.length; index += 1) {
    const block = content[index] as NoteNode
    const into = open.at(-1)?.content ?? read
    const opening = OPEN.exec(textOf(block))
    if (opening !== null) {
      const [, colons = '', kind = '', title = null, fold = null] = opening
      const callout: NoteNode = { type: NODE.callout, attrs: { kind, title, fold: fold === '' ? null : fold }, content: [] }
      into.push(callout)
      open.push({ colons, node: callout, content: callout.content ?? [] })
    } else if (open.length > 0 && CLOSE.test(textOf(block)) && textOf(block) === open.at(-1)?.colons) {
      open.pop()
    } else {
      const passage = block.type === NODE.blockquote ? passageOf(block, content[index + 1]) : null
      if (passage !== null) index += 1
      into.push(passage ?? readBlocks(withoutCitations(block)))
    }
  }
  return { ...node, content: read }
}

/** `> words`, then `[[@key, para. 3]](dossier://article/…)`. */
function passageOf(quote: NoteNode, line: NoteNode | undefined): NoteNode | null {
  const [citation, address, more] = line?.type === NODE.paragraph ? (line.content ?? []) : []
  if (citation?.type !== NODE.reference || citation.attrs?.['id'] !== null || !String(citation.attrs?.['target']).startsWith('@') || more !== undefined) return null
  const passage = parsePassageAddress(/^\((.*)\)$/.exec(address?.text ?? '')?.[1] ?? '')
  if (passage === null || (quote.content ?? []).some((child) => child.type !== NODE.paragraph)) return null
  const source = { title: null, siteName: null, publishedAt: null, url: null, lang: null }
  return { type: NODE.passage, attrs: { ...passage, exact: '', prefix: '', suffix: '', source }, content: (quote.content ?? []).map(withoutCitations) }
}

const isArticle = (node: NoteNode | undefined): boolean => (node?.type === NODE.reference || node?.type === NODE.embed) && node.attrs?.['kind'] === 'article'

/** The name of an article without the ` [@key]` after it, a picture with its `{width=300px}`. */
function withoutCitations(node: NoteNode): NoteNode {
  const content = node.content
  if (content === undefined || !content.some((child) => child.type === NODE.image || isArticle(child))) return node
  const read: NoteNode[] = []
  for (const child of content) {
    const before = read.at(-1)
    const text = child.type === NODE.text ? (child.text ?? '') : ''
    const [attribute = '', width] = before?.type === NODE.image ? (/^\{width=(\d+)px\}/.exec(text) ?? []) : []
    const citation = isArticle(before) ? (/^ \[@[a-z0-9]+\]/.exec(text)?.[0] ?? '') : ''
    if (before !== undefined && width !== undefined) read[read.length - 1] = { ...before, attrs: { ...before.attrs, width: Number(width) } }
    const left = text.slice(attribute.length + citation.length)
    if (child.type !== NODE.text || left !== '') read.push(child.type === NODE.text ? { ...child, text: left } : child)
  }
  return { ...node, content: read }
}
