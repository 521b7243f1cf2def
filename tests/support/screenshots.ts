/**
 * `npm run screenshots`: the pictures of the README, taken from the real app with the bundled articles, in both themes. Written to resources/screenshots.
 */
import { execFileSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Page } from 'playwright'
import { ITALIAN, firstStart, heading, articleRow, select } from '../e2e/desk.ts'
import { openBrowserApp } from './browserPage.ts'
import { readRows } from './pageDatabase.ts'

const FOLDER = resolve(import.meta.dirname, '../../resources/screenshots')

async function shoot(page: Page, name: string): Promise<void> {
  // What is still moving comes to rest.
  await page.mouse.move(720, 890)
  await page.waitForTimeout(600)
  await page.screenshot({ path: resolve(FOLDER, `${name}.png`) })
}

async function idOf(page: Page, table: string, wanted: RegExp): Promise<string> {
  const rows = await readRows<{ id: string; name?: string; title?: string; articles?: number }>(page, table)
  const row = rows.find(({ name, title, articles = 1 }) => articles > 0 && wanted.test(name ?? title ?? ''))
  if (row === undefined) throw new Error(`No row of ${table} is called ${wanted}.`)
  return row.id
}

async function take(theme: 'light' | 'dark'): Promise<void> {
  const app = await openBrowserApp({ context: { colorScheme: theme, viewport: { width: 1440, height: 900 } } })
  const { page } = app
  await firstStart(page)
  await articleRow(page, ITALIAN).click()
  await heading(page).getByText(ITALIAN.slice(0, 12)).waitFor()
  await page.getByRole('button', { name: 'New note' }).first().click()
  await page.getByRole('textbox', { name: 'Note title' }).fill('Who asked whom for help?')
  await page.getByRole('textbox', { name: 'Note', exact: true }).click()
  await page.keyboard.type('The appeal came from @Tokay')
  await page.getByRole('option', { name: /Tokayev/ }).first().click()
  await page.keyboard.type(' on 5 January. [[OVKS')
  await page.getByRole('option', { name: /^OVKS/ }).first().click()
  await page.keyboard.type(' is the same alliance as CSTO. #kazakhstan')
  await page.keyboard.press('Enter')
  await select(page, 'Ritengo opportuno e tempestivo fare appello ai partner della CSTO')
  await page.getByRole('button', { name: 'Quote in note' }).click()
  await page.getByRole('complementary', { name: 'Notes' }).getByText(/^Saved/).waitFor()
  await page.evaluate(() => getSelection()?.removeAllRanges())
  await page.getByRole('main').evaluate((main) => main.scrollTo(0, 0))
  await shoot(page, `desk-${theme}`)
  for (const [name, table, wanted] of [['actor', 'actors', /^OVKS$/], ['event', 'events', /^Unruhen/]] as const) {
    const id = await idOf(page, table, wanted)
    await page.evaluate((hash) => void (location.hash = hash), `#/${name}/${id}?note=${await idOf(page, 'notes', /help/)}`)
    await heading(page).getByText(wanted).waitFor()
    await shoot(page, `${name}-${theme}`)
  }
  if (app.errors.length > 0) throw new Error(app.errors.join('\n'))
  await app.close()
}

mkdirSync(FOLDER, { recursive: true })
execFileSync('npm', ['run', '-s', 'build'], { stdio: 'ignore', shell: process.platform === 'win32' })
for (const theme of ['light', 'dark'] as const) await take(theme)
