/** The window: three panes and a bar, composed of the features; what these ask of each other goes through the desk that is made here. */
import { useLiveQuery } from 'dexie-react-hooks'
import { lazy, Suspense, type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { Address } from '../core/address.ts'
import type { Id } from '../core/model.ts'
import type { DossierDatabase } from '../data/database.ts'
import { DatabaseError, databaseError } from '../data/databaseError.ts'
import { createNote } from '../data/notes.ts'
import { allSettings, setSetting, type Settings as SettingValues } from '../data/settings.ts'
import type { Host, MenuCommand } from '../host/host.ts'
import type { Finder } from '../workers/finder.ts'
import type { Importer } from '../workers/importer.ts'
import { ActorList } from './actors/ActorList.tsx'
import { ActorPage } from './actors/ActorPage.tsx'
import styles from './App.module.css'
import { Bar } from './Bar.tsx'
import { DeskContext, useDesk, type Desk, type Notice, type Quote } from './desk/desk.ts'
import { EventList } from './events/EventList.tsx'
import { EventPage } from './events/EventPage.tsx'
import { Failure } from './Failure.tsx'
import { ArticleListProvider } from './library/ArticleListProvider.tsx'
import { ImportReport } from './library/ImportReport.tsx'
import { Library } from './library/Library.tsx'
import { useImport } from './library/useImport.ts'
import { useTriage } from './library/useTriage.ts'
import { Notices, type ShownNotice } from './Notices.tsx'
import { PaneBoundary } from './PaneBoundary.tsx'
import { focusPane, Panes, useWide } from './Panes.tsx'
import { Reader } from './reader/Reader.tsx'
import { Palette } from './search/Palette.tsx'
import { shortcutKeys, type ShortcutName } from './shared/shortcuts.ts'
import { APP } from './shared/strings/app.ts'
import { LIBRARY } from './shared/strings/library.ts'
import { useShortcut } from './shared/useShortcut.ts'
import { applyTheme } from './theme.ts'
import { useAddress } from './useAddress.ts'
import { useDerivation } from './useDerivation.ts'
import { useFirstStart } from './useFirstStart.ts'
import { useFileDrop } from './useFileDrop.ts'
import { useFlushers } from './useFlushers.ts'

// The editor and the dialogs are no part of what has to be there before one can read. The palette is: what is typed right after Ctrl+K is meant
// for it, and React shows what it had to wait for only 300 ms after the fallback.
const NotesPane = lazy(() => import('./notes/NotesPane.tsx').then((module) => ({ default: module.NotesPane })))
const NoteList = lazy(() => import('./notes/NoteList.tsx').then((module) => ({ default: module.NoteList })))
const Trash = lazy(() => import('./notes/Trash.tsx').then((module) => ({ default: module.Trash })))
const Settings = lazy(() => import('./settings/Settings.tsx').then((module) => ({ default: module.Settings })))
const ShortcutSheet = lazy(() => import('./search/ShortcutSheet.tsx').then((module) => ({ default: module.ShortcutSheet })))
const ExportDialog = lazy(async () => {
  const [{ ExportDialog: Dialog }, { replay }] = await Promise.all([import('./export/ExportDialog.tsx'), import('./notes/schema/replay.ts')])
  const WithReplay = (props: Omit<Parameters<typeof Dialog>[0], 'replay'>): ReactNode => <Dialog {...props} replay={replay} />
  return { default: WithReplay }
})

export interface AppProps {
  host: Host
  db: DossierDatabase
  finder: Finder
  importer: Importer
}

/** Files that an import understands. */
const EXTENSIONS = ['txt', 'text', 'html', 'htm', 'xhtml', 'md', 'markdown']

/** Below this width the notes take the library's place. */
const THREE_PANES = 900

type Layer = { kind: 'palette'; commands: boolean } | { kind: 'help' } | { kind: 'export'; notes: Id[] | 'all' | null }

export function App({ host: plainHost, db, finder, importer }: AppProps): ReactNode {
  const { host, flush } = useFlushers(plainHost)
  const { address, hash, unknown, go, href, showNote } = useAddress()
  const [layer, setLayer] = useState<Layer | null>(null)
  const [pendingQuote, setPendingQuote] = useState<Quote | null>(null)
  const [focus, setFocus] = useState<{ id: Id; at: 'title' | 'body' } | null>(null)
  const [notices, setNotices] = useState<ShownNotice[]>([])
  const [closed, setClosed] = useState(false)

  const notify = useCallback((notice: Notice) => {
    setNotices((before) => {
      // The same failure again says nothing new.
      if (notice.kind === 'error' && before.some(({ message }) => message === notice.message)) return before
      return [...before.slice(-3), { ...notice, key: (before.at(-1)?.key ?? 0) + 1 }]
    })
  }, [])
  const failed = useCallback((error: unknown) => notify({ message: databaseError(error).message || APP.failed, kind: 'error' }), [notify])

  const importing = useImport(importer)
  const importFiles = useCallback(
    (files: { name: string; bytes: Uint8Array }[]) => {
      if (files.length === 0) return
      void navigator.storage.persist()
      void importing.run(files)
    },
    [importing],
  )
  const openImport = useCallback(() => {
    host.openFiles({ extensions: EXTENSIONS }).then(importFiles, failed)
  }, [host, importFiles, failed])

  const show = useCallback((pane: 'libraryHidden' | 'notesHidden', hidden: boolean) => void setSetting(db, pane, hidden).catch(failed), [db, failed])
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
      href, openNote, newNote, notify,
      quote: (quote) => {
        show('notesHidden', false)
        setPendingQuote(quote)
      },
      openPalette: () => setLayer({ kind: 'palette', commands: true }),
      openImport,
      openExport: (notes) => setLayer({ kind: 'export', notes: notes ?? null }),
      openHelp: () => setLayer({ kind: 'help' }),
    }),
    [db, host, finder, importer, address, go, href, openNote, newNote, notify, show, openImport],
  )

  // Another window wants to bring in a later version: save, let go of the database, and say so.
  useEffect(() => {
    const stop = (): boolean => {
      void flush().finally(() => setClosed(true))
      // Dexie's own answer would close it before anything is saved.
      return false
    }
    db.on('versionchange', stop)
    return () => db.on('versionchange').unsubscribe(stop)
  }, [db, flush])
  useEffect(() => {
    // Now nothing that is shown reads from it any more.
    if (closed) db.close()
  }, [closed, db])
  // A write nobody waited for still says that it failed.
  useEffect(() => {
    const rejected = (event: PromiseRejectionEvent): void => failed(event.reason)
    addEventListener('unhandledrejection', rejected)
    return () => removeEventListener('unhandledrejection', rejected)
  }, [failed])
  useEffect(() => {
    // The URL is not ours: what is wrong with it is learnt here only.
    // oxlint-disable-next-line react/set-state-in-effect
    if (unknown) notify({ message: APP.badAddress, kind: 'error' })
    else void setSetting(db, 'lastAddress', hash)
  }, [db, hash, unknown, notify])
  useEffect(() => host.onOpenAddress((to) => void (location.hash = to)), [host])

  if (closed) return <Failure title={APP.closedTitle} message={new DatabaseError('closed').message} />
  const layerOpen = (open: boolean): void => {
    if (!open) setLayer(null)
  }
  return (
    <DeskContext value={desk}>
      <ArticleListProvider>
        <WindowWithSettings
          importing={importing} onFiles={importFiles} pendingQuote={pendingQuote} onQuoteTaken={() => setPendingQuote(null)} focus={focus} show={show}
          onSwitch={() => setLayer({ kind: 'palette', commands: false })}
        />
      </ArticleListProvider>
      {layer?.kind === 'palette' ? <Palette open onOpenChange={layerOpen} commands={layer.commands} /> : null}
      <Suspense fallback={null}>
        {layer?.kind === 'help' ? <ShortcutSheet open onOpenChange={layerOpen} /> : null}
        {layer?.kind === 'export' ? <ExportDialog open onOpenChange={layerOpen} noteIds={layer.notes} /> : null}
      </Suspense>
      {importing.outcome === null ? null : <ImportReport outcome={importing.outcome} onClose={importing.dismiss} />}
      <Notices notices={notices} onDismiss={(key) => setNotices((before) => before.filter((notice) => notice.key !== key))} />
    </DeskContext>
  )
}

