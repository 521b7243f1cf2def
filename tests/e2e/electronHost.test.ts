import { mkdtemp, readdir, readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { markBlock } from '../../renderer/core/export/dossierBlock.ts'
import { openElectronApp } from '../support/electronPage.ts'
import { expectedFile, findEverythingAgain, followTheBacklinks, writeTheNote } from './story.ts'

test('Electron host: from the first start to the exported file, and back', async () => {
  const app = await openElectronApp()
  const { page } = app
  await writeTheNote(page)
  await followTheBacklinks(page)
  const folder = await mkdtemp(join(tmpdir(), 'dossier-export-'))
  app.fake.dialog.answers = [{ canceled: false, filePaths: [folder] }]
  await page.getByRole('button', { name: 'Export', exact: true }).first().click()
  const dialog = page.getByRole('dialog', { name: 'Export' })
  await dialog.getByRole('radio', { name: /^All notes/ }).click()
  await dialog.getByRole('button', { name: /^Export/ }).click()
  await dialog.getByText('1 of 1 note').waitFor()
  expect(await readdir(folder)).toEqual(['Wer half Tokajew.md'])
  expect(await readFile(join(folder, 'Wer half Tokajew.md'), 'utf8')).toBe(markBlock(await expectedFile(page, 'Wer half Tokajew.md'), 'html'))
  await page.keyboard.press('Escape')
  await findEverythingAgain(page)
  expect({ errors: app.errors, requests: app.requests }).toEqual({ errors: [], requests: [] })
  await app.close()
})
