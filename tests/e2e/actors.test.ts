/** The story of who is who: ignored, merged, split, undone, and a queue of probable pairs gone through by keys. */
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright'
import { expect, test } from 'vitest'
import { openBrowserApp } from '../support/browserPage.ts'
import { readRows, settled } from '../support/pageDatabase.ts'
import { readyProfile } from '../support/readyProfile.ts'
import { articleRow, firstStart, GERMAN, heading, ITALIAN } from './desk.ts'

interface Row {
  id: string
  name: string
  articles: number
  names: { name: string }[]
}

const actors = async (page: Page): Promise<Row[]> => (await readRows<Row>(page, 'actors')).filter(({ articles }) => articles > 0)
const called = async (page: Page, name: RegExp): Promise<Row[]> => (await actors(page)).filter(({ names }) => names.some((own) => name.test(own.name)))
const open = (page: Page, hash: string) => page.evaluate((to) => void (location.hash = to), hash)
const main = (page: Page) => page.getByRole('main')

/** Presses the key of an act, waits for its dialog, types, and confirms. */
async function act(page: Page, key: string, ...more: string[]): Promise<void> {
  await page.keyboard.press(key)
  const dialog = page.getByRole('dialog')
  await dialog.waitFor()
  for (const keys of more) {
    await page.keyboard.type(keys)
    await dialog.getByRole('option', { name: keys }).or(dialog.getByRole('radio')).first().waitFor()
  }
  await page.keyboard.press('Enter')
  await dialog.waitFor({ state: 'detached' })
  await page.getByRole('button', { name: 'Undo' }).last().waitFor()
  await settled(page)
}

async function undone(page: Page): Promise<void> {
  await page.keyboard.press('z')
  await expect.poll(() => page.getByRole('button', { name: 'Undo' }).count()).toBe(0)
  await settled(page)
}

const NEWS = {
  'Streit um die Bruecke.txt': 'Streit um die Brücke\n\n7. März 2022\n\nDie Bürgermeisterin Hanna Brückner hat am Montag in Bern den Bau der Brücke verteidigt. Brückner sagte, die Kosten seien gedeckt. Der Minister Wassil Petrow widersprach ihr. Anton Keller schwieg.\n',
  'Ein Besuch.txt': 'Ein Besuch in der Stadt\n\n9. März 2022\n\nDer Minister Wassil Petrow besuchte am Mittwoch Bern. Petrow sprach lange mit der Bürgermeisterin Hanna Brückner und mit Anton Keller über die Brücke.\n',
  'Ponte.txt': 'Ponte, la protesta continua\n\n10 marzo 2022\n\nLa sindaca H. Brückner ha incontrato a Berna gli abitanti. Con lei il professor Anton Kellner e il ministro Vasilij Petrov, che hanno difeso il progetto del ponte.\n',
}

