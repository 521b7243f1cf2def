/**
 * `dossier://KIND/ID…` addresses, by which notes and exported files name what is in the library: the same form as the addresses of
 * the interface (`#/article/ID@VERSION?at=START-END`). Whatever is read here is untrusted input.
 */
import type { TargetKind } from '../model.ts'

export interface LibraryAddress {
  kind: TargetKind
  id: string
  /** What follows the id, as written: `@2?at=10-40`, `#Heading`; null when nothing does. */
  rest: string | null
}

export interface PassageAddress {
  articleId: string
  version: number
  start: number
  end: number
}

/** Null when it is no such address. The id is percent-decoded. */
export function parseLibraryAddress(url: string): LibraryAddress | null {
  const match = /^dossier:\/\/(article|actor|event|note)\/([^/@?#\s]+)([@?#]\S*)?$/.exec(url)
  if (match === null) return null
  try {
    return { kind: match[1] as TargetKind, id: decodeURIComponent(match[2] ?? ''), rest: match[3] ?? null }
  } catch {
    return null
  }
}

export const formatLibraryAddress = ({ kind, id, rest }: LibraryAddress): string => `dossier://${kind}/${encodeId(id)}${rest ?? ''}`

const LONE_SURROGATE = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g

/** A lone surrogate, which no id of ours has, cannot be percent-encoded. */
export const wellFormed = (text: string): string => text.replace(LONE_SURROGATE, '\uFFFD')

const encodeId = (id: string): string => encodeURIComponent(wellFormed(id))

/** Null unless it is an article's address with a version and a span that is not reversed. */
export function parsePassageAddress(url: string): PassageAddress | null {
  const address = parseLibraryAddress(url)
  if (address === null || address.kind !== 'article') return null
  const [, version, start, end] = (/^@(\d{1,9})\?at=(\d{1,9})-(\d{1,9})$/.exec(address.rest ?? '') ?? []).map(Number)
  if (version === undefined || start === undefined || end === undefined || start > end) return null
  return { articleId: address.id, version, start, end }
}

export const formatPassageAddress = ({ articleId, version, start, end }: PassageAddress): string =>
  formatLibraryAddress({ kind: 'article', id: articleId, rest: `@${version}?at=${start}-${end}` })
