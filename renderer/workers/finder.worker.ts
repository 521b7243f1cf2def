/** Keeps the names of everything in memory, in step with the library, and finds things by them. */
import { liveQuery } from 'dexie'
import { activeDecisions } from '../core/decisions.ts'
import { formatEdtf } from '../core/events/formatEdtf.ts'
import type { ActorRow, ArticleRow, Edtf, EventRow, NoteRow, TargetKind } from '../core/model.ts'
import { NameIndex, type Named } from '../core/search/nameIndex.ts'
import { DATABASE_NAME, openDatabase, type DossierDatabase } from '../data/database.ts'
import { databaseError } from '../data/databaseError.ts'
import { followQuery } from '../data/followQuery.ts'
import { followNotes } from '../data/noteFeed.ts'
import { answer, type Call } from './call.ts'

const index = new NameIndex()
let ready: Promise<void> | null = null

/**
 * ms after which a change is followed. All rows are read again, which takes a large library half a second: what the user has just decided of an actor is to be linked
 * and shown before that, not beside it.
 */
const PATIENCE = 2000

/** Follows a table: what is not in its newest rows any more is removed. The first answer resolves the promise. */
function follow<Row extends { id: string }>(kind: TargetKind, query: () => Promise<Row[]>, name: (row: Row) => Named): Promise<void> {
  // By id, all that is said of it: what has not changed is not put in again.
  let known = new Map<string, string>()
  return new Promise((resolve, reject) => {
    followQuery(query, { pause: 'calm', patience: PATIENCE, onError: reject }, (rows) => {
      const now = new Map<string, string>()
      for (const row of rows) {
        const said = name(row)
        const words = JSON.stringify(said)
        if (known.get(row.id) !== words) index.put(said)
        now.set(row.id, words)
      }
      for (const id of known.keys()) if (!now.has(id)) index.remove(kind, id)
      known = now
      resolve()
    })
  })
}

/** A date as the interface writes it. */
const dateOf = (date: Edtf | null): string | null => (date === null ? null : formatEdtf(date, 'en-GB'))

function named(row: ArticleRow): Named {
  const detail = [row.siteName, dateOf(row.publishedAt)].filter((part) => part !== null).join(' · ')
  return { kind: 'article', id: row.id, name: row.title, also: `${row.source} ${row.byline ?? ''}`, detail, weight: 0 }
}

/**
 * Follows the articles by their keys, and reads only the rows that came: each import and each reading position changes the table, and there may
 * be fifty thousand of them. What they are called changes by the user's corrections only; then all are read again.
 */
function followArticles(db: DossierDatabase): Promise<void> {
  const known = new Set<string>()
  let corrections = ''
  const update = async (ids: string[], corrected: string): Promise<void> => {
    const rows = corrected === corrections ? await db.articles.bulkGet(ids.filter((id) => !known.has(id))) : await db.articles.toArray()
    corrections = corrected
    for (const row of rows) {
      if (row === undefined) continue
      known.add(row.id)
      index.put(named(row))
    }
    const now = new Set(ids)
    for (const id of known) {
      if (now.has(id)) continue
      known.delete(id)
      index.remove('article', id)
    }
  }
  return new Promise((resolve, reject) => {
    let before: Promise<void> = Promise.resolve()
    const correctionsNow = async (): Promise<string> => activeDecisions(await db.decisions.orderBy('seq').toArray()).flatMap(({ id, decision }) => (decision.type === 'article' ? [id] : [])).join()
    liveQuery(async () => ({ ids: await db.articles.orderBy('key').primaryKeys(), corrected: await correctionsNow() })).subscribe({
      next({ ids, corrected }) {
        before = before.then(() => update(ids, corrected))
        before.then(resolve, reject)
      },
      error: reject,
    })
  })
}

/** A note that is being written is saved every half second; only its row is read then (data/noteFeed.ts). */
function followAllNotes(db: DossierDatabase): Promise<void> {
  const put = (row: NoteRow): void => {
    if (row.trashedAt > 0) index.remove('note', row.id)
    else index.put({ kind: 'note', id: row.id, name: row.title, also: row.tags.join(' '), aliases: row.aliases, detail: row.excerpt, weight: row.updatedAt / 1e12 })
  }
  return new Promise((resolve, reject) => {
    followNotes(
      db,
      ({ changed, removed, complete }) => {
        changed.forEach(put)
        for (const id of removed) index.remove('note', id)
        if (complete) resolve()
      },
      reject,
    )
  })
}

async function start(name: string): Promise<void> {
  const db: DossierDatabase = await openDatabase(name)
  await Promise.all([
    followArticles(db),
    follow<ActorRow>('actor', () => db.actors.where('articles').above(0).toArray(), (row) => ({
      kind: 'actor', id: row.id, name: row.name, also: '', aliases: row.names.map(({ name }) => name), detail: row.kind, weight: row.articles,
    })),
    follow<EventRow>('event', () => db.events.where('articles').above(0).filter((row) => row.redirect === undefined).toArray(), (row) => ({
      kind: 'event', id: row.id, name: row.title, also: row.start ?? '', detail: dateOf(row.start) ?? '', weight: row.articles,
    })),
    followAllNotes(db),
  ])
}

async function find(_call: Call, query: string, options: { kinds?: TargetKind[]; limit?: number; database?: string }): Promise<Named[]> {
  ready ??= start(options.database ?? DATABASE_NAME).catch((error: unknown) => {
    ready = null // what failed may work at the next question
    throw databaseError(error)
  })
  await ready
  return index.find(query, options)
}

answer({ find })
