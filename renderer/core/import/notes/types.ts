/**
 * Notes of other programs, and of our own exports, on their way in. This folder turns a list of files into notes whose links point at each
 * other, and says what it could not do; it writes nothing and knows no library but what it is asked to look names up in.
 */
import type { Id, Lang, NoteNode } from '../../model.ts'

/** A file as it was found: `path` is `/`-separated and relative to the folder or archive that was chosen. */
export interface SourceFile {
  path: string
  bytes: Uint8Array
  /** Epoch ms; null when the source does not say. */
  modifiedAt: number | null
}

export interface Refused {
  path: string
  reason: string
}

export type SourceKind = 'dossier' | 'obsidian' | 'joplin' | 'joplin-raw' | 'markdown' | 'evernote'

/** A note as read. Pictures and links to files in `doc` have the address of a SourceAsset's key; links to other notes are as written until linkDrafts.ts has seen them. */
export interface DraftNote {
  /** Unique in the source: the file's path, with `#3` behind it for the third note of an Evernote file. */
  key: string
  /** Folder of the file, `` at the top: what relative links start from. */
  base: string
  /** The id it brings along; null when it has none that could be one of ours. */
  id: Id | null
  title: string
  /** Other names that links of its source know it by; not kept. */
  names: string[]
  aliases: string[]
  /** From front matter and the like; those that stand in the text are in `doc`. */
  tags: string[]
  folder: string
  createdAt: number | null
  updatedAt: number | null
  lang: Lang | null
  doc: NoteNode
  warnings: string[]
}

/** A picture that notes show, or a file that they link to. The bytes of one that lies in a file of its own are fetched when the import begins. */
export interface SourceAsset {
  /** 64 hexadecimal digits that stand for it in documents (`asset:KEY`) until its hash is known. */
  key: string
  name: string
  mediaType: string
  /** Of the file it lies in; null when `bytes` are here. */
  path: string | null
  bytes: Uint8Array | null
}

export interface SourceReading {
  kind: SourceKind
  notes: DraftNote[]
  assets: SourceAsset[]
  refused: Refused[]
}
