/** One Markdown file as a note: the reverse of an export for a single file, and the way in for files of other programs. */
import type { NoteNode } from '../model.ts'
import { withoutComments } from '../export/dossierBlock.ts'
import { fromPandoc } from '../export/readPandoc.ts'
import { blockText, NODE } from '../notes/document.ts'
import { NO_FRONT_MATTER, parseFrontMatter, splitFrontMatter } from './frontMatter.ts'
import type { FrontMatter } from './frontMatter.ts'
import { markdownToNote } from './markdown.ts'
import type { ReadingOptions } from './mdastToNote.ts'

export interface ReadNote extends FrontMatter {
  doc: NoteNode
  /** What was not understood and how it was kept, for people. */
  warnings: string[]
}

const isPlain = (heading: NoteNode): boolean => (heading.content ?? []).every((child) => child.type === NODE.text && child.marks === undefined)

export interface NoteReadingOptions extends ReadingOptions {
  /**
   * What a plain first heading of level 1 is where the front matter has no title: the title, which leaves the text (so by default); or, where
   * notes are called by their files, the title only when it is that very name, and else text.
   */
  heading?: 'title' | { called: string }
}

/**
 * Total. Dossier's own comments go, and what was written for pandoc is read as what it was. Other keys of the front matter, and front matter that is no YAML, stay in the note as a leading `rawBlock` of format `yaml`,
 * which an export writes back. `title` is null when neither the front matter nor a heading has it.
 */
export function readMarkdownNote(markdown: string, { heading = 'title', ...reading }: NoteReadingOptions = {}): ReadNote {
  const text = markdown.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n')
  const front = splitFrontMatter(text)
  if (front === null) return titled({ ...NO_FRONT_MATTER, doc: markdownToNote(withoutComments(text), { ...reading, frontMatter: false }), warnings: [] }, heading)
  const doc = markdownToNote(withoutComments(front.body), { ...reading, frontMatter: false })
  const parsed = parseFrontMatter(front.text)
  if ('problem' in parsed) {
    const warning = `The front matter could not be read as YAML and was kept as text: ${parsed.problem}`
    return titled({ ...NO_FRONT_MATTER, doc: withYaml(doc, front.text), warnings: [warning] }, heading)
  }
  const { known, rest } = fromPandoc(parsed.known, doc, parsed.rest) ?? { known: { ...parsed.known, doc }, rest: parsed.rest }
  return titled({ ...known, doc: withYaml(known.doc, rest), warnings: parsed.warnings }, heading)
}

const withYaml = (doc: NoteNode, yaml: string): NoteNode =>
  yaml.trim() === '' ? doc : { ...doc, content: [{ type: NODE.rawBlock, attrs: { format: 'yaml' }, content: [{ type: NODE.text, text: yaml }] }, ...(doc.content ?? [])] }

function titled(note: ReadNote, meaning: NonNullable<NoteReadingOptions['heading']>): ReadNote {
  const content = note.doc.content ?? []
  const at = content[0]?.type === NODE.rawBlock ? 1 : 0
  const heading = content[at]
  if (note.title !== null || heading?.type !== NODE.heading || heading.attrs?.['level'] !== 1 || !isPlain(heading)) return note
  if (meaning !== 'title' && blockText(heading).trim() !== meaning.called) return note
  const rest = content.toSpliced(at, 1)
  return { ...note, title: blockText(heading), doc: { ...note.doc, content: rest.length > 0 ? rest : [{ type: NODE.paragraph }] } }
}
