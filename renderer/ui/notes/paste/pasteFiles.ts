/**
 * What is pasted or dropped into a note and is no plain text: files are kept in the library and shown or linked to; HTML is cleaned (cleanHtml.ts), and the pictures
 * that it carries within itself become files too. A folder is left to the window, which imports it.
 */
import { Extension, type Editor } from '@tiptap/core'
import { Plugin } from '@tiptap/pm/state'
import { cleanHtml } from './cleanHtml.ts'
import { insertFiles, noteFileOf, storePicture, type FileServices } from './insertFiles.ts'
import { noteFileStrings as strings } from '../../shared/strings/noteFiles.ts'

/** ProseMirror's own, from a note: nothing in it is foreign. */
const isOwn = (html: string): boolean => html.includes('data-pm-slice')

function cleaned(html: string): Document {
  const parsed = new DOMParser().parseFromString(html, 'text/html')
  cleanHtml(parsed)
  return parsed
}

/** None when a folder is among them. */
const filesOf = (data: DataTransfer | null): File[] => ([...(data?.items ?? [])].some((item) => item.webkitGetAsEntry()?.isDirectory === true) ? [] : [...(data?.files ?? [])])

/** Stores the pictures that HTML carries as data, and points it to them. @returns the HTML, null when it carries none */
async function adoptPictures(html: string, { db, notify }: FileServices): Promise<string> {
  const parsed = new DOMParser().parseFromString(html, 'text/html')
  for (const image of parsed.querySelectorAll<HTMLImageElement>('img[src^="data:image/"]')) {
    try {
      const [, mediaType = '', base64 = ''] = /^data:(image\/[\w.+-]+);base64,(.*)$/s.exec(image.getAttribute('src') ?? '') ?? []
      const bytes = Uint8Array.from(atob(base64.replace(/\s+/g, '')), (character) => character.charCodeAt(0))
      const picture = await storePicture(db(), { name: '', mediaType, size: bytes.byteLength, read: () => Promise.resolve(bytes) })
      if (picture === null) throw new Error(strings.unknownType(mediaType))
      image.setAttribute('src', picture.src)
    } catch (error) {
      notify({ message: (error as Error).message, kind: 'error' })
    }
  }
  return parsed.documentElement.outerHTML
}

export const PasteFiles = Extension.create<FileServices>({
  name: 'pasteFiles',
  addProseMirrorPlugins() {
    const { editor, options } = this as { editor: Editor; options: FileServices }
    return [
      new Plugin({
        props: {
          transformPastedHTML: (html) => (isOwn(html) ? html : cleaned(html).body.innerHTML),
          handlePaste: (view, event) => {
            const html = event.clipboardData?.getData('text/html') ?? ''
            const files = filesOf(event.clipboardData)
            // Word sends a picture of the text along with the text; a browser the page's markup along with a picture.
            const words = html === '' ? '' : new DOMParser().parseFromString(html, 'text/html').body.textContent.trim()
            if (files.length > 0 && words === '') {
              void insertFiles(editor, files.map(noteFileOf), null, options)
              return true
            }
            if (isOwn(html) || !/<img[^>]+src\s*=\s*["']?data:image\//i.test(html)) return false
            void adoptPictures(html, options).then((adopted) => editor.isDestroyed || view.pasteHTML(adopted))
            return true
          },
          handleDrop: (view, event, _slice, moved) => {
            const files = filesOf(event.dataTransfer)
            if (moved || files.length === 0) return false
            const at = view.posAtCoords({ left: event.clientX, top: event.clientY })
            void insertFiles(editor, files.map(noteFileOf), at?.pos ?? null, options)
            return true
          },
        },
      }),
    ]
  },
})
