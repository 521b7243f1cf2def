/** How files and pasted words become articles or notes: what is asked before they do, and the import that runs. */
import { useCallback, useMemo } from 'react'
import type { Place } from '../../core/address.ts'
import { ARTICLE_EXTENSIONS } from '../../core/import/articles/extensions.ts'
import { extensionOf } from '../../core/import/notes/sourcePath.ts'
import type { Id, ImportRow } from '../../core/model.ts'
import type { DossierDatabase } from '../../data/database.ts'
import type { Host } from '../../host/host.ts'
import type { FoundTable, Importer } from '../../workers/importer.ts'
import type { ImportControl, Notice } from '../desk/desk.ts'
import { sortOpened } from '../desk/sortOpened.ts'
import type { Prepare, Steps } from '../library/usePreparing.ts'
import type { DroppedEntries } from './useFileDrop.ts'
import type { ColumnsLayer, GivenFile, HeldFiles, Layer, UnreadableFile } from './layers.ts'
import type { Import } from '../library/useImport.ts'
import { APP } from '../shared/strings/app.ts'

/** Files that an import understands. */
const EXTENSIONS = [...new Set([...ARTICLE_EXTENSIONS, 'md', 'markdown', 'zip', 'jex', 'enex'])]
/** What is an article even among notes; a book or a document there is attached to one. */
const PAGES = ['txt', 'text', 'html', 'htm', 'xhtml', 'mht', 'mhtml', 'eml']

/** What only pasting needs. */
const pasting = async () => ({ ...(await import('../intake/pasted.ts')), ...(await import('../shared/strings/paste.ts')) })

export interface Intake {
  control: ImportControl
  openImport: () => void
  openFolder: () => void
  openColumns: (importId: Id) => void
  onDropped: (entries: DroppedEntries) => void
  /** The import of notes is over: what was held for it comes in, with the files that shall be articles after all; cancelled (null), nothing does. */
  onNotesImported: (held: HeldFiles, articles: GivenFile[] | null) => void
  /** The columns of tables are told, or it was cancelled. */
  onColumns: (layer: ColumnsLayer, told: boolean) => void
  /** Of what was pasted. */
  onPaste: (clipboard: DataTransfer) => void
  onPasted: (file: GivenFile & { url?: string }) => void
}

interface Given {
  host: Host
  db: DossierDatabase
  importer: Importer
  importing: Import
  prepare: Prepare
  setLayer: (layer: Layer | null) => void
  askNext: (layer: Layer) => void
  go: (place: Place) => void
  notify: (notice: Notice) => void
  failed: (error: unknown) => void
}

