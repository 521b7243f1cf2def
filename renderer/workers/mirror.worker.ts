/** Keeps the mirror in step with the library, off the main thread. What it writes goes through the window, which alone can reach the host's files. */
import { liveQuery } from 'dexie'
import type { MirrorState } from '../core/safety/mirrorState.ts'
import type { MirrorStore } from '../core/safety/mirrorFiles.ts'
import { DATABASE_NAME, openDatabase, type DossierDatabase } from '../data/database.ts'
import { databaseError } from '../data/databaseError.ts'
import { MirrorWriter } from '../data/mirrorWriter.ts'
import { answer, type Call } from './call.ts'

/** What the worker asks of the window (it answers by `answered`), and what it tells it. */
export type MirrorMessage = { ask: number; method: keyof MirrorStore; args: unknown[] } | { state: MirrorState }

/** After a change, so that what belongs together is written together; with a save's own 400 ms well below the 5 s promised. */
const GATHER_MS = 1500
/** A note whose journal is not in its snapshot yet has its Markdown written as soon as it is. */
const MARKDOWN_MS = 2500
const RETRY_MS = 10_000

const asked = new Map<number, { resolve: (value: never) => void; reject: (error: Error) => void }>()
let lastAsk = 0

function answered(_call: Call, id: number, result: { value: unknown } | { error: string }): void {
  const waiting = asked.get(id)
  asked.delete(id)
  if ('error' in result) waiting?.reject(new Error(result.error))
  else waiting?.resolve(result.value as never)
}

function remoteStore({ progress }: Call<MirrorMessage>): MirrorStore {
  const ask = <Value>(method: keyof MirrorStore, args: unknown[]): Promise<Value> =>
    new Promise<Value>((resolve, reject) => {
      asked.set(++lastAsk, { resolve, reject })
      progress({ ask: lastAsk, method, args })
    })
  return { list: () => ask('list', []), read: (paths) => ask('read', [paths]), write: (files, remove) => ask('write', [files, remove]) }
}

/** Anything that the mirror holds: its emissions say that something changed, not what. */
const changesOf = (db: DossierDatabase) =>
  liveQuery(() =>
    Promise.all([
      db.notes.orderBy('stamp').lastKey(), db.highlights.orderBy('updatedAt').lastKey(), db.decisions.orderBy('seq').lastKey(), db.settings.toArray(), db.assets.toCollection().primaryKeys(),
    ]),
  )

const pause = (ms: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(resolve, ms)
    signal.addEventListener('abort', () => {
      clearTimeout(timer)
      resolve()
    }, { once: true })
  })

/** Works until the window closes. */
async function mirror(call: Call<MirrorMessage>, { markdown, database = DATABASE_NAME }: { markdown: boolean; database?: string }): Promise<void> {
  const { signal, progress } = call
  const tell = (state: MirrorState): void => progress({ state })
  try {
    tell({ kind: 'elsewhere' })
    await navigator.locks.request(`${database}-mirror`, { signal }, async () => {
      const db = await openDatabase(database)
      const writer = new MirrorWriter(db, remoteStore(call), { markdown })
      let wake = (): void => {}
      const changes = changesOf(db).subscribe({ next: () => wake(), error: () => wake() })
      let at: number | null = null
      try {
        while (!signal.aborted) {
          const changed = new Promise<void>((resolve) => (wake = resolve))
          let next = changed
          tell({ kind: 'writing', at, lost: writer.lost })
          try {
            await writer.write()
            at = Date.now()
            tell({ kind: 'done', at, lost: writer.lost })
            if (writer.markdownDue) next = Promise.race([changed, pause(MARKDOWN_MS, signal)])
          } catch (error) {
            tell({ kind: 'failed', message: databaseError(error).message, at, lost: writer.lost })
            next = pause(RETRY_MS, signal)
          }
          await next
          await pause(GATHER_MS, signal)
        }
      } finally {
        changes.unsubscribe()
        db.close()
      }
    })
  } catch (error) {
    if (!signal.aborted) throw databaseError(error)
  }
}

answer({ mirror, answered })
