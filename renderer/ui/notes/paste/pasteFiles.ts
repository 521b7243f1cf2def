/**
 * What is pasted or dropped into a note and is no plain text: pictures become files of the library; HTML is cleaned (cleanHtml.ts), and the pictures
 * that it carries within itself become files too.
 */
import { Extension, type Editor } from '@tiptap/core'
import { Plugin } from '@tiptap/pm/state'
import { cleanHtml } from './cleanHtml.ts'
import { insertImages, isPicture, pictureOf, storePicture, type ImageServices } from './insertImages.ts'

/** ProseMirror's own, from a note: nothing in it is foreign. */
const isOwn = (html: string): boolean => html.includes('data-pm-slice')

function cleaned(html: string): Document {
  const parsed = new DOMParser().parseFromString(html, 'text/html')
  cleanHtml(parsed)
  return parsed
}

const picturesOf = (data: DataTransfer | null): File[] => [...(data?.files ?? [])].filter((file) => isPicture({ mediaType: file.type, name: file.name }))

/** Stores the pictures that HTML carries as data, and points it to them. @returns the HTML, null when it carries none */
async function adoptPictures(html: string, { db, notify }: ImageServices): Promise<string> {
  const parsed = new DOMParser().parseFromString(html, 'text/html')
  for (const image of parsed.querySelectorAll<HTMLImageElement>('img[src^="data:image/"]')) {
    try {
      const [, mediaType = '', base64 = ''] = /^data:(image\/[\w.+-]+);base64,(.*)$/s.exec(image.getAttribute('src') ?? '') ?? []
      const bytes = Uint8Array.from(atob(base64.replace(/\s+/g, '')), (character) => character.charCodeAt(0))
      const { src } = await storePicture(db(), { name: '', mediaType, size: bytes.byteLength, read: () => Promise.resolve(bytes) })
      image.setAttribute('src', src)
    } catch (error) {
      notify({ message: (error as Error).message, kind: 'error' })
    }
  }
  return parsed.documentElement.outerHTML
}

export const PasteFiles = Extension.create<ImageServices>({
  name: 'pasteFiles',
  addProseMirrorPlugins() {
    const { editor, options } = this as { editor: Editor; options: ImageServices }
    return [
      new Plugin({
        props: {
          transformPastedHTML: (html) => (isOwn(html) ? html : cleaned(html).body.innerHTML),
          handlePaste: (view, event) => {
            const html = event.clipboardData?.getData('text/html') ?? ''
            const pictures = picturesOf(event.clipboardData)
            // Word sends a picture of the text along with the text; a browser the page's markup along with a picture.
            const words = html === '' ? '' : new DOMParser().parseFromString(html, 'text/html').body.textContent.trim()
            if (pictures.length > 0 && words === '') {
              void insertImages(editor, pictures.map(pictureOf), null, options)
              return true
            }
            if (isOwn(html) || !/<img[^>]+src\s*=\s*["']?data:image\//i.test(html)) return false
            void adoptPictures(html, options).then((adopted) => editor.isDestroyed || view.pasteHTML(adopted))
            return true
          },
          handleDrop: (view, event, _slice, moved) => {
            const pictures = picturesOf(event.dataTransfer)
            if (moved || pictures.length === 0 || pictures.length < (event.dataTransfer?.files.length ?? 0)) return false
            const at = view.posAtCoords({ left: event.clientX, top: event.clientY })
            void insertImages(editor, pictures.map(pictureOf), at?.pos ?? null, options)
            return true
          },
        },
      }),
    ]
  },
})
