/**
 * The part of an exported file that is Dossier's: what stands between two comments that no reading view shows. Everything before and after it
 * belongs to whoever writes there, and survives the next export. The first comment holds the fingerprints of the block and of the
 * properties as they were written, so that a change made by hand is seen.
 *
 *     <!-- dossier:begin 0k3f9x1a2bc 1zz81hq0d3f -->
 *
 *     The note.
 *
 *     <!-- dossier:end 0k3f9x1a2bc -->
 */
import { parseDocument } from 'yaml'
import { fingerprint } from './fingerprint.ts'
import { FRONT_MATTER_KEYS, splitFrontMatter } from '../markdown/frontMatter.ts'

export type CommentStyle = 'html' | 'obsidian'

const BEGIN = /^(?:<!--|%%) dossier:begin ([0-9a-z]{11}) ([0-9a-z]{11}) (?:-->|%%)[ \t]*$/m

const endOf = (mark: string): RegExp => new RegExp(`^(?:<!--|%%) dossier:end ${mark} (?:-->|%%)[ \\t]*$`, 'gm')

/** Properties that are Dossier's; what else stands in the front matter is the user's, and `updated` says nothing of its own. */
const OWN_KEYS: ReadonlySet<string> = new Set([...FRONT_MATTER_KEYS.filter((key) => key !== 'updated'), 'dossier', 'source', 'author', 'published', 'url', 'date'])

export const isOwnKey = (key: string): boolean => OWN_KEYS.has(key) || key === 'updated'

/** Values are compared as text: other programs quote and break lines as they like. */
export function propertiesFingerprint(yaml: string): string {
  const document = parseDocument(yaml, { logLevel: 'silent' })
  if (document.errors.length > 0) return fingerprint(yaml)
  let values: unknown
  try {
    values = document.toJS({ maxAliasCount: 100 })
  } catch {
    return fingerprint(yaml)
  }
  if (typeof values !== 'object' || values === null) return fingerprint('')
  const own = Object.entries(values).filter(([key, value]) => OWN_KEYS.has(key) && value !== null && !(Array.isArray(value) && value.length === 0)).sort(([a], [b]) => (a < b ? -1 : 1))
  return fingerprint(JSON.stringify(own.map(([key, value]) => [key, Array.isArray(value) ? value.map(String) : String(value)])))
}

/** The file with its part marked. */
export function markBlock(file: string, style: CommentStyle): string {
  const front = splitFrontMatter(file)
  const body = (front === null ? file : front.body).replace(/^\n+|[ \t\n]+$/g, '')
  const mark = fingerprint(body)
  const comment = (words: string): string => (style === 'html' ? `<!-- ${words} -->` : `%% ${words} %%`)
  const block = `${comment(`dossier:begin ${mark} ${propertiesFingerprint(front?.text ?? '')}`)}\n\n${body === '' ? '' : `${body}\n\n`}${comment(`dossier:end ${mark}`)}\n`
  return front === null ? block : `---\n${front.text === '' ? '' : `${front.text}\n`}---\n\n${block}`
}

export interface FoundBlock {
  before: string
  block: string
  after: string
  /** As they were when Dossier wrote them. */
  blockMark: string
  propertiesMark: string
}

/** The marked part of a text without front matter; null when it has none, or only its beginning. */
export function findBlock(body: string): FoundBlock | null {
  const begin = BEGIN.exec(body)
  const [, blockMark, propertiesMark] = begin ?? []
  if (begin === null || blockMark === undefined || propertiesMark === undefined) return null
  const start = begin.index + begin[0].length
  const end = [...body.slice(start).matchAll(endOf(blockMark))].at(-1)
  if (end === undefined) return null
  return { before: body.slice(0, begin.index), block: body.slice(start, start + end.index), after: body.slice(start + end.index + end[0].length), blockMark, propertiesMark }
}

/** A text without Dossier's comments, for reading it as a note. What was written around them stays, with a blank line between. A space that does not break is text. */
export function withoutComments(body: string): string {
  const found = findBlock(body)
  if (found === null) return body
  return [found.before, found.block, found.after].map((part) => part.replace(/^[ \t\n]*\n|[ \t\n]+$/g, '')).filter((part) => part !== '').map((part) => `${part}\n`).join('\n')
}
