/** A passage's way: highlighted with a comment, dragged into a note, found again from the margin, altered, caught by the citation check, put back. */
import { expect, test } from 'vitest'
import { openBrowserApp } from '../support/browserPage.ts'
import { readRows } from '../support/pageDatabase.ts'
import { readyProfile } from '../support/readyProfile.ts'
import { articleRow, firstStart, heading, ITALIAN, QUOTED, select } from './desk.ts'

test('a highlight with its comment goes into a note, its margin mark leads back, and an altered quote is shown and restored', async () => {
  const app = await openBrowserApp({ from: await readyProfile() })
  const { page } = app
  await firstStart(page)
  await articleRow(page, ITALIAN).click()
  await expect.poll(() => heading(page).textContent()).toBe(ITALIAN)
  const article = page.getByRole('main', { name: 'Article' })
  const notes = page.getByRole('complementary', { name: 'Notes' })
  const note = notes.getByRole('textbox', { name: 'Note', exact: true })
  const quotes = note.locator('figure')

  await select(page, QUOTED)
  await page.keyboard.press('h')
  await page.keyboard.type('Who asked whom?')
  await page.keyboard.press('Escape')
  await expect.poll(async () => (await readRows<{ exact: string; comment: string }>(page, 'highlights'))[0]).toMatchObject({ exact: QUOTED, comment: 'Who asked whom?' })

  await page.getByRole('button', { name: 'New note' }).first().click()
  await page.getByRole('textbox', { name: 'Note title' }).fill('Appeals')
  await page.keyboard.press('Enter')
  await page.keyboard.type('First words.')
  await article.getByRole('button', { name: /^Highlight, yellow, with comment: Who asked whom/ }).dragTo(note.getByText('First words.'), { targetPosition: { x: 20, y: 22 } })
  await expect.poll(() => quotes.locator('blockquote').allTextContents()).toEqual([QUOTED])
  expect(await note.locator('p').allTextContents()).toContain('Who asked whom?')

  // Copied and pasted, words keep their link too.
  await select(page, 'Ritengo opportuno e tempestivo fare appello ai partner della CSTO')
  await page.keyboard.press('ControlOrMeta+c')
  await note.locator('p').last().click()
  await page.keyboard.press('End')
  await page.keyboard.press('Enter')
  await page.keyboard.press('ControlOrMeta+v')
  await expect.poll(() => quotes.count()).toBe(2)
  await notes.getByText(/^Saved/).filter({ visible: true }).waitFor()

  // From the margin to the quote in the note.
  await notes.getByRole('button', { name: 'Close note' }).click()
  await expect.poll(() => note.count()).toBe(0)
  const marks = article.getByRole('button', { name: /^Used in 1 note/ })
  await expect.poll(() => marks.count()).toBeGreaterThanOrEqual(2)
  await marks.filter({ has: page.locator('svg') }).and(page.locator('[aria-label*="Pashinian ha affermato"]')).click()
  await expect.poll(() => note.locator('figure.ProseMirror-selectednode').textContent()).toContain(QUOTED)

  // One word too many.
  await quotes.filter({ hasText: QUOTED }).getByText('Pashinian').dblclick({ position: { x: 20, y: 8 } })
  await page.keyboard.type('Tokayev')
  await expect.poll(() => quotes.locator('blockquote').allTextContents()).toContain(QUOTED.replace('Pashinian', 'Tokayev'))
  await expect.poll(async () => (await readRows<{ context: string }>(page, 'links')).some(({ context }) => context.startsWith('Tokayev'))).toBe(true)
  await page.keyboard.press('ControlOrMeta+k')
  await page.keyboard.type('verify citations')
  await page.keyboard.press('Enter')
  const check = page.getByRole('main', { name: 'Citation check' })
  await check.getByText('2 quotes in 1 note: 1 problem').waitFor()
  expect([await check.locator('del').textContent(), await check.locator('ins').textContent()].map((text) => text!.trim().split(' ').at(-1))).toEqual(['Pashinian', 'Tokayev'])
  await check.getByRole('button', { name: 'Restore original wording' }).click()
  await check.getByText('2 quotes in 1 note: no problem').waitFor()
  await expect.poll(() => quotes.locator('blockquote').allTextContents()).toContain(QUOTED)

  // All highlights lead back to their passage.
  await page.getByRole('navigation', { name: 'Library' }).getByRole('link', { name: 'Highlights' }).click()
  await page.getByRole('grid', { name: 'Highlights' }).getByRole('row', { name: /Who asked whom/ }).click()
  await expect.poll(() => heading(page).textContent()).toBe(ITALIAN)
  expect({ errors: app.errors, requests: app.requests }).toEqual({ errors: [], requests: [] })
  await app.close()
})
