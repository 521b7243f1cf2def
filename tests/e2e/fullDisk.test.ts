/** A disk that is really full, by Chromium's own quota: what is on the screen stays, nothing saved is harmed, and all of it is saved once there is room. */
import { expect, test } from 'vitest'
import { openBrowserApp } from '../support/browserPage.ts'
import { countRows, readRows } from '../support/pageDatabase.ts'
import { firstStart } from './desk.ts'

const WAIT = { timeout: 30_000 }

test('the quota is used up while typing and pasting a picture', async () => {
  const app = await openBrowserApp()
  const { page } = app
  await firstStart(page)
  const notes = page.getByRole('complementary', { name: 'Notes' })
  const body = page.getByRole('textbox', { name: 'Note', exact: true })
  await page.getByRole('button', { name: 'New note' }).first().click()
  await page.getByRole('textbox', { name: 'Note title' }).fill('Voll')
  await page.getByRole('textbox', { name: 'Note title' }).press('Enter')
  await page.keyboard.insertText('Dies ist gespeichert.')
  await notes.getByText(/^Saved/).waitFor(WAIT)
  const before = await readRows<{ excerpt: string }>(page, 'notes')

  const cdp = await page.context().newCDPSession(page)
  const origin = app.url.slice(0, -1)
  await cdp.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 1 })
  await page.keyboard.insertText(' Dieser Satz findet keinen Platz.')
  await notes.getByRole('alert').filter({ hasText: /disk is full.*Free some space/i }).waitFor(WAIT)
  await body.evaluate((element) => {
    const canvas = document.createElement('canvas')
    canvas.width = canvas.height = 200
    const picture = Uint8Array.from(atob(canvas.toDataURL('image/png').split(',')[1]!), (letter) => letter.charCodeAt(0))
    const data = new DataTransfer()
    data.items.add(new File([picture], 'Bild.png', { type: 'image/png' }))
    element.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))
  })
  await page.getByRole('region', { name: 'Notices' }).getByText(/disk is full|could not|not saved/i).first().waitFor(WAIT)
  expect(await body.textContent()).toContain('Dies ist gespeichert. Dieser Satz findet keinen Platz.')
  expect([await readRows(page, 'notes'), await countRows(page, 'assets'), await countRows(page, 'articles')]).toEqual([before, 0, 5])

  await cdp.send('Storage.overrideQuotaForOrigin', { origin })
  await notes.getByText(/^Saved/).waitFor(WAIT)
  await expect.poll(async () => (await readRows<{ excerpt: string }>(page, 'notes'))[0]!.excerpt, WAIT).toBe('Dies ist gespeichert. Dieser Satz findet keinen Platz.')
  await page.reload()
  await expect.poll(() => body.textContent(), WAIT).toContain('Dies ist gespeichert. Dieser Satz findet keinen Platz.')
  // The mirror too has all of it.
  await expect.poll(() => page.evaluate(async () => {
    const folder = await (await (await navigator.storage.getDirectory()).getDirectoryHandle('mirror')).getDirectoryHandle('notes')
    for await (const handle of folder.values()) return (await (handle as FileSystemFileHandle).getFile()).text()
    return ''
  }), WAIT).toContain('findet keinen Platz')
  await app.close()
}, 300_000)
