/** What end-to-end tests and the screenshots do alike at the desk. */
import type { Page } from 'playwright'
import { countRows, settled } from '../support/pageDatabase.ts'

export const GERMAN = 'Unruhen in Kasachstan: Putin spricht von „terroristischer Aggression” und Maidan-Techniken'
export const ITALIAN = 'Kazakistan, il presidente Tokayev ha chiesto sostegno alla CSTO'
export const QUOTED = 'Pashinian ha affermato che tenendo conto dell\'appello del Presidente del Kazakistan'

export const articleRow = (page: Page, title: string) => page.getByRole('grid', { name: 'Articles' }).getByRole('row', { name: title })
export const heading = (page: Page) => page.getByRole('main').getByRole('heading', { level: 1 })

/** Waits until the bundled corpus is in and derived. */
export async function firstStart(page: Page): Promise<void> {
  await articleRow(page, GERMAN).waitFor({ timeout: 60_000 })
  while ((await countRows(page, 'articles')) < 5) await page.waitForTimeout(50)
  await settled(page)
}

/** Selects words of the article as a reader does, with the mouse's own selection. */
export async function select(page: Page, words: string): Promise<void> {
  const block = page.getByRole('main').getByRole('article').locator('p', { hasText: words }).first()
  await block.scrollIntoViewIfNeeded()
  await block.evaluate((element, wanted) => {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
    const nodes: Text[] = []
    while (walker.nextNode()) nodes.push(walker.currentNode as Text)
    const place = (offset: number): [Text, number] => {
      let left = offset
      for (const node of nodes) {
        if (left <= node.data.length) return [node, left]
        left -= node.data.length
      }
      throw new Error('beyond the paragraph')
    }
    const start = (element.textContent ?? '').indexOf(wanted)
    getSelection()!.setBaseAndExtent(...place(start), ...place(start + wanted.length))
  }, words)
}