interface WindowProps {
  importing: ReturnType<typeof useImport>
  onFiles: (files: { name: string; bytes: Uint8Array }[]) => void
  pendingQuote: Quote | null
  onQuoteTaken: () => void
  focus: { id: Id; at: 'title' | 'body' } | null
  show: (pane: 'libraryHidden' | 'notesHidden', hidden: boolean) => void
  onSwitch: () => void
}

/** Nothing is drawn before the settings are known: panes that jump into place would be seen. */
function WindowWithSettings(props: WindowProps): ReactNode {
  const { db } = useDesk()
  const settings = useLiveQuery(() => allSettings(db), [db])
  return settings === undefined ? null : <Window {...props} settings={settings} />
}

function Window({ importing, onFiles, pendingQuote, onQuoteTaken, focus, show, onSwitch, settings }: WindowProps & { settings: SettingValues }): ReactNode {
  const desk = useDesk()
  const { db, host, address } = desk
  const { theme, readingSize, layout, libraryHidden, notesHidden } = settings
  useEffect(() => applyTheme(theme), [theme])
  useEffect(() => document.documentElement.style.setProperty('--reading-size', `${readingSize}px`), [readingSize])
  const wide = useWide(THREE_PANES)
  const showNotes = !notesHidden
  const showLibrary = !libraryHidden && (wide || !showNotes)

  const bundled = useFirstStart(importing)
  const derivation = useDerivation(db.name)
  const dropping = useFileDrop(onFiles)

  const library = useRef<HTMLElement>(null)
  const main = useRef<HTMLElement>(null)
  const notes = useRef<HTMLElement>(null)
  useTriage(() => main.current)
  // Another place begins at its top; the reader of an article goes on to where one was.
  const placeKey = JSON.stringify([address.place.kind, 'id' in address.place ? address.place.id : null])
  useEffect(() => {
    main.current?.scrollTo(0, 0)
    // oxlint-disable-next-line react/exhaustive-effect-dependencies -- when, not what
  }, [placeKey])

  const toggleLibrary = (): void => {
    show('libraryHidden', showLibrary)
    if (!showLibrary && !wide) show('notesHidden', true)
  }
  const toggleNotes = (): void => show('notesHidden', showNotes)
  const keys = (name: ShortcutName): string => shortcutKeys(host.can.allShortcuts, name)
  const cycle = (by: 1 | -1): void => {
    const panes = [library, main, notes].flatMap((pane) => (pane.current === null ? [] : [pane.current]))
    const at = panes.findIndex((pane) => pane.contains(document.activeElement))
    focusPane(panes[(at + by + panes.length) % panes.length]!)
  }
  // Focus follows once the pane is there.
  const [wanted, setWanted] = useState<'library' | 'notes' | null>(null)
  useEffect(() => {
    const pane = wanted === 'library' ? library.current : wanted === 'notes' ? notes.current : null
    if (pane === null) return
    focusPane(pane)
    setWanted(null)
    // oxlint-disable-next-line react/exhaustive-effect-dependencies -- the pane comes with them
  }, [wanted, showLibrary, showNotes])
  const reach = (pane: 'library' | 'notes'): void => {
    if (pane === 'library' && !showLibrary) toggleLibrary()
    if (pane === 'notes' && !showNotes) toggleNotes()
    setWanted(pane)
  }
  const commands: Record<MenuCommand, () => void> = {
    'note.new': () => void desk.newNote(),
    import: desk.openImport,
    export: () => desk.openExport(),
    palette: desk.openPalette,
    settings: () => desk.go({ kind: 'settings' }),
    help: desk.openHelp,
    'pane.library': toggleLibrary,
    'pane.notes': toggleNotes,
    back: () => history.back(),
    forward: () => history.forward(),
  }
  const latest = useRef(commands)
  useEffect(() => {
    latest.current = commands
  })
  useEffect(() => host.onMenu((command) => latest.current[command]()), [host])

  useShortcut(keys('palette'), desk.openPalette)
  useShortcut(keys('switcher'), onSwitch)
  useShortcut(keys('newNote'), commands['note.new'])
  useShortcut(keys('import'), desk.openImport)
  useShortcut(keys('export'), commands.export)
  useShortcut(keys('settings'), commands.settings)
  useShortcut(keys('help'), desk.openHelp)
  useShortcut(keys('nextPane'), () => cycle(1))
  useShortcut(keys('previousPane'), () => cycle(-1))
  useShortcut(keys('library'), () => reach('library'))
  useShortcut(keys('main'), () => main.current?.focus())
  useShortcut(keys('notes'), () => reach('notes'))
  useShortcut(keys('toggleLibrary'), toggleLibrary)
  useShortcut(keys('toggleNotes'), toggleNotes)

  return (
    <div className={styles.app}>
      <Bar showLibrary={showLibrary} showNotes={showNotes} onLibrary={toggleLibrary} onNotes={toggleNotes} />
      <Panes
        layout={layout}
        onLayout={(next) => void setSetting(db, 'layout', next)}
        library={
          showLibrary ? (
            <nav ref={library} className={styles.library} aria-label={LIBRARY.title} tabIndex={-1}>
              <PaneBoundary name={LIBRARY.title}>
                <Library
                  importing={importing.progress === null ? null : { progress: importing.progress, bundled, cancel: importing.cancel }}
                  derivation={derivation.progress}
                  derivationFailure={derivation.failure}
                />
              </PaneBoundary>
            </nav>
          ) : null
        }
        main={
          <main ref={main} className={styles.main} aria-label={APP.places[address.place.kind]} tabIndex={-1}>
            <PaneBoundary key={placeKey} name={APP.places[address.place.kind]}>
              <Suspense fallback={null}>
                <Middle place={address.place} />
              </Suspense>
            </PaneBoundary>
          </main>
        }
        notes={
          showNotes ? (
            <aside ref={notes} className={styles.notes} aria-label={APP.notes} tabIndex={-1}>
              <PaneBoundary name={APP.notes}>
                <Suspense fallback={null}>
                  <NotesPane
                    noteId={address.note ?? null}
                    {...(focus !== null && focus.id === address.note ? { focus: focus.at } : {})}
                    pendingQuote={pendingQuote}
                    onQuoteTaken={onQuoteTaken}
                  />
                </Suspense>
              </PaneBoundary>
            </aside>
          ) : null
        }
      />
      {dropping ? <div className={styles.dropping}>{APP.dropHere}</div> : null}
    </div>
  )
}

function Middle({ place }: { place: Address['place'] }): ReactNode {
  switch (place.kind) {
    case 'article':
    case 'home':
      return <Reader place={place} />
    case 'actor':
      return <ActorPage id={place.id} />
    case 'event':
      return <EventPage id={place.id} />
    case 'actors':
      return <ActorList />
    case 'events':
      return <EventList />
    case 'notes':
      return <NoteList />
    case 'trash':
      return <Trash />
    case 'settings':
      return <Settings />
    default:
      return <Reader place={{ kind: 'home' }} />
  }
}
