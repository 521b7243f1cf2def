/**
 * The formats of articles, in the order in which they are tried: by content, with the name as a hint where content does not tell. A reader is
 * loaded when the first file of its format comes: some are heavy.
 */
import { CONTAINER_BYTES, DOCUMENT_BYTES, TEXT_BYTES } from './limits.ts'
import { headOf, type Head } from './head.ts'
import type { ArticleSource, ReadFile } from './types.ts'

export interface Format {
  /** With its article, for sentences: `a saved page (MHTML)`. */
  what: string
  /** Bytes of the largest file that is read. */
  limit: number
  recognises: (head: Head) => boolean
  /** It holds rows, which may be of a table whose columns are to be told; or files of any format. */
  holds?: 'rows' | 'files'
  load: () => Promise<{ read: ReadFile }>
}

/** Asked for once: to import a module that is there walks all that it imports, again for each of ten thousand files. */
function once<Module>(load: () => Promise<Module>): () => Promise<Module> {
  let loaded: Promise<Module> | null = null
  return () => {
    // One that failed (a file that was not there for a moment) is asked for again.
    loaded ??= load().catch((error: unknown) => {
      loaded = null
      throw error
    })
    return loaded
  }
}

const FORMATS: readonly Format[] = [
  { what: 'a PDF', limit: DOCUMENT_BYTES, recognises: isPdf, load: async () => (await import('../pdf/readPdf.ts')).load() },
  { what: 'an EPUB book', limit: DOCUMENT_BYTES, recognises: isEpub, load: () => import('../epub/readEpub.ts') },
  { what: 'a Word document', limit: DOCUMENT_BYTES, recognises: isDocx, load: () => import('../docx/readDocx.ts') },
  { what: 'an archive', limit: CONTAINER_BYTES, recognises: isArchive, holds: 'files', load: () => import('../zip/readZip.ts') },
  { what: 'a web archive (WARC)', limit: CONTAINER_BYTES, recognises: ({ unpacked }) => /^WARC\/[01]\./.test(unpacked()), load: () => import('../bulk/readWarc.ts') },
  { what: 'JSON', limit: CONTAINER_BYTES, recognises: isJson, holds: 'rows', load: () => import('../bulk/readJson.ts') },
  { what: 'a table (CSV)', limit: CONTAINER_BYTES, recognises: isTable, holds: 'rows', load: () => import('../bulk/readCsv.ts') },
  { what: 'an export of Zotero (RDF)', limit: DOCUMENT_BYTES, recognises: (head) => firstElement(head) === 'rdf:rdf' && head.text.includes('zotero.org/namespaces'), load: () => import('../bulk/readZoteroRdf.ts') },
  { what: 'an export of Evernote', limit: DOCUMENT_BYTES, recognises: (head) => firstElement(head) === 'en-export', load: () => import('./readEnexArticles.ts') },
  { what: 'a feed', limit: DOCUMENT_BYTES, recognises: (head) => ['rss', 'feed', 'rdf:rdf'].includes(firstElement(head)), load: () => import('../bulk/readFeed.ts') },
  { what: 'a list of bookmarks', limit: TEXT_BYTES, recognises: ({ text }) => /^\s*<!doctype netscape-bookmark/i.test(text) || /<title>Pocket Export<\/title>/i.test(text), load: () => import('../bulk/readBookmarks.ts') },
  { what: 'a saved page (MHTML)', limit: 4 * TEXT_BYTES, recognises: isMhtml, load: () => import('./readMhtml.ts') },
  { what: 'a message', limit: 4 * TEXT_BYTES, recognises: isMail, load: () => import('./readMail.ts') },
]

/** Everything else: a text, or refused by what it is instead. */
const TEXT: Format = { what: 'a text', limit: TEXT_BYTES, recognises: () => true, load: once(() => import('./readText.ts')) }

export function recogniseFormat(source: ArticleSource): Format {
  const head = headOf(source)
  return FORMATS.find(({ recognises }) => recognises(head)) ?? TEXT
}

const headerNames = (head: Head): Set<string> => new Set([...(head.text.split(/\r?\n\r?\n/, 1)[0] ?? '').matchAll(/^[^\s:]{2,60}:/gm)].map(([name]) => name.slice(0, -1).toLowerCase()))

/** Mailers and servers leave a few lines before it. */
function isPdf(head: Head): boolean {
  return /%PDF-\d/.test(head.text.slice(0, 1024))
}

function isEpub(head: Head): boolean {
  return head.zip && (head.extension === 'epub' || head.text.slice(0, 100).includes('mimetypeapplication/epub+zip') || head.paths().includes('META-INF/container.xml'))
}

function isDocx(head: Head): boolean {
  return head.zip && (['docx', 'docm', 'dotx', 'dotm'].includes(head.extension) || head.paths().includes('word/document.xml'))
}

/** Documents of other programs are archives too; they are refused by what they are. */
function isArchive(head: Head): boolean {
  return head.zip && !head.paths().some((path) => path === '[Content_Types].xml' || path === 'META-INF/manifest.xml' || path.endsWith('.class')) && !head.text.includes('mimetypeapplication/vnd.oasis')
}

function isJson(head: Head): boolean {
  const begins = /^\uFEFF?\s*(?:\[\s*)*\{\s*["}]/.test(head.unpacked()) || (/^\uFEFF?\s*[[{]/.test(head.unpacked()) && /(?:^|\.)(?:json|jsonl|ndjson)$/.test(head.extension))
  return begins && !['md', 'markdown'].includes(head.extension)
}

function isTable(head: Head): boolean {
  return ['csv', 'tsv'].includes(head.extension) && !/^\s*</.test(head.unpacked())
}

/** Name of the first element, in lower case; empty when it begins with none. */
function firstElement({ text }: Head): string {
  return /^[\s\uFEFF]*</.test(text) ? (/<([a-z][\w:.-]*)/i.exec(text)?.[1]?.toLowerCase() ?? '') : ''
}

function isMhtml(head: Head): boolean {
  if (!/^[\w-]+:/.test(head.text) && !head.text.startsWith('--')) return false
  return /^content-type:\s*multipart\/related/im.test(head.text) || (['mht', 'mhtml'].includes(head.extension) && /^(?:mime-version|content-type):/im.test(head.text))
}

/** A message begins with its headers, and with several that only messages have. */
function isMail(head: Head): boolean {
  if (!/^(?:From [^\n]+\n)?[A-Za-z][\w-]*:[ \t]/.test(head.text)) return false
  const names = headerNames(head)
  const telling = ['from', 'date', 'subject', 'to', 'message-id', 'received', 'mime-version', 'return-path', 'delivered-to'].filter((name) => names.has(name))
  return names.has('from') && telling.length >= (head.extension === 'eml' ? 2 : 4)
}