test('a false actor is ignored, a wrong merge split, and probable pairs are decided by keys; each is undone', async () => {
  const app = await openBrowserApp({ from: await readyProfile() })
  const { page } = app
  await firstStart(page)

  // A name in the German text, by the keyboard alone: its card, then no actor anywhere, and one again.
  await articleRow(page, GERMAN).click()
  await expect.poll(() => heading(page).textContent()).toBe(GERMAN)
  const text = main(page).getByRole('article')
  const alliance = text.getByRole('link', { name: 'OVKS', exact: true })
  const linked = await alliance.count()
  await alliance.first().focus()
  await page.keyboard.press('ArrowLeft')
  await page.keyboard.press('ArrowRight')
  await page.getByRole('tooltip').getByText('CSTO').waitFor()
  const [csto] = await called(page, /^CSTO$/)
  expect(csto!.articles).toBe(5)
  await page.keyboard.press('i')
  await page.getByRole('dialog').getByRole('radio').first().waitFor()
  await page.keyboard.press('2')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await expect.poll(() => alliance.count()).toBe(0)
  await settled(page)
  expect(await called(page, /^CSTO$/)).toEqual([])
  await undone(page)
  await expect.poll(() => alliance.count()).toBe(linked)

  // Two men are taken for one, which is found out in the words of an Italian article, and taken apart.
  const [pashinian] = await called(page, /^Nikol Pashinian$/)
  const [tokayev] = await called(page, /^Kassym-Jomart Tokayev$/)
  await open(page, `#/actor/${pashinian!.id}`)
  await expect.poll(() => heading(page).textContent()).toBe(pashinian!.name)
  await act(page, 'u', 'Tokayev')
  const isOne = async (): Promise<boolean> => (await called(page, /Pashin/)).map(({ id }) => id).join() === (await called(page, /Tokayev/)).map(({ id }) => id).join()
  await expect.poll(isOne).toBe(true)
  await expect.poll(() => heading(page).textContent()).toBe(tokayev!.name)
  await page.keyboard.press('x')
  const dialog = page.getByRole('dialog', { name: /^Split off/ })
  // The page may still show the actor as it was a moment ago.
  await expect.poll(() => dialog.getByRole('checkbox').count()).toBe(3)
  for (const box of await dialog.getByRole('checkbox').all()) await box.setChecked(((await box.locator('..').textContent()) ?? '').includes('Pashin'))
  await page.keyboard.press('Enter')
  await dialog.waitFor({ state: 'detached' })
  await expect.poll(isOne).toBe(false)
  await settled(page)
  expect([(await called(page, /Pashin/)).length, (await called(page, /Tokayev/)).length]).toEqual([1, 1])
  // Undone twice, all is as before the merge, under the addresses that it had.
  await page.keyboard.press('z')
  await page.keyboard.press('z')
  await settled(page)
  await expect.poll(async () => [...(await called(page, /Pashin/)), ...(await called(page, /Tokayev/))].map(({ id }) => id)).toEqual([pashinian!.id, tokayev!.id])
  await open(page, `#/actor/${tokayev!.id}`)
  await main(page).getByRole('grid', { name: 'Mentions' }).getByRole('row', { name: new RegExp(ITALIAN.slice(0, 20)) }).first().waitFor()

  // News that name two people in ways that may mean the same.
  const folder = mkdtempSync(join(tmpdir(), 'dossier-actors-'))
  const paths = Object.entries(NEWS).map(([name, content]) => {
    writeFileSync(join(folder, name), content)
    return join(folder, name)
  })
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.getByRole('button', { name: 'Import', exact: true }).click()])
  await chooser.setFiles(paths)
  await page.getByRole('dialog', { name: 'Import' }).getByText(/imported/i).first().waitFor()
  await page.keyboard.press('Escape')
  await settled(page)
  await page.getByRole('navigation', { name: 'Library' }).getByRole('link', { name: /^\d to review$/ }).click()
  const pair = (name: string) => main(page).getByRole('region', { name })
  const [sindaca, minister] = ['“Hanna Brückner” and “H. Brückner”', '“Wassil Petrow” and “Vasilij Petrov”']
  /** Goes through the queue, which may hold a pair of the bundled articles too, until this one is shown. */
  const goTo = async (name: string): Promise<void> => {
    await main(page).getByRole('region', { name: / and / }).first().waitFor()
    for (let back = 0; back < 5; back++) await page.keyboard.press('ArrowLeft')
    await expect.poll(async () => (await pair(name).count()) > 0 || (await page.keyboard.press('ArrowRight'), false), { interval: 400 }).toBe(true)
  }
  await goTo(sindaca)
  await pair(sindaca).getByText(/initials agree/).waitFor()
  await pair(sindaca).getByRole('link', { name: /La sindaca H\. Brückner/ }).waitFor()
  await page.keyboard.press('y')
  await pair(sindaca).waitFor({ state: 'detached' })
  await goTo(minister)
  await page.keyboard.press('d')
  await pair(minister).waitFor({ state: 'detached' })
  await settled(page)
  expect((await called(page, /^H\. Brückner$/)).map(({ articles }) => articles)).toEqual([3])
  expect((await called(page, /Petro[wv]$/)).map(({ articles }) => articles).sort((a, b) => a - b)).toEqual([1, 2])
  // The last answer is taken back, and is asked for again.
  await page.keyboard.press('z')
  await pair(minister).waitFor()
  expect({ errors: app.errors, requests: app.requests }).toEqual({ errors: [], requests: [] })
  await app.close()
})
