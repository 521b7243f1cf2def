/**
 * Everything that an export writes, read from the library: first the notes, then, by what was chosen, what they cite, show and link to, and what is
 * known of it. The first is most of the work and the same for every choice, so that a preview does it once. Runs in the export worker. Documents
 * whose journal had to be replayed are handed in; all others are read here.
 */
import type { LibraryToExport } from '../core/export/exportLibrary.ts'
import type { LibraryExportOptions } from '../core/export/exportOptions.ts'
import { EMBED_DEPTH, embeddedNotes, inlineEmbeds, type EmbedSource } from '../core/export/inlineEmbeds.ts'
import type { ExportActor, ExportArticle, ExportEvent } from '../core/export/pages.ts'
import type { NoteToExport, PageLookup } from '../core/export/pageWriter.ts'
import { paragraphNumber } from '../core/export/paragraphNumber.ts'
import type { ActorRow, ArticleRow, BodyRow, EventRow, HighlightRow, Id, NoteNode, NoteRow, TargetKind } from '../core/model.ts'
import { assetsOf } from '../core/notes/assets.ts'
import { linksOf } from '../core/notes/links.ts'
import { citationKeys } from './citationKeys.ts'
import type { DossierDatabase } from './database.ts'
import { readMany } from './readMany.ts'

/** The notes of an export, whatever is chosen. */
export interface ReadNotes {
  notes: NoteToExport[]
  /** Notes that could not be read, with the reason. */
  unreadable: { title: string; message: string }[]
  replayed: NotesSource['replayed']
}

export interface ReadExport {
  library: LibraryToExport
  lookup: PageLookup
  /** Embedded notes that became text, and those that stay links; none of either when links were wanted. */
  embeds: { inlined: number; kept: number }
}

export interface NotesSource {
  /** All: those that are not in the trash. */
  which: readonly Id[] | 'all'
  /** By note id: documents whose journal was replayed, or why it could not be; also of notes that are only embedded. */
  replayed: ReadonlyMap<Id, NoteNode | { error: string }>
}

/** Oldest first, so that exporting again gives the same file names. @param onNote may throw to end it */
export async function readNotes(db: DossierDatabase, { which, replayed }: NotesSource, onNote: (done: number, total: number) => void): Promise<ReadNotes> {
  const unreadable: ReadNotes['unreadable'] = []
  const notes: NoteToExport[] = []
  const rows = which === 'all' ? await db.notes.where('trashedAt').equals(0).toArray() : present(await readMany(db.notes, which))
  rows.sort((a, b) => a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1))
  const bodies = await readMany(db.noteBodies, rows.map(({ id }) => id), (done) => onNote(done, rows.length))
  rows.forEach((row, at) => {
    const doc = replayed.get(row.id) ?? bodies[at]?.doc ?? { error: 'its text is missing from the library' }
    if ('error' in doc) unreadable.push({ title: row.title, message: doc.error })
    else notes.push(noteToExport(row, doc))
  })
  return { notes, unreadable, replayed }
}

