/**
 * The plain data that every part of Dossier speaks of: what is stored in IndexedDB, what crosses to a worker, what core
 * functions take and give. Types only, so that it may be imported everywhere; what a thing *does* lives in its own folder.
 *
 * Offsets are UTF-16 units, half open [start, end), into the `text` of one named article version (or into its title).
 * Times are epoch milliseconds (`…At: number`) when a clock gave them and EDTF strings when a text did.
 */
import type { Root, RootContent } from 'mdast'

/** Random (crypto.randomUUID), never reused. Derived rows have ids too; a merged one redirects. */
export type Id = string

/** ISO 639-1 where there is one, else ISO 639-3; never a region. */
export type Lang = string

/**
 * Extended Date/Time Format (ISO 8601-2:2019, level 1 and the unspecified digits of level 2): `2022`, `2022-01`, `2022-01-10`,
 * `2022-01-10T14:50` (no zone unless the text gave one), `2022-01-05/2022-01-10`, `XXXX-01-06`, `2022~`.
 */
export type Edtf = string

export type Field = 'title' | 'body'

export interface Span {
  start: number
  end: number
}

// ── Articles ────────────────────────────────────────────────────────────────────────────────────────────────────────

/** What an article says about itself. `null` is unknown; nothing is ever invented. */
export interface ArticleMetadata {
  title: string
  byline: string | null
  /** What a reader calls the source. */
  siteName: string | null
  publishedAt: Edtf | null
  lang: Lang | null
  /** Canonical address, http(s) only. */
  url: string | null
}

/** One step of the pipeline explaining itself: which stage, why, and the text that it removed (or, if it removed nothing, what it found). */
export interface ExtractionStep {
  stage: string
  reason: string
  /** Its blocks, a line each. */
  removed: string
  /** How many top-level blocks of the body stand before it; absent where that is not known, and in what was made before places were kept. */
  after?: number
  /** What was removed, when it had been part of the body: put back, it is as it was. One block, or neighbours. */
  nodes?: RootContent[]
  /** The text of a block that extraction had left out and that was put back; `after` is its index in the body, and `was` what had spoken against it. */
  kept?: string
  was?: { stage: string; reason: string }
  /** The rule of its source that did it (a decision of type `block-rule`), or those that did: each for a line of what was put back. Absent when it was not a rule. */
  rule?: Id | Id[]
}

/** What `core/extract` makes of one original. */
export interface Extraction extends ArticleMetadata {
  body: Root
  /** Plain projection of `body` (core/text/projection.ts). */
  text: string
  steps: ExtractionStep[]
  /** Name and version of the rules that made it, e.g. `text/1`. */
  extractor: string
}

/** A row of lists. The metadata are the effective ones: what the pipeline found, with the user's decisions applied. */
export interface ArticleRow extends ArticleMetadata {
  id: Id
  /** Identity: the canonical address, else `sha256:` and the hash of the original. Decisions and re-imports go by it. */
  key: string
  /** As extracted, before decisions. */
  extracted: ArticleMetadata
  /** `siteName ?? ''`, and `publishedAt` as a sort key (core/events/edtf.ts), for the indices: IndexedDB cannot index null. */
  source: string
  order: string
  /** Current version, counted from 1. */
  version: number
  /** The first 200 or so characters of the body. */
  excerpt: string
  /** Words of the body, by Intl.Segmenter. */
  words: number
  addedAt: number
  importId: Id
  /** The file it came from, as the user knew it. */
  fileName: string
  /** Epoch ms of the moment it was read, or 0 while unread: IndexedDB cannot index null. */
  readAt: number
  /** Reading position: offset in `text` of the first visible character, for the current version. */
  position: number
  starred: 0 | 1
  /** From the source that it was imported from. */
  tags: string[]
  /** Pictures that its body shows, of every version. */
  assets: Id[]
  /** The rules that made its current version (core/extract/extractors.ts). */
  extractor?: string
  /** By which it is compared with others of its source (core/extract/blocks/sourceFurniture.ts); absent when its source is unknown. */
  edges?: number[]
  /** Rules of its source (decisions of type `block-rule`) that changed its current version; absent when none did. */
  rules?: Id[]
  /** Articles that bear the same label are copies of one text (data/copies.ts); absent from one that has none. */
  copyGroup?: Id | undefined
}

/** An immutable version of an article's text; key [articleId, version]. */
export interface BodyRow {
  articleId: Id
  version: number
  body: Root
  text: string
  /** SHA-256 of `text`, hex. */
  hash: string
  extractor: string
  steps: ExtractionStep[]
  createdAt: number
  /** Earlier versions that had this very text, which an undo brought back: what was marked in them is marked here. */
  sameAs?: number[]
}

