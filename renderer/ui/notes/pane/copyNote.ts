/** A note, or the part of it that is selected, on the clipboard for other programs. */
import { htmlText } from '../../../core/export/htmlTree.ts'
import { noteToHtml } from '../../../core/export/noteToHtml.ts'
import { noteToMarkdown } from '../../../core/markdown/markdown.ts'
import type { NoteNode } from '../../../core/model.ts'
import { assetAddress, picturesOf } from '../../../core/notes/assets.ts'
import { plainText } from '../../../core/notes/document.ts'
import { readAsset } from '../../../data/assets.ts'
import type { DossierDatabase } from '../../../data/database.ts'

/** @throws {DOMException} when the browser refuses */
export async function copyMarkdown(_db: DossierDatabase, doc: NoteNode): Promise<void> {
  await navigator.clipboard.writeText(noteToMarkdown(doc))
}

/**
 * As HTML with its pictures, and as plain text for programs that take no HTML.
 * @throws {DOMException} when the browser refuses
 */
export async function copyRichText(db: DossierDatabase, doc: NoteNode): Promise<void> {
  // The promise is handed over: reading pictures may outlast the moment in which the browser lets a page write.
  const html = htmlOf(db, doc)
  const item = new ClipboardItem({ 'text/html': html, 'text/plain': new Blob([plainText(doc)], { type: 'text/plain' }) })
  await navigator.clipboard.write([item])
}

async function htmlOf(db: DossierDatabase, doc: NoteNode): Promise<Blob> {
  const images = new Map<string, string>()
  for (const id of picturesOf(doc)) {
    const asset = await readAsset(db, id)
    if (asset !== null) images.set(assetAddress(id), await dataAddress(asset.bytes, asset.row.mediaType))
  }
  return new Blob([htmlText(noteToHtml(doc, { imageOf: (src) => images.get(src) ?? null, linkNotes: false }))], { type: 'text/html' })
}

/** Other programs cannot read our addresses: the bytes go along. */
function dataAddress(bytes: Uint8Array<ArrayBuffer>, mediaType: string): Promise<string> {
  return new Promise((read, failed) => {
    const reader = new FileReader()
    reader.addEventListener('load', () => read(reader.result as string))
    reader.addEventListener('error', () => failed(reader.error ?? new Error('The picture could not be read.')))
    reader.readAsDataURL(new Blob([bytes], { type: mediaType }))
  })
}