export function useIntake({ host, db, importer, importing, prepare, setLayer, askNext, go, notify, failed }: Given): Intake {
  const { run: runImport, goOn: goOnImport, show: showOutcome, setPaused, cancel } = importing
  const importArticles = useCallback(
    ({ files, unreadable }: HeldFiles) => {
      void navigator.storage.persist()
      void runImport([...files, ...unreadable])
    },
    [runImport],
  )
  // Of tables whose columns nobody has told yet the user is asked.
  const onArticles = useCallback(
    (held: HeldFiles) => {
      if (held.files.length + held.unreadable.length === 0) return
      const ask = async (): Promise<void> => {
        const { mayBeTable } = await import('../intake/mayBeTable.ts')
        const candidates = held.files.filter(mayBeTable)
        const look = ({ tell, signal }: Steps): Promise<FoundTable[]> => {
          const told = (done: number): void => tell({ doing: 'looking', done, total: candidates.length })
          told(0)
          return importer.tablesToAsk(candidates, { signal, onProgress: told })
        }
        const tables = candidates.length === 0 ? [] : await prepare(look).catch((error: unknown) => {
          importer.release(candidates)
          throw error
        })
        if (tables === null) {
          importer.release(candidates)
          notify({ message: APP.importCancelled })
        } else if (tables.length > 0) askNext({ kind: 'columns', tables, held, importId: null })
        else importArticles(held)
      }
      void ask().catch(failed)
    },
    [importer, importArticles, prepare, askNext, notify, failed],
  )
  const onColumns = useCallback(
    ({ held }: ColumnsLayer, told: boolean) => {
      setLayer(null)
      if (held === null) return
      if (told) return importArticles(held)
      importer.release(held.files)
      notify({ message: APP.importCancelled })
    },
    [importer, importArticles, setLayer, notify],
  )
  const onPaste = useCallback(
    (clipboard: DataTransfer) => {
      // Taken at once: it is empty after the event.
      const said = new Map(clipboard.types.map((type) => [type, clipboard.getData(type)]))
      const read = async (): Promise<void> => {
        const { pastedArticle, pasteStrings } = await pasting()
        const pasted = pastedArticle({ getData: (type) => said.get(type) ?? '' }, new Date())
        if (pasted === null || pasted === 'address-only') notify({ message: pasted === null ? pasteStrings.nothing : pasteStrings.addressOnly })
        else askNext({ kind: 'paste', pasted })
      }
      void read().catch(failed)
    },
    [askNext, notify, failed],
  )
  const onPasted = useCallback(
    (file: GivenFile & { url?: string }) => {
      setLayer(null)
      const takeBack = async (importId: Id): Promise<void> => {
        const undone = await (await import('../../data/removeArticles.ts')).undoArticleImport(db, importId)
        if (undone !== null && undone.spared.length > 0) notify({ message: (await pasting()).pasteStrings.touched })
      }
      const read = async (): Promise<void> => {
        const [outcome, { pasteStrings }] = await Promise.all([runImport([file], { unreported: true }), pasting()])
        if (outcome.kind === 'failed') return showOutcome(outcome)
        const { report } = outcome
        const [id] = await db.articles.where('importId').equals(report.id).primaryKeys()
        if (id === undefined) return showOutcome(outcome)
        go({ kind: 'article', id })
        notify({ message: pasteStrings.imported, undo: () => takeBack(report.id) })
      }
      void read().catch(failed)
    },
    [db, runImport, showOutcome, setLayer, go, notify, failed],
  )
  const openColumns = useCallback(
    (importId: Id) => {
      const ask = async (): Promise<void> => {
        const tables = await importer.tablesOfImport(importId)
        if (tables.length > 0) askNext({ kind: 'columns', tables, held: null, importId })
        else notify({ message: (await import('../shared/strings/columns.ts')).columnStrings.gone })
      }
      void ask().catch(failed)
    },
    [importer, askNext, notify, failed],
  )
  // Markdown, and what only holds notes, may be either: the user is asked. What can be no article goes with them: they may link to it.
  const onFiles = useCallback(
    (files: GivenFile[], unreadable: UnreadableFile[] = []) => {
      const sort = async (): Promise<void> => {
        const { holdsNotes } = await import('../intake/holdsNotes.ts')
        const asked = new Set<GivenFile>()
        for (const file of files) if (await holdsNotes(file)) asked.add(file)
        const notes = asked.size > 0 ? files.filter((file) => asked.has(file) || !PAGES.includes(extensionOf(file.name))) : []
        const held = { files: files.filter((file) => !notes.includes(file)), unreadable }
        if (notes.length > 0) askNext({ kind: 'import-notes', files: notes, held })
        else onArticles(held)
      }
      if (files.length + unreadable.length === 0) notify({ message: APP.noFiles })
      else void sort().catch(failed)
    },
    [onArticles, askNext, notify, failed],
  )
  const onNotesImported = useCallback(
    (held: HeldFiles, articles: GivenFile[] | null) => {
      setLayer(null)
      if (articles !== null) onArticles({ ...held, files: [...held.files, ...articles] })
      else if (held.files.length + held.unreadable.length > 0) notify({ message: APP.nothingImported })
    },
    [onArticles, setLayer, notify],
  )
  /** Null when the reading was given up. */
  const chooseFiles = useCallback(() => prepare(({ tell, signal }) => host.openFiles({ extensions: EXTENSIONS, signal, onRead: (done, total) => tell({ doing: 'reading', done, total }) })), [host, prepare])
  const openImport = useCallback(() => {
    const read = async (): Promise<void> => {
      const opened = await chooseFiles()
      if (opened === null) return notify({ message: APP.importCancelled })
      const { files, unreadable } = sortOpened(opened)
      // Where none was chosen nobody has to be told.
      if (opened.length > 0) onFiles(files, unreadable)
    }
    void read().catch(failed)
  }, [chooseFiles, onFiles, notify, failed])
  const openFolder = useCallback(() => {
    const read = async (): Promise<void> => {
      const chosen = await host.chooseFolder({ purpose: 'import' })
      if (chosen === null) return
      const read = await prepare(async ({ tell, signal }) => (await import('../intake/readFolder.ts')).readFolder(host, chosen, { signal, onRead: (done, total) => tell({ doing: 'reading', done, total }) }))
      if (read === null) return notify({ message: APP.importCancelled })
      const { files, unreadable } = read
      if (files.length + unreadable.length === 0) notify({ message: APP.emptyFolder(chosen.name) })
      else onFiles(files, unreadable)
    }
    void read().catch(failed)
  }, [host, onFiles, prepare, notify, failed])
  const onDropped = useCallback(
    (entries: DroppedEntries) => {
      const read = async (): Promise<void> => {
        const dropped = await prepare(async ({ tell, signal }) => (await import('./readDropped.ts')).readDropped(entries, { signal, onRead: (done) => tell({ doing: 'reading', done, total: null }) }))
        if (dropped === null) notify({ message: APP.importCancelled })
        else onFiles(dropped.files, dropped.unreadable)
      }
      void read().catch(failed)
    },
    [onFiles, prepare, notify, failed],
  )
  const importState = importing.running !== 'files' ? null : importing.paused ? 'paused' : 'running'
  const control = useMemo((): ImportControl => {
    const goOn = async (row: ImportRow): Promise<void> => {
      if (await goOnImport(row)) return
      const files = await chooseFiles()
      if (files !== null && files.length > 0 && !(await goOnImport(row, files))) notify({ message: APP.importGone, kind: 'error' })
    }
    return { state: importState, setPaused, cancel, goOn: (row) => void goOn(row).catch(failed) }
  }, [chooseFiles, importState, goOnImport, setPaused, cancel, notify, failed])
  return { control, openImport, openFolder, openColumns, onDropped, onNotesImported, onColumns, onPaste, onPasted }
}
