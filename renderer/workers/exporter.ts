/**
 * The window's side of the export worker: it is told what to read, then what is to be made of it and what the chosen folder holds, gives the files, and
 * in the end looks at what was written. What it has read stays there for the next choice; only bytes cross. What is asked is done in that order.
 */
import type { LinkCheck } from '../core/export/checkLinks.ts'
import type { LibraryExportOptions } from '../core/export/exportOptions.ts'
import type { LibraryExportReport } from '../core/export/exportLibrary.ts'
import type { MergeReport } from '../core/export/mergeFolder.ts'
import type { Id, NoteNode } from '../core/model.ts'
import { WorkerCaller, type CallOptions } from './call.ts'

type Bytes = Uint8Array<ArrayBuffer>

export interface ExportRequest {
  database: string
  /** All: those that are not in the trash. */
  which: Id[] | 'all'
  /** Documents whose journal was replayed, or why it could not be. */
  replayed: [Id, NoteNode | { error: string }][]
}

export interface ExportContents {
  /** Embedded notes that became text, and those that stay links. */
  embeds: { inlined: number; kept: number }
  /** The files that the notes show, and their sizes in bytes. */
  assets: { id: Id; size: number }[]
}

export interface FolderContents {
  /** Markdown files, and bibliographies by their names: what may be Dossier's. */
  markdown: { path: string; bytes: Bytes }[]
  /** Every path there is. */
  paths: string[]
  /** Files among the attachments that may be ours: the SHA-256 of their bytes. */
  attachments: [path: string, id: Id][]
}

export interface FileToSave {
  path: string
  bytes: Bytes
  /** SHA-256 (hex) of what it replaces; null where there is nothing. */
  replaces: string | null
  /** Where that file lies now: it is moved to `path` first. */
  from?: string
}

export interface ExportFiles {
  files: FileToSave[]
  attachments: { path: string; id: Id }[]
  report: LibraryExportReport
  merge: MergeReport
}

/** An export in one archive, and what was found when that was unpacked again. */
export interface ExportArchive {
  bytes: Bytes
  attachments: number
  report: LibraryExportReport
  merge: MergeReport
  verified: Verified
}

/** What was found in the files as they lie on the disk, or in the archive. */
export interface Verified extends LinkCheck {
  /** Broken links that a note had itself, as they were typed. */
  own: LinkCheck['broken']
  /** Files that are not as they were given. */
  altered: string[]
}

/** The paths of an export, and one of its files as it will be. */
export interface ExportPreview {
  paths: string[]
  path: string
  /** The beginning of it, if it is long. */
  text: string
  cut: boolean
}

export class Exporter {
  readonly #caller = new WorkerCaller(new Worker(new URL('./export.worker.ts', import.meta.url), { type: 'module', name: 'export' }))

  /** Reads notes; gives those that could not be read. Progress is in notes. */
  read(request: ExportRequest, call: CallOptions<[number, number]> = {}): Promise<{ title: string; message: string }[]> {
    return this.#caller.call('read', [request], call)
  }

  /** Reads what these options take along with the notes. `keep`: keys to cite by are remembered. */
  choose(options: LibraryExportOptions, keep: boolean): Promise<ExportContents> {
    return this.#caller.call('choose', [options, keep])
  }

  /** `folder` is null when the export goes into an archive. Progress is in files. */
  compose(folder: FolderContents | null, call: CallOptions<[number, number]> = {}): Promise<ExportFiles> {
    return this.#caller.call('compose', [folder], call)
  }

  /** Everything in one zip archive. Progress is in files. */
  archive(call: CallOptions<[number, number]> = {}): Promise<ExportArchive> {
    return this.#caller.call('archive', [], call)
  }

  /** The bytes of some of the files that the notes show. */
  attachments(ids: Id[]): Promise<{ id: Id; bytes: Bytes }[]> {
    return this.#caller.call('attachments', [ids])
  }

  /** Whether what was written is there as it was given, and every link in it leads to a file. */
  verify(files: { path: string; bytes: Bytes }[], paths: string[], call: CallOptions<number> = {}): Promise<Verified> {
    return this.#caller.call('verify', [files, paths], call)
  }

  /** One file of what was read, by its place in the list. */
  preview(at: number): Promise<ExportPreview | null> {
    return this.#caller.call('preview', [at])
  }

  get closed(): boolean {
    return this.#caller.closed
  }

  /** Ends the worker, whatever it is doing. */
  close(): void {
    this.#caller.close()
  }
}
