/**
 * Files on their way into a note, from the clipboard, a drop or the file picker: kept in the library, then shown where the caret was, however much was typed meanwhile; a
 * picture as itself, any other as a link that saves it (saveAttachment.ts). What cannot be taken is said by name.
 */
import type { Editor } from '@tiptap/core'
import type { Node, Schema } from '@tiptap/pm/model'
import type { Transaction } from '@tiptap/pm/state'
import { mediaType as mediaTypeOf } from '../../../core/import/notes/mediaTypes.ts'
import { assetAddress } from '../../../core/notes/assets.ts'
import { MARK, NODE, type ImageAttrs } from '../../../core/notes/document.ts'
import { putAsset } from '../../../data/assets.ts'
import type { DossierDatabase } from '../../../data/database.ts'
import { databaseError } from '../../../data/databaseError.ts'
import type { Notice } from '../../desk/desk.ts'
import { noteFileStrings as strings } from '../../shared/strings/noteFiles.ts'

/** What Chromium shows in an `<img>`; scripts within an SVG do not run there. */
const TYPES: Record<string, string> = {
  'image/png': 'png', 'image/jpeg': 'jpg', 'image/gif': 'gif', 'image/webp': 'webp', 'image/avif': 'avif', 'image/svg+xml': 'svg', 'image/bmp': 'bmp',
}
export const IMAGE_EXTENSIONS = [...Object.values(TYPES), 'jpeg']

/** Bytes. A note is to be opened in an instant, with its pictures, and exported whole. */
const LIMITS = { picture: 25 * 1024 * 1024, other: 100 * 1024 * 1024 }

export interface NoteFile {
  name: string
  /** Empty when only the name tells. */
  mediaType: string
  read: () => Promise<Uint8Array>
  /** Bytes, as far as known before reading. */
  size: number
}

export const noteFileOf = (file: File): NoteFile => ({ name: file.name, mediaType: file.type, size: file.size, read: async () => new Uint8Array(await file.arrayBuffer()) })

/** The type of a picture that can be shown; null of any other file. */
function pictureType(mediaType: string, name: string): string | null {
  if (mediaType in TYPES) return mediaType
  const extension = /\.([a-z]+)$/i.exec(name)?.[1]?.toLowerCase()
  return Object.keys(TYPES).find((type) => TYPES[type] === (extension === 'jpeg' ? 'jpg' : extension)) ?? null
}

/** `map_of-almaty.png` is “map of almaty”; what a camera or the clipboard calls its pictures describes nothing. */
export function describePicture(name: string): string | null {
  const words = name.replace(/\.[a-z]+$/i, '').replace(/[_\s-]+/g, ' ').trim()
  return words === '' || /^(?:image|img|dsc|pxl|screenshot|bildschirmfoto|unbenannt|untitled|pasted image)?[ \d.:()-]*(?:at [ \d.]*)?$/i.test(words) ? null : words
}

/** Chromium calls every picture of the clipboard `image.png`. */
function pictureName({ name }: NoteFile, type: string, now: Date): string {
  if (name !== '' && !/^image\.\w+$/i.test(name)) return name
  const two = (value: number): string => String(value).padStart(2, '0')
  return `${strings.pasted} ${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())} ${two(now.getHours())}.${two(now.getMinutes())}.${two(now.getSeconds())}.${TYPES[type]}`
}

export interface FileServices {
  db: () => DossierDatabase
  notify: (notice: Notice) => void
}

/** The bytes of a file. @throws {Error} whose message says which and why */
async function bytesOf(file: NoteFile, limit: number): Promise<Uint8Array> {
  if (file.size > limit) throw new Error(strings.tooLarge(file.name, file.size, limit))
  const bytes = await file.read().catch((error: Error) => {
    throw new Error(strings.unreadable(file.name, error.message))
  })
  if (bytes.byteLength === 0) throw new Error(strings.unreadable(file.name, strings.empty))
  if (bytes.byteLength > limit) throw new Error(strings.tooLarge(file.name, bytes.byteLength, limit))
  return bytes
}

const stored = (db: DossierDatabase, asset: Parameters<typeof putAsset>[1]): ReturnType<typeof putAsset> =>
  putAsset(db, asset).catch((error: unknown) => {
    throw new Error(strings.notStored(asset.name, databaseError(error).message))
  })

/** Stores a picture. @returns null when the file is none @throws {Error} whose message says which and why */
export async function storePicture(db: DossierDatabase, file: NoteFile): Promise<ImageAttrs | null> {
  const type = pictureType(file.mediaType, file.name)
  if (type === null) return null
  const { id } = await stored(db, { name: pictureName(file, type, new Date()), mediaType: type, bytes: await bytesOf(file, LIMITS.picture) })
  return { src: assetAddress(id), alt: describePicture(file.name), title: null, width: null }
}

/** Stores a file. @returns what stands for it in the text @throws {Error} whose message says which and why */
async function storeFile(db: DossierDatabase, schema: Schema, file: NoteFile): Promise<Node> {
  const picture = await storePicture(db, file)
  if (picture !== null) return schema.nodes[NODE.image]!.create({ ...picture })
  const { id } = await stored(db, { name: file.name, mediaType: file.mediaType || mediaTypeOf(file.name), bytes: await bytesOf(file, LIMITS.other) })
  return schema.text(file.name, [schema.marks[MARK.link]!.create({ href: assetAddress(id), title: null })])
}

/** Puts files at a position (null: the caret), one after the other, each as soon as it is stored. */
export async function insertFiles(editor: Editor, files: NoteFile[], at: number | null, { db, notify }: FileServices): Promise<void> {
  let position = at ?? editor.state.selection.to
  const follow = ({ transaction }: { transaction: Transaction }): void => {
    position = transaction.mapping.map(position)
  }
  editor.on('transaction', follow)
  try {
    for (const file of files) {
      try {
        const node = await storeFile(db(), editor.schema, file)
        if (editor.isDestroyed) return
        position = insertInline(editor, position, node, files.length > 1)
      } catch (error) {
        notify({ message: (error as Error).message, kind: 'error' })
      }
    }
  } finally {
    editor.off('transaction', follow)
  }
}

/** Among the words where they can hold it, else as a paragraph of its own below; of several each has its own. @returns the position behind it */
function insertInline(editor: Editor, position: number, node: Node, apart: boolean): number {
  const { state, view } = editor
  const { schema, tr } = state
  const $at = state.doc.resolve(Math.min(position, state.doc.content.size))
  const fits = $at.parent.inlineContent && $at.parent.canReplaceWith($at.index(), $at.index(), node.type) && node.marks.every(({ type }) => $at.parent.type.allowsMarkType(type))
  let behind = $at.pos + node.nodeSize
  if (fits && (!apart || $at.parent.content.size === 0)) tr.insert($at.pos, node)
  else {
    const paragraph = schema.nodes[NODE.paragraph]!.create(null, node)
    let depth = $at.depth
    while (depth > 0 && !$at.node(depth - 1).canReplaceWith($at.indexAfter(depth - 1), $at.indexAfter(depth - 1), paragraph.type)) depth--
    const below = depth === 0 ? $at.pos : $at.after(depth)
    tr.insert(below, paragraph)
    behind = below + 1 + node.nodeSize
  }
  view.dispatch(tr.scrollIntoView())
  return behind
}
