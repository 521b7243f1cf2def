/**
 * The peers that the bench's figures are set beside, measured in the same Chromium in the same run: plain Dexie records (what merely storing the texts
 * costs), Dexie rows found by an index (what merely reading 5 % of them costs) or copied (what merely reading and writing all costs), and a bare contenteditable
 * (what merely typing costs).
 */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright'
import { typeKeys, type Typed } from './longNote.ts'

export interface PeerFigures {
  /** Seconds to put the same texts as plain records, per 1,000. */
  dexieImport: number
  /** ms to read the rows of 5 % of them by an index. */
  dexieRows: number
}

interface PlainTable {
  bulkAdd(rows: unknown[]): Promise<unknown>
  where(index: string): { equals(value: unknown): { toArray(): Promise<unknown[]> } }
}
interface PlainDexie {
  version(n: number): { stores(schema: Record<string, string>): void }
  table(name: string): PlainTable
  delete(): Promise<void>
}

interface CopiedDexie extends PlainDexie {
  tables: { name: string; schema: { primKey: { src: string } } }[]
  table(name: string): PlainTable & { toArray(): Promise<unknown[]> }
  open(): Promise<CopiedDexie>
  close(): void
}

/** Through the debugger, because the app's CSP lets no script in. */
export async function loadDexie(page: Page): Promise<void> {
  await page.evaluate(readFileSync(createRequire(import.meta.url).resolve('dexie/dist/dexie.min.js'), 'utf8'))
}

/** @param texts the articles' texts, in order; every twentieth is marked */
export async function measureDexie(page: Page, texts: string[]): Promise<PeerFigures> {
  await loadDexie(page)
  await page.evaluate(() => {
    const { Dexie } = globalThis as unknown as { Dexie: new (name: string) => PlainDexie }
    const db = new Dexie('peer')
    db.version(1).stores({ texts: '++id, marked' })
    Object.assign(globalThis, { peer: db, peerTime: 0 })
  })
  for (let at = 0; at < texts.length; at += 500) {
    await page.evaluate(
      async ([batch, offset]) => {
        const state = globalThis as unknown as { peer: PlainDexie; peerTime: number }
        const start = performance.now()
        await state.peer.table('texts').bulkAdd(batch.map((text, index) => ({ text, marked: (offset + index) % 20 === 0 ? 1 : 0 })))
        state.peerTime += performance.now() - start
      },
      [texts.slice(at, at + 500), at] as const,
    )
  }
  return page.evaluate(async (count) => {
    const state = globalThis as unknown as { peer: PlainDexie; peerTime: number }
    const start = performance.now()
    await state.peer.table('texts').where('marked').equals(1).toArray()
    const dexieRows = performance.now() - start
    await state.peer.delete()
    return { dexieImport: state.peerTime / count, dexieRows }
  }, texts.length)
}

/** The same keys in a bare contenteditable with so many paragraphs. Takes the place of the app in the page. */
export async function measureContentEditable(page: Page, paragraphs: string[], keys: string): Promise<Typed> {
  await page.evaluate((texts) => {
    const box = document.createElement('div')
    box.contentEditable = 'true'
    box.id = 'peer'
    box.append(...texts.map((text) => Object.assign(document.createElement('p'), { textContent: text })))
    document.body.replaceChildren(box)
    box.focus()
    getSelection()!.collapse(box.lastElementChild, 1)
  }, paragraphs)
  return typeKeys(page, keys)
}

/** Seconds to copy every row of the library into a database without indices: what merely reading and writing them costs. */
export async function measureDexieCopy(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const { Dexie } = globalThis as unknown as { Dexie: new (name: string) => CopiedDexie }
    const from = await new Dexie('dossier').open()
    const to = new Dexie('copy')
    to.version(1).stores(Object.fromEntries(from.tables.map(({ name, schema }) => [name, schema.primKey.src])))
    const start = performance.now()
    for (const { name } of from.tables) await to.table(name).bulkAdd(await from.table(name).toArray())
    const seconds = (performance.now() - start) / 1000
    from.close()
    await to.delete()
    return seconds
  })
}

/**
 * Scrolls a list of bare elements, in the place and as the app's list of notes does: rows of two lines that come and go as they do in any virtual list, and nothing
 * else. What a frame of it takes is what this machine needs to paint so much that moves. ms of each frame.
 */
export async function measureBareList(page: Page, rows: number, rowHeight: number, forMs: number): Promise<number[]> {
  return page.evaluate(async ([count, height, ms]) => {
    const { left, top, width, height: sight } = document.querySelector('main [role=grid][aria-label=Notes]')!.getBoundingClientRect()
    const scroller = document.createElement('div')
    Object.assign(scroller.style, { position: 'fixed', zIndex: 100, left: `${left}px`, top: `${top}px`, width: `${width}px`, height: `${sight}px`, overflow: 'auto', contain: 'strict', background: 'Canvas' })
    const sizer = document.createElement('div')
    Object.assign(sizer.style, { position: 'relative', height: `${count * height}px` })
    scroller.append(sizer)
    document.body.append(scroller)
    const drawn = new Map<number, HTMLElement>()
    const draw = (): void => {
      const first = Math.max(0, Math.floor(scroller.scrollTop / height) - 8)
      const last = Math.min(count - 1, Math.ceil((scroller.scrollTop + sight) / height) + 8)
      for (const [index, element] of drawn) {
        if (index >= first && index <= last) continue
        element.remove()
        drawn.delete(index)
      }
      for (let index = first; index <= last; index++) {
        if (drawn.has(index)) continue
        const row = document.createElement('div')
        Object.assign(row.style, { position: 'absolute', width: '100%', height: `${height}px`, transform: `translateY(${index * height}px)` })
        row.append(...[`Note ${index}`, 'About 300 words, changed on 14 November 2023'].map((text) => Object.assign(document.createElement('div'), { textContent: text })))
        sizer.append(row)
        drawn.set(index, row)
      }
    }
    draw()
    scroller.addEventListener('scroll', draw)
    const frames = await window.probe.frames(ms, (frame) => scroller.scrollTo(0, frame * 60))
    scroller.remove()
    return frames
  }, [rows, rowHeight, forMs] as const)
}
