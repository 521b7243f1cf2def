/** The whole library as one file, and back, through the settings as a user does it. */
import { copyFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Download, Page } from 'playwright'
import { loadDexie, measureDexieCopy } from './peers.ts'

export interface BackupFigures {
  /** s */
  made: number
  restored: number
  /** s that plain Dexie takes to copy the same rows. */
  copied: number
  /** MB of the file. */
  size: number
}

export async function measureBackup(page: Page, scratch: string): Promise<BackupFigures> {
  await page.goto(page.url().replace(/#.*/, '#/settings'))
  await loadDexie(page)
  const copied = await measureDexieCopy(page)
  const begun = performance.now()
  const file = join(scratch, 'library.zip')
  const download = await downloaded(page, () => page.getByRole('button', { name: 'Back up now…' }).click())
  const made = (performance.now() - begun) / 1000
  await copyFile(await download.path(), file)

  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.getByRole('button', { name: 'Restore a backup…' }).click()])
  await chooser.setFiles(file)
  const dialog = page.getByRole('dialog', { name: /^Restore/ })
  await dialog.getByRole('radio', { name: /^Replace everything/ }).click({ timeout: 600_000 })
  const reloaded = page.waitForEvent('load', { timeout: 3_600_000 })
  await downloaded(page, () => dialog.getByRole('button', { name: 'Back up the present, then replace' }).click())
  // The present is backed up; what follows is the restoring itself.
  const since = performance.now()
  await reloaded
  const restored = (performance.now() - since) / 1000
  await page.getByRole('grid', { name: 'Articles' }).getByRole('row').first().waitFor()
  return { made, restored, copied, size: (await stat(file)).size / 1e6 }
}

async function downloaded(page: Page, act: () => Promise<void>): Promise<Download> {
  const [download] = await Promise.all([page.waitForEvent('download', { timeout: 3_600_000 }), act()])
  await download.path()
  return download
}
