/**
 * Keeps the vault in step while the app is open: looks when the folder or a note changed, and now and then anyway; says how it stands. One window does
 * it, whichever has the lock; the others say so.
 */
import type { Id } from '../../../core/model.ts'
import type { DossierDatabase } from '../../../data/database.ts'
import { onNotesChanged } from '../../../data/noteChanges.ts'
import { trashNote, type Replay } from '../../../data/notes.ts'
import { getSetting, setSetting } from '../../../data/settings.ts'
import type { ChosenFolder, Host } from '../../../host/host.ts'
import { VaultWorker } from '../../../workers/vault.ts'
import { vaultStrings as strings } from '../../shared/strings/vault.ts'
import { syncVault, type VaultTools } from './syncVault.ts'

export interface VaultState {
  kind: 'off' | 'idle' | 'syncing' | 'paused' | 'folder' | 'missing' | 'failed' | 'elsewhere'
  /** The folder's name; empty when there is none. */
  name: string
  /** Epoch ms of the last look that went well; null before the first. */
  at: number | null
  /** What is wrong, in words; null when nothing is. */
  message: string | null
  /** Notes whose file was removed: the user decides. */
  asks: Id[]
  /** Newest first. */
  history: { at: number; message: string }[]
}

export interface VaultGiven {
  db: DossierDatabase
  host: Host
  replay: Replay
  editNote: VaultTools['editNote']
  flush: () => Promise<void>
}

/** After a change, so that a program that writes several files, or a person who types, is done. */
const AFTER_CHANGE = 600
const NOW_AND_THEN = 30_000
/** Rounds in a row: what one round does (a conflict's copy, a renamed file's links) is work for the next. */
const ROUNDS = 5
const REMEMBERED = 100

export class VaultKeeper {
  readonly #given: VaultGiven
  readonly #listeners = new Set<() => void>()
  #state: VaultState = { kind: 'off', name: '', at: null, message: null, asks: [], history: [] }
  #worker: VaultWorker | null = null
  #stopWatching: (() => void) | null = null
  #stopListening: (() => void) | null = null
  #release: (() => void) | null = null
  #timer: ReturnType<typeof setTimeout> | undefined
  #clock: ReturnType<typeof setInterval> | undefined
  #running: Promise<void> | null = null
  #again = false
  #closed = false

  constructor(given: VaultGiven) {
    this.#given = given
  }

  readonly state = (): VaultState => this.#state

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  #set(change: Partial<VaultState>): void {
    this.#state = { ...this.#state, ...change }
    for (const listener of this.#listeners) listener()
  }

