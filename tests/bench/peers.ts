/**
 * The peers that the bench's figures are set beside, measured in the same Chromium in the same run: plain Dexie records (what merely storing the texts
 * costs), Dexie rows found by an index (what merely reading 5 % of them costs), and a bare contenteditable (what merely typing costs).
 */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright'

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

/** @param texts the articles' texts, in order; every twentieth is marked */
export async function measureDexie(page: Page, texts: string[]): Promise<PeerFigures> {
  const dexie = readFileSync(createRequire(import.meta.url).resolve('dexie/dist/dexie.min.js'), 'utf8')
  // Through the debugger, because the app's CSP lets no script in.
  await page.evaluate(dexie)
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

/** Key to paint in a bare contenteditable with so many paragraphs; ms each. */
export async function measureContentEditable(page: Page, paragraphs: string[], keys: string): Promise<number[]> {
  await page.evaluate((texts) => {
    const box = document.createElement('div')
    box.contentEditable = 'true'
    box.id = 'peer'
    box.append(...texts.map((text) => Object.assign(document.createElement('p'), { textContent: text })))
    document.body.replaceChildren(box)
    box.focus()
    getSelection()!.collapse(box.lastElementChild, 1)
    window.probe.startKeys()
  }, paragraphs)
  for (const key of keys) await page.keyboard.press(key === ' ' ? 'Space' : key)
  return page.evaluate(() => window.probe.keys())
}
