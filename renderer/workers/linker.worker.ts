/**
 * Looks through the notes for names without links. Keeps the text of all of them in memory, in step with the library by the notes' stamps,
 * and the names of what may be linked to.
 */
import type { ActorRow, EventRow, Id, TargetKind } from '../core/model.ts'
import { linkableBlocks } from '../core/notes/linkable.ts'
import { type SearchTarget, targetOfActor, targetOfNote, targetOfTitle } from '../core/notes/searchNames.ts'
import { similarNames } from '../core/notes/similarNames.ts'
import { TextIndex } from '../core/notes/textIndex.ts'
import { mentionContext, mentionsOf, namesIn as findNames, Persons, type Unlinked } from '../core/notes/unlinked.ts'
import { fold } from '../core/text/fold.ts'
import { readActor } from '../data/actors.ts'
import { DATABASE_NAME, openDatabase, type DossierDatabase } from '../data/database.ts'
import { databaseError } from '../data/databaseError.ts'
import { brokenLinks } from '../data/brokenLinks.ts'
import { readEvent } from '../data/events.ts'
import { followQuery } from '../data/followQuery.ts'
import { type GraphOptions, type LocalGraph, localGraph } from '../data/localGraph.ts'
import { readNote, readNotes } from '../data/noteTexts.ts'
import { answer, type Call } from './call.ts'
import type { BrokenFound, LinkerProgress, MentionQuery, MentionsFound, NamesFound, ShownMention } from './linker.ts'

/** ms after which a change of actors and events is followed: linking what the user has decided goes first. */
const PATIENCE = 2000

/** Notes read in one go, between looks at whether anybody still wants them. */
const BATCH = 200

interface Library {
  db: DossierDatabase
  index: TextIndex
  notes: Map<Id, { title: string; updatedAt: number; target: SearchTarget }>
  stamp: number
  /** Actors and events that recur. */
  things: SearchTarget[]
  persons: Persons
}

let opened: Promise<Library> | null = null
/** Readings of the notes, one after the other. */
let reading: Promise<void> = Promise.resolve()

async function open(name: string): Promise<Library> {
  const db = await openDatabase(name)
  const library: Library = { db, index: new TextIndex(), notes: new Map(), stamp: 0, things: [], persons: new Persons([]) }
  // Another window wants the database for a later version: it is opened again when it is next asked for.
  db.on('versionchange', () => {
    db.close()
    opened = null
    return false
  })
  const tables: { actors: ActorRow[]; events: EventRow[] } = { actors: [], events: [] }
  const take = (): void => {
    library.things = [...tables.actors.map((actor) => targetOfActor(actor)), ...tables.events.filter(({ redirect }) => redirect === undefined).map((event) => targetOfTitle('event', event))]
    library.persons = new Persons(library.things)
  }
  const follow = <Row>(query: () => Promise<Row[]>, set: (rows: Row[]) => void): Promise<void> =>
    new Promise((resolve, reject) => {
      followQuery(query, { pause: 'calm', patience: PATIENCE, onError: reject }, (rows) => {
        set(rows)
        take()
        resolve()
      })
    })
  await Promise.all([
    follow(() => db.actors.where('articles').above(1).toArray(), (rows) => (tables.actors = rows)),
    follow(() => db.events.where('articles').above(1).toArray(), (rows) => (tables.events = rows)),
  ])
  return library
}

function libraryOf(name: string): Promise<Library> {
  opened ??= open(name).catch((error: unknown) => {
    opened = null
    throw databaseError(error)
  })
  return opened
}

/** The library with everything that was written by now. */
async function upToDate(call: Call<LinkerProgress>, name: string = DATABASE_NAME): Promise<Library> {
  try {
    const library = await libraryOf(name)
    const next = reading.then(() => refresh(library, call))
    reading = next.catch(() => undefined)
    await next
    call.signal.throwIfAborted()
    return library
  } catch (error) {
    throw call.signal.aborted ? error : databaseError(error)
  }
}

async function refresh(library: Library, call: Call<LinkerProgress>): Promise<void> {
  const { db, index, notes } = library
  const forget = (id: Id): void => {
    index.remove(id)
    notes.delete(id)
  }
  const rows = await db.notes.where('stamp').aboveOrEqual(library.stamp).toArray()
  const changed = rows.filter((row) => row.trashedAt === 0)
  for (const row of rows) if (row.trashedAt > 0) forget(row.id)
  for (let at = 0; at < changed.length; at += BATCH) {
    call.signal.throwIfAborted()
    if (changed.length > BATCH) call.progress({ done: at, total: changed.length })
    for (const { row, doc } of await readNotes(db, changed.slice(at, at + BATCH))) {
      index.put(row.id, linkableBlocks(doc))
      notes.set(row.id, { title: row.title, updatedAt: row.updatedAt, target: targetOfNote(row) })
    }
  }
  // Only now: what was cancelled is read again.
  library.stamp = rows.reduce((stamp, row) => Math.max(stamp, row.stamp), library.stamp)
  const living = await db.notes.where('trashedAt').equals(0).primaryKeys()
  if (living.length === notes.size) return
  const kept = new Set(living)
  for (const id of notes.keys()) if (!kept.has(id)) forget(id)
}

