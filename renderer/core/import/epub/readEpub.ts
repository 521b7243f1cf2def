/**
 * A book (EPUB 2 and 3) as one article: one title, one author and one date, and its chapters as headings, as readers from Apple Books to Readwise have it. An
 * article a chapter would give a novel forty rows in every list, and would cut what is one work for whoever quotes it. Chapters without a heading of
 * their own get the name that the table of contents gives them.
 */
import type { Root, RootContent } from 'mdast'
import { extractor } from '../../extract/extractors.ts'
import { cleanMdast } from '../../extract/cleanMdast.ts'
import { machineDate } from '../../extract/parseDate.ts'
import type { ExtractionStep } from '../../model.ts'
import { detectLanguage } from '../../text/language.ts'
import { project } from '../../text/projection.ts'
import { finishArticle } from '../articles/finishArticle.ts'
import { Images } from '../articles/Images.ts'
import { ARTICLE_CHARACTERS } from '../articles/limits.ts'
import type { ArticleSource, Companion, ReadItem } from '../articles/types.ts'
import { declaredEncoding, decodeText } from '../decodeText.ts'
import { ImportError } from '../ImportError.ts'
import { normalizeText } from '../normalizeText.ts'
import { baseName, decodedPath, folderOf, joinPath, withoutExtension } from '../notes/sourcePath.ts'
import { ZipArchive } from '../zip/ZipArchive.ts'
import { chapterToMdast } from './chapterToMdast.ts'
import { openPackage, type EpubPackage } from './openPackage.ts'

export async function* read({ name, bytes }: ArticleSource): AsyncGenerator<ReadItem> {
  const archive = new ZipArchive(name, bytes)
  const book = openPackage(archive, name)
  const steps: ExtractionStep[] = book.warnings.map((reason) => ({ stage: 'book', reason, removed: '' }))
  if (book.aside.length > 0) steps.push({ stage: 'book', reason: 'kept out of the reading order by the book itself', removed: book.aside.join('\n') })

  /** Where the file that is read now lies: what its pictures' addresses start from. */
  let folder = ''
  const images = new Images((address) => pictureIn(archive, book, folder, address))
  const children: RootContent[] = []
  let characters = 0
  for (const [at, path] of book.texts.entries()) {
    folder = folderOf(path)
    const chapter = readChapter(archive, path, `n${at}`, images.addressOf, steps)
    const length = project({ type: 'root', children: chapter }).text.length
    const title = book.names.get(path)
    if (length > 0 && title !== undefined && !chapter.slice(0, 3).some((block) => block.type === 'heading')) {
      chapter.unshift({ type: 'heading', depth: 2, children: [{ type: 'text', value: title }] })
      steps.push({ stage: 'chapter', reason: `“${title}” is the name of ${baseName(path)} in the table of contents`, removed: '' })
    }
    children.push(...chapter)
    characters += length
    if (characters > ARTICLE_CHARACTERS) throw new ImportError('too-large', name, `is a book of more than ${ARTICLE_CHARACTERS / 1e6} million characters.`)
  }
  const body = cleanMdast({ type: 'root', children }, { address: null, images: (address) => address })
  const { text } = project(body)
  if (text === '') throw new ImportError('no-text', name, book.texts.length === 0 ? 'is a book without any text in it.' : 'is a book whose pages are pictures: there is no text to read.')
  const lang = detectLanguage(text) ?? /^[a-z]{2,3}/i.exec(book.language ?? '')?.[0].toLowerCase() ?? null
  yield finishArticle({
    images,
    original: { name, mediaType: 'application/epub+zip', encoding: 'binary', bytes },
    tags: book.subjects.slice(0, 50),
    extraction: {
      title: normalizeText(book.title) || headingOf(body) || withoutExtension(name),
      byline: book.authors.length === 0 ? null : normalizeText(book.authors.join(', ')),
      siteName: book.publisher === null ? null : normalizeText(book.publisher),
      publishedAt: book.date === null ? null : machineDate(book.date, lang),
      lang, url: null, body, text, extractor: extractor('epub'),
      steps: [...steps, { stage: 'metadata', reason: 'title, authors, publisher, date and subjects are those that the book states', removed: '' }],
    },
  })
}

/** A chapter that cannot be read is missing from the article, and its steps say so. */
function readChapter(archive: ZipArchive, path: string, label: string, pictures: (source: string) => string | null, steps: ExtractionStep[]): RootContent[] {
  try {
    const bytes = archive.read(path)
    if (bytes === null || bytes.length === 0) return []
    return chapterToMdast(decodeText(bytes, declaredEncoding(bytes), path).text, label, pictures)
  } catch (error) {
    if (!(error instanceof ImportError) || error.code === 'too-large') throw error
    steps.push({ stage: 'book', reason: `a part is missing: ${error.message}`, removed: '' })
    return []
  }
}

function pictureIn(archive: ZipArchive, book: EpubPackage, folder: string, address: string): Companion | null {
  const path = /^[a-z][a-z\d+.-]*:/i.test(address) ? null : joinPath(folder, decodedPath(address.replace(/[?#].*$/, '')))
  if (path === null || !archive.has(path)) return null
  return {
    name: baseName(path),
    mediaType: book.mediaTypes.get(path) ?? null,
    bytes: () => {
      try {
        return archive.read(path) ?? new Uint8Array()
      } catch {
        // A damaged picture is no reason to refuse a book.
        return new Uint8Array()
      }
    },
  }
}

function headingOf(body: Root): string {
  const heading = body.children.find((node) => node.type === 'heading')
  return heading === undefined ? '' : project({ type: 'root', children: [heading] }).text
}
