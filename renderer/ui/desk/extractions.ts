/**
 * Extracting articles anew: one run at a time in a library, which goes on wherever the reader goes meanwhile. The worker is started for it and ends
 * with it.
 */
import { useCallback, useSyncExternalStore } from 'react'
import type { Id } from '../../core/model.ts'
import type { BlockEdit, BlockEditMade } from '../../data/blockEdits.ts'
import type { DossierDatabase } from '../../data/database.ts'
import type { ExtractTarget } from '../../data/extractAgain.ts'
import { Extractor, type ExtractProgress, type ExtractReport } from '../../workers/extractor.ts'
import { EXTRACT_AGAIN as strings } from '../shared/strings/extractAgain.ts'
import { type Notice, useDesk } from './desk.ts'

export interface Extracting extends ExtractProgress {
  cancel: () => void
}

const runs = new Map<string, Extracting>()
const listeners = new Set<() => void>()

function tell(database: string, run: Extracting | null): void {
  if (run === null) runs.delete(database)
  else runs.set(database, run)
  for (const listener of listeners) listener()
}

/** What is to be done first, when no other run is on; what it gives takes that back when the run is undone. */
type Prepare = () => Promise<() => Promise<void>>

const nothing: Prepare = () => Promise.resolve(() => Promise.resolve())

async function extract(db: DossierDatabase, target: ExtractTarget, prepare: Prepare): Promise<{ report: ExtractReport; undoPrepared: () => Promise<void> }> {
  const abort = new AbortController()
  const worker = new Extractor(db.name)
  const cancel = (): void => abort.abort()
  tell(db.name, { done: 0, total: 0, changed: 0, cancel })
  try {
    const undoPrepared = await prepare()
    const report = await worker.extract(target, { signal: abort.signal, onProgress: (progress) => tell(db.name, { ...progress, cancel }) })
    return { report, undoPrepared }
  } finally {
    tell(db.name, null)
    worker.close()
  }
}

/** Titles that are named of articles that could not be extracted. */
const NAMED = 3

function noticeOf(db: DossierDatabase, { done, changes, same, failed, cancelled }: ExtractReport, undoPrepared: () => Promise<void>): Notice {
  const undo = async (): Promise<void> => {
    const worker = new Extractor(db.name)
    try {
      await worker.undo([...changes, ...same])
      await undoPrepared()
    } finally {
      worker.close()
    }
  }
  return {
    message: cancelled ? strings.stopped(done, changes.length) : strings.done(changes.length),
    ...(failed.length === 0 ? {} : { detail: strings.failed(failed.slice(0, NAMED).map(({ title, message }) => `${title} (${message})`), failed.length - NAMED) }),
    ...(changes.length === 0 ? {} : { undo }),
  }
}

/** Puts blocks back as they stood on their page: it is read again, off the main thread. */
export async function putBack(db: DossierDatabase, articleId: Id, from: number, edit: BlockEdit): Promise<BlockEditMade | null> {
  const worker = new Extractor(db.name)
  try {
    return await worker.putBack(articleId, from, edit)
  } finally {
    worker.close()
  }
}

/** Looks again for the copies of an article whose text was edited. */
export async function compareCopies(db: DossierDatabase, articleId: Id): Promise<void> {
  const worker = new Extractor(db.name)
  try {
    await worker.compare(articleId)
  } finally {
    worker.close()
  }
}

/** The run that is on, and a function that begins one and says what came of it. */
export function useExtractAgain(): { running: Extracting | null; run: (target: ExtractTarget, prepare?: Prepare) => Promise<void> } {
  const { db, notify } = useDesk()
  const running = useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    () => runs.get(db.name) ?? null,
  )
  const run = useCallback(
    async (target: ExtractTarget, prepare = nothing) => {
      if (runs.has(db.name)) return notify({ message: strings.busy })
      try {
        const { report, undoPrepared } = await extract(db, target, prepare)
        notify(noticeOf(db, report, undoPrepared))
      } catch (error) {
        notify({ message: error instanceof Error ? error.message : String(error), kind: 'error' })
      }
    },
    [db, notify],
  )
  return { running, run }
}
