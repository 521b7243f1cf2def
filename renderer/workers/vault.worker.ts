/** The vault's Markdown, off the main thread: files read as notes, notes written as files, and the hashes of both. Holds nothing between two calls but the files of one round. */
import { AssetCollector } from '../core/import/notes/AssetCollector.ts'
import { replaceAssets } from '../core/import/notes/assetKeys.ts'
import { DraftIndex, linkDraft } from '../core/import/notes/linkDrafts.ts'
import { readMarkdownFile } from '../core/import/notes/readMarkdownFiles.ts'
import { withTags } from '../core/import/notes/tagParagraph.ts'
import type { DraftNote, SourceAsset } from '../core/import/notes/types.ts'
import { DEFAULT_EXPORT } from '../core/export/exportOptions.ts'
import { PageWriter } from '../core/export/pageWriter.ts'
import { pageKey, placePages } from '../core/export/placePages.ts'
import type { Id } from '../core/model.ts'
import { contentText, type VaultContent } from '../core/vault/content.ts'
import { putAsset } from '../data/assets.ts'
import { openDatabase } from '../data/database.ts'
import { libraryNames, withContexts } from '../data/noteImports.ts'
import { answer, type Call } from './call.ts'
import type { VaultFile, VaultPicture, VaultPlace, VaultRead, VaultText, VaultNote } from './vault.ts'

async function hashOf(bytes: BufferSource): Promise<string> {
  return [...new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

const encoder = new TextEncoder()
const contentHash = (content: VaultContent): Promise<string> => hashOf(encoder.encode(contentText(content)))

let drafts: { draft: DraftNote; hash: string }[] = []
let pictures: SourceAsset[] = []

/** Reads files; what cannot be read is named. @returns the pictures that they show */
async function read(_call: Call, files: VaultFile[], pictureFiles: string[]): Promise<{ wanted: string[]; refused: { path: string; reason: string }[] }> {
  const assets = new AssetCollector(pictureFiles)
  const refused: { path: string; reason: string }[] = []
  drafts = []
  for (const file of files) {
    try {
      const draft = readMarkdownFile(file, 'obsidian', assets)
      drafts.push({ draft: { ...draft, doc: withTags(draft.doc, draft.tags) }, hash: await hashOf(file.bytes) })
    } catch (error) {
      refused.push({ path: file.path, reason: error instanceof Error ? error.message : String(error) })
    }
  }
  pictures = assets.assets
  return { wanted: pictures.flatMap(({ path }) => path ?? []), refused }
}

/** Files that say where they lie: enough for a link to be found. */
const standIn = (path: string, id: Id, title: string, aliases: string[]): DraftNote => ({
  key: path, base: path.slice(0, Math.max(0, path.lastIndexOf('/'))), id, title, names: [], aliases, tags: [], folder: '', createdAt: null, updatedAt: null, lang: null, doc: { type: 'doc' }, warnings: [],
})

/**
 * The files of the last `read` as notes, with links and pictures in place.
 * @param ids the note that each of them is or will be, by path
 * @param places of all other notes
 * @param known asset ids of pictures that were read before, by path
 */
async function finish(_call: Call, ids: [string, Id][], places: VaultPlace[], known: Record<string, Id>, given: VaultPicture[], database: string): Promise<{ notes: VaultRead[]; pictures: Record<string, Id> }> {
  const db = await openDatabase(database)
  try {
    const assetOf = new Map<string, Id>()
    const stored: Record<string, Id> = {}
    const bytesOf = new Map(given.map(({ path, bytes }) => [path, bytes]))
    for (const { key, name, mediaType, path } of pictures) {
      const bytes = path === null ? undefined : bytesOf.get(path)
      const id = bytes === undefined || bytes.length === 0 ? known[path ?? ''] : (await putAsset(db, { name, mediaType, bytes })).id
      if (id === undefined) continue
      assetOf.set(key, id)
      stored[path ?? ''] = id
    }
    const idOf = new Map(ids)
    const here = new Set(drafts.map(({ draft }) => draft.key))
    const others = places.filter(({ path }) => !here.has(path)).map(({ path, noteId, title, aliases }) => standIn(path, noteId, title, aliases))
    const index = new DraftIndex([...drafts.map(({ draft }) => draft), ...others])
    const named = await libraryNames(db)
    const notes: VaultRead[] = []
    for (const { draft, hash } of drafts) {
      const { doc } = linkDraft(draft, 'obsidian', index, { idOf: ({ key, id }) => idOf.get(key) ?? id ?? '', named })
      const { key: path, title, aliases, lang, createdAt, updatedAt, id } = draft
      const whole = await withContexts(db, replaceAssets(doc, (key) => (key.startsWith('d0551e50') ? (assetOf.get(key) ?? null) : key)))
      notes.push({ path, fileHash: hash, says: await contentHash({ title, aliases, doc: whole }), id, title, aliases, lang, createdAt, updatedAt, doc: whole })
    }
    drafts = []
    pictures = []
    return { notes, pictures: stored }
  } finally {
    db.close()
  }
}

/** The front matter's ids of the last `read`, by path: they say which note a file is. */
function identify(): { path: string; id: Id | null; fileHash: string; title: string }[] {
  return drafts.map(({ draft, hash }) => ({ path: draft.key, id: draft.id, fileHash: hash, title: draft.title }))
}

async function hashNotes(_call: Call, notes: VaultContent[]): Promise<string[]> {
  return Promise.all(notes.map(contentHash))
}

/** Where notes that have no file yet go, and those whose name or folder changed. */
function place(_call: Call, notes: VaultNote[], taken: VaultPlace[], others: string[]): [Id, string][] {
  const placed = placePages(notes.map((note) => ({ kind: 'note' as const, ...note })), { pages: new Map(taken.map(({ noteId, path }) => [pageKey('note', noteId), path])), others })
  return notes.map(({ id }) => [id, placed.pathOf('note', id)!])
}

/** Notes as files of an Obsidian vault. */
async function write(_call: Call, notes: VaultNote[], places: VaultPlace[], others: string[], attachments: [Id, string][]): Promise<VaultText[]> {
  const files = new Map(attachments)
  const placed = placePages([], { pages: new Map(places.map(({ noteId, path }) => [pageKey('note', noteId), path])), others }, [...files.values()])
  const titles = new Map(places.map(({ noteId, title }) => [noteId, title]))
  const writer = new PageWriter(
    { ...DEFAULT_EXPORT, format: 'obsidian', marks: false }, placed, files,
    { labelOf: (kind, id) => (kind === 'note' ? (titles.get(id) ?? null) : null), articleOf: () => undefined, currentOf: (_kind, id) => id, paragraphOf: () => null },
    { asText: () => undefined, missingAttachment: () => undefined, cited: () => undefined },
  )
  return Promise.all(notes.map(async (note): Promise<VaultText> => {
    const path = placed.pathOf('note', note.id)!
    const bytes = encoder.encode(writer.note(note, path, null))
    return { noteId: note.id, path, bytes, fileHash: await hashOf(bytes), noteHash: await contentHash(note) }
  }))
}

answer({ read, identify, finish, hashNotes, place, write })
