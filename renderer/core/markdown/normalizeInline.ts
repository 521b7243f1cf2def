/** Inline content in the one form that Markdown can say and gives back; see normalizeNote.ts for what that changes. */
import type { NoteNode } from '../model.ts'
import { MARK, NODE } from '../notes/document.ts'
import type { ReferenceAttrs } from '../notes/document.ts'
import { parseLibraryAddress } from './libraryAddress.ts'

type Mark = NonNullable<NoteNode['marks']>[number]

/** The marks' order in a node. */
const ORDER: string[] = [MARK.link, MARK.italic, MARK.bold, MARK.strike, MARK.code]

/** Marks that cannot begin or end with white space. */
const TRIMMED = [MARK.link, MARK.italic, MARK.bold, MARK.strike]

/** Marks that these nodes cannot carry: they are links themselves, or no text. */
const REFUSED: Record<string, string[]> = {
  [NODE.reference]: [MARK.link, MARK.code],
  [NODE.footnoteReference]: [MARK.link, MARK.code],
  [NODE.image]: [MARK.code],
  [NODE.embed]: [MARK.code],
  [NODE.hardBreak]: [MARK.code],
  [NODE.rawInline]: [MARK.code],
}

export const markKey = (mark: Mark): string => (mark.type === MARK.link ? `link ${JSON.stringify([mark.attrs?.['href'], mark.attrs?.['title']])}` : mark.type)

export const hasMark = (node: NoteNode, type: string): boolean => node.marks?.some((mark) => mark.type === type) ?? false

const isBlank = (node: NoteNode): boolean =>
  node.type === NODE.hardBreak || (node.type === NODE.text && !hasMark(node, MARK.code) && /^\s*$/.test(node.text ?? ''))

const withMarks = (node: NoteNode, marks: Mark[]): NoteNode => {
  const { marks: _, ...bare } = node
  return marks.length > 0 ? { ...bare, marks } : bare
}

const without = (node: NoteNode, type: string): NoteNode => withMarks(node, (node.marks ?? []).filter((mark) => mark.type !== type))

/** Controls, lone surrogates and non-characters: they are no text, and Markdown's character references refuse them. */
const NO_TEXT = /(?![\t\n\f\r])\p{Control}|\p{Surrogate}|\p{Noncharacter_Code_Point}/gu

const legible = (text: string): string => text.replace(NO_TEXT, '')

/** Code and raw source are written without character references: only U+0000 cannot stand there. */
export const withoutNull = (text: string): string => text.replaceAll('\0', '\uFFFD')

/** On one line, as Markdown reads it: line ends are spaces. */
const oneLine = (text: string): string => legible(text).replace(/[ \t]*[\r\n]+[ \t]*/g, ' ')

export const singleSpaced = (text: unknown): string => (typeof text === 'string' ? legible(text).replace(/\s+/g, ' ').trim() : '')

/** What a wikilink can hold: no brackets, bars or line ends, and no backslash before the bar. */
const wikiText = (text: unknown): string => singleSpaced(typeof text === 'string' ? text.replace(/[[\]|]+/g, ' ') : '').replace(/[\s\\]+$/, '')

