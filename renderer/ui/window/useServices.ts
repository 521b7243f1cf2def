/**
 * What the features ask of the window: makes the `Desk` (desk/desk.ts) and keeps what it opens: a layer, a note with its caret, a passage on its
 * way. How the window looks is App.tsx's and Window.tsx's business.
 */
import { useCallback, useEffect, useMemo, useState } from 'react'
import type { BesidePlace, Place } from '../../core/address.ts'
import type { Id } from '../../core/model.ts'
import { isTabPlace } from '../../core/tabs.ts'
import type { DossierDatabase } from '../../data/database.ts'
import { createNote, type NoteDetails } from '../../data/notes.ts'
import { setSetting, type Settings } from '../../data/settings.ts'
import type { Host } from '../../host/host.ts'
import type { Finder } from '../../workers/finder.ts'
import type { Importer } from '../../workers/importer.ts'
import type { Desk, NoteFocus, Quote } from '../desk/desk.ts'
import type { NoteTabsModel } from '../desk/notes/noteTabs.ts'
import type { Layer } from './layers.ts'
import { useImport } from '../library/useImport.ts'
import { type Preparing, usePreparing } from '../library/usePreparing.ts'
import type { ShownNotice } from './Notices.tsx'
import { useFlushers } from './useFlushers.ts'
import { type Intake, useIntake } from './useIntake.ts'
import { useLayers } from './useLayers.ts'
import { useMakeRoom } from '../background/useMakeRoom.ts'
import { useNotices } from './useNotices.ts'
import { useTabs } from './useTabs.ts'
import { APP } from '../shared/strings/app.ts'
import { TEMPLATES } from '../shared/strings/templates.ts'

export interface Given {
  host: Host
  db: DossierDatabase
  finder: Finder
  importer: Importer
  /** Those that were open last. */
  tabs: Settings['tabs']
}

export type Pane = 'libraryHidden' | 'notesHidden'

export interface Services extends Omit<Intake, 'control' | 'openImport' | 'openFolder' | 'openColumns'> {
  desk: Desk
  /** As the notes pane has it: beside it is the middle. */
  notesDesk: Desk
  /** As an article, actor or event in the notes pane has it. */
  readingDesk: (place: BesidePlace) => Desk
  tabs: NoteTabsModel
  importing: ReturnType<typeof useImport>
  preparing: Preparing | null
  layer: Layer | null
  /** A key for what shows it: no two layers have the same. */
  layerNumber: number
  setLayer: (layer: Layer | null) => void
  pendingQuotes: readonly Quote[] | null
  onQuotesTaken: () => void
  /** Where the caret goes in the note that was opened last. */
  focus: { id: Id; at: NoteFocus } | null
  /** Opens what was just made, in a tab of its own, with its caret. */
  openMade: (id: Id, at: number | null) => void
  /** Hides a pane, or shows it. */
  show: (pane: Pane, hidden: boolean) => void
  notices: ShownNotice[]
  dismiss: (key: number) => void
  /** Gets what is being typed to the database. */
  flush: () => Promise<void>
  /** The library was given up for a later version. */
  closed: boolean
}

/** Puts the caret into a note whose editor is there already; one that is opened now takes it itself. */
function focusNote(id: Id): void {
  document.querySelector<HTMLElement>(`[data-note="${CSS.escape(id)}"] [role="textbox"][contenteditable="true"]`)?.focus()
}

