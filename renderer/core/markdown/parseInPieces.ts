/**
 * Long Markdown, parsed piece by piece. micromark takes the square of the length for some input (a paragraph of ten thousand lines, a row of
 * brackets), so no call gets more than some 16 KB, nor more in one paragraph of what is costly than anybody writes; what a text costs is then in
 * proportion to its length, whoever wrote it. Lines in hundreds of quotes or lists, which would exhaust the stack, are kept as code.
 */
import type { Root, RootContent } from 'mdast'

/** UTF-16 units after which a piece ends: before a paragraph or heading; before anything after a blank line; at any line end; anywhere. */
const ENOUGH = 8_000
const LONG = 12_000
const TOO_LONG = 16_000

const FENCE = /^[ \t>]*(`{3,}|~{3,})/
/** Brackets and marks of emphasis in one paragraph, and underlined headings in one piece, after which it is divided. */
const MANY_MARKS = 1_500
const MANY_UNDERLINES = 40
/** Quotes and lists within each other that a line may begin with. */
const DEEP = 100

const MARKS = /[[\]*_~]/g
/** What begins a block of its own, so that what is costly before it does not concern what follows. */
const BLOCK = /^ {0,3}(?:[-*+>|#]|\d{1,9}[.)]|$)/
const UNDERLINE = /^ {0,3}(?:=+|-+)[ \t]*\n?$/
const CONTAINERS = /^(?:[ \t]*(?:>|[-+*](?=[ \t])|\d{1,9}[.)](?=[ \t])))+/
const CONTAINER = />|[-+*](?=[ \t])|\d{1,9}[.)](?=[ \t])/g

/** HTML blocks that blank lines do not end (CommonMark 4.6, kinds 1 and 2), and what ends them. */
const RAW = /^ {0,3}<(!--|script|pre|style|textarea)(?![a-z])/i
const DEFINITION = /^ {0,3}\[([^\][\n]{1,999})\]:.*$/gm
const LABEL = /\[([^\][\n]{1,999})\]/g

/**
 * @param parse one piece, without front matter; an ordinary text of up to 8,000 units is one piece
 * @returns what parsing the whole would, save that a list, table or paragraph that is longer than a piece is divided; positions are of the pieces
 */
export function parseInPieces(source: string, parse: (piece: string) => Root): Root {
  const kept = (text: string): RootContent => ({ type: 'code', lang: null, meta: null, value: text.replace(/\n$/, '') })
  const read = (text: string): Root => {
    try {
      return parse(text)
    } catch (error) {
      // Something else nests too deep for the stack: nothing of it is lost.
      if (!(error instanceof RangeError)) throw error
      return { type: 'root', children: [kept(text)] }
    }
  }
  const pieces = piecesOf(source)
  const [only] = pieces
  if (pieces.length < 2) return only?.deep === true ? { type: 'root', children: [kept(source)] } : read(source)
  const definitions = new Map<string, { start: number; line: string }>()
  for (const match of source.matchAll(DEFINITION)) {
    const key = labelKey(match[1] ?? '')
    if (!definitions.has(key)) definitions.set(key, { start: match.index, line: match[0] })
  }
  const children: RootContent[] = []
  for (const { start, end, deep } of pieces) {
    const piece = source.slice(start, end)
    if (deep) {
      children.push(kept(piece))
      continue
    }
    // Its references resolve by definitions that stand in other pieces: as many as do not make it long again.
    const lent = new Set<string>()
    let room = ENOUGH
    for (const [, label = ''] of definitions.size === 0 ? [] : piece.matchAll(LABEL)) {
      const definition = definitions.get(labelKey(label))
      if (definition === undefined || (definition.start >= start && definition.start < end) || lent.has(definition.line) || definition.line.length > room) continue
      lent.add(definition.line)
      room -= definition.line.length
    }
    const tree = read(lent.size === 0 ? piece : `${piece}\n\n${[...lent].join('\n\n')}`)
    for (const child of tree.children) if ((child.position?.start.offset ?? 0) < piece.length) children.push(child)
  }
  return { type: 'root', children }
}

const labelKey = (label: string): string => label.toLowerCase().replace(/\s+/g, ' ').trim()

interface Piece {
  start: number
  end: number
  /** A line that is too deep in quotes and lists to be read. */
  deep: boolean
}

/** Half-open ranges that tile the text. */
function piecesOf(source: string): Piece[] {
  const pieces: Piece[] = []
  let start = 0
  let fence: string | null = null
  let raw: string | null = null
  let blank = false
  let marks = 0
  let underlines = 0
  let underlined = false
  const cut = (at: number, deep = false): void => {
    if (at > start) pieces.push({ start, end: at, deep })
    start = at
    underlines = 0
  }
  for (let at = 0; at < source.length; ) {
    const next = source.indexOf('\n', at) + 1 || source.length
    const line = source.slice(at, next)
    const inside = fence !== null || raw !== null
    if (!inside && (blank || BLOCK.test(line))) marks = 0
    if (at > start && (mayCut(at - start, line, blank, inside) || (!inside && (marks > MANY_MARKS || (underlined && underlines > MANY_UNDERLINES))))) {
      cut(at)
      marks = 0
    }
    if (!inside && isDeep(line)) {
      cut(at)
      cut(next, true)
    } else if (!inside) {
      // A line that is too costly by itself is divided between words, if it has any.
      const own = line.match(MARKS)?.length ?? 0
      if (own > 2 * MANY_MARKS) for (const to of divisions(line)) cut(between(source, at + to))
      marks += own > 2 * MANY_MARKS ? 0 : own
    }
    // A line that is too long by itself.
    if (next - start > TOO_LONG && next - at > TOO_LONG) for (let to = Math.max(at, start) + ENOUGH; to < next; to += ENOUGH) cut(between(source, to))
    if (raw === null) {
      const mark = FENCE.exec(line)?.[1] ?? null
      if (fence === null) fence = mark
      else if (mark !== null && mark.startsWith(fence)) fence = null
    }
    if (fence === null) {
      raw ??= RAW.exec(line)?.[1]?.toLowerCase() ?? null
      if (raw !== null && line.toLowerCase().includes(raw === '!--' ? '-->' : `</${raw}>`)) raw = null
    }
    underlined = UNDERLINE.test(line)
    if (underlined) underlines += 1
    blank = line.trim() === ''
    at = next
  }
  cut(source.length)
  return pieces
}

const isDeep = (line: string): boolean => (CONTAINERS.exec(line)?.[0].match(CONTAINER)?.length ?? 0) > DEEP

/** Where to divide a line so that no part has too many marks. */
function divisions(line: string): number[] {
  const found: number[] = []
  let marks = 0
  for (const { index } of line.matchAll(MARKS)) {
    marks += 1
    if (marks < MANY_MARKS) continue
    const space = line.slice(index, index + 100).search(/\s/)
    found.push(space < 0 ? index : index + space + 1)
    marks = 0
  }
  return found.filter((at) => at < line.length)
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
