/** Every screen, in both themes, with data and without: axe finds no violation, and nothing leaves the machine. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright'
import { expect, test } from 'vitest'
import { openBrowserApp } from '../support/browserPage.ts'
import { readRows } from '../support/pageDatabase.ts'
import { readyProfile } from '../support/readyProfile.ts'
import { firstStart } from './desk.ts'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

interface Finding {
  id: string
  nodes: { target: string[]; failureSummary: string }[]
}

/** Separators stand between landmarks, as the ARIA pattern of a window splitter has them; axe would have them inside one. */
async function violations(page: Page, { popup = false } = {}): Promise<string[]> {
  await page.evaluate(axe)
  const found = await page.evaluate((options) => (globalThis as unknown as { axe: { run(...options: readonly object[]): Promise<{ violations: Finding[] }> } }).axe.run(...options).then((result) => result.violations), [
    { exclude: ['[role=separator]'] },
    // The list at the caret lies beside the app, where nothing clips it; aria-activedescendant ties it to the text.
    { rules: { region: { enabled: !popup } } },
  ] as const)
  return found.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')} — ${failureSummary}`))
}

const screens = async (page: Page): Promise<[name: string, hash: string][]> => {
  const first = async (table: string): Promise<string> => {
    const rows = await readRows<{ id: string; articles?: number; redirect?: string }>(page, table)
    return rows.filter((row) => row.redirect === undefined).sort((a, b) => (b.articles ?? 0) - (a.articles ?? 0))[0]!.id
  }
  return [
    ['Home', '#/'], ['Article', `#/article/${await first('articles')}`], ['Actor', `#/actor/${await first('actors')}`], ['Event', `#/event/${await first('events')}`],
    ['Actors', '#/actors'], ['Events', '#/events'], ['Notes', '#/notes'], ['Trash', '#/trash'], ['Settings', '#/settings'],
    ['Highlights', '#/highlights'], ['Citation check', '#/citations'], ['Broken links', '#/links'],
  ]
}

test.each(['light', 'dark'] as const)('every screen, %s', async (colorScheme) => {
  const app = await openBrowserApp({ from: await readyProfile(), context: { colorScheme, reducedMotion: 'reduce' } })
  const { page } = app
  await firstStart(page)
  const found: Record<string, string[]> = {}
  for (const [name, hash] of await screens(page)) {
    await page.evaluate((to) => void (location.hash = to), hash)
    await page.getByRole('main', { name, exact: true }).getByRole('heading', { level: 1 }).waitFor()
    found[name] = await violations(page)
  }
  await page.getByRole('button', { name: 'New note' }).first().click()
  await page.getByRole('textbox', { name: 'Note title' }).fill('Eine Notiz')
  await page.getByRole('textbox', { name: 'Note', exact: true }).click()
  await page.keyboard.type('Mit @Put')
  await page.getByRole('option', { name: /Put/ }).first().waitFor()
  found['completion'] = await violations(page, { popup: true })
  await page.keyboard.press('Enter')
  found['editor'] = await violations(page)
  for (const [name, keys] of [['palette', 'Control+k'], ['shortcuts', 'F1'], ['export', 'Control+Shift+E']] as const) {
    await page.getByRole('main').focus()
    await page.keyboard.press(keys)
    await page.getByRole('dialog').waitFor()
    found[name] = await violations(page)
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
  }
  expect(Object.entries(found).filter(([, list]) => list.length > 0)).toEqual([])
  expect({ errors: app.errors, requests: app.requests }).toEqual({ errors: [], requests: [] })
  await app.close()
})

test('an empty library', async () => {
  const app = await openBrowserApp({ from: await readyProfile() })
  const { page } = app
  await firstStart(page)
  await page.evaluate(
    () =>
      new Promise<void>((done) => {
        const open = indexedDB.open('dossier')
        open.addEventListener('success', () => {
          const tables = ['articles', 'bodies', 'mentions', 'actors', 'occurrences', 'events', 'eventArticles', 'notes'] as const
          const transaction = open.result.transaction(tables, 'readwrite')
          for (const table of tables) transaction.objectStore(table).clear()
          transaction.addEventListener('complete', () => done(open.result.close()))
        })
      }),
  )
  const found: Record<string, string[]> = {}
  for (const name of ['Home', 'Actors', 'Events', 'Notes', 'Trash'] as const) {
    await page.goto(`${app.url}#/${name === 'Home' ? '' : name.toLowerCase()}`)
    const title = page.getByRole('main', { name, exact: true }).getByRole('heading', { level: 1 })
    await title.waitFor()
    // What is open is remembered a moment after it is shown, and opened again by the reload.
    await expect.poll(async () => (await readRows<{ key: string; value: unknown }>(page, 'settings')).find(({ key }) => key === 'lastAddress')?.value).toBe(new URL(page.url()).hash)
    await page.reload()
    await title.waitFor()
    found[name] = await violations(page)
  }
  expect(Object.entries(found).filter(([, list]) => list.length > 0)).toEqual([])
  await app.close()
})