/** @param keep whether keys to cite by are remembered */
export async function readForExport(db: DossierDatabase, read: ReadNotes, options: LibraryExportOptions, keep: boolean): Promise<ReadExport> {
  const notes = [...read.notes]
  const embeds = { inlined: 0, kept: 0 }
  if (options.embeds !== 'link' && options.format !== 'obsidian') {
    const sources = await embedSources(db, notes, read.replayed)
    for (const [at, note] of notes.entries()) {
      const { doc, inlined, kept } = inlineEmbeds(note.doc, note.id, options.embeds, (id) => sources.get(id))
      notes[at] = { ...note, doc }
      embeds.inlined += inlined
      embeds.kept += kept
    }
  }
  const targets = targetsOf(notes)
  const actors = await followed(db, 'actor', targets.actor)
  const events = await followed(db, 'event', targets.event)
  const pagesOfActors = options.actors ? await actorPages(db, actors.rows) : []
  const pagesOfEvents = options.events ? await eventPages(db, events.rows) : []
  const highlights = await highlightsFor(db, options, targets.article)
  const pageIds = options.articles === 'none' ? [] : [...new Set([...targets.article, ...(options.articles === 'highlighted' ? highlights.map(({ articleId }) => articleId) : [])])]
  const articleIds = new Set([...targets.article, ...pageIds, ...highlights.map(({ articleId }) => articleId), ...pagesOfActors.flatMap(({ articles }) => articles.map(({ id }) => id)), ...pagesOfEvents.flatMap(({ articles }) => articles.map(({ id }) => id))])
  const rows = present(await db.articles.bulkGet([...articleIds]))
  const cites = options.format === 'pandoc' || options.bibliographies.length > 0 || options.articles !== 'none'
  const keys = cites ? await citationKeys(db, rows, keep) : new Map<Id, string>()
  const articles = new Map(rows.map((row) => [row.id, articleToExport(row, keys.get(row.id) ?? '')]))
  const versions = new Map(rows.map(({ id, version }) => [id, version]))
  const bodies = new Map(present(await db.bodies.bulkGet(pageIds.flatMap((id): [Id, number][] => (versions.has(id) ? [[id, versions.get(id) ?? 1]] : [])))).map((body) => [body.articleId, body]))
  const quoted = options.format === 'pandoc' ? await quotedBodies(db, notes, highlights) : new Map<string, BodyRow>()
  const participants = options.events ? await followed(db, 'actor', new Set(pagesOfEvents.flatMap((event) => event.actors))) : actors
  const named = new Map<string, string>([
    ...[...actors.rows, ...participants.rows].map(({ id, name }): [string, string] => [`actor/${id}`, name]), ...events.rows.map(({ id, title }): [string, string] => [`event/${id}`, title]),
    ...rows.map(({ id, title }): [string, string] => [`article/${id}`, title]), ...present(await db.notes.bulkGet([...targets.note])).map(({ id, title }): [string, string] => [`note/${id}`, title]),
  ])
  const currentOf = (kind: TargetKind, id: Id): Id => (kind === 'actor' ? (actors.current.get(id) ?? participants.current.get(id)) : kind === 'event' ? events.current.get(id) : undefined) ?? id
  return {
    embeds,
    library: {
      notes, actors: pagesOfActors, events: pagesOfEvents, highlights: options.highlights ? highlights : [],
      articles: pageIds.flatMap((id) => {
        const article = articles.get(id)
        return article === undefined ? [] : [{ article, body: bodies.get(id)?.body ?? null }]
      }),
      assets: present(await db.assets.bulkGet([...new Set(notes.flatMap(({ doc }) => assetsOf(doc)))])),
    },
    lookup: {
      labelOf: (kind, id) => named.get(`${kind}/${currentOf(kind, id)}`) ?? null,
      articleOf: (id) => articles.get(id),
      currentOf,
      paragraphOf: ({ articleId, version, start }) => {
        const body = quoted.get(`${articleId}@${version}`)
        return body === undefined ? null : paragraphNumber(body.body, start)
      },
    },
  }
}

/** The notes that are embedded, and those embedded in these, as far as they are followed. */
async function embedSources(db: DossierDatabase, notes: readonly NoteToExport[], replayed: NotesSource['replayed']): Promise<Map<Id, EmbedSource>> {
  const sources = new Map<Id, EmbedSource>(notes.map(({ id, title, doc }) => [id, { title, doc }]))
  let wanted = new Set(notes.flatMap(({ doc }) => embeddedNotes(doc)).filter((id) => !sources.has(id)))
  for (let depth = 0; depth < EMBED_DEPTH && wanted.size > 0; depth += 1) {
    const ids = [...wanted]
    const [rows, bodies] = await Promise.all([db.notes.bulkGet(ids), db.noteBodies.bulkGet(ids)])
    wanted = new Set()
    for (const [at, id] of ids.entries()) {
      const row = rows[at]
      const doc = replayed.get(id) ?? bodies[at]?.doc
      if (row === undefined || row.trashedAt > 0 || doc === undefined || 'error' in doc) continue
      sources.set(id, { title: row.title, doc })
      for (const next of embeddedNotes(doc)) if (!sources.has(next)) wanted.add(next)
    }
  }
  return sources
}

const present = <T>(rows: readonly (T | undefined)[]): T[] => rows.filter((row) => row !== undefined)

const noteToExport = ({ id, title, createdAt, updatedAt, tags, aliases, folder, lang }: NoteRow, doc: NoteNode): NoteToExport => ({ id, title, createdAt, updatedAt, tags, aliases, folder, lang, doc })

const articleToExport = ({ id, title, byline, siteName, publishedAt, lang, url, addedAt }: ArticleRow, citationKey: string): ExportArticle => ({ id, title, byline, siteName, publishedAt, lang, url, addedAt, citationKey })

function targetsOf(notes: readonly NoteToExport[]): Record<TargetKind, Set<Id>> {
  const targets: Record<TargetKind, Set<Id>> = { article: new Set(), actor: new Set(), event: new Set(), note: new Set() }
  for (const { doc } of notes) for (const { targetKind, targetId } of linksOf(doc)) targets[targetKind].add(targetId)
  return targets
}

interface Followed<T> {
  rows: T[]
  /** By the id that a note has. */
  current: Map<Id, Id>
}

