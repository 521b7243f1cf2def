/** Many notes: how long they take to leave as Markdown, and how their list scrolls. */
import type { Page } from 'playwright'
import { putRows } from '../support/pageDatabase.ts'
import { generateArticle } from './generateCorpus.ts'
import { noteRow } from './longNote.ts'

/** What each of them says, about 300 words. */
export const NOTE_PARAGRAPHS = generateArticle(1, 2).text.slice(0, 2000).split('\n\n')

/** px of a row of their list. */
export const NOTE_ROW = 60

async function putNotes(page: Page, count: number): Promise<void> {
  const content = NOTE_PARAGRAPHS.map((text) => ({ type: 'paragraph', content: [{ type: 'text', text }] }))
  for (let first = 0; first < count; first += 1000) {
    const ids = Array.from({ length: Math.min(1000, count - first) }, () => crypto.randomUUID())
    await putRows(page, {
      notes: ids.map((id, at) => noteRow(id, `Note ${first + at}`, 300)),
      noteBodies: ids.map((noteId) => ({ noteId, seq: 0, doc: { type: 'doc', content } })),
    })
  }
}

/** Adds so many notes and exports all through the dialog, `rest` ms after a start, which has its own work to do; s from the click to the report. */
export async function exportNotes(page: Page, count: number, rest: number): Promise<number> {
  await putNotes(page, count)
  await page.reload()
  await page.getByRole('grid', { name: 'Articles' }).getByRole('row').first().waitFor()
  await page.waitForTimeout(rest)
  await page.getByRole('button', { name: 'Export', exact: true }).first().click()
  const dialog = page.getByRole('dialog', { name: 'Export' })
  await dialog.getByRole('radio', { name: /^All notes/ }).click()
  const start = performance.now()
  const [download] = await Promise.all([page.waitForEvent('download', { timeout: 300_000 }), dialog.getByRole('button', { name: /^Export/ }).click()])
  await download.path()
  await dialog.getByText(/notes written/).waitFor()
  return (performance.now() - start) / 1000
}

/** Adds so many notes and scrolls their list for so many ms, `rest` ms after a start; ms of each frame. */
export async function scrollNotes(page: Page, count: number, { ms: forMs, rest }: { ms: number; rest: number }): Promise<number[]> {
  await putNotes(page, count)
  await page.goto(page.url().replace(/#.*/, '#/notes'))
  await page.reload()
  await page.getByRole('main').getByRole('grid', { name: 'Notes' }).getByRole('row').nth(5).waitFor({ timeout: 60_000 })
  await page.getByRole('main').getByRole('status').filter({ hasText: /^\d/ }).first().waitFor({ timeout: 60_000 })
  await page.waitForTimeout(rest)
  return page.evaluate((ms) => {
    const grid = document.querySelector('main [role=grid][aria-label=Notes]')!
    const list = [grid, ...grid.querySelectorAll('*')].find((element) => element.scrollHeight > element.clientHeight + 10) ?? grid.parentElement!
    return window.probe.frames(ms, (frame) => list.scrollTo(0, frame * 60))
  }, forMs)
}
