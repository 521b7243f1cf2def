/** Writes notes as Markdown off the main thread: a thousand of them are seconds of work. Pure: what is needed comes with the call. */
import { exportNotes, type ExportNote, type ExportOptions } from '../core/markdown/exportNotes.ts'
import { answer, type Call } from './call.ts'
import type { ExportedFiles, Known } from './exporter.ts'

function write(_call: Call, notes: ExportNote[], known: Known, options: ExportOptions): ExportedFiles {
  const described = new Map(known.map(({ kind, id, described }) => [`${kind}/${id}`, described]))
  const { files, report } = exportNotes(notes, { describe: (kind, id) => described.get(`${kind}/${id}`) ?? null }, options)
  const encoder = new TextEncoder()
  return { files: files.map(({ path, text }) => ({ path, bytes: encoder.encode(text) })), report }
}

answer({ exportNotes: write })
