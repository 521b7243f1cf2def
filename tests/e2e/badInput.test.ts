/** What goes wrong on a real machine: each is said in one clear message, nothing is lost, the rest goes on. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright'
import { expect, test } from 'vitest'
import { openBrowserApp } from '../support/browserPage.ts'
import { readRows } from '../support/pageDatabase.ts'
import { readyProfile } from '../support/readyProfile.ts'
import { articleRow, firstStart, GERMAN } from './desk.ts'

const failure = (page: Page) => page.getByRole('alert')

test('a library of a later version: one message, and the data as they were', async () => {
  const profile = await mkdtemp(join(tmpdir(), 'dossier-later-'))
  const before = await openBrowserApp({ profile, from: await readyProfile() })
  await firstStart(before.page)
  await before.page.goto('about:blank')
  await before.page.goto(`${before.url}favicon-of-nothing`)
  await before.page.evaluate(
    () =>
      new Promise<void>((done, failed) => {
        const open = indexedDB.open('dossier', 990)
        open.addEventListener('upgradeneeded', () => open.result.createObjectStore('novelties'))
        open.addEventListener('success', () => done(open.result.close()))
        open.addEventListener('error', () => failed(open.error ?? new Error('not opened')))
      }),
  )
  await before.close()
  const after = await openBrowserApp({ profile })
  expect(await failure(after.page).textContent()).toMatch(/later version of Dossier\. Nothing was changed/)
  const stores = await after.page.evaluate(
    () =>
      new Promise<[number, number]>((done) => {
        const open = indexedDB.open('dossier')
        open.addEventListener('success', () => {
          const count = open.result.transaction('articles').objectStore('articles').count()
          count.addEventListener('success', () => done([open.result.version, count.result]))
        })
      }),
  )
  expect(stores).toEqual([990, 5])
  await after.close()
  await rm(profile, { recursive: true, force: true, maxRetries: 3 })
})

test.each([
  [
    'SecurityError', /Storage was refused/,
    () => {
      IDBFactory.prototype.open = () => {
        throw new DOMException('internal', 'SecurityError')
      }
    },
  ],
  [
    'UnknownError', /could not be read\. Nothing was changed or deleted/,
    () => {
      IDBFactory.prototype.open = () => {
        throw new DOMException('internal', 'UnknownError')
      }
    },
  ],
])('storage that answers %s: one message', async (_, message, init) => {
  const app = await openBrowserApp({ init })
  expect(await failure(app.page).textContent()).toMatch(message)
  expect(await app.page.getByRole('button', { name: 'Reload' }).isVisible()).toBe(true)
  await app.close()
})

test('files of every bad kind beside a good one: each is named with its reason, the good one comes in', async () => {
  const app = await openBrowserApp({ from: await readyProfile() })
  const { page } = app
  await firstStart(page)
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.getByRole('button', { name: 'Import', exact: true }).click()])
  const file = (name: string, buffer: Buffer) => ({ name, mimeType: 'text/plain', buffer })
  await chooser.setFiles([
    file('leer.txt', Buffer.alloc(0)),
    file('bild.txt', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13])),
    file('utf16.txt', Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('Der Hafen wird ausgebaut\n\nDer Hafen der Stadt wird bis zum Herbst ausgebaut, wie die Verwaltung mitteilte.\n', 'utf16le')])),
    file('alt.txt', Buffer.from('Grüße aus Köln\n\nDie Bürger der Stadt haben am Sonntag für den Umbau des Bahnhofs gestimmt, wie die Behörden mitteilten.\n', 'latin1')),
  ])
  const report = page.getByRole('dialog', { name: 'Import' })
  await report.getByText('2 articles were imported.').waitFor()
  const words = await report.textContent()
  expect(words).toContain('2 could not be read')
  expect(words).toMatch(/leer\.txt.*is empty/)
  expect(words).toMatch(/bild\.txt.*PNG/)
  await page.keyboard.press('Escape')
  await articleRow(page, 'Grüße aus Köln').click()
  await expect.poll(() => page.getByRole('main', { name: 'Article' }).textContent()).toContain('Die Bürger der Stadt')
  expect(app.errors).toEqual([])
  await app.close()
})

test('a full disk while typing: the text stays, the message says what to do, and it is saved once there is room', async () => {
  // From the moment it is told to, every write is refused as a full disk refuses it.
  const app = await openBrowserApp({
    from: await readyProfile(),
    init: () => {
      // The proxy hands `this` on.
      // oxlint-disable-next-line typescript/unbound-method
      IDBObjectStore.prototype.add = new Proxy(IDBObjectStore.prototype.add, {
        apply(add, store: IDBObjectStore, args) {
          if ((window as { full?: boolean }).full !== true) return Reflect.apply(add, store, args) as unknown
          store.transaction.abort()
          throw new DOMException('no room', 'QuotaExceededError')
        },
      })
    },
  })
  const { page } = app
  await firstStart(page)
  await articleRow(page, GERMAN).click()
  await page.getByRole('button', { name: 'New note' }).first().click()
  const notes = page.getByRole('complementary', { name: 'Notes' })
  await page.getByRole('textbox', { name: 'Note title' }).fill('Voll')
  await notes.getByText(/^Saved/).filter({ visible: true }).waitFor()
  await page.evaluate(() => Object.assign(window, { full: true }))
  await page.getByRole('textbox', { name: 'Note', exact: true }).click()
  await page.keyboard.type('Dieser Satz findet keinen Platz.')
  await notes.getByText(/disk is full/i).waitFor()
  expect(await page.getByRole('textbox', { name: 'Note', exact: true }).textContent()).toContain('Dieser Satz findet keinen Platz.')
  await page.evaluate(() => Object.assign(window, { full: false }))
  await notes.getByText(/^Saved/).filter({ visible: true }).waitFor({ timeout: 15_000 })
  await expect.poll(async () => (await readRows<{ excerpt: string }>(page, 'notes'))[0]!.excerpt).toContain('findet keinen Platz')
  await page.reload()
  await expect.poll(() => page.getByRole('textbox', { name: 'Note', exact: true }).textContent()).toContain('Dieser Satz findet keinen Platz.')
  await app.close()
})
