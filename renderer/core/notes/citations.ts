/**
 * Checking quotes: whether a note says what the article says that it quotes. Pure readings; nothing is ever corrected here. The text of an
 * article's version never changes, so what can have gone wrong is the note's wording, or the article's later versions.
 */
import type { Lang, NoteNode, Span } from '../model.ts'
import { plainTypography } from '../text/typography.ts'
import { wordDiff, type WordChange } from '../text/wordDiff.ts'
import { anchor, type Anchored } from './anchor.ts'
import { blockText, isTextblock, NODE, type PassageAttrs } from './document.ts'
import { wordingOf, type PassageInNote } from './passageInNote.ts'

/** A quote in a note. */
export interface Citation {
  passage: PassageInNote
  attrs: PassageAttrs
  /** What the note says. */
  wording: string
  /** The heading it stands under in the note, empty above the first. */
  heading: string
}

export type CitationState =
  /** Word for word. */
  | 'exact'
  /** Word for word, but for what is left out and marked by … or […]. */
  | 'shortened'
  /** Other words than those it claims. */
  | 'altered'
  /** Word for word, and the same words stand elsewhere in the article's newest version. */
  | 'moved'
  /** Word for word of the version it names; in the newest one these words do not stand, or not for certain. */
  | 'changed'
  | 'noVersion'
  | 'noArticle'

/** What wants a decision. A quote that moved is right. */
export const PROBLEMS: readonly CitationState[] = ['altered', 'changed', 'noVersion', 'noArticle']

export interface Verdict {
  state: CitationState
  /** Whether what is left out is marked; also of one that moved or changed. */
  shortened: boolean
  /** The words it claims, as the article has them; null when they cannot be read. */
  original: string | null
  /** From the original to the note's wording; empty unless it is altered. */
  changes: WordChange[]
  /** Where the words stand, or may stand, in the newest version when that is another one; null when nowhere. */
  newest: ({ version: number } & Span) | null
}

interface TextOfVersion {
  version: number
  text: string
}

/** The quotes of a document, in order; passages that name no article are none. */
export function citationsOf(doc: NoteNode): Citation[] {
  const citations: Citation[] = []
  const seen = new Map<string, number>()
  let heading = ''
  const visit = (node: NoteNode): void => {
    if (node.type === NODE.heading) heading = blockText(node)
    if (node.type === NODE.passage) {
      const attrs = node.attrs as unknown as PassageAttrs
      const { articleId, version, start, end } = attrs
      if (!articleId) return
      const key = `${articleId}@${version}/${start}-${end}`
      const nth = seen.get(key) ?? 0
      seen.set(key, nth + 1)
      citations.push({ passage: { articleId, version, start, end, nth }, attrs, wording: wordingOf(node), heading })
      return
    }
    if (!isTextblock(node)) for (const child of node.content ?? []) visit(child)
  }
  visit(doc)
  return citations
}

/** What is known of the article a quote names. */
export interface CitedArticle {
  /** The version it names; null when that is missing. */
  own: TextOfVersion | null
  newest: TextOfVersion
  lang: Lang | null
}

/** @param article null when it is not in the library */
export function verifyCitation({ attrs, wording }: Citation, article: CitedArticle | null): Verdict {
  const verdict = (state: CitationState, more: Partial<Verdict> = {}): Verdict => ({ state, shortened: false, original: null, changes: [], newest: null, ...more })
  if (article === null) return verdict('noArticle')
  const { own, newest, lang } = article
  const later = own?.version === newest.version ? null : anchor(attrs, newest)
  const place = later === null || later.span === null ? null : { version: newest.version, ...later.span }
  if (own === null) return verdict('noVersion', { newest: place })
  const original = claimed(attrs, own)
  const fit = fitOf(original, wording)
  if (fit === 'altered') return verdict('altered', { original, changes: wordDiff(original, wording, lang), newest: place })
  const shortened = fit === 'shortened'
  if (later !== null && later.state !== 'exact') return verdict(later.state === 'moved' ? 'moved' : 'changed', { original, shortened, newest: place })
  return verdict(fit, { original, shortened })
}

/** The words that a quote claims: what stands at its place in its version. Where the place is not right (a file edited by hand), its words are looked for. */
function claimed(attrs: PassageAttrs, own: TextOfVersion): string {
  const found: Anchored = anchor(attrs, own)
  const { start, end } = (found.state === 'exact' || found.state === 'moved') && found.span !== null ? found.span : attrs
  return own.text.slice(start, end)
}

/** An ellipsis, with or without brackets, and the white space around it. */
const ELLIPSIS = /\s*(?:\[\s*(?:…|\.{3})\s*\]|\(\s*(?:…|\.{3})\s*\)|…|\.{3})\s*/u

const isLetter = (character: string | undefined): boolean => character !== undefined && /[\p{L}\p{N}]/u.test(character)

/**
 * How a wording agrees with the original, the way it is set apart. `shortened`: its pieces between ellipses stand in the original in this order, in
 * whole words, and what is cut off at an end has an ellipsis there.
 */
export function fitOf(original: string, wording: string): 'exact' | 'shortened' | 'altered' {
  const whole = plainTypography(original).trim()
  const said = plainTypography(wording).trim()
  if (whole === said) return 'exact'
  const pieces = said.split(ELLIPSIS)
  if (pieces.length < 2 || pieces.every((piece) => piece === '')) return 'altered'
  const last = pieces.length - 1
  let from = 0
  for (const [at, piece] of pieces.entries()) {
    if (piece === '') continue
    // The last piece, when nothing is marked as left out after it, ends where the original does.
    const place = at === last ? whole.length - piece.length : find(whole, piece, from)
    if (place < from || !whole.startsWith(piece, place) || cutsWord(whole, piece, place) || (at === 0 && place !== 0)) return 'altered'
    from = place + piece.length
  }
  return 'shortened'
}

const cutsWord = (whole: string, piece: string, at: number): boolean =>
  (isLetter(whole[at - 1]) && isLetter(piece[0])) || (isLetter(whole[at + piece.length]) && isLetter(piece.at(-1)))

function find(whole: string, piece: string, from: number): number {
  let at = whole.indexOf(piece, from)
  while (at >= 0 && cutsWord(whole, piece, at)) at = whole.indexOf(piece, at + 1)
  return at
}
