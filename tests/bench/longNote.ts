/** A note as long as a book: how long it takes to open, and how long a key takes to show in it. */
import type { Page } from 'playwright'
import { putRows } from '../support/pageDatabase.ts'
import { generateArticle } from './generateCorpus.ts'
import { busyPerKey, traced } from './mainThread.ts'

export const KEYS = 'the quick brown fox jumps over the lazy dog and then some more words are typed here at the end'

/**
 * ms between two keys: 200 words a minute, as fast as the fastest typists write. Keys pressed back to back, each as soon as the last is handled, measure
 * how a queue is worked off, and come from nobody's keyboard.
 */
const PACE = 60

/** Paragraphs of 80 words, so many words together. */
export function paragraphsOf(words: number): string[] {
  const text = generateArticle(0, 1).text.split(/\s+/)
  return Array.from({ length: Math.ceil(words / 80) }, (_, at) => Array.from({ length: 80 }, (_, word) => text[(at * 80 + word) % text.length]).join(' '))
}

/** Each row has its own, as the app gives them; of long ago, so that what the app itself writes is later. */
let stamps = 1.7e12

export const noteRow = (id: string, title: string, words: number) => ({ id, title, createdAt: 1.7e12, updatedAt: 1.7e12, revision: 1, excerpt: '', words, tags: [], trashedAt: 0, aliases: [], folder: '', pinnedAt: 0, lang: null, assets: [], stamp: ++stamps })

/** Writes a note of so many words into the database; its id and its last paragraph's text. */
export async function putLongNote(page: Page, words: number): Promise<{ id: string; last: string }> {
  const id = crypto.randomUUID()
  const texts = paragraphsOf(words)
  texts.push('The end.')
  const content = texts.map((text) => ({ type: 'paragraph', content: [{ type: 'text', text }] }))
  await putRows(page, { notes: [noteRow(id, `A note of ${words} words`, words)], noteBodies: [{ noteId: id, doc: { type: 'doc', content }, seq: 0 }] })
  return { id, last: 'The end.' }
}

/** Follows the address of a note; ms until its title and the beginning of its text are painted. */
export async function openNote(page: Page, id: string): Promise<number> {
  return page.evaluate(
    (noteId) => window.probe.until(() => void (location.hash = `#/?note=${noteId}`), () => document.querySelector(`[data-note="${noteId}"] [role=textbox][contenteditable=true] p`) !== null),
    id,
  )
}

export interface Typed {
  /** ms from each key to the frame that shows it. */
  paint: number[]
  /** ms that each key and its frame keep the main thread busy. */
  busy: number[]
}

/** Types keys where the caret is, at PACE; then again, to be traced, because tracing has its own price. */
export async function typeKeys(page: Page, keys: string): Promise<Typed> {
  const type = async (): Promise<void> => {
    for (const key of keys) {
      await page.keyboard.press(key === ' ' ? 'Space' : key)
      await page.waitForTimeout(PACE)
    }
  }
  await page.evaluate(() => window.probe.startKeys())
  await type()
  const paint = await page.evaluate(() => window.probe.keys())
  return { paint, busy: busyPerKey(await traced(page, type)) }
}

/** Types into the open note, at its end. */
export async function typeInNote(page: Page, keys: string): Promise<Typed> {
  await page.getByRole('textbox', { name: 'Note', exact: true }).focus()
  await page.keyboard.press('Control+End')
  const typed = await typeKeys(page, keys)
  await page.locator('[data-note]').getByText(/^Saved/).filter({ visible: true }).first().waitFor()
  return typed
}
