/**
 * Pictures on their way into a note, from the clipboard, a drop or the file picker: stored as files of the library, then shown where the caret was,
 * however much was typed meanwhile. What cannot be taken is said by name.
 */
import type { Editor } from '@tiptap/core'
import type { Transaction } from '@tiptap/pm/state'
import { assetAddress } from '../../../core/notes/assets.ts'
import { NODE, type ImageAttrs } from '../../../core/notes/document.ts'
import { putAsset } from '../../../data/assets.ts'
import type { DossierDatabase } from '../../../data/database.ts'
import { databaseError } from '../../../data/databaseError.ts'
import type { Notice } from '../../desk/desk.ts'
import { imageStrings as strings } from '../../shared/strings/images.ts'

/** What Chromium shows in an `<img>`; scripts within an SVG do not run there. */
const TYPES: Record<string, string> = {
  'image/png': 'png', 'image/jpeg': 'jpg', 'image/gif': 'gif', 'image/webp': 'webp', 'image/avif': 'avif', 'image/svg+xml': 'svg', 'image/bmp': 'bmp',
}
export const IMAGE_EXTENSIONS = [...Object.values(TYPES), 'jpeg']

/** Bytes. A note is to be opened in an instant and exported whole. */
const LIMIT = 25 * 1024 * 1024

export interface Picture {
  name: string
  /** Empty when only the name tells. */
  mediaType: string
  read: () => Promise<Uint8Array>
  /** Bytes, as far as known before reading. */
  size: number
}

export const pictureOf = (file: File): Picture => ({ name: file.name, mediaType: file.type, size: file.size, read: async () => new Uint8Array(await file.arrayBuffer()) })

export const isPicture = ({ mediaType, name }: { mediaType: string; name: string }): boolean => typeOf(mediaType, name) !== null

function typeOf(mediaType: string, name: string): string | null {
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
function nameOf({ name }: Picture, type: string, now: Date): string {
  if (name !== '' && !/^image\.\w+$/i.test(name)) return name
  const two = (value: number): string => String(value).padStart(2, '0')
  return `${strings.pasted} ${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())} ${two(now.getHours())}.${two(now.getMinutes())}.${two(now.getSeconds())}.${TYPES[type]}`
}

export interface ImageServices {
  db: () => DossierDatabase
  notify: (notice: Notice) => void
}

/** Stores a picture. @throws {Error} whose message says which and why */
export async function storePicture(db: DossierDatabase, picture: Picture): Promise<ImageAttrs> {
  const type = typeOf(picture.mediaType, picture.name)
  if (type === null) throw new Error(strings.unknownType(picture.name))
  if (picture.size > LIMIT) throw new Error(strings.tooLarge(picture.name, picture.size, LIMIT))
  const bytes = await picture.read().catch((error: Error) => {
    throw new Error(strings.unreadable(picture.name, error.message))
  })
  if (bytes.byteLength === 0) throw new Error(strings.unreadable(picture.name, strings.empty))
  if (bytes.byteLength > LIMIT) throw new Error(strings.tooLarge(picture.name, bytes.byteLength, LIMIT))
  const name = nameOf(picture, type, new Date())
  const { id } = await putAsset(db, { name, mediaType: type, bytes }).catch((error: unknown) => {
    throw new Error(strings.notStored(name, databaseError(error).message))
  })
  return { src: assetAddress(id), alt: describePicture(name), title: null, width: null }
}

/** Puts pictures at a position (null: the caret), one after the other, each as soon as it is stored. */
export async function insertImages(editor: Editor, pictures: Picture[], at: number | null, { db, notify }: ImageServices): Promise<void> {
  let position = at ?? editor.state.selection.to
  const follow = ({ transaction }: { transaction: Transaction }): void => {
    position = transaction.mapping.map(position)
  }
  editor.on('transaction', follow)
  try {
    for (const picture of pictures) {
      try {
        const attrs = await storePicture(db(), picture)
        if (editor.isDestroyed) return
        position = insertImage(editor, position, attrs, pictures.length > 1)
      } catch (error) {
        notify({ message: (error as Error).message, kind: 'error' })
      }
    }
  } finally {
    editor.off('transaction', follow)
  }
}

/** Among the words where they can hold it, else as a paragraph of its own below; of several each has its own. @returns the position behind it */
function insertImage(editor: Editor, position: number, attrs: ImageAttrs, apart: boolean): number {
  const { state, view } = editor
  const { schema, tr } = state
  const image = schema.nodes[NODE.image]!.create({ ...attrs })
  const $at = state.doc.resolve(Math.min(position, state.doc.content.size))
  const fits = $at.parent.inlineContent && $at.parent.canReplaceWith($at.index(), $at.index(), image.type)
  let behind = $at.pos + 1
  if (fits && (!apart || $at.parent.content.size === 0)) tr.insert($at.pos, image)
  else {
    const paragraph = schema.nodes[NODE.paragraph]!.create(null, image)
    let depth = $at.depth
    while (depth > 0 && !$at.node(depth - 1).canReplaceWith($at.indexAfter(depth - 1), $at.indexAfter(depth - 1), paragraph.type)) depth--
    const below = depth === 0 ? $at.pos : $at.after(depth)
    tr.insert(below, paragraph)
    behind = below + 2
  }
  view.dispatch(tr.scrollIntoView())
  return behind
}