/** What a column of a table of articles may be. */
export type ColumnRole = 'title' | 'text' | 'html' | 'markdown' | 'url' | 'authors' | 'date' | 'siteName' | 'lang' | 'tags' | 'note'

/** Which column is what, by the columns' names. */
export type Columns = Partial<Record<ColumnRole, string>>

/** How a table is read (core/import/bulk/table.ts). */
export interface TableColumns {
  /** By which tables of the same columns are known again. */
  signature: string
  columns: Columns
  /** The user chose them; absent where they were guessed. */
  chosen?: true
}

/** The file as it came, gzipped; key articleId. */
export interface OriginalRow {
  articleId: Id
  fileName: string
  mediaType: string
  /** The encoding the file was read as, e.g. `utf-8`. */
  encoding: string
  gzip: Uint8Array
  /** It is a row of a table that no known program made, and how that was read. */
  table?: TableColumns
}

/**
 * An import of articles, and how far it is: written in the transactions that write its articles, so that one which was cut short goes on where it was.
 */
export interface ImportRow {
  id: Id
  startedAt: number
  /** Epoch ms; 0 while it runs and when it was cut short. */
  finishedAt: number
  /** When the user stopped it, 0 if he did not. */
  stoppedAt: number
  /** Files that were handed over; 0 where the app brought its own, which are imported anew if need be. */
  files: number
  /** How many files are through, and how many articles and refusals of the next one. */
  done: number
  items: number
  /** New articles, ones already there, and what was refused with the reason: files, or parts of a file that holds many. */
  imported: number
  present: number
  refused: { fileName: string; code: string; message: string }[]
  /** Those of the new articles that are copies of one that came before them: the same text in another source. */
  copies: Id[]
  /** By which the same files are known when they are chosen again (workers/keptFiles.ts); absent where the app brought its own. */
  filesKey?: string
  /** Its files were chosen again, when those of before were not there any more: it began anew, and what came of them before is found by its key. */
  again?: true
  /** Signatures of the tables that its articles are rows of; absent when there were none. */
  tables?: string[]
  /** By which its tables are read, by their signatures: going on, the rest of one is read as its beginning (columnsOfImport). Absent once it is through. */
  columns?: Record<string, Columns>
}

// ── Actors ──────────────────────────────────────────────────────────────────────────────────────────────────────────

export type ActorKind = 'person' | 'organisation' | 'place'

/** A mention as recognised in one article, before it is known whose it is across articles. */
export interface RecognisedMention extends Span {
  field: Field
  /** `text.slice(start, end)`. */
  surface: string
  kind: ActorKind
  /**
   * The fullest name that this article gives the same actor, in its base form: `Wladimir Putin` for a later `Putins`.
   * With the kind and the article's language it is the name form that linking across articles works on.
   */
  name: string
  /** What a gazetteer says it is, e.g. `country:KZ`, `city:1526384`, `org:CSTO`; null when none knows it. */
  gazetteerId: string | null
}

/** A name form: what linking and decisions go by. Unique by (kind, lang, name). */
export interface NameForm {
  kind: ActorKind
  /** `und` where it is not known. */
  lang: Lang
  name: string
}

export interface FormRow extends NameForm {
  /** Small integer, never reused; mention rows hold it. */
  id: number
  /** `kind|lang|name`, unique. */
  key: string
  gazetteerId: string | null
}

/** All mentions of one article version, packed; key [articleId, version]. The first `inTitle` of them are in the title, the others in `text`. */
export interface MentionsRow {
  articleId: Id
  version: number
  inTitle: number
  starts: Uint32Array
  ends: Uint32Array
  forms: Uint32Array
  /** Names that this article states to be the same, e.g. an acronym and the long form it is defined by. */
  equals: [string, string][]
}

/** An actor × an article; key [actorId, articleId]. */
export interface OccurrenceRow {
  actorId: Id
  articleId: Id
  count: number
  first: Span & { field: Field }
  /** ArticleRow.order: the newest are found without reading articles. */
  order: string
}

export interface ActorRow {
  id: Id
  kind: ActorKind
  /** Shown name: the user's, else a full form in a preferred language (core/actors/shownName.ts). */
  name: string
  /** Form ids that are this actor. */
  forms: number[]
  /** Names by language, most frequent first; then the aliases, with the language `und`. */
  names: { lang: Lang; name: string }[]
  /** Names that the user added; absent when none. */
  aliases?: string[]
  gazetteerId: string | null
  /** In how many articles, and how often. An actor recurs when articles ≥ 2. */
  articles: number
  mentions: number
  /** Set when this actor is none at present: the form ids it had. It comes back under its id when they make an actor of their own again. */
  former?: number[]
  /** The actor that has most of them now (they were merged): follow it. */
  redirect?: Id
}

