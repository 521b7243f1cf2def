/**
 * What the mirror consists of: the files that hold all a user wrote, outside the database. This is their format and nothing else; who writes them is
 * workers/mirror.worker.ts, who reads them data/restoreMirror.ts.
 *
 * | file | holds |
 * |---|---|
 * | `manifest.json` | MirrorManifest; written last, so that it never promises more than there is |
 * | `notes/ID.json` | MirroredNote: the note as the database has it, exactly; what a restore reads |
 * | `markdown/Title (ID8).md` | the same note for people (Electron only): ID8 is the first 8 characters of its id |
 * | `assets/SHA256` | bytes of a picture; their names are in `assets.json` |
 * | `assets.json`, `highlights.json`, `decisions.json`, `settings.json` | the rows of those tables, each a list |
 * | `articles.json` | ids and keys of the articles that notes and highlights name: imported again, they get their ids back, and links lead to them again |
 */
import type { AssetRow, DecisionRow, HighlightRow, Id, LinkRow, NoteBodyRow, NoteRow, NoteStepsRow, SettingRow } from '../model.ts'
import { fileName } from '../markdown/fileName.ts'

/** Where the files lie: the host's mirror. */
export interface MirrorStore {
  list(): Promise<{ path: string; size: number }[]>
  /** In the order asked; null where there is no such file. */
  read(paths: string[]): Promise<(Uint8Array<ArrayBuffer> | null)[]>
  /** Each file atomically, in any order, then removes the files named. */
  write(files: { path: string; bytes: Uint8Array<ArrayBuffer> }[], remove: string[]): Promise<void>
}

export const MIRROR_FORMAT = 'dossier-mirror'
export const MIRROR_VERSION = 1

export interface MirrorManifest {
  format: typeof MIRROR_FORMAT
  version: number
  /** How many notes it holds, and the highest stamp (NoteRow.stamp) among them. */
  notes: number
  stamp: number
  highlights: number
  decisions: number
  /** When the last of them was changed, epoch ms. */
  changedAt: number
  writtenAt: number
}

export interface MirroredNote {
  format: 'dossier-note'
  version: number
  row: NoteRow
  /** Snapshot and journal as stored: the document is both together. */
  body: NoteBodyRow
  steps: NoteStepsRow[]
  links: Omit<LinkRow, 'id'>[]
}

/** Tables that are small, and written whole whenever they change. */
export interface MirroredTables {
  assets: AssetRow[]
  highlights: HighlightRow[]
  decisions: DecisionRow[]
  settings: SettingRow[]
}

/** `key` is an article's identity (ArticleRow.key). */
export type MirroredArticles = { id: Id; key: string }[]

export const ARTICLES = 'articles.json'

export const TABLES = ['assets', 'highlights', 'decisions', 'settings'] as const satisfies (keyof MirroredTables)[]

export const MANIFEST = 'manifest.json'

/** Ids are ours, and safe; one that came from elsewhere is written with other characters. */
const safe = (id: Id): string => id.replace(/[^\w-]/g, (character) => `_${character.charCodeAt(0).toString(16)}`).slice(0, 64)

export const notePath = (id: Id): string => `notes/${safe(id)}.json`
export const assetPath = (id: Id): string => `assets/${id}`
export const tablePath = (table: keyof MirroredTables): string => `${table}.json`

export const isNotePath = (path: string): boolean => path.startsWith('notes/')
/** The asset that such a path names; null for any other path. */
export const assetOfPath = (path: string): Id | null => /^assets\/(.+)$/.exec(path)?.[1] ?? null

/** Eight characters of an id, in the name of its Markdown file. */
const short = (id: Id): string => safe(id).slice(0, 8)

export const markdownPath = ({ id, title }: Pick<NoteRow, 'id' | 'title'>): string => `markdown/${fileName(title)} (${short(id)}).md`

/** The paths of a mirror, and which of them are the Markdown of a note: by the id in their names. */
export class MirrorPaths {
  readonly #all = new Set<string>()
  readonly #markdown = new Map<string, Set<string>>()

  constructor(paths: Iterable<string>) {
    for (const path of paths) this.add(path)
  }

  has(path: string): boolean {
    return this.#all.has(path)
  }

  add(path: string): void {
    this.#all.add(path)
    const id = idInName(path)
    if (id === null) return
    const paths = this.#markdown.get(id)
    if (paths === undefined) this.#markdown.set(id, new Set([path]))
    else paths.add(path)
  }

  delete(path: string): void {
    this.#all.delete(path)
    this.#markdown.get(idInName(path) ?? '')?.delete(path)
  }

  filter(keep: (path: string) => boolean): string[] {
    return [...this.#all].filter(keep)
  }

  markdownOf(id: Id): string[] {
    return [...(this.#markdown.get(short(id)) ?? [])]
  }
}

const idInName = (path: string): string | null => / \(([^()]*)\)\.md$/.exec(path)?.[1] ?? null

const encoder = new TextEncoder()
const decoder = new TextDecoder()

export const encodeJson = (value: unknown): Uint8Array<ArrayBuffer> => encoder.encode(JSON.stringify(value))

/** Null for what is no JSON: a file that was damaged is as good as none. */
export function decodeJson(bytes: Uint8Array | null): unknown {
  if (bytes === null) return null
  try {
    return JSON.parse(decoder.decode(bytes))
  } catch {
    return null
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value)

/** Null when it is none, or of a later version of the format. */
export function readManifest(bytes: Uint8Array | null): MirrorManifest | null {
  const value = decodeJson(bytes)
  if (!isRecord(value) || value['format'] !== MIRROR_FORMAT || typeof value['version'] !== 'number' || value['version'] > MIRROR_VERSION) return null
  return typeof value['notes'] === 'number' && typeof value['stamp'] === 'number' ? (value as unknown as MirrorManifest) : null
}

/** Null when it is none. */
export function readMirroredNote(bytes: Uint8Array | null): MirroredNote | null {
  const value = decodeJson(bytes)
  if (!isRecord(value) || value['format'] !== 'dossier-note' || !isRecord(value['row']) || !isRecord(value['body']) || !Array.isArray(value['steps']) || !Array.isArray(value['links'])) return null
  return typeof value['row']['id'] === 'string' && isRecord(value['body']['doc']) ? (value as unknown as MirroredNote) : null
}
