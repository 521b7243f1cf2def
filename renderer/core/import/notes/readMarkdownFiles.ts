/** Markdown files as drafts: our own exports, Obsidian vaults, what Joplin exports with front matter, plain folders. */
import { splitFrontMatter } from '../../markdown/frontMatter.ts'
import { markdownToNote } from '../../markdown/markdown.ts'
import type { ReadingOptions } from '../../markdown/mdastToNote.ts'
import { readMarkdownNote } from '../../markdown/readMarkdownNote.ts'
import { decodeText } from '../decodeText.ts'
import type { AssetCollector } from './AssetCollector.ts'
import { baseName, folderOf, withoutExtension } from './sourcePath.ts'
import type { DraftNote, SourceFile, SourceKind } from './types.ts'

/** Longer texts are no notes; a log of that size would stop the editor. */
export const LONGEST_TEXT = 20 * 2 ** 20

/** An id that a note may keep: ours and those of programs that make random ones. A short one (`12`) may be anybody's. */
export const keptId = (id: string | null): string | null => (id !== null && /^[\w-]{16,64}$/.test(id) ? id : null)

/**
 * In a vault the file's name is the note's, and a first heading is text; elsewhere a first heading of level 1 is the title.
 * @throws {Error} with the reason when it is no text
 */
export function readMarkdownFile(file: SourceFile, kind: SourceKind, assets: AssetCollector): DraftNote {
  if (file.bytes.length > LONGEST_TEXT) throw new Error(`it has more than ${LONGEST_TEXT / 2 ** 20} MB`)
  if (file.bytes.subarray(0, 4096).includes(0) && !hasWideMark(file.bytes)) throw new Error('it is no text')
  const { text } = decodeText(file.bytes, null, baseName(file.path))
  const base = folderOf(file.path)
  const name = withoutExtension(baseName(file.path)).normalize('NFC')
  const read = readMarkdownNote(text, {
    heading: kind === 'obsidian' ? { called: name } : 'title',
    image: (written) => assets.pictureFor(base, written),
    file: (written) => assets.fileFor(base, written),
  })
  const [, page] = /^dossier: (\w+)$/m.exec(splitFrontMatter(text.replace(/\r\n?/g, '\n'))?.text ?? '') ?? []
  if (page !== undefined) throw new Error(page === 'conflict' ? 'it is the copy that an export of Dossier put beside a changed file' : `it is the page of ${page === 'highlights' ? 'highlights' : `an ${page}`} that Dossier exported, not a note`)
  const title = read.title ?? name
  return {
    key: file.path, base, id: keptId(read.id), title, names: title === name ? [] : [name], aliases: read.aliases, tags: read.tags,
    folder: read.folder ?? base, createdAt: read.created, updatedAt: read.updated ?? file.modifiedAt, lang: read.lang, doc: read.doc, warnings: read.warnings,
  }
}

const hasWideMark = (bytes: Uint8Array): boolean => (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)

/** A text that is no file of its own, such as the body of a raw Joplin note. */
export const readMarkdownText = (text: string, files: ReadingOptions): DraftNote['doc'] => markdownToNote(text, { frontMatter: false, ...files })
