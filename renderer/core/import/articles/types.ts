/**
 * Articles on their way in: what every reader of a file format takes and gives. A reader turns the bytes of one file into articles, each with what is
 * kept as its original, or says by name why there is none. It writes nothing, fetches nothing and runs nothing.
 */
import type { Columns, Extraction, HighlightColour, Span, TableColumns } from '../../model.ts'
import type { ImportErrorCode } from '../ImportError.ts'

/** A file as the user has it. */
export interface ArticleSource {
  /** As the user knows it. A hint of the format: the content decides. */
  name: string
  bytes: Uint8Array
  /** A file that lies beside it (in its folder, its archive, its message), by the address that a page in it has for it; null when there is none. */
  beside?: (address: string) => Companion | null
  /** What was known of it when it was read before, and does not stand in its bytes: its encoding, and where it was fetched. */
  known?: { encoding: string; url: string | null; table?: TableColumns }
  /** Told of the page that an article is taken from, where it is one, before its pictures are settled. */
  onPage?: (page: ReadPage) => void
  /** What was chosen for tables, by their signature (bulk/table.ts); the others are guessed. */
  columns?: ColumnChoices
  /** How many archives it lies in, one in the other. */
  depth?: number
}

/** A page as text, its address, and the pictures that come with it. */
export interface ReadPage {
  html: string
  address: string | null
  images: PagePictures
}

/** What Images.ts is to a page that is looked through again. */
export interface PagePictures {
  addressOf: (source: string) => string | null
  settle: (extraction: Extraction) => Promise<{ extraction: Extraction; images: ArticleImage[] }>
}

export type ColumnChoices = Readonly<Record<string, Columns>>

/** A picture that comes with an article's file. */
export interface Companion {
  /** As the user may know it; its extension says what it is when `mediaType` does not. */
  name: string
  /** Null when nobody said. */
  mediaType: string | null
  bytes: () => Uint8Array
}

/** A picture that the body shows by its address `asset:ID` (core/notes/assets.ts). */
export interface ArticleImage {
  /** SHA-256 of the bytes, hex. */
  id: string
  name: string
  mediaType: string
  bytes: Uint8Array
}

/** A passage that the user had marked in another program; found again in the text by its words. */
export interface BroughtHighlight {
  quote: string
  comment: string
  colour: HighlightColour
  tags: string[]
  /** Epoch ms; null when the source does not say. */
  createdAt: number | null
}

/** One whose place in the article's text is known. */
export type PlacedHighlight = Omit<BroughtHighlight, 'quote'> & { span: Span }

export interface ReadArticle {
  /** Where in a container it was: a path, a line, a title; null when the file is the article. */
  entry: string | null
  extraction: Extraction
  /** What is kept as its original. For one of many, its own part in a form that this registry reads again by itself. */
  original: { name: string; mediaType: string; encoding: string; bytes: Uint8Array; table?: TableColumns }
  images: ArticleImage[]
  tags: string[]
  highlights: PlacedHighlight[]
  /** What the source says of it beyond the article; absent where it says nothing. */
  read?: boolean
  starred?: boolean
  /** Epoch ms when it was saved there. */
  savedAt?: number
}

/** A part of a file that holds no article, and why: a sentence that names it. */
export interface RefusedEntry {
  entry: string
  code: ImportErrorCode
  message: string
}

export type ReadItem = { kind: 'article'; article: ReadArticle } | ({ kind: 'refused' } & RefusedEntry)

/**
 * Yields as it reads, so that a container's articles can be written one by one and the reading be given up.
 * @param nested reads a file that lies in this one, of whatever format
 * @throws {ImportError} for the file as a whole
 */
export type ReadFile = (source: ArticleSource, nested: (source: ArticleSource) => AsyncGenerator<ReadItem>) => AsyncGenerator<ReadItem>