function normalizeReference(node: NoteNode): NoteNode[] {
  const { kind, id, label, target } = (node.attrs ?? {}) as unknown as ReferenceAttrs
  if (typeof id === 'string' && id !== '') {
    const rest = typeof target === 'string' && /^[@?#][^\s<>]*$/.test(target) ? target : null
    return [{ ...node, attrs: { kind, id, label: singleSpaced(label), target: rest } }]
  }
  const written = wikiText(target) || wikiText(label)
  if (written === '') return []
  return [{ ...node, attrs: { kind: 'note', id: null, label: wikiText(label) || written, target: written } }]
}

/** The label of an embed may have bars (`![[picture.png|alt|300]]`), but no backslash before one. */
const embedLabel = (label: unknown): string => singleSpaced(typeof label === 'string' ? label.replace(/[[\]]+/g, ' ') : '').replace(/\s*\\+(?=\||$)/g, '').trim()

function normalizeEmbed(attrs: Record<string, unknown>): NoteNode[] {
  if (typeof attrs['id'] === 'string' && attrs['id'] !== '') return normalizeReference({ type: NODE.embed, attrs })
  const target = wikiText(attrs['target']) || wikiText(attrs['label'])
  return target === '' ? [] : [{ type: NODE.embed, attrs: { kind: 'note', id: null, label: embedLabel(attrs['label']) || target, target } }]
}

/** Its width may stand at the end of its description, as it does in Markdown: `![alt|300](…)`. */
function normalizeImage(attrs: Record<string, unknown>): NoteNode[] {
  const src = address(attrs['src'])
  const library = parseLibraryAddress(src)
  if (library !== null) return normalizeEmbed({ kind: library.kind, id: library.id, label: attrs['alt'], target: library.rest })
  const given = attrs['width']
  const described = oneLine(written(attrs['alt']))
  const kept = typeof given === 'number' && given >= 1 && given < 10_000 ? Math.round(given) : null
  const [, alt = described, width] = (kept === null ? /^(.*)\|([1-9]\d{0,3})$/s.exec(described) : null) ?? []
  return [{ type: NODE.image, attrs: { src, alt: alt || null, title: oneLine(written(attrs['title'])) || null, width: width === undefined ? kept : Number(width) } }]
}

/** As earlier versions of Dossier kept an embed. */
const RAW_EMBED = /^!\[\[([^[\]|\n]*[^[\]|\s\\][^[\]|\n]*)(?:\|([^[\]\n]*))?\]\]$/

export const footnoteLabel = (label: unknown): string => singleSpaced(label).replace(/[\s[\]\\^|]+/g, '-') || '-'

/** An inline node with only the marks and attributes that it may have; nothing when there is nothing in it. */
function normalizeNode(node: NoteNode, footnotes: ReadonlySet<string>): NoteNode[] {
  const refused = REFUSED[node.type] ?? []
  const marks = (node.marks ?? [])
    .filter((mark, index, all) => ORDER.includes(mark.type) && !refused.includes(mark.type) && all.findIndex((other) => other.type === mark.type) === index)
    .map((mark): Mark => (mark.type === MARK.link ? { type: MARK.link, attrs: linkAttrs(mark) } : { type: mark.type }))
    .toSorted((a, b) => ORDER.indexOf(a.type) - ORDER.indexOf(b.type))
  switch (node.type) {
    case NODE.text: {
      const given = node.text ?? ''
      // In code every line end is a space, and no other is lost.
      const text = hasMark(node, MARK.code) ? withoutNull(given).replace(/\r\n?|\n/g, ' ') : oneLine(given)
      return text === '' ? [] : [withMarks({ type: NODE.text, text }, marks)]
    }
    case NODE.hardBreak:
      return [withMarks({ type: NODE.hardBreak }, marks)]
    case NODE.image:
      return normalizeImage(node.attrs ?? {}).map((image) => withMarks(image, marks))
    case NODE.embed:
      return normalizeEmbed(node.attrs ?? {}).map((embed) => withMarks(embed, marks))
    case NODE.reference:
      return normalizeReference({ type: NODE.reference, attrs: node.attrs ?? {} }).map((reference) => withMarks(reference, marks))
    case NODE.footnoteReference: {
      const label = footnoteLabel(node.attrs?.['label'])
      if (footnotes.has(label.toLowerCase())) return [withMarks({ type: NODE.footnoteReference, attrs: { label } }, marks)]
      return [withMarks({ type: NODE.text, text: `[^${label}]` }, marks)]
    }
    case NODE.rawInline: {
      const value = withoutNull(written(node.attrs?.['value'])).replace(/[ \t]*[\r\n][\s]*/g, '\n').trim()
      const [, target, label] = RAW_EMBED.exec(value) ?? []
      if (target !== undefined) return normalizeEmbed({ id: null, target, label: label ?? target }).map((embed) => withMarks(embed, marks))
      const outside = value.startsWith('[') ? marks.filter((mark) => mark.type !== MARK.link) : marks
      return value === '' ? [] : [withMarks({ type: NODE.rawInline, attrs: { value } }, outside)]
    }
    default:
      return []
  }
}

/** Attributes come from stored JSON: what is no string is nothing. */
const written = (value: unknown): string => (typeof value === 'string' ? value : '')

const address = (url: unknown): string => (legible(written(url)).trim())

const linkAttrs = (mark: Mark): Record<string, unknown> => ({ href: address(mark.attrs?.['href']), title: oneLine(written(mark.attrs?.['title'])) || null })

/** Splits white space off the ends of marked text, so that a mark can be taken from it alone. */
function splitEdges(node: NoteNode): NoteNode[] {
  if (node.type !== NODE.text || hasMark(node, MARK.code) || node.marks === undefined) return [node]
  const [, lead = '', middle = '', trail = ''] = /^(\s*)(.*?)(\s*)$/s.exec(node.text ?? '') ?? []
  return [lead, middle, trail].filter((text) => text !== '').map((text) => ({ ...node, text }))
}

/** Takes each mark from the blank nodes at the ends of its run. */
function trimMarks(nodes: NoteNode[]): NoteNode[] {
  const pieces = nodes.flatMap(splitEdges)
  for (const type of TRIMMED) {
    for (let start = 0; start < pieces.length; ) {
      const key = keyOf(pieces[start], type)
      let end = start + 1
      while (end < pieces.length && keyOf(pieces[end], type) === key) end += 1
      if (key !== null) {
        for (let index = start; index < end && strip(pieces, index, type); index += 1);
        for (let index = end - 1; index >= start && strip(pieces, index, type); index -= 1);
      }
      start = end
    }
  }
  return pieces
}

const keyOf = (node: NoteNode | undefined, type: string): string | null => {
  const mark = node?.marks?.find((candidate) => candidate.type === type)
  return mark === undefined ? null : markKey(mark)
}

function strip(pieces: NoteNode[], index: number, type: string): boolean {
  const piece = pieces[index]
  if (piece === undefined || !isBlank(piece)) return false
  pieces[index] = without(piece, type)
  return true
}

const sameMarks = (a: NoteNode, b: NoteNode): boolean => (a.marks ?? []).map(markKey).join('\n') === (b.marks ?? []).map(markKey).join('\n')

function joinTexts(nodes: NoteNode[]): NoteNode[] {
  const joined: NoteNode[] = []
  for (const node of nodes) {
    const last = joined.at(-1)
    if (last?.type === NODE.text && node.type === NODE.text && sameMarks(last, node)) joined[joined.length - 1] = { ...last, text: `${last.text}${node.text}` }
    else joined.push(node)
  }
  return joined
}

/** Spaces and tabs at the ends of a line do not count in Markdown; breaks at the ends of a block show nothing. */
function trimLines(nodes: NoteNode[]): NoteNode[] {
  const kept: NoteNode[] = []
  const plain = (node: NoteNode | undefined): node is NoteNode => node?.type === NODE.text && !hasMark(node, MARK.code)
  const trimEnd = (): void => {
    for (let last = kept.at(-1); plain(last); last = kept.at(-1)) {
      const text = (last.text ?? '').replace(/[ \t]+$/, '')
      kept.pop()
      if (text !== '') {
        kept.push({ ...last, text })
        return
      }
    }
  }
  for (const node of nodes) {
    const previous = kept.at(-1)
    if (node.type === NODE.hardBreak) {
      trimEnd()
      if (kept.length > 0) kept.push(node)
    } else if (plain(node) && (previous === undefined || previous.type === NODE.hardBreak)) {
      const text = (node.text ?? '').replace(/^[ \t]+/, '')
      if (text !== '') kept.push({ ...node, text })
    } else kept.push(node)
  }
  for (trimEnd(); kept.at(-1)?.type === NODE.hardBreak; trimEnd()) kept.pop()
  return kept
}

/** What cannot hold a line end: headings and table cells. */
export const onOneLine = (nodes: NoteNode[]): NoteNode[] =>
  nodes.map((node) => (node.type === NODE.rawInline ? { ...node, attrs: { value: written(node.attrs?.['value']).replaceAll('\n', ' ') } } : node))

/** `footnotes`: the labels, lower case, that the document defines. */
export function normalizeInline(nodes: readonly NoteNode[], footnotes: ReadonlySet<string>): NoteNode[] {
  const clean = joinTexts(nodes.flatMap((node) => normalizeNode(node, footnotes)))
  // Trimming lines can leave a mark that begins at a break, trimming marks a line that begins with a space: marks last, once more.
  return joinTexts(trimMarks(joinTexts(trimLines(joinTexts(trimMarks(clean))))))
}
