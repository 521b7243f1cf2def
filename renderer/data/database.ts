/**
 * The IndexedDB schema, and the opening of it. Tables and indices only; what is done with them lives in one repository file a
 * table group (articles.ts, notes.ts, …). A field is listed when it is searched by; everything else lies in the row.
 */
import { Dexie, type Table, type Transaction } from 'dexie'
import type {
  ActorRow, ArticleRow, AssetBytesRow, AssetRow, BodyRow, ChangeRow, DecisionRow, EventArticleRow, EventRow, FormRow, HighlightRow, Id, ImportRow, LinkRow, MentionsRow,
  NoteBodyRow, NoteImportRow, NoteRow, NoteStepsRow, OccurrenceRow, OriginalRow, RevisionRow, SettingRow, SuggestionRow, VaultFileRow,
} from '../core/model.ts'
import type { Outline } from '../core/actors/outline.ts'
import type { EventPassage } from '../core/events/types.ts'
import { linksOf } from '../core/notes/links.ts'
import { rankOfEvent, rankOfPair } from './derivedRanks.ts'
import { DatabaseError, databaseError } from './databaseError.ts'

export const DATABASE_NAME = 'dossier'

/** Counts up with each change of `stores()`. IndexedDB sees it times ten (Dexie's convention). */
export const SCHEMA_VERSION = 2

/** What one article version tells of events, found once and linked as often as needed; key [articleId, version]. */
export interface EventPassagesRow {
  articleId: Id
  version: number
  passages: EventPassage[]
}

/** Of each actor of many articles. */
export interface OutlineRow extends Outline {
  actorId: Id
}

/** Sketches of articles that were written together. Those of articles that are gone stay in it, and mean nothing. */
export interface SketchesRow {
  id?: number
  /** The import they came with; empty for what was there before there were sketches. */
  importId: Id
  articles: Id[]
  /** The bands of each, one after the other; zeros for a text that is too short. */
  bands: Uint32Array
}

export class DossierDatabase extends Dexie {
  declare articles: Table<ArticleRow, Id>
  declare bodies: Table<BodyRow, [Id, number]>
  declare originals: Table<OriginalRow, Id>
  declare imports: Table<ImportRow, Id>
  declare forms: Table<FormRow, number>
  declare mentions: Table<MentionsRow, [Id, number]>
  declare actors: Table<ActorRow, Id>
  declare occurrences: Table<OccurrenceRow, [Id, Id]>
  declare outlines: Table<OutlineRow, Id>
  declare suggestions: Table<SuggestionRow, string>
  declare eventPassages: Table<EventPassagesRow, [Id, number]>
  declare events: Table<EventRow, Id>
  declare eventArticles: Table<EventArticleRow, [Id, Id]>
  declare decisions: Table<DecisionRow, number>
  declare notes: Table<NoteRow, Id>
  declare noteBodies: Table<NoteBodyRow, Id>
  declare noteSteps: Table<NoteStepsRow, [Id, number]>
  declare links: Table<LinkRow, number>
  declare revisions: Table<RevisionRow, number>
  declare highlights: Table<HighlightRow, Id>
  declare assets: Table<AssetRow, Id>
  declare assetBytes: Table<AssetBytesRow, Id>
  declare noteImports: Table<NoteImportRow, Id>
  declare sketches: Table<SketchesRow, number>
  declare vaultFiles: Table<VaultFileRow, string>
  declare changes: Table<ChangeRow, number>
  declare settings: Table<SettingRow, string>

  constructor(name: string = DATABASE_NAME) {
    // Strict: a save is on the disk when its promise resolves, at no measurable cost for bulk writes. Answers to live queries are kept, and given as copies, where they
    // are shown; a worker that follows a whole table would copy it at each change.
    super(name, { chromeTransactionDurability: 'strict', cache: 'document' in globalThis ? 'cloned' : 'disabled' })
    this.version(1).stores({
      articles: 'id, &key, order, [source+order], [source+readAt], readAt, importId',
      bodies: '[articleId+version]',
      originals: 'articleId',
      imports: 'id, startedAt',
      forms: '++id, &key',
      mentions: '[articleId+version]',
      actors: 'id, *forms, articles, [kind+articles], redirect',
      occurrences: '[actorId+articleId], articleId',
      suggestions: 'id, a, b',
      eventPassages: '[articleId+version]',
      events: 'id, articles, redirect',
      eventArticles: '[eventId+articleId], articleId',
      decisions: '++seq, &id',
      notes: 'id, updatedAt, trashedAt, *tags',
      noteBodies: 'noteId',
      noteSteps: '[noteId+seq]',
      links: '++id, noteId, [targetKind+targetId]',
      changes: '++seq',
      settings: 'key',
    })
    this.version(2)
      .stores({
        articles: 'id, &key, order, [source+order], [source+readAt], readAt, importId, copyGroup, *tags, *assets, *rules, [extractor+source]',
        notes: 'id, updatedAt, trashedAt, stamp, folder, *tags, *aliases, *assets',
        revisions: '++id, [noteId+at]',
        highlights: 'id, articleId, [articleId+start+id], updatedAt, *tags',
        assets: 'id',
        assetBytes: 'id',
        noteImports: 'id, at',
        vaultFiles: 'path, noteId',
        sketches: '++id, importId',
        links: '++id, noteId, [targetKind+targetId], [targetKind+targetId+id], unresolved',
        actors: 'id, *forms, articles, [kind+articles], redirect, gazetteerId',
        events: 'id, articles, redirect, *actors, [recurs+order]',
        outlines: 'actorId',
        suggestions: 'id, a, b, [recurs+score+articles]',
      })
      .upgrade(async (transaction) => {
        await transaction.table('articles').toCollection().modify((article: ArticleRow) => Object.assign(article, { ...NEW_ARTICLE, ...article }))
        await transaction.table('imports').toCollection().modify((row: ImportRow) => Object.assign(row, { ...OLD_IMPORT, finishedAt: row.finishedAt === 0 ? row.startedAt : row.finishedAt }))
        await transaction.table('notes').toCollection().modify((note: NoteRow) => Object.assign(note, { ...NEW_NOTE, ...note }))
        await rankDerived(transaction)
        await linkAgain(transaction)
        await nameExtractors(transaction)
      })
    stampNotes(this)
  }
}

