/**
 * Plain text that is plainly Markdown is pasted as what it means; with Ctrl/Cmd+Shift+V as it is. Text that comes with HTML is not looked at
 * here: ProseMirror cleans that by the schema.
 */
import { Extension } from '@tiptap/core'
import { Node, Slice } from '@tiptap/pm/model'
import { Plugin } from '@tiptap/pm/state'
import { markdownToNote } from '../../../core/markdown/markdown.ts'

/** A line that begins as a heading, list, quote, fence or table does; or strong text, a link, a wikilink. One star or dash is not enough. */
const MARKDOWN = /^ {0,3}(?:#{1,6} \S|[-*+] \S|\d{1,9}[.)] \S|> ?\S|```|~~~|\|.+\|\s*$)|\*\*\S[^*\n]*\*\*|\[[^\]\n]+\]\([^)\s]+\)|\[\[[^\]\n]+\]\]/m

export const PasteMarkdown = Extension.create({
  name: 'pasteMarkdown',
  addProseMirrorPlugins: () => [
    new Plugin({
      props: {
        clipboardTextParser: (text, _context, plain, view) => {
          if (plain || !MARKDOWN.test(text)) return null as unknown as Slice // ProseMirror takes null for “not mine”; its types do not say so.
          const doc = Node.fromJSON(view.state.schema, markdownToNote(text, { frontMatter: false }))
          return Slice.maxOpen(doc.content)
        },
      },
    }),
  ],
})