async function targetOf({ db, notes }: Library, kind: TargetKind, id: Id): Promise<SearchTarget | null> {
  if (kind === 'note') return notes.get(id)?.target ?? null
  if (kind === 'actor') {
    const actor = await readActor(db, id)
    return actor === null ? null : targetOfActor(actor)
  }
  const row = kind === 'event' ? await readEvent(db, id) : await db.articles.get(id)
  return row === undefined || row === null ? null : targetOfTitle(kind, row)
}

const shown = (mention: Unlinked): ShownMention => ({ ...mention, ...mentionContext(mention) })

async function unlinkedOf(call: Call<LinkerProgress>, kind: TargetKind, id: Id, query: MentionQuery, database?: string): Promise<MentionsFound> {
  const library = await upToDate(call, database)
  const target = await targetOf(library, kind, id)
  if (target === null) return { mentions: 0, notes: 0, groups: [], matching: 0, sure: 0 }
  const found = mentionsOf(library.index, target, library.persons)
  const wanted = fold(query.filter ?? '').trim()
  const title = (noteId: Id): string => library.notes.get(noteId)?.title ?? ''
  const updated = (noteId: Id): number => library.notes.get(noteId)?.updatedAt ?? 0
  const order = query.sort === 'title' ? (a: Id, b: Id): number => title(a).localeCompare(title(b)) : (a: Id, b: Id): number => updated(b) - updated(a)
  let groups = [...found].sort(([a], [b]) => order(a, b) || (a < b ? -1 : 1))
  const mentions = groups.reduce((sum, [, each]) => sum + each.length, 0)
  const sure = groups.reduce((sum, [, each]) => sum + each.filter(({ others }) => others.length === 0).length, 0)
  if (wanted !== '') groups = groups.map(([noteId, each]) => [noteId, fold(title(noteId)).includes(wanted) ? each : each.filter(({ text }) => fold(text).includes(wanted))] as const).flatMap(([noteId, each]) => (each.length === 0 ? [] : [[noteId, each] as [Id, Unlinked[]]]))
  const { most = Infinity } = query
  return {
    mentions, sure, notes: found.size, matching: groups.length,
    groups: groups.slice(0, most).map(([noteId, each]) => ({ noteId, title: title(noteId), mentions: each.map(shown) })),
  }
}

async function namesIn(call: Call<LinkerProgress>, noteId: Id, database?: string): Promise<NamesFound> {
  const library = await upToDate(call, database)
  const note = await readNote(library.db, noteId)
  if (note === null) return []
  const targets = [...[...library.notes.values()].map(({ target }) => target), ...library.things]
  return findNames(noteId, note.doc, targets, library.persons).map(({ target, mentions }) => ({ target, mentions: mentions.map(shown) }))
}

async function broken(call: Call<LinkerProgress>, database?: string): Promise<BrokenFound> {
  const library = await upToDate(call, database)
  const groups = await brokenLinks(library.db)
  const things = [...[...library.notes.values()].map(({ target }) => target), ...library.things].map((target) => ({ kind: target.kind, id: target.id, name: target.name, names: [target.name, ...target.names.filter(({ family }) => !family).map(({ text }) => text)] }))
  return groups.map((group) => {
    const candidates = group.why === 'heading' || group.name === '' ? [] : similarNames(group.name, things).map(({ kind, id, name }) => ({ kind, id, name }))
    return { ...group, candidates, ...(group.headings === undefined ? {} : { headings: similarNames(group.heading!, group.headings.map((text) => ({ text, names: [text] }))).map(({ text }) => text) }) }
  })
}

/** How many links lead nowhere; without the notes' text. */
async function countBroken(_call: Call, database: string = DATABASE_NAME): Promise<number> {
  return (await brokenLinks((await libraryOf(database)).db)).reduce((sum, { links }) => sum + links.length, 0)
}

async function graph(_call: Call, of: { kind: TargetKind; id: Id }, options: GraphOptions, database: string = DATABASE_NAME): Promise<LocalGraph | null> {
  return localGraph((await libraryOf(database)).db, of, options)
}

answer({ unlinkedOf, namesIn, broken, countBroken, graph })
