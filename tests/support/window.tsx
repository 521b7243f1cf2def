/** The whole window in a test: the real start() over a library of its own, with the real workers. */
import { openDatabase, type DossierDatabase } from '../../renderer/data/database.ts'
import { setSetting } from '../../renderer/data/settings.ts'
import type { ArticleRow, Id } from '../../renderer/core/model.ts'
import { start } from '../../renderer/ui/start.tsx'
import { freshName } from './libraryFixture.ts'

export interface TestWindow {
  /** A connection of the test's own. */
  db: DossierDatabase
  name: string
  /** Takes the window down; the library stays. */
  quit: () => Promise<void>
  /** Opens it (again), at an address or where it was. */
  open: (hash?: string) => Promise<void>
  /** Takes everything down and deletes the library. */
  close: () => Promise<void>
}

/** A library that `fill` has filled, without the bundled articles unless `corpus`. The window is not open yet. */
export async function prepareWindow(fill: (db: DossierDatabase) => Promise<unknown> = () => Promise.resolve(), { corpus = false } = {}): Promise<TestWindow> {
  const name = freshName()
  const db = await openDatabase(name)
  if (!corpus) await setSetting(db, 'corpus', 1)
  await fill(db)
  let element: HTMLElement | null = null
  let stop: (() => Promise<void>) | null = null
  const quit = async (): Promise<void> => {
    await stop?.()
    element?.remove()
    stop = null
  }
  return {
    db,
    name,
    quit,
    open: async (hash = '') => {
      history.replaceState(null, '', `${location.pathname}${location.search}${hash}`)
      element = document.createElement('div')
      element.id = 'app'
      document.body.append(element)
      stop = await start(element, name)
    },
    close: async () => {
      await quit()
      history.replaceState(null, '', `${location.pathname}${location.search}`)
      await db.delete()
    },
  }
}

/** Article rows without bodies, for lists: `Article 0001` is the newest; every third is of the second source. */
export function articleRows(count: number): ArticleRow[] {
  return Array.from({ length: count }, (_, at): ArticleRow => {
    const metadata = {
      title: `Article ${String(at + 1).padStart(4, '0')}`, byline: null, siteName: at % 3 === 0 ? 'Second Source' : 'First Source',
      publishedAt: new Date(Date.UTC(2024, 0, 1) - at * 86_400_000).toISOString().slice(0, 10), lang: 'en', url: null,
    }
    return {
      ...metadata, id: `row-${at + 1}`, key: `sha256:${at}`, extracted: metadata, source: metadata.siteName, order: metadata.publishedAt, version: 1, excerpt: '', words: 100,
      addedAt: at, importId: 'test', fileName: `${at}.txt`, readAt: 0, position: 0, starred: 0, tags: [], assets: [],
    }
  })
}

/** Ids of the articles with these titles, in the order given. */
export async function idsOf(db: DossierDatabase, ...titles: string[]): Promise<Id[]> {
  const rows = await db.articles.toArray()
  return titles.map((title) => rows.find((row) => row.title === title)!.id)
}
