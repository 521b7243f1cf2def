/** A check of quotes: reads the notes, has a worker compare them, keeps what came of it. Starts by itself, can be cancelled, and done again. */
import { useCallback, useEffect, useRef, useState } from 'react'
import type { Id } from '../../core/model.ts'
import { citationsOf } from '../../core/notes/citations.ts'
import type { DossierDatabase } from '../../data/database.ts'
import { noteDocument, type Replay } from '../../data/notes.ts'
import { CitationChecker, type CheckedCitation, type CitationToCheck } from '../../workers/citationChecker.ts'

export interface CitationResult extends CheckedCitation {
  citation: CitationToCheck
  noteTitle: string
}

export type CheckState =
  | { kind: 'reading' | 'checking'; done: number; total: number }
  | { kind: 'done' }
  | { kind: 'cancelled' }
  | { kind: 'failed'; message: string }

export interface CitationCheck {
  state: CheckState
  /** Of the last check that was finished, in the order of the notes (newest first) and of each note. */
  results: CitationResult[]
  /** Notes that could not be read. */
  unreadable: { title: string; message: string }[]
  run: () => void
  cancel: () => void
}

/** Notes read before the window may paint again. */
const A_TURN = 20

interface Read {
  citations: CitationToCheck[]
  titles: Map<Id, string>
  unreadable: CitationCheck['unreadable']
}

/** The living notes that link to a passage, the newest first. */
async function quotingNotes(db: DossierDatabase): Promise<Id[]> {
  const ids = new Set<Id>()
  await db.links.where('[targetKind+targetId]').between(['article', ''], ['article', '\uffff']).each((link) => {
    if (link.passage !== null) ids.add(link.noteId)
  })
  const notes = (await db.notes.bulkGet([...ids])).filter((note) => note !== undefined && note.trashedAt === 0)
  return notes.sort((a, b) => b!.updatedAt - a!.updatedAt).map((note) => note!.id)
}

async function readCitations(db: DossierDatabase, replay: Replay, only: Id | null, onProgress: (done: number, total: number) => void, signal: AbortSignal): Promise<Read> {
  const ids = only === null ? await quotingNotes(db) : [only]
  const read: Read = { citations: [], titles: new Map(), unreadable: [] }
  for (const [at, id] of ids.entries()) {
    if (at % A_TURN === 0) {
      onProgress(at, ids.length)
      await new Promise((next) => setTimeout(next))
      signal.throwIfAborted()
    }
    try {
      const note = await noteDocument(db, id, replay)
      if (note === null || note.row.trashedAt > 0) continue
      read.titles.set(id, note.row.title)
      for (const citation of citationsOf(note.doc)) read.citations.push({ ...citation, noteId: id })
    } catch (error) {
      read.unreadable.push({ title: (await db.notes.get(id))?.title ?? id, message: error instanceof Error ? error.message : String(error) })
    }
  }
  return read
}

/** @param noteId the note to check, or null for all */
export function useCitationCheck(db: DossierDatabase, replay: Replay, noteId: Id | null): CitationCheck {
  const [state, setState] = useState<CheckState>({ kind: 'reading', done: 0, total: 0 })
  const [found, setFound] = useState<Pick<CitationCheck, 'results' | 'unreadable'>>({ results: [], unreadable: [] })
  const running = useRef<AbortController | null>(null)

  const run = useCallback(() => {
    running.current?.abort()
    const abort = new AbortController()
    running.current = abort
    const { signal } = abort
    const checker = new CitationChecker(db.name)
    const tell = (next: CheckState): void => {
      if (!signal.aborted) setState(next)
    }
    const check = async (): Promise<void> => {
      const { citations, titles, unreadable } = await readCitations(db, replay, noteId, (done, total) => tell({ kind: 'reading', done, total }), signal)
      const checked = await checker.check(citations, { signal, onProgress: (done) => tell({ kind: 'checking', done, total: citations.length }) })
      if (signal.aborted) return
      setFound({ unreadable, results: citations.map((citation, at) => ({ ...checked[at]!, citation, noteTitle: titles.get(citation.noteId) ?? '' })) })
      setState({ kind: 'done' })
    }
    check()
      .catch((error: Error) => tell({ kind: 'failed', message: error.message }))
      .finally(() => checker.close())
  }, [db, replay, noteId])

  useEffect(() => {
    // oxlint-disable-next-line react/set-state-in-effect -- its first answer comes after a turn of the event loop
    run()
    return () => running.current?.abort()
  }, [run])

  const cancel = useCallback(() => {
    running.current?.abort()
    setState({ kind: 'cancelled' })
  }, [])
  return { state, ...found, run, cancel }
}
