/** The window's side of the export worker. */
import type { Described, ExportNote, ExportOptions, ExportReport } from '../core/markdown/exportNotes.ts'
import type { Id, TargetKind } from '../core/model.ts'
import { WorkerCaller, type CallOptions } from './call.ts'

/** What the library knows of the things that notes link to. */
export type Known = { kind: TargetKind; id: Id; described: Described }[]

/** Files as bytes of UTF-8, in the order of the notes. */
export interface ExportedFiles {
  files: { path: string; bytes: Uint8Array<ArrayBuffer> }[]
  report: ExportReport
}

export class Exporter {
  readonly #caller = new WorkerCaller(new Worker(new URL('./export.worker.ts', import.meta.url), { type: 'module', name: 'export' }))

  exportNotes(notes: ExportNote[], known: Known, options: ExportOptions, call: CallOptions<never> = {}): Promise<ExportedFiles> {
    return this.#caller.call('exportNotes', [notes, known, options], call)
  }

  /** Ends the worker, whatever it is doing. */
  close(): void {
    this.#caller.close()
  }
}
