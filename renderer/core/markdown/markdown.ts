/**
 * Notes as Markdown and back. This folder holds the way through mdast in both directions, the export of whole notes to files,
 * and the reading of one such file; it knows nothing of the editor, of storage or of articles' bodies.
 */
import type { NoteNode } from '../model.ts'
import { mdastToNote } from './mdastToNote.ts'
import type { ReadingOptions } from './mdastToNote.ts'
import { noteToMdast } from './noteToMdast.ts'
import type { MarkdownOptions } from './noteToMdast.ts'
import { parseMarkdown } from './parseMarkdown.ts'
import { serializeMarkdown } from './serializeMarkdown.ts'

/** Deterministic; reading it back gives `normalizeNote(doc)`. Ends in one line end; an empty note is the empty text. */
export const noteToMarkdown = (doc: NoteNode, options: MarkdownOptions = {}): string => serializeMarkdown(noteToMdast(doc, options))

/** Total: any text is Markdown. `frontMatter: false` reads a leading `---` as a rule. */
export const markdownToNote = (markdown: string, { frontMatter = true, ...reading }: ReadingOptions & { frontMatter?: boolean } = {}): NoteNode =>
  mdastToNote(parseMarkdown(markdown, { frontMatter }), reading)