/** How much of the library the deriving worker has done: everything up to these sequence numbers of `changes`. */
export interface DerivationState {
  /** Mentions and event passages are stored. */
  recognisedThrough: number
  /** Actors, occurrences and events agree with them. */
  linkedThrough: number
  /** The recogniser that made them; another one does everything again. */
  recogniser: string
  /** When articles last came, went or were read again, or something was set aside in one: since then, actors were only named and put together anew. Absent from what was made before it was told. */
  placedThrough?: number
  /** In which actors were named, most preferred first; absent from what was made before they were told. */
  languages?: string
  /** Actors were linked and their events are not yet: it was ended between the two. */
  eventsDue?: true
}

/** Two actors that are probably, not certainly, one. */
export interface SuggestionRow {
  id: string
  a: Id
  b: Id
  score: number
  /** Evidence in words, e.g. `same family name; given names transliterate alike`. */
  why: string
  /** Whether one of them is named in two articles or more, and in how many both are, each counted for itself: what they are listed by. */
  recurs: 0 | 1
  articles: number
}

// ── Events ──────────────────────────────────────────────────────────────────────────────────────────────────────────

export interface EventRow {
  id: Id
  title: string
  start: Edtf | null
  end: Edtf | null
  articles: number
  /** Whether two articles or more tell of it, and `start` as dates are compared: what events are listed by. */
  recurs: 0 | 1
  order: string
  /** Actors that take part, most involved first. */
  actors: Id[]
  /** As in ActorRow; its passages, as `articleId|field|start`. */
  former?: string[]
  redirect?: Id
}

/** An event × an article; key [eventId, articleId]. */
export interface EventArticleRow {
  eventId: Id
  articleId: Id
  /** The sentences that tell of it. */
  passages: (Span & { field: Field; type?: string })[]
  /** True when the article does not date it and membership follows from shared participants and deeds only. */
  inferred: boolean
  why: string
}

// ── Decisions ───────────────────────────────────────────────────────────────────────────────────────────────────────

/** An anchor in an article that survives re-import: the article's key, and the words. */
export interface PassageAnchor {
  articleKey: string
  field: Field
  exact: string
  start: number
  /** What kind of event is meant (EventType), because one sentence may tell of several. */
  type?: string
}

export type BlockAct = 'keep' | 'drop'

/**
 * What the user decided: an append-only log, never edited. Anchored by name form or passage, never by a derived row's id, so
 * that assignment = f(mentions, decisions) can be recomputed at any time. Undo appends `{type: 'undo'}`.
 */
export type Decision =
  /** The two forms name one actor (merge). */
  | { type: 'same'; a: NameForm; b: NameForm }
  /** They do not (split; refuse a suggestion). Wins over every inference. */
  | { type: 'different'; a: NameForm; b: NameForm }
  /** The actor that has this form is shown under `name`. */
  | { type: 'rename'; form: NameForm; name: string }
  /** The actor that has this form is also called `name`: forms so spelt are it, in any language. */
  | { type: 'alias'; form: NameForm; name: string }
  | { type: 'kind'; form: NameForm; kind: ActorKind }
  /** This form is no actor: in one article (`articleKey`) or everywhere (null). */
  | { type: 'ignore'; form: NameForm; articleKey: string | null }
  | { type: 'article'; articleKey: string; field: keyof ArticleMetadata; value: string | null }
  /** A block of this article's page belongs to its text, or does not. Told by its words (core/extract/blocks/blockKeys.ts). */
  | { type: 'block'; act: BlockAct; articleKey: string; text: string }
  /** The same for every article of a source, where numbers and dates may differ. */
  | { type: 'block-rule'; act: BlockAct; source: string; text: string }
  | { type: 'event-same'; a: PassageAnchor; b: PassageAnchor }
  /** The event told in this passage: not this event (one article leaves it). */
  | { type: 'event-different'; a: PassageAnchor; b: PassageAnchor }
  | { type: 'event-rename'; at: PassageAnchor; title: string }
  | { type: 'event-date'; at: PassageAnchor; start: Edtf | null; end: Edtf | null }
  | { type: 'event-ignore'; at: PassageAnchor }
  | { type: 'undo'; of: Id }

export interface DecisionRow {
  id: Id
  /** Order of the log. */
  seq?: number
  at: number
  decision: Decision
}

// ── Notes ───────────────────────────────────────────────────────────────────────────────────────────────────────────

/** ProseMirror's JSON of a note. The node types are those of core/notes/document.ts. */
export interface NoteNode {
  type: string
  attrs?: Record<string, unknown>
  content?: NoteNode[]
  marks?: { type: string; attrs?: Record<string, unknown> }[]
  text?: string
}

