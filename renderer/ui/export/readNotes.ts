/**
 * The notes of an export, read by its worker once: what a preview has read, or is just reading, an export of the same notes does not read again, as long
 * as nobody has written meanwhile.
 */
import { Dexie } from 'dexie'
import type { LibraryExportOptions } from '../../core/export/exportOptions.ts'
import type { Id } from '../../core/model.ts'
import type { DossierDatabase } from '../../data/database.ts'
import type { Replay } from '../../data/notes.ts'
import type { Exporter } from '../../workers/exporter.ts'
import { replayedDocuments } from './replayedDocuments.ts'

export interface ReadTools {
  db: DossierDatabase
  replay: Replay
  exporter: Exporter
}

export interface NotesToRead {
  which: Id[] | 'all'
  embeds: LibraryExportOptions['embeds']
}

type Unreadable = { title: string; message: string }[]

interface Reading {
  key: string
  abort: AbortController
  unreadable: Promise<Unreadable>
  /** Of whoever waits for it now. */
  onProgress: (done: number, total: number) => void
}

/** What each worker holds. */
const readings = new WeakMap<Exporter, Reading>()

/** Writes of notes so far that this window has made or been told of, by library. */
const writes = new Map<string, number>()

Dexie.on('storagemutated', (parts) => {
  const libraries = new Set(Object.keys(parts).flatMap((part) => /^idb:\/\/(.*)\/notes\/$/.exec(part)?.[1] ?? []))
  for (const name of libraries) writes.set(name, (writes.get(name) ?? 0) + 1)
})

/**
 * What has been written, as a text that no later one is like: how many writes this window knows of, whoever made them. And, for what it is not told, how many
 * notes there are and the last stamp; that alone would not do, since a window that has just added very many stamps them ahead of the clock, and of the others.
 */
export const writtenNotes = async (db: DossierDatabase): Promise<string> => JSON.stringify([writes.get(db.name), ...(await Promise.all([db.notes.count(), db.notes.orderBy('stamp').lastKey()]))])

/** @returns the notes that could not be read. A reading of others that is still going on ends. */
export async function readNotes(tools: ReadTools, { which, embeds }: NotesToRead, onProgress: Reading['onProgress'] = () => undefined): Promise<Unreadable> {
  const { db, exporter } = tools
  const replaying = embeds === 'link' ? which : 'all'
  const key = JSON.stringify([which, replaying, await writtenNotes(db)])
  let reading = readings.get(exporter)
  if (reading?.key === key) reading.onProgress = onProgress
  else {
    reading?.abort.abort()
    reading = begin(tools, key, which, replaying, onProgress)
    readings.set(exporter, reading)
  }
  try {
    const unreadable = await reading.unreadable
    // It may have been for a passing reason: the next time they are read again.
    if (unreadable.length > 0 && readings.get(exporter) === reading) readings.delete(exporter)
    return unreadable
  } catch (error) {
    if (readings.get(exporter) === reading) readings.delete(exporter)
    throw error
  }
}

function begin({ db, replay, exporter }: ReadTools, key: string, which: Id[] | 'all', replaying: Id[] | 'all', onProgress: Reading['onProgress']): Reading {
  const abort = new AbortController()
  const { signal } = abort
  const read = async (): Promise<Unreadable> => {
    const replayed = await replayedDocuments(db, replaying, replay, signal, (done, total) => {
      if (exporter.closed) abort.abort()
      else reading.onProgress(done, total)
    })
    return exporter.read({ database: db.name, which, replayed }, { signal, onProgress: ([done, total]) => reading.onProgress(done, total) })
  }
  const reading: Reading = { key, abort, onProgress, unreadable: Promise.resolve().then(read) }
  return reading
}
