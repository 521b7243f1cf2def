/**
 * Long Markdown, parsed piece by piece. micromark takes the square of the length for some input (a paragraph of ten thousand lines, a row of
 * brackets), so no call gets more than some 16 KB; what a text costs is then in proportion to its length, whoever wrote it.
 */
import type { Root, RootContent } from 'mdast'

/** UTF-16 units after which a piece ends: before a paragraph or heading; before anything after a blank line; at any line end; anywhere. */
const ENOUGH = 8_000
const LONG = 12_000
const TOO_LONG = 16_000

const FENCE = /^[ \t>]*(`{3,}|~{3,})/
/** HTML blocks that blank lines do not end (CommonMark 4.6, kinds 1 and 2), and what ends them. */
const RAW = /^ {0,3}<(!--|script|pre|style|textarea)(?![a-z])/i
const DEFINITION = /^ {0,3}\[([^\][\n]{1,999})\]:.*$/gm
const LABEL = /\[([^\][\n]{1,999})\]/g

/**
 * @param parse one piece, without front matter; a text of up to 8,000 units is one piece
 * @returns what parsing the whole would, save that a list, table or paragraph that is longer than a piece is divided; positions are of the pieces
 */
export function parseInPieces(source: string, parse: (piece: string) => Root): Root {
  if (source.length <= ENOUGH) return parse(source)
  const definitions = new Map<string, { start: number; line: string }>()
  for (const match of source.matchAll(DEFINITION)) {
    const key = labelKey(match[1] ?? '')
    if (!definitions.has(key)) definitions.set(key, { start: match.index, line: match[0] })
  }
  const children: RootContent[] = []
  for (const [start, end] of piecesOf(source)) {
    const piece = source.slice(start, end)
    // Its references resolve by definitions that stand in other pieces: as many as do not make it long again.
    const lent = new Set<string>()
    let room = ENOUGH
    for (const [, label = ''] of definitions.size === 0 ? [] : piece.matchAll(LABEL)) {
      const definition = definitions.get(labelKey(label))
      if (definition === undefined || (definition.start >= start && definition.start < end) || lent.has(definition.line) || definition.line.length > room) continue
      lent.add(definition.line)
      room -= definition.line.length
    }
    const tree = parse(lent.size === 0 ? piece : `${piece}\n\n${[...lent].join('\n\n')}`)
    for (const child of tree.children) if ((child.position?.start.offset ?? 0) < piece.length) children.push(child)
  }
  return { type: 'root', children }
}

const labelKey = (label: string): string => label.toLowerCase().replace(/\s+/g, ' ').trim()

/** Half-open ranges that tile the text. */
function piecesOf(source: string): [number, number][] {
  const pieces: [number, number][] = []
  let start = 0
  let fence: string | null = null
  let raw: string | null = null
  let blank = false
  const cut = (at: number): void => {
    pieces.push([start, at])
    start = at
  }
  for (let at = 0; at < source.length; ) {
    const next = source.indexOf('\n', at) + 1 || source.length
    const line = source.slice(at, next)
    if (at > start && mayCut(at - start, line, blank, fence !== null || raw !== null)) cut(at)
    // A line that is too long by itself.
    if (next - start > TOO_LONG) for (let to = at + ENOUGH; to < next; to += ENOUGH) cut(between(source, to))
    if (raw === null) {
      const mark = FENCE.exec(line)?.[1] ?? null
      if (fence === null) fence = mark
      else if (mark !== null && mark.startsWith(fence)) fence = null
    }
    if (fence === null) {
      raw ??= RAW.exec(line)?.[1]?.toLowerCase() ?? null
      if (raw !== null && line.toLowerCase().includes(raw === '!--' ? '-->' : `</${raw}>`)) raw = null
    }
    blank = line.trim() === ''
    at = next
  }
  cut(source.length)
  return pieces
}

/** @param inside code or raw HTML, of which the rest would be read as text: divided only where the piece is out of all proportion */
function mayCut(length: number, line: string, blank: boolean, inside: boolean): boolean {
  if (inside) return length > 8 * TOO_LONG
  if (length > TOO_LONG) return !line.startsWith('|') || length > 4 * TOO_LONG
  if (!blank || /^\s/.test(line)) return false
  return length > LONG || (length > ENOUGH && !/^(?:[-*+>|]|\d{1,9}[.)])/.test(line))
}

/** Never between the halves of a surrogate pair. */
function between(source: string, at: number): number {
  return /[\uDC00-\uDFFF]/.test(source.charAt(at)) ? at + 1 : at
}
