/**
 * A whole export as files: notes in their folders, what they cite and show beside them, a bibliography, and a report that counts everything that
 * is not as one might think. Pure and deterministic; reading the library is the worker's business and writing the host's.
 *
 * This folder holds what leaves the app as files and comes back to the same files; how one note becomes Markdown is core/markdown's.
 */
import type { Root } from 'mdast'
import { bibliographyFile } from './bibliography/bibliography.ts'
import { isEmpty } from '../notes/document.ts'
import { linksOf } from '../notes/links.ts'
import { assetsOf } from '../notes/assets.ts'
import type { HighlightRow, Id } from '../model.ts'
import { attachmentPaths, type ExportAsset } from './attachments.ts'
import type { LibraryExportOptions } from './exportOptions.ts'
import { actorPage, articlePage, eventPage, highlightsPage, type ExportActor, type ExportArticle, type ExportEvent, type Page } from './pages.ts'
import { PageWriter, type NoteToExport, type PageLookup } from './pageWriter.ts'
import { folderPath, NOTHING_EXISTS, pageKey, placePages, type Existing, type PageKind, type PageToPlace } from './placePages.ts'

export interface LibraryToExport {
  notes: readonly NoteToExport[]
  /** With the body when it is to be a page. */
  articles: readonly { article: ExportArticle; body: Root | null }[]
  actors: readonly ExportActor[]
  events: readonly ExportEvent[]
  highlights: readonly { articleId: Id; highlights: readonly HighlightRow[] }[]
  /** Of the files that the notes show, those that there are. */
  assets: readonly ExportAsset[]
}

/** What the chosen folder has already: Dossier's pages by key, other files, and under `attachments/` the ids of bytes that are ours. */
export interface ExistingFolder extends Existing {
  /** Paths of pages that get a new name, by key; they are not among `pages`. */
  renamed: ReadonlyMap<string, string>
  attachments: ReadonlyMap<string, Id | null>
}

export const EMPTY_FOLDER: ExistingFolder = { ...NOTHING_EXISTS, renamed: new Map(), attachments: new Map() }

export interface TextFile {
  path: string
  text: string
  /** Of a page; null for a bibliography. */
  key: string | null
}

export interface LibraryExportReport {
  notes: number
  pages: Record<Exclude<PageKind, 'note'>, number>
  /** Links to what is not in this export, which became text: which file had it, and what it said. */
  asText: { path: string; label: string }[]
  /** Notes whose file is not named exactly as their title. */
  renamed: { title: string; path: string }[]
  /** Paths of notes in which nothing is written. */
  empty: string[]
  /** Pictures whose file is not in the library. */
  missingAttachments: { path: string; id: Id }[]
  /** How many articles the bibliography names. */
  cited: number
}

export interface LibraryExport {
  files: TextFile[]
  attachments: { path: string; id: Id }[]
  report: LibraryExportReport
}

export interface ExportRun {
  existing?: ExistingFolder
  /** Called for each file, before it is written; may throw to end it. */
  onFile?: (done: number, total: number) => void
  /** The key of the one page whose text is wanted; the others are placed but not written. */
  only?: string
}

export function exportLibrary(library: LibraryToExport, lookup: PageLookup, options: LibraryExportOptions, { existing = EMPTY_FOLDER, onFile, only }: ExportRun = {}): LibraryExport {
  const pages = pagesOf(library, lookup)
  const notes = library.notes.map((note): PageToPlace => ({ kind: 'note', ...note }))
  const shown = new Set(library.notes.flatMap(({ doc }) => assetsOf(doc)))
  const attachments = attachmentPaths(library.assets.filter(({ id }) => shown.has(id)), existing.attachments)
  const staying = (page: PageToPlace): PageToPlace => {
    const path = existing.renamed.get(pageKey(page.kind, page.id))
    return path === undefined ? page : { ...page, staysIn: path.slice(0, Math.max(0, path.lastIndexOf('/'))) }
  }
  const placed = placePages([...notes, ...pages].map(staying), existing, [...attachments.values()])
  const report: LibraryExportReport = {
    notes: notes.length, pages: { article: 0, actor: 0, event: 0, highlights: 0 }, asText: [], renamed: [], empty: [], missingAttachments: [], cited: 0,
  }
  const cited = new Map<Id, ExportArticle>()
  const writer = new PageWriter(options, placed, attachments, lookup, {
    asText: (path, label) => report.asText.push({ path, label }),
    missingAttachment: (path, id) => report.missingAttachments.push({ path, id }),
    cited: (article) => cited.set(article.id, article),
  })
  const files: TextFile[] = []
  const total = notes.length + pages.length
  for (const note of library.notes) {
    onFile?.(files.length, total)
    const path = placed.pathOf('note', note.id) ?? ''
    const slash = path.lastIndexOf('/')
    if (path.slice(slash + 1) !== `${note.title}.md`) report.renamed.push({ title: note.title, path })
    if (isEmpty(note.doc)) report.empty.push(path)
    // What a file's place says of the folder need not be said again.
    const folder = note.folder !== '' && folderPath(note.folder) !== note.folder ? note.folder : null
    const key = pageKey('note', note.id)
    files.push({ path, text: only === undefined || only === key ? writer.note(note, path, folder) : '', key })
  }
  for (const page of pages) {
    onFile?.(files.length, total)
    const path = placed.pathOf(page.kind, page.id) ?? ''
    const key = pageKey(page.kind, page.id)
    files.push({ path, text: only === undefined || only === key ? writer.page(page, path) : '', key })
    if (page.kind !== 'note') report.pages[page.kind] += 1
  }
  for (const { articleId } of articleLinks(library)) {
    const article = lookup.articleOf(articleId)
    if (article !== undefined) cited.set(article.id, article)
  }
  for (const { article, body } of library.articles) if (body !== null) cited.set(article.id, article)
  report.cited = cited.size
  const formats = new Set([...(options.format === 'pandoc' ? (['csl-json'] as const) : []), ...options.bibliographies])
  if (cited.size > 0) for (const format of formats) files.push({ ...bibliographyFile([...cited.values()], format), key: null })
  return { files, attachments: [...attachments].map(([id, path]) => ({ id, path })), report }
}

const articleLinks = ({ notes }: LibraryToExport): { articleId: Id }[] =>
  notes.flatMap(({ doc }) => linksOf(doc).flatMap(({ targetKind, targetId }) => (targetKind === 'article' ? [{ articleId: targetId }] : [])))

function pagesOf(library: LibraryToExport, lookup: PageLookup): Page[] {
  const pages: Page[] = []
  for (const { article, body } of library.articles) if (body !== null) pages.push(articlePage(article, body))
  for (const { articleId, highlights } of library.highlights) {
    const article = lookup.articleOf(articleId)
    if (article !== undefined && highlights.length > 0) pages.push(highlightsPage(article, highlights))
  }
  if (library.actors.length === 0 && library.events.length === 0) return pages
  const linking = new Map<string, { id: Id; title: string }[]>()
  for (const { id, title, doc } of library.notes) {
    const targets = new Set(linksOf(doc).map(({ targetKind, targetId }) => pageKey(targetKind, lookup.currentOf(targetKind, targetId))))
    for (const target of targets) linking.set(target, [...(linking.get(target) ?? []), { id, title }])
  }
  for (const actor of library.actors) pages.push(actorPage(actor, lookup.articleOf, linking.get(pageKey('actor', actor.id)) ?? []))
  for (const event of library.events) pages.push(eventPage(event, lookup.articleOf, (id) => lookup.labelOf('actor', id), linking.get(pageKey('event', event.id)) ?? []))
  return pages
}