/** Version 1 did not record links that name nothing. Read from the notes anew; one with a journal gets them when it is written next. */
async function linkAgain(transaction: Transaction): Promise<void> {
  const links = transaction.table<LinkRow, number>('links')
  const journalled = new Set((await transaction.table<NoteStepsRow, [Id, number]>('noteSteps').toCollection().primaryKeys()).map(([noteId]) => noteId))
  const missing: LinkRow[] = []
  await transaction.table<NoteBodyRow, Id>('noteBodies').each(({ noteId, doc }) => {
    if (!journalled.has(noteId)) missing.push(...linksOf(doc).filter((link) => link.unresolved !== undefined).map((link) => ({ ...link, noteId })))
  })
  await links.bulkAdd(missing)
}

/** Version 1 read all pairs and all events to list some. */
async function rankDerived(transaction: Transaction): Promise<void> {
  const named = new Map<Id, number>()
  await transaction.table<ActorRow, Id>('actors').toCollection().each(({ id, articles }) => void named.set(id, articles))
  await transaction.table<SuggestionRow, string>('suggestions').toCollection().modify((row: SuggestionRow) => void Object.assign(row, rankOfPair(named.get(row.a) ?? 0, named.get(row.b) ?? 0)))
  await transaction.table<EventRow, Id>('events').toCollection().modify((row: EventRow) => void Object.assign(row, rankOfEvent(row)))
}

/** Version 1 did not know how to go on with an import: one that was cut short is what it is. */
const OLD_IMPORT = { stoppedAt: 0, files: 0, done: 0, items: 0, copies: [] } satisfies Partial<ImportRow>

/** Version 1 said only of a body which rules had made it. */
async function nameExtractors(transaction: Transaction): Promise<void> {
  const made = new Map<Id, string>()
  // In the order of their keys: of several versions of an article the newest comes last.
  await transaction.table<BodyRow, [Id, number]>('bodies').each(({ articleId, extractor }) => void made.set(articleId, extractor))
  await transaction.table<ArticleRow, Id>('articles').toCollection().modify((article) => {
    const extractor = made.get(article.id)
    if (extractor !== undefined) article.extractor = extractor
  })
}

/** What an article has when its file brings nothing along. */
const NEW_ARTICLE = { tags: [], assets: [] } satisfies Partial<ArticleRow>

/** What a note has before anything is said of it. */
export const NEW_NOTE = { aliases: [], folder: '', pinnedAt: 0, lang: null, assets: [], stamp: 0 } satisfies Partial<NoteRow>

let lastStamp = 0

/** Later than every stamp of this window and every one the library held when it was opened (the clock may have been set back), and than those of other windows by the clock. */
function nextStamp(): number {
  lastStamp = Math.max(Date.now(), lastStamp + 1)
  return lastStamp
}

/** Gives a note's row a new stamp at each write, so that no writer has to think of it. */
function stampNotes(db: DossierDatabase): void {
  db.notes.hook('creating', (_key, row) => {
    row.stamp = nextStamp()
  })
  db.notes.hook('updating', () => ({ stamp: nextStamp() }))
}

/**
 * Opens the library, creating it when there is none.
 * @param recreate go on when the stored library cannot be read. Chromium then begins an empty one in its place, so this is only for when the user has agreed
 * @throws {DatabaseError} `newer`: made by a later version (Dexie alone would open it and lose what it does not know);
 *   `refused`, `full`, `unreadable`: see databaseError.ts. The data stay untouched in every case.
 */
export async function openDatabase(name: string = DATABASE_NAME, { recreate = false }: { recreate?: boolean } = {}): Promise<DossierDatabase> {
  try {
    // Asked first, also because opening a damaged one would make it empty, while this only fails.
    const databases = await indexedDB.databases().catch((error: unknown) => {
      if (recreate) return []
      throw error
    })
    const stored = databases.find((database) => database.name === name)?.version ?? 0
    if (Math.floor(stored / 10) > SCHEMA_VERSION) throw new DatabaseError('newer')
    const database = new DossierDatabase(name)
    await database.open().catch(async (error: unknown) => {
      const known = databaseError(error)
      if (!recreate || !(known instanceof DatabaseError) || known.code !== 'unreadable') throw error
      await Dexie.delete(name)
      await database.open()
    })
    lastStamp = Math.max(lastStamp, Number((await database.notes.orderBy('stamp').lastKey()) ?? 0))
    return database
  } catch (error) {
    throw databaseError(error)
  }
}
