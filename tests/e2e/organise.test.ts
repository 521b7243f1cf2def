import { expect, test } from 'vitest'
import { openBrowserApp } from '../support/browserPage.ts'
import { readRows } from '../support/pageDatabase.ts'
import { readyProfile } from '../support/readyProfile.ts'
import { articleRow, firstStart, GERMAN, heading, ITALIAN } from './desk.ts'

test('organising: a template, a daily note, folders and tags, tabs, two articles side by side, and all of it after a reload', async () => {
  const app = await openBrowserApp({ from: await readyProfile() })
  const { page } = app
  await firstStart(page)
  const pane = page.getByRole('complementary', { name: 'Notes' })
  const title = pane.getByRole('textbox', { name: 'Note title' })
  const body = pane.getByRole('textbox', { name: 'Note', exact: true })
  const saved = (): Promise<void> => pane.locator('[role="tabpanel"]:not([hidden])').getByText(/^Saved/).filter({ visible: true }).waitFor()
  const titles = (): Promise<string[]> => pane.getByRole('tab').evaluateAll((tabs) => tabs.map((tab) => tab.getAttribute('title') ?? ''))

  // A template is a note in its folder.
  await page.getByRole('button', { name: 'New note' }).first().click()
  await title.fill('Reading notes')
  await title.press('Enter')
  await page.keyboard.type('# {{title}}\n\nRead on {{date}}: {{article}}. {{cursor}}')
  await saved()
  await pane.getByRole('button', { name: /^Details/ }).click()
  await pane.getByRole('combobox', { name: 'Folder' }).fill('Templates')
  await pane.getByRole('combobox', { name: 'Folder' }).press('Enter')
  await page.getByRole('navigation').getByRole('treeitem', { name: 'Templates 1' }).waitFor()

  await articleRow(page, GERMAN).click()
  await expect.poll(() => heading(page).textContent()).toBe(GERMAN)
  await page.keyboard.press('Control+k')
  await page.keyboard.type('from template')
  await page.keyboard.press('Enter')
  await page.getByRole('dialog', { name: 'New note from template' }).getByRole('textbox', { name: 'Title' }).fill('Unrest')
  await page.keyboard.press('Enter')
  await expect.poll(() => title.inputValue()).toBe('Unrest')
  await expect.poll(() => body.textContent()).toContain(GERMAN)
  await page.keyboard.type('It begins. #unrest/2022')
  await saved()
  await expect.poll(titles).toEqual(['Reading notes', 'Unrest'])
  await page.keyboard.press('Alt+d')
  const today = await page.evaluate(() => new Date().toLocaleDateString('sv-SE'))
  await expect.poll(() => title.inputValue()).toBe(today)
  await page.keyboard.type('Began to read. #diary')
  await saved()

  // The list: by tag, filed by keyboard, brought back.
  await page.getByRole('navigation').getByRole('link', { name: 'All notes' }).click()
  const list = page.getByRole('main', { name: 'Notes' })
  const rows = (): Promise<string[]> => list.getByRole('row').evaluateAll((all) => all.map((row) => row.getAttribute('aria-label') ?? ''))
  await list.getByRole('textbox', { name: 'Filter the notes' }).fill('tag:unrest')
  await expect.poll(rows).toEqual(['Unrest'])
  await list.getByRole('row', { name: 'Unrest' }).focus()
  await page.keyboard.press('Control+Shift+M')
  await page.getByRole('dialog').locator('[role="combobox"]:focus').waitFor()
  await page.keyboard.type('Kazakhstan/January')
  await page.keyboard.press('Enter')
  const folder = async (): Promise<string> => (await readRows<{ title: string; folder: string }>(page, 'notes')).find((note) => note.title === 'Unrest')!.folder
  await expect.poll(folder).toBe('Kazakhstan/January')
  await page.getByRole('button', { name: 'Undo' }).last().click()
  await expect.poll(folder).toBe('')

  // Back leads through the list to the article, the note beside it.
  await page.goBack()
  await expect.poll(() => heading(page).textContent()).toBe(GERMAN)
  await articleRow(page, ITALIAN).click({ modifiers: ['Shift'] })
  await expect.poll(() => pane.getByRole('heading', { level: 1 }).textContent()).toBe(ITALIAN)
  await expect.poll(() => heading(page).textContent()).toBe(GERMAN)
  const open = await titles()
  expect(open).toEqual(['Reading notes', 'Unrest', today, ITALIAN])

  await page.reload()
  await expect.poll(() => pane.getByRole('heading', { level: 1 }).textContent()).toBe(ITALIAN)
  await expect.poll(titles).toEqual(open)
  await page.keyboard.press('Alt+PageUp')
  await expect.poll(() => title.inputValue()).toBe(today)
  await expect.poll(() => body.textContent()).toContain('Began to read.')
  expect({ errors: app.errors, requests: app.requests }).toEqual({ errors: [], requests: [] })
  await app.close()
})