export interface NoteRow {
  id: Id
  title: string
  createdAt: number
  updatedAt: number
  /** Compare-and-set guard: each save names the revision it started from. */
  revision: number
  /** First words, for lists. */
  excerpt: string
  words: number
  tags: string[]
  /** Epoch ms of deletion, 0 while alive: a trashed note keeps all its rows. */
  trashedAt: number
  /** Other names under which links, completion and mentions find it. */
  aliases: string[]
  /** Where it is filed: `Travel/2022`, without slashes at its ends; empty at the top. A folder is there while a note names it. */
  folder: string
  /** Epoch ms of pinning, 0 when it is not. */
  pinnedAt: number
  /** The language it is written in, for spell-check and hyphenation; null follows the system. */
  lang: Lang | null
  /** Ids of the assets that its document shows. */
  assets: Id[]
  /**
   * Set anew by every change of the row, whoever makes it (data/database.ts): epoch ms, made unique upwards. What follows the notes (mirror, vault)
   * reads those above the stamp it saw last; `updatedAt` is the time of writing, which pinning and filing do not change.
   */
  stamp: number
}

/** A file shown in notes, by the SHA-256 (hex) of its bytes: the same picture twice is one row. Its bytes lie in `assetBytes`, under the same id. */
export interface AssetRow {
  id: Id
  /** As the user knew it, `Map of Almaty.png`; exports use it. */
  name: string
  mediaType: string
  /** Bytes. */
  size: number
  createdAt: number
}

export interface AssetBytesRow {
  id: Id
  bytes: Uint8Array<ArrayBuffer>
}

/** A note as it was at a moment, kept by the thinning of data/revisions.ts. */
export interface RevisionRow {
  id?: number
  noteId: Id
  /** Epoch ms of the state. */
  at: number
  title: string
  words: number
  doc: NoteNode
  /** What the user calls it; a revision that has a name is never thinned out. */
  name?: string
}

/** The document as of `seq`; document = snapshot + steps after it. Key noteId. */
export interface NoteBodyRow {
  noteId: Id
  doc: NoteNode
  seq: number
}

/** A batch of ProseMirror steps, in order; key [noteId, seq]. */
export interface NoteStepsRow {
  noteId: Id
  seq: number
  steps: unknown[]
  at: number
}

/** What an import of notes did, kept so that it can be undone as a whole. */
export interface NoteImportRow {
  id: Id
  /** Epoch ms. */
  at: number
  /** What it came from, as the user knows it: a folder's or a file's name. */
  name: string
  created: Id[]
  /** Notes that were there: as they were, and the revision that the import left. */
  updated: { noteId: Id; title: string; doc: NoteNode; revision: number }[]
}

/** What a note and its file in the live vault were when they last agreed (core/vault/decide.ts). */
export interface VaultFileRow {
  /** Relative, `/`-separated. */
  path: string
  noteId: Id
  /** SHA-256 (hex) of the file, and of what the note says (core/vault/content.ts). */
  fileHash: string
  noteHash: string
  /** Of the note: a file is renamed when these have changed here, and not because its own name is another. */
  title: string
  folder: string
  /** Of the file: unchanged ones are not read again. */
  size: number
  modifiedAt: number
  /** Of the note: unchanged ones are not written again. */
  stamp: number
}

export type TargetKind = 'article' | 'actor' | 'event' | 'note'

/** W3C Web Annotation selectors (text quote and text position) against one immutable version. */
export interface PassageSelector extends Span {
  articleId: Id
  version: number
  exact: string
  prefix: string
  suffix: string
}

export type HighlightColour = 'yellow' | 'green' | 'blue' | 'red' | 'purple'

/**
 * A marked passage of an article. The selector names the version it was made on and never changes; where it stands in another version is
 * computed, and shown as uncertain unless it is certain (core/notes/anchor.ts).
 */
export interface HighlightRow extends PassageSelector {
  id: Id
  colour: HighlightColour
  comment: string
  tags: string[]
  createdAt: number
  updatedAt: number
}

/** A link from a note, written in the note's own transaction. */
export interface LinkRow {
  id?: number
  noteId: Id
  targetKind: TargetKind
  /** Empty when the link names nothing (`unresolved`). */
  targetId: Id
  /** What was written in a wikilink that names nothing: `Title`, without its `#Heading`. Absent from a link that leads somewhere. */
  unresolved?: string
  /** What the link's address has after the target: `#Heading`, `@2?at=10-40`; absent when nothing. */
  part?: string
  /** The passage, when a quote links to one. */
  passage: PassageSelector | null
  /** The block around the link as plain text, and where the link's label stands in it. */
  context: string
  at: Span
}

// ── Bookkeeping ─────────────────────────────────────────────────────────────────────────────────────────────────────

/** What a write leaves for the deriving worker, in the same transaction. */
export interface ChangeRow {
  seq?: number
  table: 'articles' | 'decisions' | 'settings'
  /** Of the row; of a setting its key. */
  id: Id
}

export interface SettingRow {
  key: string
  value: unknown
}