  /** Takes up what the settings say. */
  async start(): Promise<void> {
    const vault = await getSetting(this.#given.db, 'vault')
    if (vault === null || this.#closed || !this.#given.host.can.watchFolder) return
    this.#set({ name: vault.name, kind: vault.paused ? 'paused' : 'elsewhere' })
    if (vault.paused) return
    // Held until the window closes or the vault is paused.
    const released = new Promise<void>((release) => (this.#release = release))
    void navigator.locks.request(`vault/${this.#given.db.name}`, async () => {
      if (this.#closed) return
      await this.#begin(vault.token)
      await released
    })
  }

  async #begin(token: string): Promise<void> {
    const { db, host } = this.#given
    this.#set({ kind: 'idle' })
    this.#worker ??= new VaultWorker(db.name)
    // What cannot be watched is still looked at now and then.
    this.#stopWatching = await host.watchFolder(token, () => this.#soon()).catch(() => null)
    this.#stopListening = onNotesChanged(db, () => this.#soon())
    this.#clock = setInterval(() => this.#soon(), NOW_AND_THEN)
    await this.sync()
  }

  #end(): void {
    clearTimeout(this.#timer)
    clearInterval(this.#clock)
    this.#stopWatching?.()
    this.#stopListening?.()
    this.#release?.()
    this.#stopWatching = null
    this.#stopListening = null
    this.#release = null
  }

  /** Puts off what is put off already: the last change counts. */
  #soon(): void {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => void this.sync(), AFTER_CHANGE)
  }

  readonly #tell = (message: string): void => this.#set({ history: [{ at: Date.now(), message }, ...this.#state.history].slice(0, REMEMBERED) })

  /** Looks now. Resolves when both sides are in step, or when it says why they are not. */
  sync(): Promise<void> {
    if (this.#running !== null) {
      this.#again = true
      return this.#running
    }
    this.#running = this.#rounds().finally(() => {
      this.#running = null
      if (this.#again) {
        this.#again = false
        this.#soon()
      }
    })
    return this.#running
  }

  async #rounds(): Promise<void> {
    const vault = await getSetting(this.#given.db, 'vault')
    if (vault === null || vault.paused || this.#closed || this.#worker === null) return
    this.#set({ kind: 'syncing' })
    try {
      for (let round = 0; round < ROUNDS; round += 1) {
        const { paused, asks, busy } = await syncVault({ ...this.#given, token: vault.token, worker: this.#worker, tell: this.#tell })
        if (paused !== null) return this.#set({ kind: 'missing', message: strings.missingMany(paused.missing, paused.known), asks: [] })
        this.#set({ asks })
        if (!busy) break
      }
      this.#set({ kind: 'idle', at: Date.now(), message: null })
    } catch (error) {
      if (this.#closed) return
      const message = error instanceof Error ? error.message : String(error)
      const gone = /^The folder “|not known any more/.test(message)
      this.#set({ kind: gone ? 'folder' : 'failed', message })
    }
  }

  /** How many files and notes a folder would bring together, before it does. */
  async preview({ token }: ChosenFolder): Promise<{ files: number; notes: number }> {
    const [{ files }, notes] = await Promise.all([this.#given.host.listFolder(token), this.#given.db.notes.where('trashedAt').equals(0).count()])
    return { files: files.filter(({ path }) => /\.md$/i.test(path)).length, notes }
  }

  async choose({ token, name }: ChosenFolder): Promise<void> {
    const { db } = this.#given
    await this.stop()
    await db.transaction('rw', db.settings, db.vaultFiles, async () => {
      await db.vaultFiles.clear()
      await setSetting(db, 'vaultPictures', {})
      await setSetting(db, 'vault', { token, name, paused: false })
    })
    await this.start()
  }

  /** Files and notes stay as they are; the folder is forgotten. */
  async stop(): Promise<void> {
    const { db, host } = this.#given
    const vault = await getSetting(db, 'vault')
    this.#end()
    await this.#running
    if (vault === null) return
    await setSetting(db, 'vault', null)
    await host.forgetFolder(vault.token)
    this.#set({ kind: 'off', name: '', at: null, message: null, asks: [], history: [] })
  }

  async pause(paused: boolean): Promise<void> {
    const vault = await getSetting(this.#given.db, 'vault')
    if (vault === null) return
    await setSetting(this.#given.db, 'vault', { ...vault, paused })
    if (!paused) return this.start()
    this.#end()
    await this.#running
    this.#set({ kind: 'paused' })
  }

  /** The missing files were meant: their notes go to the trash. @returns how many */
  async trashMissing(): Promise<number> {
    const { db, host } = this.#given
    const vault = await getSetting(db, 'vault')
    if (vault === null) return 0
    const present = new Set((await host.listFolder(vault.token)).files.map(({ path }) => path))
    const rows = (await db.vaultFiles.toArray()).filter(({ path }) => !present.has(path))
    for (const { noteId, path } of rows) {
      await trashNote(db, noteId)
      await db.vaultFiles.delete(path)
    }
    await this.sync()
    return rows.length
  }

  /** The missing files were not meant: the notes are written there again. */
  async writeMissing(): Promise<void> {
    const { db, host } = this.#given
    const vault = await getSetting(db, 'vault')
    if (vault === null) return
    const present = new Set((await host.listFolder(vault.token)).files.map(({ path }) => path))
    await db.vaultFiles.filter(({ path }) => !present.has(path)).delete()
    await this.sync()
  }

  close(): void {
    this.#closed = true
    this.#end()
    this.#worker?.close()
  }
}