export function useServices({ host: plainHost, db, finder, importer, tabs: storedTabs }: Given): Services {
  const { host, flush } = useFlushers(plainHost)
  const { address, hash, unknown, go, href, showAside, closeNote, tabs } = useTabs(db, storedTabs)
  const { notices, notify, dismiss, failed } = useNotices()
  const { layer, number: layerNumber, setLayer, askNext } = useLayers()
  const [pendingQuotes, setPendingQuotes] = useState<readonly Quote[] | null>(null)
  const [focus, setFocus] = useState<Services['focus']>(null)
  const closed = useMakeRoom(db, flush)

  const importing = useImport(importer)
  const { preparing, prepare } = usePreparing()
  const { control, openImport, openFolder, openColumns, onDropped, onNotesImported, onColumns, onPaste, onPasted } = useIntake({ host, db, importer, importing, prepare, setLayer, askNext, go, notify, failed })

  const show = useCallback((pane: Pane, hidden: boolean) => void setSetting(db, pane, hidden).catch(failed), [db, failed])
  const open = useCallback(
    (id: Id, at: NoteFocus | undefined, apart: boolean) => {
      setFocus(at === undefined ? null : { id, at })
      // A note that is open in the middle stays there: one note has one editor.
      if (address.place.kind === 'note' && address.place.id === id) return focusNote(id)
      show('notesHidden', false)
      showAside({ kind: 'note', id }, { apart })
      // Once its tab is the one that is shown.
      if (at !== undefined && at !== 'title') queueMicrotask(() => focusNote(id))
    },
    [address.place, show, showAside],
  )
  const openNote = useCallback(
    (id: Id | null, at?: NoteFocus) => {
      if (id !== null) open(id, at, false)
      else if (tabs.active !== null) tabs.close(tabs.active)
    },
    [open, tabs],
  )
  const newNote = useCallback(
    async (title = '', details: NoteDetails = {}, { apart = false }: { apart?: boolean } = {}): Promise<Id> => {
      const { id } = await createNote(db, { title, details })
      void navigator.storage.persist()
      open(id, title === '' ? 'title' : 'body', apart)
      return id
    },
    [db, open],
  )
  const openNoteId = address.note ?? (address.place.kind === 'note' ? address.place.id : null)
  const openDaily = useCallback(
    async (which: 0 | 1 | -1): Promise<void> => {
      const { besideDaily, todaysNote } = await import('../notes/pane/dailyNotes.ts')
      const now = new Date()
      if (which === 0) {
        const article = address.place.kind === 'article' ? ((await db.articles.get(address.place.id))?.title ?? null) : null
        const { id, at } = await todaysNote(db, { now, article })
        return open(id, at ?? 'body', true)
      }
      const id = await besideDaily(db, openNoteId, now, which)
      if (id === null) notify({ message: which === 1 ? TEMPLATES.noLater : TEMPLATES.noEarlier })
      else open(id, 'body', false)
    },
    [db, address.place, openNoteId, open, notify],
  )
  const openBeside = useCallback(
    (place: Place) => {
      if (!isTabPlace(place)) return go(place)
      if (place.kind === 'note') return open(place.id, undefined, true)
      show('notesHidden', false)
      showAside(place, { apart: true })
    },
    [go, open, show, showAside],
  )
  const desk = useMemo(
    (): Desk => ({
      db, host, finder, importer, address, importing: control,
      // A note opens beside what is shown.
      go: (place, options) => (place.kind === 'note' ? openNote(place.id) : go(place, options)),
      openBeside, href, openNote, closeNote, newNote, notify,
      editNote: async (id, change) => (await import('../notes/session/editNote.ts')).editNote(db, id, change),
      quote: (...quotes) => {
        if (quotes.length === 0) return
        show('notesHidden', false)
        setPendingQuotes(quotes)
      },
      actOn: (act, target) => setLayer({ kind: 'act', act, target }),
      openPalette: () => setLayer({ kind: 'palette', commands: true }),
      openImport, openFolder, openColumns,
      openExport: (notes) => setLayer({ kind: 'export', notes: notes ?? null }),
      openNotesImport: () => setLayer({ kind: 'import-notes', files: null, held: { files: [], unreadable: [] } }),
      openPrint: (note) => setLayer({ kind: 'print', note }),
      openHelp: () => setLayer({ kind: 'help' }),
      newFromTemplate: () => setLayer({ kind: 'template', into: null }),
      insertTemplate: () => (openNoteId === null ? notify({ message: TEMPLATES.noNote, kind: 'error' }) : setLayer({ kind: 'template', into: openNoteId })),
      openDaily: (which) => void openDaily(which).catch(failed),
    }),
    [db, host, finder, importer, address, control, go, openBeside, href, openNote, closeNote, newNote, notify, show, openImport, openFolder, openColumns, openNoteId, openDaily, failed, setLayer],
  )

  const notesDesk = useMemo((): Desk => ({ ...desk, openBeside: (place) => go(place) }), [desk, go])
  const readingDesk = useCallback(
    (place: BesidePlace): Desk => ({
      ...desk,
      address: { place },
      // A tab in which one reads goes on by itself.
      go: (to, options) => (isTabPlace(to) && to.kind !== 'note' ? showAside(to) : desk.go(to, options)),
      openBeside: (to) => go(to),
    }),
    [desk, go, showAside],
  )

  useEffect(() => {
    // The URL is not ours: what is wrong with it is learnt here only.
    // oxlint-disable-next-line react/set-state-in-effect
    if (unknown) notify({ message: APP.badAddress, kind: 'error' })
    else void setSetting(db, 'lastAddress', hash)
  }, [db, hash, unknown, notify])
  useEffect(() => host.onOpenAddress((to) => void (location.hash = to)), [host])

  const onQuotesTaken = useCallback(() => setPendingQuotes(null), [])
  const openMade = useCallback((id: Id, at: number | null) => open(id, at ?? 'body', true), [open])
  return { openMade, desk, notesDesk, readingDesk, tabs, importing, preparing, onDropped, onNotesImported, onColumns, onPaste, onPasted, layer, layerNumber, setLayer, pendingQuotes, onQuotesTaken, focus, show, notices, dismiss, flush, closed }
}
