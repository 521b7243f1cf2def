/** One export from the choice of notes to the files on the disk, and a look at them there. */
import { BIBLIOGRAPHY_FORMATS, bibliographyFile } from '../../core/export/bibliography/bibliography.ts'
import type { LibraryExportOptions } from '../../core/export/exportOptions.ts'
import type { LibraryExportReport } from '../../core/export/exportLibrary.ts'
import type { MergeReport } from '../../core/export/mergeFolder.ts'
import type { Id } from '../../core/model.ts'
import type { Host } from '../../host/host.ts'
import type { Exporter, ExportContents, ExportFiles, FolderContents, Verified } from '../../workers/exporter.ts'
import { exportStrings } from '../shared/strings/export.ts'
import { readNotes, type ReadTools } from './readNotes.ts'

export type ExportStep = 'reading' | 'looking' | 'composing' | 'writing' | 'checking'

export interface ExportPhase {
  step: ExportStep
  done: number
  /** 0 while it is not known. */
  total: number
}

export interface ExportResult {
  place: { kind: 'folder' | 'zip' | 'file'; name: string }
  report: LibraryExportReport
  merge: MergeReport
  unreadable: { title: string; message: string }[]
  embeds: ExportContents['embeds']
  /** Files that changed in the folder while this went on, and were left alone. */
  missing: string[]
  attachments: number
  verified: Verified
}

export interface ExportJob {
  which: Id[] | 'all'
  options: LibraryExportOptions
  /** One note as a file of its own, under a name the user chooses. */
  asFile: boolean
  onPhase: (phase: ExportPhase) => void
  signal: AbortSignal
}

/** The worker may have shown a preview; it is closed when the export ends before its time. */
export interface ExportTools extends ReadTools {
  host: Host
}

type Bytes = Uint8Array<ArrayBuffer>

/** So many bytes are held at once while files are read and written. */
const BATCH_BYTES = 4_000_000

const BIBLIOGRAPHIES: ReadonlySet<string> = new Set(BIBLIOGRAPHY_FORMATS.map((format) => bibliographyFile([], format).path))

/**
 * @returns null when the user cancelled the choice of a place
 * @throws {DOMException} AbortError; {Error} whose message names the file that could not be written
 */
export async function runExport(tools: ExportTools, job: ExportJob): Promise<ExportResult | null> {
  const stop = (): void => tools.exporter.close()
  job.signal.addEventListener('abort', stop, { once: true })
  try {
    return await new ExportRun(tools, job).run()
  } finally {
    job.signal.removeEventListener('abort', stop)
  }
}

class ExportRun {
  readonly #tools: ExportTools
  readonly #job: ExportJob
  readonly #exporter: Exporter
  #unreadable: ExportResult['unreadable'] = []
  #embeds: ExportResult['embeds'] = { inlined: 0, kept: 0 }

  constructor(tools: ExportTools, job: ExportJob) {
    this.#tools = tools
    this.#job = job
    this.#exporter = tools.exporter
  }

  async run(): Promise<ExportResult | null> {
    const { host } = this.#tools
    const { asFile } = this.#job
    // The dialog comes first: what takes long should not have been for nothing.
    const folder = !asFile && host.can.saveFolder && host.can.readFolder ? await host.chooseFolder({ purpose: 'export' }) : undefined
    if (folder === null) return null
    const assets = await this.#read()
    if (folder === undefined) return this.#saveElsewhere()
    try {
      return await this.#saveInto(folder, assets)
    } finally {
      await host.forgetFolder(folder.token).catch(() => undefined)
    }
  }

