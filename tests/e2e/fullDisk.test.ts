/** A disk that is really full, by Chromium's own quota: what is on the screen stays, nothing that was saved is harmed, and all is saved once there is room. */
import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { openBrowserApp } from '../support/browserPage.ts'
import { countRows, readRows } from '../support/pageDatabase.ts'
import { readyProfile } from '../support/readyProfile.ts'
import { firstStart } from './desk.ts'

const WAIT = { timeout: 30_000 }
/** Bytes that are left: enough for the start and for some sentences. */
const ROOM = 150_000
/** Chromium keeps an origin's storage open that long after its last page, and with it what it last knew of the room. */
const FORGOTTEN_MS = 3000

test('a picture and a long text find no room on the disk', async () => {
  const app = await openBrowserApp({ from: await readyProfile() })
  const { page } = app
  const notes = page.getByRole('complementary', { name: 'Notes' })
  const body = page.getByRole('textbox', { name: 'Note', exact: true })
  await firstStart(page)
  await page.goto('about:blank')
  await page.waitForTimeout(FORGOTTEN_MS)
  const cdp = await page.context().newCDPSession(page)
  const origin = app.url.slice(0, -1)
  const { usage } = await cdp.send('Storage.getUsageAndQuota', { origin })
  await cdp.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: Math.round(usage) + ROOM })
  await page.goto(app.url)
  await page.getByRole('button', { name: 'New note' }).first().click()
  const title = page.getByRole('textbox', { name: 'Note title' })
  await title.fill('Voll')
  await title.press('Enter')
  await page.keyboard.insertText('Dies ist gespeichert.')
  await notes.getByText(/^Saved/).filter({ visible: true }).waitFor(WAIT)
  await expect.poll(async () => (await readRows<{ excerpt: string }>(page, 'notes'))[0]!.excerpt, WAIT).toBe('Dies ist gespeichert.')

  // What is random cannot be packed to fit.
  await body.evaluate((element, base64) => {
    const picture = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))
    const data = new DataTransfer()
    data.items.add(new File([picture], 'Bild.png', { type: 'image/png' }))
    element.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))
  }, randomBytes(2 * ROOM).toString('base64'))
  await page.getByRole('region', { name: 'Notices' }).getByText(/Bild\.png.*disk is full.*Free some space/).waitFor(WAIT)
  expect([await body.locator('img').count(), await countRows(page, 'assets'), await countRows(page, 'assetBytes')]).toEqual([0, 0, 0])

  const before = await readRows(page, 'notes')
  const written = `Dies ist gespeichert. Dies findet keinen Platz: ${randomBytes(2 * ROOM).toString('base64')}`
  await body.click()
  await page.keyboard.press('ControlOrMeta+End')
  await page.keyboard.insertText(written.slice('Dies ist gespeichert.'.length))
  await notes.getByRole('alert').filter({ hasText: /disk is full.*Free some space/ }).waitFor(WAIT)
  expect(await body.textContent()).toBe(written)
  expect([await readRows(page, 'notes'), await countRows(page, 'articles')]).toEqual([before, 5])

  await cdp.send('Storage.overrideQuotaForOrigin', { origin })
  await notes.getByText(/^Saved/).filter({ visible: true }).waitFor(WAIT)
  expect(await notes.getByRole('alert').count()).toBe(0)
  // The second copy has it too, and so has the next start.
  await expect.poll(() => page.evaluate(async () => {
    const folder = await (await (await navigator.storage.getDirectory()).getDirectoryHandle('mirror')).getDirectoryHandle('notes')
    for await (const handle of folder.values()) return (await (handle as FileSystemFileHandle).getFile()).text()
    return ''
  }), WAIT).toContain(written.slice(-1000))
  await page.reload()
  await expect.poll(() => body.textContent(), WAIT).toBe(written)
  await app.close()
}, 180_000)
