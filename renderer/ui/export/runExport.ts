/** One export from the choice of notes to the files on the disk. */
import type { ExportOptions, ExportReport } from '../../core/markdown/exportNotes.ts'
import type { Id } from '../../core/model.ts'
import type { DossierDatabase } from '../../data/database.ts'
import type { Replay } from '../../data/notes.ts'
import type { Host, SavedFolder } from '../../host/host.ts'
import { Exporter } from '../../workers/exporter.ts'
import { exportStrings } from '../shared/strings/export.ts'
import { collectNotes, idsOf, type Collected } from './collectNotes.ts'

export type ExportPhase = { phase: 'reading'; done: number; total: number } | { phase: 'writing' }

export interface ExportResult {
  saved: SavedFolder
  report: ExportReport
  unreadable: Collected['unreadable']
  /** Paths that the host does not confirm. */
  missing: string[]
}

export interface ExportJob {
  which: Id[] | 'all'
  options: ExportOptions
  /** One note as a file of its own, under a name the user chooses. */
  asFile: boolean
  onPhase: (phase: ExportPhase) => void
  signal: AbortSignal
}

/**
 * @returns null when the user cancelled the choice of a place
 * @throws {DOMException} AbortError; {Error} whose message names the file that could not be written
 */
export async function runExport({ db, host, replay }: { db: DossierDatabase; host: Host; replay: Replay }, { which, options, asFile, onPhase, signal }: ExportJob): Promise<ExportResult | null> {
  const ids = await idsOf(db, which)
  const { notes, known, unreadable } = await collectNotes(db, ids, replay, { signal, onProgress: (done) => onPhase({ phase: 'reading', done, total: ids.length }) })
  onPhase({ phase: 'writing' })
  const exporter = new Exporter()
  const stop = (): void => exporter.close()
  try {
    const { files, report } = await new Promise<Awaited<ReturnType<Exporter['exportNotes']>>>((done, failed) => {
      // A worker that was ended answers nothing.
      signal.addEventListener('abort', () => failed(signal.reason as Error), { once: true })
      exporter.exportNotes(notes, known, options).then(done, failed)
    })
    const saved = await save(host, files, asFile)
    if (saved === null) return null
    const written = new Set(saved.written)
    return { saved, report, unreadable, missing: files.filter(({ path }) => !written.has(path)).map(({ path }) => path) }
  } finally {
    stop()
  }
}

async function save(host: Host, files: { path: string; bytes: Uint8Array<ArrayBuffer> }[], asFile: boolean): Promise<SavedFolder | null> {
  const [only] = files
  if (!asFile || only === undefined) return host.saveFolder({ files, zipName: exportStrings.zipName(new Date().toISOString().slice(0, 10)) })
  const name = await host.saveFile({ suggestedName: only.path, bytes: only.bytes })
  return name === null ? null : { kind: 'folder', name, written: [only.path] }
}