  #phase(step: ExportStep, done: number, total: number): void {
    this.#job.signal.throwIfAborted()
    this.#job.onPhase({ step, done, total })
  }

  async #read(): Promise<{ id: Id; size: number }[]> {
    const { which, options } = this.#job
    this.#phase('reading', 0, 0)
    this.#unreadable = await readNotes(this.#tools, { which, embeds: options.embeds }, (done, total) => this.#phase('reading', done, total))
    const { embeds, assets } = await this.#exporter.choose(options, true)
    this.#embeds = embeds
    return assets
  }

  #compose(folder: FolderContents | null): Promise<ExportFiles> {
    this.#phase('composing', 0, 0)
    return this.#exporter.compose(folder, { onProgress: ([done, total]) => this.#phase('composing', done, total) })
  }

  /** A file of its own, or everything in one archive. */
  async #saveElsewhere(): Promise<ExportResult | null> {
    return this.#job.asFile ? this.#saveFile() : this.#saveArchive()
  }

  async #saveFile(): Promise<ExportResult | null> {
    const { files: [file], report, merge } = await this.#compose(null)
    if (file === undefined) return null
    this.#phase('writing', 0, 0)
    const name = await this.#tools.host.saveFile({ suggestedName: file.path.slice(file.path.lastIndexOf('/') + 1), bytes: file.bytes })
    if (name === null) return null
    this.#phase('checking', 0, 0)
    const verified = await this.#exporter.verify([{ path: file.path, bytes: file.bytes }], [file.path])
    return { place: { kind: 'file', name }, report, merge, unreadable: this.#unreadable, embeds: this.#embeds, missing: [], attachments: 0, verified }
  }

  async #saveArchive(): Promise<ExportResult | null> {
    this.#phase('composing', 0, 0)
    const { bytes, attachments, report, merge, verified } = await this.#exporter.archive({ onProgress: ([done, total]) => this.#phase('composing', done, total) })
    this.#phase('writing', 0, 0)
    const name = await this.#tools.host.saveFile({ suggestedName: exportStrings.zipName(new Date().toISOString().slice(0, 10)), bytes })
    return name === null ? null : { place: { kind: 'zip', name }, report, merge, unreadable: this.#unreadable, embeds: this.#embeds, missing: [], attachments, verified }
  }

  async #attachmentFiles(attachments: ExportFiles['attachments']): Promise<{ path: string; bytes: Bytes }[]> {
    const paths = new Map(attachments.map(({ id, path }) => [id, path]))
    return (await this.#exporter.attachments([...paths.keys()])).flatMap(({ id, bytes }) => {
      const path = paths.get(id)
      return path === undefined ? [] : [{ path, bytes }]
    })
  }

  async #saveInto({ token, name }: { token: string; name: string }, assets: { id: Id; size: number }[]): Promise<ExportResult> {
    const contents = await this.#lookInto(token, assets)
    const { files, attachments, report, merge } = await this.#compose(contents)
    const missing: string[] = []
    const total = files.length + attachments.length
    let done = 0
    for (const batch of batches(files, ({ bytes }) => bytes.length)) {
      this.#phase('writing', done, total)
      for (const { from, path } of batch) if (from !== undefined) await this.#tools.host.moveFile(token, from, path)
      for (const { path, written } of await this.#tools.host.writeFiles(token, batch)) if (!written) missing.push(path)
      done += batch.length
    }
    const sizes = new Map(assets.map(({ id, size }) => [id, size]))
    for (const batch of batches(attachments, ({ id }) => sizes.get(id) ?? 0)) {
      this.#phase('writing', done, total)
      const written = await this.#tools.host.writeFiles(token, (await this.#attachmentFiles(batch)).map((file) => ({ ...file, replaces: null })))
      for (const each of written) if (!each.written) missing.push(each.path)
      done += batch.length
    }
    return { place: { kind: 'folder', name }, report, merge, unreadable: this.#unreadable, embeds: this.#embeds, missing, attachments: attachments.length, verified: await this.#check(token, files.map(({ path }) => path), missing) }
  }

  /** What of the folder may be Dossier's. */
  async #lookInto(token: string, assets: { id: Id; size: number }[]): Promise<FolderContents> {
    const { host } = this.#tools
    this.#phase('looking', 0, 0)
    const { files } = await host.listFolder(token)
    const markdown = files.filter(({ path }) => /\.md$/i.test(path) || BIBLIOGRAPHIES.has(path))
    const sizes = new Set(assets.map(({ size }) => size))
    const pictures = files.filter(({ path, size }) => !/\.md$/i.test(path) && sizes.has(size))
    const contents: FolderContents = { markdown: [], paths: files.map(({ path }) => path), attachments: [] }
    const total = markdown.length + pictures.length
    for (const batch of batches(markdown, ({ size }) => size)) {
      this.#phase('looking', contents.markdown.length, total)
      for (const file of await host.readFiles(token, batch.map(({ path }) => path))) {
        if ('error' in file) throw new Error(exportStrings.notRead(file.path, file.error))
        contents.markdown.push({ path: file.path, bytes: file.bytes })
      }
    }
    for (const batch of batches(pictures, ({ size }) => size)) {
      this.#phase('looking', contents.markdown.length + contents.attachments.length, total)
      for (const file of await host.readFiles(token, batch.map(({ path }) => path))) {
        if ('bytes' in file) contents.attachments.push([file.path, await hash(file.bytes)])
      }
    }
    return contents
  }

  /** Reads back what was written. */
  async #check(token: string, paths: string[], missing: string[]): Promise<Verified> {
    const { host } = this.#tools
    this.#phase('checking', 0, paths.length)
    const listed = (await host.listFolder(token)).files
    const sizes = new Map(listed.map(({ path, size }) => [path, size]))
    const left = new Set(missing)
    const files: { path: string; bytes: Bytes }[] = []
    for (const batch of batches(paths.filter((path) => !left.has(path)), (path) => sizes.get(path) ?? 0)) {
      this.#phase('checking', files.length, paths.length)
      for (const file of await host.readFiles(token, batch)) files.push({ path: file.path, bytes: 'bytes' in file ? file.bytes : new Uint8Array() })
    }
    return this.#exporter.verify(files, listed.map(({ path }) => path), { onProgress: (done) => this.#phase('checking', done, paths.length) })
  }
}

async function hash(bytes: Bytes): Promise<string> {
  return [...new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** At least one item each, and at most so many as BATCH_BYTES allow. */
function batches<T>(items: readonly T[], sizeOf: (item: T) => number): T[][] {
  const all: T[][] = []
  let size = Infinity
  for (const item of items) {
    if (size + sizeOf(item) > BATCH_BYTES || (all.at(-1)?.length ?? 0) >= 500) {
      all.push([])
      size = 0
    }
    all.at(-1)?.push(item)
    size += sizeOf(item)
  }
  return all
}