function followed(db: DossierDatabase, kind: 'actor', ids: ReadonlySet<Id>): Promise<Followed<ActorRow>>
function followed(db: DossierDatabase, kind: 'event', ids: ReadonlySet<Id>): Promise<Followed<EventRow>>
/** Rows of actors or events, merged ones by what they are part of now. */
async function followed(db: DossierDatabase, kind: 'actor' | 'event', ids: ReadonlySet<Id>): Promise<Followed<ActorRow | EventRow>> {
  const read = (wanted: Id[]): Promise<(ActorRow | EventRow | undefined)[]> => (kind === 'actor' ? db.actors.bulkGet(wanted) : db.events.bulkGet(wanted))
  const rows = new Map<Id, ActorRow | EventRow>()
  let wanted = [...ids]
  while (wanted.length > 0) {
    for (const row of present(await read(wanted))) rows.set(row.id, row)
    wanted = [...rows.values()].flatMap(({ redirect }) => (redirect !== undefined && !rows.has(redirect) ? [redirect] : []))
  }
  const current = new Map<Id, Id>()
  for (const id of ids) {
    let at = id
    for (let steps = 0; steps < 20; steps += 1) at = rows.get(at)?.redirect ?? at
    current.set(id, at)
  }
  return { rows: [...new Set(current.values())].flatMap((id) => rows.get(id) ?? []), current }
}

async function actorPages(db: DossierDatabase, rows: readonly ActorRow[]): Promise<ExportActor[]> {
  const pages: ExportActor[] = []
  for (const { id, kind, name, names } of rows) {
    const occurrences = await db.occurrences.where('[actorId+articleId]').between([id, ''], [id, '\uffff']).toArray()
    pages.push({ id, kind, name, names, articles: await byDate(db, occurrences.map(({ articleId, count }) => ({ id: articleId, count }))) })
  }
  return pages
}

/** Oldest article first. */
async function byDate<T extends { id: Id }>(db: DossierDatabase, items: T[]): Promise<T[]> {
  const rows = await db.articles.bulkGet(items.map(({ id }) => id))
  const order = new Map(present(rows).map((row) => [row.id, row.order]))
  return items.filter(({ id }) => order.has(id)).sort((a, b) => ((order.get(a.id) ?? '') < (order.get(b.id) ?? '') ? -1 : 1))
}

async function eventPages(db: DossierDatabase, rows: readonly EventRow[]): Promise<ExportEvent[]> {
  const pages: ExportEvent[] = []
  for (const { id, title, start, end, actors } of rows) {
    const told = await byDate(db, (await db.eventArticles.where('[eventId+articleId]').between([id, ''], [id, '\uffff']).toArray()).map((each) => ({ ...each, id: each.articleId })))
    const articles: ExportEvent['articles'] = []
    for (const { articleId, inferred, why, passages } of told) {
      const version = (await db.articles.get(articleId))?.version ?? 1
      const text = (await db.bodies.get([articleId, version]))?.text ?? ''
      articles.push({
        id: articleId, inferred, why,
        passages: passages.flatMap(({ field, start: from, end: to }) => (field === 'body' && to <= text.length ? [{ version, start: from, end: to, exact: text.slice(from, to) }] : [])),
      })
    }
    pages.push({ id, title, start, end, actors, articles })
  }
  return pages
}

async function highlightsFor(db: DossierDatabase, options: LibraryExportOptions, cited: ReadonlySet<Id>): Promise<{ articleId: Id; highlights: HighlightRow[] }[]> {
  if (!options.highlights && options.articles !== 'highlighted') return []
  const rows = options.articles === 'highlighted' ? await db.highlights.toArray() : await db.highlights.where('articleId').anyOf([...cited]).toArray()
  const byArticle = new Map<Id, HighlightRow[]>()
  for (const row of rows) byArticle.set(row.articleId, [...(byArticle.get(row.articleId) ?? []), row])
  return [...byArticle].sort(([a], [b]) => (a < b ? -1 : 1)).map(([articleId, highlights]) => ({ articleId, highlights }))
}

/** The versions that passages were taken from, as `id@version`. */
async function quotedBodies(db: DossierDatabase, notes: readonly NoteToExport[], highlights: readonly { highlights: HighlightRow[] }[]): Promise<Map<string, BodyRow>> {
  const wanted = new Map<string, [Id, number]>()
  const want = ({ articleId, version }: { articleId: Id; version: number }): void => void wanted.set(`${articleId}@${version}`, [articleId, version])
  for (const { doc } of notes) for (const { passage } of linksOf(doc)) if (passage !== null) want(passage)
  for (const each of highlights) each.highlights.forEach(want)
  return new Map(present(await db.bodies.bulkGet([...wanted.values()])).map((body) => [`${body.articleId}@${body.version}`, body]))
}
