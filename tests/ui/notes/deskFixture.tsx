/** A desk for tests: a real database and real workers, navigation and host that remember what they were asked. */
import { useState, type ReactNode } from 'react'
import { cleanup, render } from 'vitest-browser-react'
import type { Address, Place } from '../../../renderer/core/address.ts'
import type { ArticleRow, Id } from '../../../renderer/core/model.ts'
import { openDatabase, type DossierDatabase } from '../../../renderer/data/database.ts'
import { createNote } from '../../../renderer/data/notes.ts'
import type { Host } from '../../../renderer/host/host.ts'
import { DeskContext, type Notice, type Quote } from '../../../renderer/ui/desk/desk.ts'
import { closeLinker } from '../../../renderer/ui/desk/mentions/linkers.ts'
import { editNote } from '../../../renderer/ui/notes/session/editNote.ts'
import { NotesPane } from '../../../renderer/ui/notes/pane/NotesPane.tsx'
import { whenClosed } from '../../../renderer/ui/notes/session/closingSessions.ts'
import { memoryMirror } from '../../support/memoryMirror.ts'
import { Finder } from '../../../renderer/workers/finder.ts'
import { Importer } from '../../../renderer/workers/importer.ts'
import { testDesk } from '../../support/testDesk.ts'
import '../../../renderer/ui/shared/tokens.css'
import '../../../renderer/ui/shared/base.css'
import { memoryFolder } from '../../support/memoryFolders.ts'

export interface Recorded {
  places: Place[]
  besides: Place[]
  notices: Notice[]
  exports: (Id[] | 'all' | undefined)[]
  outside: string[]
  saved: { name: string; bytes: Uint8Array<ArrayBuffer> }[]
  flushes: (() => Promise<void>)[]
}

export interface Fixture {
  db: DossierDatabase
  host: Host
  recorded: Recorded
  finder: Finder
  importer: Importer
  close: () => Promise<void>
}

export async function openFixture(): Promise<Fixture> {
  const name = `test-${crypto.randomUUID()}`
  const db = await openDatabase(name)
  const recorded: Recorded = { places: [], besides: [], notices: [], exports: [], outside: [], saved: [], flushes: [] }
  const host = {
    kind: 'browser', version: '0', platform: 'web', can: { saveFolder: true, readFolder: true, keepFolder: false, watchFolder: false, printToPdf: false, nativeMenu: false, allShortcuts: false, mirror: 'files', spellCheck: 'browser' }, spelling: null, mirror: memoryMirror(), backups: null, saveStream: () => Promise.resolve(null),
    openFiles: () => Promise.resolve([]),
    saveFile: ({ suggestedName, bytes }) => {
      recorded.saved.push({ name: suggestedName, bytes })
      return Promise.resolve(suggestedName)
    },
    ...memoryFolder().host,
    printToPdf: () => Promise.reject(new Error('not here')),
    openExternal: (url) => {
      recorded.outside.push(url)
      return Promise.resolve()
    },
    onMenu: () => () => undefined,
    onOpenAddress: () => () => undefined,
    onClosing: (flush) => {
      recorded.flushes.push(flush)
      return () => recorded.flushes.splice(recorded.flushes.indexOf(flush), 1)
    },
  } satisfies Host
  const finder = new Finder(name)
  const importer = new Importer(name)
  const close = async (): Promise<void> => {
    const notes = await db.notes.toCollection().primaryKeys()
    await cleanup()
    await Promise.all(notes.map((id) => whenClosed(db, id)))
    finder.close()
    importer.close()
    closeLinker(db)
    await db.delete()
  }
  return { db, host, recorded, finder, importer, close }
}

/** App in small: knows which note is open, and has a place for a quote on its way. */
export function TestDesk({ fixture, note, children }: { fixture: Fixture; note: Id | null; children: (open: Id | null, address: Address) => ReactNode }) {
  const [open, setOpen] = useState(note)
  const { db, host, finder, importer, recorded } = fixture
  const [place, setPlace] = useState<Place>({ kind: 'home' })
  const address: Address = { place, ...(open === null ? {} : { note: open }) }
  const desk = testDesk({
    db, host, finder, importer,
    address,
    go: (place) => {
      if (place.kind === 'note') return setOpen(place.id)
      recorded.places.push(place)
      setPlace(place)
    },
    openBeside: (place) => recorded.besides.push(place),
    openNote: setOpen,
    closeNote: (id) => setOpen((before) => (before === id ? null : before)),
    newNote: async (title = '', details = {}) => {
      const row = await createNote(db, { title, details })
      setOpen(row.id)
      return row.id
    },
    editNote: (id, change) => editNote(db, id, change),
    notify: (notice) => recorded.notices.push(notice),
    openExport: (notes) => recorded.exports.push(notes),
  })
  return <DeskContext value={desk}>{children(open, address)}</DeskContext>
}

/** Mounts the notes pane. */
export async function showPane(fixture: Fixture, note: Id | null, quotes: Quote[] | null = null) {
  function Pane({ open }: { open: Id | null }) {
    const [pending, setPending] = useState(quotes)
    return (
      <main style={{ height: 700, width: 480 }}>
        <aside aria-label="Notes" style={{ height: '100%' }}>
          <NotesPane noteId={open} focus="body" pendingQuotes={pending} onQuotesTaken={() => setPending(null)} />
        </aside>
      </main>
    )
  }
  return render(<TestDesk fixture={fixture} note={note}>{(open) => <Pane open={open} />}</TestDesk>)
}

/** An article as the library holds it. */
export async function addArticleRow(db: DossierDatabase, given: Partial<ArticleRow> = {}): Promise<ArticleRow> {
  const metadata = { title: 'Unruhen in Kasachstan', byline: null, siteName: 'SNA', publishedAt: '2022-01-10', lang: 'de', url: 'https://example.org/a' }
  const row: ArticleRow = {
    ...metadata, id: crypto.randomUUID(), key: `sha256:${crypto.randomUUID()}`, extracted: metadata, source: 'SNA', order: '2022-01-10', version: 1, excerpt: '', words: 0, addedAt: 0,
    importId: 'import', fileName: 'a.txt', readAt: 0, position: 0, starred: 0, tags: [], assets: [], ...given,
  }
  await db.articles.add(row)
  return row
}

export const quoteOf = (article: ArticleRow, exact: string): Quote => ({ article, articleId: article.id, version: 1, start: 10, end: 10 + exact.length, exact, prefix: 'vor ', suffix: ' nach' })
