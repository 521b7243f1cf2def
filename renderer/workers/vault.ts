/** The window's side of the vault's worker. */
import type { NoteToExport } from '../core/export/pageWriter.ts'
import type { Id, Lang, NoteNode } from '../core/model.ts'
import type { VaultContent } from '../core/vault/content.ts'
import { WorkerCaller } from './call.ts'

export interface VaultFile {
  path: string
  bytes: Uint8Array<ArrayBuffer>
  modifiedAt: number
}

export interface VaultPicture {
  path: string
  bytes: Uint8Array<ArrayBuffer>
}

/** A note and the file that it lies in. */
export interface VaultPlace {
  path: string
  noteId: Id
  title: string
  aliases: string[]
}

export type VaultNote = NoteToExport

/** A file as a note. */
export interface VaultRead {
  path: string
  fileHash: string
  /** Hash of what it says, comparable with that of a note. */
  says: string
  id: Id | null
  title: string
  aliases: string[]
  lang: Lang | null
  createdAt: number | null
  updatedAt: number | null
  doc: NoteNode
}

export interface VaultText {
  noteId: Id
  path: string
  bytes: Uint8Array<ArrayBuffer>
  fileHash: string
  noteHash: string
}

export class VaultWorker {
  readonly #caller = new WorkerCaller(new Worker(new URL('./vault.worker.ts', import.meta.url), { type: 'module', name: 'vault' }))

  constructor(readonly database: string) {}

  read(files: VaultFile[], pictureFiles: string[]): Promise<{ wanted: string[]; refused: { path: string; reason: string }[] }> {
    return this.#caller.call('read', [files, pictureFiles])
  }

  identify(): Promise<{ path: string; id: Id | null; fileHash: string; title: string }[]> {
    return this.#caller.call('identify', [])
  }

  finish(ids: [string, Id][], places: VaultPlace[], known: Record<string, Id>, pictures: VaultPicture[]): Promise<{ notes: VaultRead[]; pictures: Record<string, Id> }> {
    return this.#caller.call('finish', [ids, places, known, pictures, this.database])
  }

  hashNotes(notes: VaultContent[]): Promise<string[]> {
    return this.#caller.call('hashNotes', [notes])
  }

  place(notes: VaultNote[], taken: VaultPlace[], others: string[]): Promise<[Id, string][]> {
    return this.#caller.call('place', [notes, taken, others])
  }

  write(notes: VaultNote[], places: VaultPlace[], others: string[], attachments: [Id, string][]): Promise<VaultText[]> {
    return this.#caller.call('write', [notes, places, others, attachments])
  }

  close(): void {
    this.#caller.close()
  }
}
