/** A note as long as a book: how long it takes to open, and how long a key takes to show in it. */
import type { Page } from 'playwright'
import { putRows } from '../support/pageDatabase.ts'
import { generateArticle } from './generateCorpus.ts'

export const KEYS = 'the quick brown fox jumps over the lazy dog and then some more words are typed here at the end'

/** Paragraphs of 80 words, so many words together. */
export function paragraphsOf(words: number): string[] {
  const text = generateArticle(0, 1).text.split(/\s+/)
  return Array.from({ length: Math.ceil(words / 80) }, (_, at) => Array.from({ length: 80 }, (_, word) => text[(at * 80 + word) % text.length]).join(' '))
}

export const noteRow = (id: string, title: string, words: number) => ({ id, title, createdAt: 1.7e12, updatedAt: 1.7e12, revision: 1, excerpt: '', words, tags: [], trashedAt: 0, aliases: [], folder: '', pinnedAt: 0, lang: null, assets: [], stamp: 1 })

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

/** Types KEYS into the open note, at its end or its beginning; ms from each key to the frame that shows it. */
export async function typeInNote(page: Page, at: 'end' | 'start'): Promise<number[]> {
  await page.getByRole('textbox', { name: 'Note', exact: true }).focus()
  await page.keyboard.press(at === 'end' ? 'Control+End' : 'Control+Home')
  await page.evaluate(() => window.probe.startKeys())
  for (const key of KEYS) await page.keyboard.press(key === ' ' ? 'Space' : key)
  const keys = await page.evaluate(() => window.probe.keys())
  await page.locator('[data-note]').getByText(/^Saved/).filter({ visible: true }).first().waitFor()
  return keys
}
