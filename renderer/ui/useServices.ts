/**
 * What the features ask of the window: makes the `Desk` (desk/desk.ts) and keeps what it opens: a layer, a note with its caret, a passage on its
 * way. How the window looks is App.tsx's and Window.tsx's business.
 */
import { useCallback, useEffect, useMemo, useState } from 'react'
import { pictureType } from '../core/import/notes/mediaTypes.ts'
import { isNoteFile } from '../core/import/notes/noteFiles.ts'
import type { Id } from '../core/model.ts'
import type { DossierDatabase } from '../data/database.ts'
import { createNote } from '../data/notes.ts'
import { setSetting } from '../data/settings.ts'
import type { Host } from '../host/host.ts'
import type { Finder } from '../workers/finder.ts'
import type { Importer } from '../workers/importer.ts'
import type { Desk, Quote } from './desk/desk.ts'
import { useImport } from './library/useImport.ts'
import type { ShownNotice } from './Notices.tsx'
import { useAddress } from './useAddress.ts'
import { useFlushers } from './useFlushers.ts'
import { useMakeRoom } from './useMakeRoom.ts'
import { useNotices } from './useNotices.ts'
import { APP } from './shared/strings/app.ts'

export interface Given {
  host: Host
  db: DossierDatabase
  finder: Finder
  importer: Importer
}

/** A file that was picked or dropped; `name` is a path when it lay in a folder that was dropped. */
export interface GivenFile {
  name: string
  bytes: Uint8Array<ArrayBuffer>
}

/** What lies over the window. */
export type Layer =
  | { kind: 'palette'; commands: boolean }
  | { kind: 'help' }
  | { kind: 'export'; notes: Id[] | 'all' | null }
  | { kind: 'print'; note: Id }
  | { kind: 'import-notes'; files: GivenFile[] | null }

export type Pane = 'libraryHidden' | 'notesHidden'

export interface Services {
  desk: Desk
  /** As the notes pane has it: beside it is the middle. */
  notesDesk: Desk
  importing: ReturnType<typeof useImport>
  onFiles: (files: GivenFile[]) => void
  /** Files that shall be articles, whatever they look like. */
  onArticles: (files: GivenFile[]) => void
  layer: Layer | null
  setLayer: (layer: Layer | null) => void
  pendingQuotes: readonly Quote[] | null
  onQuotesTaken: () => void
  /** Where the caret goes in the note that was opened last. */
  focus: { id: Id; at: 'title' | 'body' } | null
  /** Hides a pane, or shows it. */
  show: (pane: Pane, hidden: boolean) => void
  notices: ShownNotice[]
  dismiss: (key: number) => void
  /** Gets what is being typed to the database. */
  flush: () => Promise<void>
  /** The library was given up for a later version. */
  closed: boolean
}

/** Files that an import understands. */
const EXTENSIONS = ['txt', 'text', 'html', 'htm', 'xhtml', 'md', 'markdown', 'zip', 'jex', 'enex']

export function useServices({ host: plainHost, db, finder, importer }: Given): Services {
  const { host, flush } = useFlushers(plainHost)
  const { address, hash, unknown, go, href, showNote } = useAddress()
  const { notices, notify, dismiss, failed } = useNotices()
  const [layer, setLayer] = useState<Layer | null>(null)
  const [pendingQuotes, setPendingQuotes] = useState<readonly Quote[] | null>(null)
  const [focus, setFocus] = useState<Services['focus']>(null)
  const closed = useMakeRoom(db, flush)

  const importing = useImport(importer)
  const onArticles = useCallback(
    (files: GivenFile[]) => {
      if (files.length === 0) return
      void navigator.storage.persist()
      void importing.run(files.map(({ name, bytes }) => ({ name: name.slice(name.lastIndexOf('/') + 1), bytes })))
    },
    [importing],
  )
  // Markdown, and what only holds notes, may be either: the user is asked. Pictures go with them.
  const onFiles = useCallback(
    (files: GivenFile[]) => {
      const notes = files.some(({ name }) => isNoteFile(name)) ? files.filter(({ name }) => isNoteFile(name) || pictureType(name) !== null) : []
      if (notes.length > 0) setLayer({ kind: 'import-notes', files: notes })
      onArticles(files.filter((file) => !notes.includes(file)))
    },
    [onArticles],
  )
  const openImport = useCallback(() => {
    host.openFiles({ extensions: EXTENSIONS }).then(onFiles, failed)
  }, [host, onFiles, failed])

  const show = useCallback((pane: Pane, hidden: boolean) => void setSetting(db, pane, hidden).catch(failed), [db, failed])
  const openNote = useCallback(
    (id: Id | null, at?: 'title' | 'body') => {
      setFocus(id !== null && at !== undefined ? { id, at } : null)
      if (id !== null) show('notesHidden', false)
      showNote(id)
    },
    [show, showNote],
  )
  const newNote = useCallback(
    async (title = ''): Promise<Id> => {
      const { id } = await createNote(db, { title })
      void navigator.storage.persist()
      openNote(id, title === '' ? 'title' : 'body')
      return id
    },
    [db, openNote],
  )
  const desk = useMemo(
    (): Desk => ({
      db, host, finder, importer, address,
      // A note opens beside what is shown.
      go: (place, options) => (place.kind === 'note' ? openNote(place.id) : go(place, options)),
      openBeside: (place) => (place.kind === 'note' ? openNote(place.id) : go(place)),
      href, openNote, newNote, notify,
      editNote: async (id, change) => (await import('./notes/editNote.ts')).editNote(db, id, change),
      closeNote: (id) => {
        if (address.note === id) openNote(null)
        if (address.place.kind === 'note' && address.place.id === id) go({ kind: 'home' })
      },
      quote: (...quotes) => {
        if (quotes.length === 0) return
        show('notesHidden', false)
        setPendingQuotes(quotes)
      },
      openPalette: () => setLayer({ kind: 'palette', commands: true }),
      openImport,
      openExport: (notes) => setLayer({ kind: 'export', notes: notes ?? null }),
      openNotesImport: () => setLayer({ kind: 'import-notes', files: null }),
      openPrint: (note) => setLayer({ kind: 'print', note }),
      openHelp: () => setLayer({ kind: 'help' }),
    }),
    [db, host, finder, importer, address, go, href, openNote, newNote, notify, show, openImport],
  )

  const notesDesk = useMemo((): Desk => ({ ...desk, openBeside: (place) => go(place) }), [desk, go])

  useEffect(() => {
    // The URL is not ours: what is wrong with it is learnt here only.
    // oxlint-disable-next-line react/set-state-in-effect
    if (unknown) notify({ message: APP.badAddress, kind: 'error' })
    else void setSetting(db, 'lastAddress', hash)
  }, [db, hash, unknown, notify])
  useEffect(() => host.onOpenAddress((to) => void (location.hash = to)), [host])

  const onQuotesTaken = useCallback(() => setPendingQuotes(null), [])
  return { desk, notesDesk, importing, onFiles, onArticles, layer, setLayer, pendingQuotes, onQuotesTaken, focus, show, notices, dismiss, flush, closed }
}
