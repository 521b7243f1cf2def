/** The window's side of the worker that imports notes. Made when an import begins, closed when it is over: what it read is gone with it. */
import type { Refused, SourceFile, SourceKind } from '../core/import/notes/types.ts'
import type { Id, NoteNode } from '../core/model.ts'
import { WorkerCaller, type CallOptions } from './call.ts'

export interface NotesImportProgress {
  phase: 'fetching' | 'reading' | 'pictures' | 'writing'
  done: number
  total: number
}

/** What was recognised, before anything is written. */
export interface NotesImportFacts {
  kind: SourceKind
  notes: number
  pictures: number
  /** Others that notes link to. */
  files: number
  folders: number
  /** Of the first notes. */
  titles: string[]
  /** In the library already, by id or by folder and title. */
  existing: number
  resolved: number
  dead: number
  refused: Refused[]
  /** Paths of the files that the import will need. */
  wanted: string[]
}

export interface CommitOptions {
  /** What it came from, for people. */
  name: string
  /** Where the notes are filed; the source's folders go below it. */
  folder: string
  existing: 'skip' | 'update' | 'copy'
}

/** What a note of the library shall become. */
export interface NoteUpdate {
  noteId: Id
  title: string
  doc: NoteNode
  aliases: string[]
}

export interface NotesImportResult {
  importId: Id
  created: number
  /** In the library already, and the same. */
  unchanged: number
  /** In the library already, and different; left as they are. */
  skipped: number
  updates: NoteUpdate[]
  refused: Refused[]
  /** Links that lead nowhere. */
  dead: { note: string; target: string }[]
  warnings: { note: string; warning: string }[]
  pictures: number
  files: number
  /** Stopped before the end; what was written can be undone. */
  cancelled: boolean
}

export class NotesImporter {
  readonly #caller = new WorkerCaller(new Worker(new URL('./notesImport.worker.ts', import.meta.url), { type: 'module', name: 'notes import' }))
  readonly #database: string | undefined

  /** @param database its name, for tests */
  constructor(database?: string) {
    this.#database = database
  }

  /** @param others paths of files whose content is not handed over @param hidden names of hidden folders at the top @param refused what could not be read before it came here */
  begin(others: string[], hidden: string[], refused: Refused[]): Promise<void> {
    return this.#caller.call('begin', [others, hidden, refused])
  }

  /** The bytes are the worker's from now on. */
  add(files: SourceFile[]): Promise<void> {
    return this.#caller.call('add', [files], { transfer: buffersOf(files) })
  }

  /** @throws {DOMException} AbortError (as a WorkerError of that name) when cancelled */
  read(options: CallOptions<NotesImportProgress>): Promise<NotesImportFacts> {
    return this.#caller.call('read', [this.#database], options)
  }

  /** Files that could not be handed over. */
  refuse(files: Refused[]): Promise<void> {
    return this.#caller.call('refuse', [files])
  }

  /** Pictures and attachments for the import that is about to be written: stored at once. */
  attach(files: { path: string; bytes: Uint8Array }[]): Promise<void> {
    return this.#caller.call('attach', [files, this.#database], { transfer: buffersOf(files) })
  }

  commit(options: CommitOptions, call: CallOptions<NotesImportProgress>): Promise<NotesImportResult> {
    return this.#caller.call('commit', [options, this.#database], call)
  }

  close(): void {
    this.#caller.close()
  }
}

/** Each once: two views of one buffer cannot both be handed over. */
const buffersOf = (files: readonly { bytes: Uint8Array }[]): ArrayBuffer[] => [...new Set(files.flatMap(({ bytes: { buffer } }) => (buffer instanceof ArrayBuffer ? [buffer] : [])))]
