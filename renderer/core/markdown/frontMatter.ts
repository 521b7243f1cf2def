/** The YAML block at the top of an exported note: known keys first, in one order, then whatever else the note brought along. */
import { isMap, isScalar, parseDocument, stringify } from 'yaml'

export interface FrontMatter {
  title: string | null
  id: string | null
  /** Epoch ms. */
  created: number | null
  updated: number | null
  tags: string[]
  aliases: string[]
  /** Of a note's own language; ISO 639. */
  lang: string | null
  /** Where it is filed, when the file's own folder cannot say it (`a:b` on Windows). */
  folder: string | null
}

export const NO_FRONT_MATTER: FrontMatter = { title: null, id: null, created: null, updated: null, tags: [], aliases: [], lang: null, folder: null }

/** The keys that are ours, in the order they are written. */
export const FRONT_MATTER_KEYS: readonly string[] = ['title', 'id', 'created', 'updated', 'tags', 'aliases', 'lang', 'folder']

const iso = (time: number): string => new Date(time).toISOString()

/** The lines between the fences, with a line end after each. Times are ISO 8601, UTC; unknown values and empty lists are left out. */
export function formatFrontMatter({ title, id, created, updated, tags, aliases, lang, folder }: FrontMatter): string {
  const fields = {
    ...(title === null ? {} : { title }),
    ...(id === null ? {} : { id }),
    ...(created === null ? {} : { created: iso(created) }),
    ...(updated === null ? {} : { updated: iso(updated) }),
    ...(tags.length > 0 ? { tags } : {}),
    ...(aliases.length > 0 ? { aliases } : {}),
    ...(lang === null ? {} : { lang }),
    ...(folder === null ? {} : { folder }),
  }
  return formatFields(fields)
}

/**
 * What YAML says without quotes, for certain: words that begin with a letter and hold nothing that has a meaning there, ids and times. To find that out
 * of anything is what the library is for, which takes as long for one block as writing half a page of Markdown.
 */
const PLAIN = /^(?:\p{L}[\p{L}\p{N} .,;()'’"“”„«»–—!?/&%+=_-]*(?<! )|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|\d{4}-\d\d-\d\dT[\d:.]+Z)$/u
const VALUE = /^(?:true|false|null)$/i

const isPlain = (value: unknown): value is string => typeof value === 'string' && PLAIN.test(value) && !VALUE.test(value)

function formatField(key: string, value: unknown): string {
  if (isPlain(key)) {
    if (isPlain(value)) return `${key}: ${value}\n`
    if (Array.isArray(value) && value.length > 0 && value.every(isPlain)) return `${key}:\n${value.map((item) => `  - ${item}\n`).join('')}`
  }
  return stringify({ [key]: value }, { lineWidth: 0 })
}

/** Any keys as such lines, in the order given; one list item a line. */
export const formatFields = (fields: Record<string, unknown>): string => Object.entries(fields).map(([key, value]) => formatField(key, value)).join('')

/** Splits a leading `---` block off; null when there is none. `text` has no line end at its end. */
export function splitFrontMatter(markdown: string): { text: string; body: string } | null {
  const match = /^---[ \t]*\n(?:(.*?)\n)??---[ \t]*(?:\n|$)/s.exec(markdown)
  return match === null ? null : { text: match[1] ?? '', body: markdown.slice(match[0].length) }
}

/** Of YAML text only what may stand beside our own keys in one block: a map without any of them. */
export function isOtherFrontMatter(text: string): boolean {
  const document = parseDocument(text)
  if (document.errors.length > 0 || !isMap(document.contents) || document.contents.flow === true || /^(?:---|\.\.\.|%)/m.test(text)) return false
  return document.contents.items.every((pair) => isScalar(pair.key) && typeof pair.key.value === 'string' && !FRONT_MATTER_KEYS.includes(pair.key.value))
}

/** A list of names, as other programs write it: a sequence, or one string with commas or spaces between; `#` before a tag is dropped. */
function names(value: unknown, separator: RegExp): string[] | null {
  const list = typeof value === 'string' ? value.split(separator) : Array.isArray(value) ? value : null
  if (list === null || !list.every((item) => typeof item === 'string' || typeof item === 'number')) return null
  return list.map((item) => String(item).trim()).filter((item) => item !== '')
}

/** A date without a zone is taken as UTC: that is what we write. */
function time(value: unknown): number | null {
  if (typeof value !== 'string') return null
  const match = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?)(Z|[+-]\d{2}:\d{2})?)?$/.exec(value.trim())
  if (match === null) return null
  const at = Date.parse(`${match[1]}T${match[2] ?? '00:00'}${match[3] ?? 'Z'}`)
  return Number.isNaN(at) ? null : at
}

export interface ParsedFrontMatter {
  known: FrontMatter
  /** The YAML of the other keys, comments included; empty when there are none. */
  rest: string
  warnings: string[]
}

/** A key whose value is not of the kind we know stays in `rest`, with a warning. Null, with the reason, when it is no YAML map. */
export function parseFrontMatter(text: string): ParsedFrontMatter | { problem: string } {
  const document = parseDocument(text, { logLevel: 'silent' })
  const [error] = document.errors
  if (error !== undefined) return { problem: error.message.split('\n')[0] ?? error.code }
  const known: FrontMatter = { ...NO_FRONT_MATTER }
  if (document.contents === null) return { known, rest: '', warnings: [] }
  if (!isMap(document.contents)) return { problem: 'it is not a list of keys and values' }
  const warnings: string[] = []
  let values: Record<string, unknown>
  try {
    values = document.toJS({ maxAliasCount: 100 }) as Record<string, unknown>
  } catch (thrown) {
    // Aliases of aliases without end.
    return { problem: thrown instanceof Error ? thrown.message : 'it cannot be resolved' }
  }
  const take = <T>(key: string, read: (value: unknown) => T | null, set: (value: T) => void): void => {
    if (!document.has(key)) return
    const value = values[key] === null ? null : read(values[key])
    if (value !== null) set(value)
    else if (values[key] !== null) {
      warnings.push(`“${key}” in the front matter is not understood and was kept as it is: ${JSON.stringify(values[key])}`)
      return
    }
    document.delete(key)
  }
  const scalar = (value: unknown): string | null => (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : null)
  take('title', scalar, (value) => (known.title = value))
  take('id', scalar, (value) => (known.id = value))
  take('created', time, (value) => (known.created = value))
  take('updated', time, (value) => (known.updated = value))
  take('tags', (value) => names(value, /[,\s]+/), (value) => (known.tags = value.map((tag) => tag.replace(/^#/, ''))))
  take('aliases', (value) => names(value, /,/), (value) => (known.aliases = value))
  // Obsidian's former spellings.
  take('tag', (value) => names(value, /[,\s]+/), (value) => (known.tags = [...known.tags, ...value.map((tag) => tag.replace(/^#/, ''))]))
  take('alias', (value) => names(value, /,/), (value) => (known.aliases = [...known.aliases, ...value]))
  take('lang', scalar, (value) => (known.lang = value))
  take('folder', scalar, (value) => (known.folder = value))
  const rest = document.contents.items.length > 0 ? document.toString({ lineWidth: 0 }).trimEnd() : ''
  return { known, rest, warnings }
}
