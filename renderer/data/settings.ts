/** Small values that outlive a session, each under its name and with its default. */
import { DEFAULT_EXPORT, type LibraryExportOptions } from '../core/export/exportOptions.ts'
import type { Columns, HighlightColour, Lang } from '../core/model.ts'
import type { DossierDatabase } from './database.ts'

export interface Settings {
  theme: 'system' | 'light' | 'dark'
  /** The address open last, `#/…`. */
  lastAddress: string
  /** Pane widths and visibility as react-resizable-panels gives them. */
  layout: Record<string, number> | null
  libraryHidden: boolean
  notesHidden: boolean
  /** Reading size, in px. */
  readingSize: number
  /** Parts of the library pane that are folded. */
  closedSections: string[]
  /** Show actors that occur in one article only. */
  allActors: boolean
  /** Mentions of an actor are shown as whole sentences, not as lines. */
  wholeSentences: boolean
  /** The language in which actors are named where they can be; `''`: the system's, then the one that most articles are in. */
  nameLanguage: Lang
  /** Of the highlight made last: the next one has it too. */
  highlightColour: HighlightColour
  /** What is open in the notes pane, in the order of its tabs: `note/ID`, `article/ID@1`. */
  tabs: { slot: string; address: string }[]
  /** The notes in this folder are templates. */
  templatesFolder: string
  /** Where daily notes are, and the id of the template they are made of (`''`: none). */
  dailyFolder: string
  dailyTemplate: string
  /** How the list of notes is sorted. */
  notesOrder: 'changed' | 'created' | 'title' | 'words'
  notesAscending: boolean
  /** Folders and tags whose inner ones are shown: `folder:a/b`, `tag:a`. */
  openPaths: string[]
  /** What was chosen for the last export. */
  export: LibraryExportOptions
  /** The version of the bundled corpus that was imported, so that a deleted article does not come back. */
  corpus: number
  /** How often the library is backed up by itself, where the host can; how many backups are kept, and when the last was made (epoch ms, 0: never). */
  backupEvery: 'never' | 'daily' | 'weekly'
  backupKeep: number
  backedUpAt: number
  /** Ids that articles had in a library that was lost, by their key: notes still link to these. */
  formerArticles: Record<string, string>
  /** Notes deleted for good that the mirror still holds. */
  deletedNotes: string[]
  /** The folder that is kept in step with the notes; null when there is none. */
  vault: { token: string; name: string; paused: boolean } | null
  /** Which picture lies where in it: asset ids by path. */
  vaultPictures: Record<string, string>
  /** The outline of notes is open. */
  noteOutline: boolean
  /** In focus mode the line one writes stays in the middle. */
  typewriter: boolean
  /** Misspelled words are underlined. */
  spellCheck: boolean
  /** Which column is what in tables of articles, by the tables' signatures (core/import/bulk/table.ts), the earliest chosen first. */
  columns: Record<string, Columns>
}

export const DEFAULTS: Settings = {
  theme: 'system',
  lastAddress: '',
  layout: null,
  libraryHidden: false,
  notesHidden: false,
  readingSize: 18,
  closedSections: ['tags'],
  allActors: false,
  wholeSentences: false,
  nameLanguage: '',
  highlightColour: 'yellow',
  tabs: [],
  templatesFolder: 'Templates',
  dailyFolder: 'Daily',
  dailyTemplate: '',
  notesOrder: 'changed',
  notesAscending: false,
  openPaths: [],
  export: DEFAULT_EXPORT,
  corpus: 0,
  backupEvery: 'weekly',
  backupKeep: 4,
  backedUpAt: 0,
  formerArticles: {},
  deletedNotes: [],
  vault: null,
  vaultPictures: {},
  noteOutline: false,
  typewriter: false,
  spellCheck: true,
  columns: {},
}

export async function getSetting<K extends keyof Settings>(db: DossierDatabase, key: K): Promise<Settings[K]> {
  const row = await db.settings.get(key)
  return row === undefined ? DEFAULTS[key] : (row.value as Settings[K])
}

/** All of them at once, for the start; the table keeps more than these. */
export async function allSettings(db: DossierDatabase): Promise<Settings> {
  const known = (await db.settings.toArray()).filter(({ key }) => Object.hasOwn(DEFAULTS, key))
  return { ...DEFAULTS, ...(Object.fromEntries(known.map(({ key, value }) => [key, value])) as Partial<Settings>) }
}

export async function setSetting<K extends keyof Settings>(db: DossierDatabase, key: K, value: Settings[K]): Promise<void> {
  await db.settings.put({ key, value })
}

/** Sets the language of actors' names; the deriving worker then names them anew. */
export async function setNameLanguage(db: DossierDatabase, lang: Lang): Promise<void> {
  await db.transaction('rw', db.settings, db.changes, async () => {
    await setSetting(db, 'nameLanguage', lang)
    await db.changes.add({ table: 'settings', id: 'nameLanguage' })
  })
}
