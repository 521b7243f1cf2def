/** The story of a name: written, found unlinked, linked, renamed, deleted, mended, and drawn. */
import type { Page } from 'playwright'
import { expect, test } from 'vitest'
import { openBrowserApp } from '../support/browserPage.ts'
import { readRows } from '../support/pageDatabase.ts'
import { readyProfile } from '../support/readyProfile.ts'
import { firstStart, heading } from './desk.ts'

const notes = (page: Page) => page.getByRole('complementary', { name: 'Notes' })
const body = (page: Page) => page.getByRole('textbox', { name: 'Note', exact: true })
const saved = (page: Page) => notes(page).getByText(/^Saved/).filter({ visible: true }).waitFor()
const open = (page: Page, hash: string) => page.evaluate((to) => void (location.hash = to), hash)

async function write(page: Page, title: string, ...text: string[]): Promise<void> {
  await page.getByRole('button', { name: 'New note' }).first().click()
  const field = page.getByRole('textbox', { name: 'Note title' })
  await expect.poll(() => field.inputValue()).toBe('')
  await field.fill(title)
  await field.press('Enter')
  for (const part of text) {
    await page.keyboard.type(part)
    // A completion is chosen as soon as it has found the name.
    if (part.includes('[[')) await page.getByRole('option').filter({ visible: true }).first().click()
  }
  await saved(page)
}

async function idOf(page: Page, table: string, name: RegExp): Promise<string> {
  const rows = await readRows<{ id: string; name?: string; title?: string; articles?: number }>(page, table)
  return rows.find((row) => (row.articles ?? 1) > 0 && name.test(row.name ?? row.title ?? ''))!.id
}

test('a name is found, linked, renamed, broken, mended and drawn', async () => {
  const app = await openBrowserApp({ from: await readyProfile() })
  const { page } = app
  await firstStart(page)
  await write(page, 'Almaty talks', 'Tokajews Anruf war kurz. Речь Токаева не была.')

  // Inflected and in another script, and yet the actor's.
  const actor = await idOf(page, 'actors', /Tokayev/)
  await open(page, `#/actor/${actor}`)
  const main = page.getByRole('main')
  const unlinked = main.getByRole('region', { name: 'Unlinked mentions' })
  const toggle = unlinked.getByRole('button', { name: /^Unlinked mentions/ })
  await expect.poll(() => toggle.textContent()).toBe('Unlinked mentions2')
  await toggle.click()
  await unlinked.getByRole('button', { name: /^Link “Tokajews”/ }).click()
  await expect.poll(() => toggle.textContent()).toBe('Unlinked mentions1')
  await page.getByRole('button', { name: 'Undo' }).last().click()
  await expect.poll(() => toggle.textContent()).toBe('Unlinked mentions2')
  await unlinked.getByRole('button', { name: /^Link all 2/ }).click()
  await main.getByRole('region', { name: 'Backlinks' }).getByText('Almaty talks').waitFor()
  await expect.poll(async () => (await readRows<{ targetId: string }>(page, 'links')).filter(({ targetId }) => targetId === actor).length).toBe(2)

  // The title of a note that another links to.
  await write(page, 'Summary', 'Siehe [[Almaty t', ' und [[Almaty t')
  const talks = await idOf(page, 'notes', /^Almaty/)
  await open(page, `#/actor/${actor}?note=${talks}`)
  const title = page.getByRole('textbox', { name: 'Note title' })
  await expect.poll(() => title.inputValue()).toBe('Almaty talks')
  await title.fill('The call from Almaty')
  await title.press('Enter')
  await page.getByText('2 links in 1 note updated').waitFor()
  const summary = await idOf(page, 'notes', /^Summary/)
  await open(page, `#/actor/${actor}?note=${summary}`)
  await expect.poll(() => body(page).textContent()).toContain('Siehe The call from Almaty und The call from Almaty')

  // A look at what is behind a link, by pointing and by key.
  const link = body(page).getByRole('link', { name: 'The call from Almaty' }).first()
  await page.keyboard.down('Control')
  await link.hover()
  await page.getByRole('tooltip').getByText('Tokajews Anruf war kurz.').waitFor()
  await page.keyboard.up('Control')
  await page.keyboard.press('Escape')
  await main.getByRole('region', { name: 'Backlinks' }).getByRole('link', { name: 'The call from Almaty' }).focus()
  await page.keyboard.press('Alt+p')
  await page.getByRole('status').getByText('Tokajews Anruf war kurz.').waitFor()
  await page.keyboard.press('Escape')

  // Deleted, its links lead nowhere; brought back, they do.
  await link.click({ modifiers: ['ControlOrMeta'] })
  await expect.poll(() => title.inputValue()).toBe('The call from Almaty')
  await page.getByRole('button', { name: 'Note menu' }).click()
  await page.getByRole('menuitem', { name: 'Delete' }).click()
  await page.getByRole('navigation', { name: 'Library' }).getByRole('link', { name: '2 broken links' }).click()
  await expect.poll(() => heading(page).textContent()).toBe('Broken links')
  const broken = main.getByRole('region', { name: '“The call from Almaty” is in the trash' })
  await broken.getByRole('button', { name: 'Make plain text' }).click()
  await main.getByText('Every link leads somewhere').waitFor()
  await page.getByRole('button', { name: 'Undo' }).last().click()
  await broken.getByRole('button', { name: 'Restore the note' }).click()
  await main.getByText('Every link leads somewhere').waitFor()

  // All of it in one picture; back leads to where one had scrolled.
  await open(page, `#/actor/${actor}`)
  await main.getByRole('region', { name: 'Backlinks' }).getByRole('link', { name: 'Graph' }).scrollIntoViewIfNeeded()
  const before = await main.evaluate((pane) => pane.scrollTop)
  await main.getByRole('region', { name: 'Backlinks' }).getByRole('link', { name: 'Graph' }).click()
  const tree = main.getByRole('tree', { name: 'What lies around' })
  await tree.getByRole('treeitem', { name: /^The call from Almaty, note/ }).waitFor()
  expect(await tree.getByRole('treeitem', { name: /, article$/ }).count()).toBeGreaterThanOrEqual(2)
  await main.locator('canvas[data-settled]').waitFor()
  await tree.getByRole('treeitem').first().focus()
  await page.keyboard.press('Enter')
  await expect.poll(() => page.url()).toContain(`#/actor/${actor}`)
  await page.goBack()
  await tree.waitFor()
  await page.goBack()
  await expect.poll(() => main.evaluate((pane) => pane.scrollTop)).toBe(before)
  expect({ errors: app.errors, requests: app.requests }).toEqual({ errors: [], requests: [] })
  await app.close()
})
