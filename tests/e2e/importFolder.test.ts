/** A folder of 200 files of every kind is dropped, paused, cancelled, let on, killed, let on at the next start, reported and undone: nothing of it is left. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright'
import { expect, test } from 'vitest'
import { openBrowserApp } from '../support/browserPage.ts'
import { MIXED, writeMixedFolder } from '../support/mixedFolder.ts'
import { countRows, readRows, settled } from '../support/pageDatabase.ts'
import { readyProfile } from '../support/readyProfile.ts'
import { articleRow, firstStart, heading } from './desk.ts'

const dialog = (page: Page, name: string) => page.getByRole('dialog', { name })
const pause = (page: Page) => page.getByRole('button', { name: 'Pause the import' })
const done = async (page: Page): Promise<number> => Number((await page.getByRole('progressbar').getAttribute('value').catch(() => null)) ?? -1)

const counts = (page: Page): Promise<number[]> => Promise.all(['articles', 'bodies', 'originals', 'sketches', 'imports', 'mentions', 'occurrences', 'eventPassages'].map((table) => countRows(page, table)))

/** As the system drops a folder: with its path. */
async function drop(page: Page, folder: string): Promise<void> {
  const client = await page.context().newCDPSession(page)
  const data = { items: [], files: [folder], dragOperationsMask: 1 }
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) await client.send('Input.dispatchDragEvent', { type, x: 700, y: 400, data })
}

/** Waits until so many files are through, and pauses there. */
async function pauseAt(page: Page, files: number): Promise<number> {
  await pause(page).waitFor()
  while ((await done(page)) < files) await page.waitForTimeout(5)
  await pause(page).click()
  await page.getByRole('button', { name: 'Go on with the import' }).waitFor()
  const at = await done(page)
  expect(await page.getByRole('status').filter({ hasText: 'Paused after' }).first().textContent()).toMatch(new RegExp(`Paused after \\d+ of ${MIXED.files}`))
  return at
}

test('drop, pause, cancel, go on, be killed, go on, read the report, undo', async () => {
  const folder = join(await mkdtemp(join(tmpdir(), 'dossier-mixed-')), 'Harbours')
  await writeMixedFolder(folder)
  const profile = await mkdtemp(join(tmpdir(), 'dossier-folder-'))
  // Root may read every file: what the system refuses is refused in its name.
  const init = (): void => {
    // The proxy hands `this` on.
    // oxlint-disable-next-line typescript/unbound-method
    Blob.prototype.arrayBuffer = new Proxy(Blob.prototype.arrayBuffer, {
      apply: (read, file: Blob, args) => (file instanceof File && file.name === 'locked.txt' ? Promise.reject(new DOMException('The file could not be read: permission was denied.', 'NotReadableError')) : (Reflect.apply(read, file, args) as unknown)),
    })
  }
  let app = await openBrowserApp({ profile, from: await readyProfile(), init })
  await firstStart(app.page)
  const before = await counts(app.page)

  await drop(app.page, folder)
  await dialog(app.page, 'Import notes').getByRole('radio', { name: /^Articles/ }).click()
  await dialog(app.page, 'Import notes').getByRole('button', { name: /^Import \d+ articles/ }).click()
  await pauseAt(app.page, 40)
  await app.page.getByRole('button', { name: 'Cancel the import' }).click()
  const report = dialog(app.page, 'Import')
  const goOn = report.getByRole('button', { name: /^Go on with the remaining \d+$/ })
  await goOn.waitFor()
  const stopped = (await readRows<{ done: number; imported: number; files: number }>(app.page, 'imports')).find(({ files }) => files === MIXED.files)!
  expect(await goOn.textContent()).toBe(`Go on with the remaining ${MIXED.files - stopped.done}`)
  await goOn.click()

  // Killed while it is paused, it is offered at the next start.
  const paused = await pauseAt(app.page, stopped.done + 40)
  expect(paused).toBeLessThan(MIXED.files)
  await app.close()
  app = await openBrowserApp({ profile, init })
  const { page } = app
  const offer = dialog(page, 'An import was not finished')
  await offer.getByText(new RegExp(`^\\d+ of ${MIXED.files} files are through`)).waitFor()
  const halfway = await countRows(page, 'articles')
  expect([await countRows(page, 'bodies'), await countRows(page, 'originals')]).toEqual([halfway, halfway])
  await offer.getByRole('button', { name: 'Go on' }).click()

  const end = dialog(page, 'Import')
  await end.getByText(`${MIXED.articles} articles were imported.`).waitFor({ timeout: 180_000 })
  const words = (await end.textContent()) ?? ''
  expect(words).toContain(`${MIXED.present} were in the library already`)
  expect(words).toContain(`${MIXED.refused.length} could not be read`)
  for (const name of MIXED.refused) expect(words).toContain(name)
  expect(words).toMatch(/locked\.txt.*permission was denied/)
  expect(words).toContain('1 of them has the text of another article')
  await end.getByRole('button', { name: 'Done' }).click()

  // The copy leads to the other one, and back.
  await page.getByRole('textbox', { name: 'Filter the library' }).fill(MIXED.copy)
  await articleRow(page, MIXED.copy).click()
  await page.getByRole('main').getByRole('list', { name: 'Also published as' }).getByRole('link', { name: MIXED.original }).click()
  await expect.poll(() => heading(page).textContent()).toBe(MIXED.original)
  await page.getByRole('main').getByRole('link', { name: MIXED.copy }).waitFor()
  await page.getByRole('textbox', { name: 'Filter the library' }).fill('')

  await page.getByRole('button', { name: 'Settings' }).click()
  await page.getByRole('main').getByRole('button', { name: /^Undo the import of/ }).first().click()
  await dialog(page, 'Undo the import?').getByRole('button', { name: `Remove ${MIXED.articles} articles` }).click()
  await dialog(page, 'Undo the import?').getByText(`${MIXED.articles} articles were removed.`).waitFor()
  await dialog(page, 'Undo the import?').getByRole('button', { name: 'Done' }).click()
  await settled(page, 180_000)
  expect(await counts(page)).toEqual(before)
  const kept = await page.evaluate(async () => {
    const names: string[] = []
    const imports = await (await navigator.storage.getDirectory()).getDirectoryHandle('imports')
    for await (const name of (await imports.getDirectoryHandle('dossier')).keys()) names.push(name)
    return names
  })
  expect([kept, app.errors, app.requests]).toEqual([[], [], []])
  await app.close()
  for (const path of [profile, join(folder, '..')]) await rm(path, { recursive: true, force: true, maxRetries: 3 })
}, 600_000)
