import { readFileSync } from 'node:fs'
import { unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import { openBrowserApp } from '../support/browserPage.ts'
import { expectedFile, findEverythingAgain, followTheBacklinks, writeTheNote } from './story.ts'

test('browser host: from the first start to the exported file, and back', async () => {
  const app = await openBrowserApp({ init: () => ['showDirectoryPicker', 'showSaveFilePicker'].forEach((name) => Reflect.deleteProperty(window, name)) })
  const { page } = app
  await writeTheNote(page)
  await followTheBacklinks(page)
  await page.getByRole('button', { name: 'Export', exact: true }).first().click()
  const dialog = page.getByRole('dialog', { name: 'Export' })
  await dialog.getByRole('radio', { name: /^All notes/ }).click()
  const [download] = await Promise.all([page.waitForEvent('download'), dialog.getByRole('button', { name: /^Export/ }).click()])
  const files = unzipSync(new Uint8Array(readFileSync(await download.path())))
  expect(Object.keys(files)).toEqual(['Wer half Tokajew.md'])
  expect(new TextDecoder().decode(files['Wer half Tokajew.md'])).toBe(await expectedFile(page, 'Wer half Tokajew.md'))
  await dialog.getByText('1 of 1 note').waitFor()
  await page.keyboard.press('Escape')
  await findEverythingAgain(page)
  expect({ errors: app.errors, requests: app.requests }).toEqual({ errors: [], requests: [] })
  await app.close()
})
