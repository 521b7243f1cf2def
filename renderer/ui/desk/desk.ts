/**
 * What every feature of the interface works with: the library, the host, the workers, and where the reader is. App.tsx makes one and
 * provides it; features take it from useDesk(). Features never import each other: what one asks of another goes through here.
 *
 * Beside ui/shared and not in it: shared holds interface parts that know nothing of the library.
 */
import { createContext, useContext } from 'react'
import type { Address, Place } from '../../core/address.ts'
import type { ArticleRow, Id, ImportRow, NoteNode, PassageSelector } from '../../core/model.ts'
import type { DossierDatabase } from '../../data/database.ts'
import type { NoteDetails } from '../../data/notes.ts'
import type { Host } from '../../host/host.ts'
import type { Finder } from '../../workers/finder.ts'
import type { Importer } from '../../workers/importer.ts'
import type { ActorAct, ActorTarget } from './acts/acts.ts'

/** A passage on its way into a note, with the article's data as they are now. */
export interface Quote extends PassageSelector {
  article: ArticleRow
  /** What was noted beside it, and goes below it; empty is nothing. */
  comment?: string
}

/** Where the caret goes in a note that is opened; a number is a position in its document, as the editor counts. */
export type NoteFocus = 'title' | 'body' | number

export interface Notice {
  message: string
  /** A second, quieter line. */
  detail?: string
  kind?: 'done' | 'error'
  /** Offered as “Undo”. */
  undo?: () => Promise<unknown>
  /** Another way to go on, by its own name. */
  action?: { label: string; run: () => unknown }
  /** Until it is dismissed, as a failure is: something is to be decided. */
  stays?: boolean
}

/** Takes an edit of a note back. False when nothing of it was left to undo: what it changed was changed again or removed. */
export type UndoEdit = () => Promise<boolean>

/** The import of articles of this window. */
export interface ImportControl {
  /** Null when none runs. */
  state: 'running' | 'paused' | null
  setPaused: (paused: boolean) => void
  cancel: () => void
  /** Goes on with one that was cut short; asks for its files where they are not kept. */
  goOn: (row: ImportRow) => void
}

export interface Desk {
  db: DossierDatabase
  host: Host
  finder: Finder
  importer: Importer
  importing: ImportControl
  /** What is open: the URL's hash. */
  address: Address
  /** Opens a place in the middle pane; the note beside it stays. A note's place opens it in the notes pane. */
  go: (place: Place, options?: { replace?: boolean }) => void
  /**
   * Opens a place beside the one it is asked from, which stays: from the notes pane in the middle, from anywhere else in the notes pane. What
   * Shift with a click or with Enter asks for, on every link and row.
   */
  openBeside: (place: Place) => void
  /** The hash for a real link to a place, so that it can be copied and opened elsewhere. */
  href: (place: Place) => string
  /** Opens a note in the notes pane, or (null) closes the one that is open. */
  openNote: (id: Id | null, focus?: NoteFocus) => void
  /** Closes a note wherever it is open. */
  closeNote: (id: Id) => void
  /** Makes a note, opens it (`apart`: in a tab of its own) and puts the caret into its title. */
  newNote: (title?: string, details?: NoteDetails, options?: { apart?: boolean }) => Promise<Id>
  /**
   * Changes the document of a note, whether it is open in an editor or not (ui/notes/session/editNote.ts). `change` gives the same object when there
   * is nothing to change; then, and when there is no such note, the answer is null.
   */
  editNote: (id: Id, change: (doc: NoteNode) => NoteNode) => Promise<UndoEdit | null>
  /** Asks for a template and makes a note of it. */
  newFromTemplate: () => void
  /** Asks for a template and puts it into the open note. */
  insertTemplate: () => void
  /** Opens today's note (0), making it when there is none, or the daily note before (-1) or after (1) the open one. */
  openDaily: (which: 0 | 1 | -1) => void
  /** Sends passages to the open note, or to a new one. */
  quote: (...quotes: Quote[]) => void
  /** Says what happened, with a way back. */
  notify: (notice: Notice) => void
  /** Asks what is needed to change an actor (rename, merge, …) and does it. */
  actOn: (act: ActorAct, target: ActorTarget) => void
  openPalette: () => void
  openImport: () => void
  /** Lets the user choose a folder, and imports what is in it. */
  openFolder: () => void
  /** Asks which columns the tables of an import have, and makes their articles anew by the answer. */
  openColumns: (importId: Id) => void
  /** Opens the dialog that brings notes in: vaults, exports of other programs, our own. */
  openNotesImport: () => void
  /** Opens the export dialog for these notes, or (nothing given) lets the user choose. */
  openExport: (notes?: Id[] | 'all') => void
  /** Opens the dialog that prints a note, or makes a PDF of it. */
  openPrint: (note: Id) => void
  openHelp: () => void
}

export const DeskContext = createContext<Desk | null>(null)

/** @throws {Error} outside App */
export function useDesk(): Desk {
  const desk = useContext(DeskContext)
  if (desk === null) throw new Error('useDesk() outside <App/>')
  return desk
}
