/** A library that is lost or damaged on the disk comes back from the mirror, in both hosts. */
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright'
import { expect, test } from 'vitest'
import { openBrowserApp } from '../support/browserPage.ts'
import { openElectronApp } from '../support/electronPage.ts'
import { readRows } from '../support/pageDatabase.ts'
import { readyProfile } from '../support/readyProfile.ts'
import { firstStart } from './desk.ts'

const WAIT = { timeout: 30_000 }
const SEVERAL_STARTS = 300_000

async function write(page: Page, title: string, text: string): Promise<void> {
  await page.getByRole('button', { name: 'New note' }).first().click()
  const field = page.getByRole('textbox', { name: 'Note title' })
  await expect.poll(() => field.inputValue()).toBe('')
  await field.fill(title)
  await field.press('Enter')
  await page.keyboard.insertText(text)
  await page.getByRole('complementary', { name: 'Notes' }).getByText(/^Saved/).filter({ visible: true }).waitFor(WAIT)
}

/** The notes that the browser's mirror holds, by title; empty while there is none. */
const mirrored = (page: Page): Promise<string[]> =>
  page.evaluate(async () => {
    const titles: string[] = []
    try {
      const root = await navigator.storage.getDirectory()
      const folder = await (await root.getDirectoryHandle('mirror')).getDirectoryHandle('notes')
      for await (const handle of folder.values()) {
        const { row, body, steps } = JSON.parse(await (await (handle as FileSystemFileHandle).getFile()).text()) as { row: { title: string }; body: unknown; steps: unknown[] }
        titles.push(`${row.title}: ${JSON.stringify([body, steps])}`)
      }
    } catch {
      return []
    }
    return titles.sort()
  })

async function filesBelow(folder: string): Promise<string[]> {
  const names = await readdir(folder, { recursive: true })
  const paths = names.map((name) => join(folder, name))
  const found = await Promise.all(paths.map(async (path) => ((await stat(path)).isFile() ? [path] : [])))
  return found.flat()
}

async function expectRestored(page: Page, texts: string[]): Promise<void> {
  await page.getByRole('main', { name: `Restore ${texts.length} notes?` }).waitFor(WAIT)
  await page.getByText('What is in it').click()
  await page.getByText('Zweite Notiz').waitFor(WAIT)
  await page.getByRole('button', { name: `Restore ${texts.length} notes` }).click()
  await firstStart(page)
  const rows = await readRows<{ id: string; excerpt: string }>(page, 'notes')
  expect(rows.map(({ excerpt }) => excerpt).sort()).toEqual([...texts].sort())
  await page.evaluate((hash) => (location.hash = hash), `#/note/${rows.find(({ excerpt }) => excerpt === texts[1])!.id}`)
  await expect.poll(() => page.getByRole('textbox', { name: 'Note', exact: true }).textContent(), WAIT).toContain(texts[1])
}

test.each([
  [
    'damaged',
    async (folder: string): Promise<void> => {
      const files = await filesBelow(folder)
      expect(files.some((file) => /\.log$|\.ldb$/.test(file))).toBe(true)
      for (const file of files) await writeFile(file, Buffer.alloc((await readFile(file)).length, 0x5a))
    },
  ],
  ['deleted', (folder: string): Promise<void> => rm(folder, { recursive: true })],
])('a library whose files were %s: everything written comes back', async (_, harm) => {
  const profile = await mkdtemp(join(tmpdir(), 'dossier-harmed-'))
  const before = await openBrowserApp({ profile, from: await readyProfile() })
  await firstStart(before.page)
  await write(before.page, 'Erste Notiz', 'Im Hafen liegt ein Schiff.')
  await write(before.page, 'Zweite Notiz', 'Das Schiff ist fort.')
  await expect.poll(async () => (await mirrored(before.page)).join(), WAIT).toMatch(/Erste Notiz.*Hafen.*Zweite Notiz.*fort/)
  await before.close()
  await harm(join(profile, 'Default/IndexedDB'))
  const after = await openBrowserApp({ profile })
  await expectRestored(after.page, ['Im Hafen liegt ein Schiff.', 'Das Schiff ist fort.'])
  // From now on it opens as ever.
  await after.page.reload()
  await firstStart(after.page)
  await after.close()
  await rm(profile, { recursive: true, force: true, maxRetries: 3 })
}, SEVERAL_STARTS)

test('Electron: notes are plain files within seconds, and a lost library comes back from them, or is begun empty with them put aside', async () => {
  const profile = await mkdtemp(join(tmpdir(), 'dossier-harmed-'))
  const mirror = join(profile, 'user-data/mirror')
  const before = await openElectronApp({ profile, from: await readyProfile('electron') })
  await firstStart(before.page)
  await write(before.page, 'Erste Notiz', 'Im Hafen liegt ein Schiff.')
  await write(before.page, 'Zweite Notiz', 'Das Schiff ist fort.')
  const markdown = async (): Promise<string> => {
    const names = await readdir(join(mirror, 'markdown')).catch(() => [])
    return (await Promise.all(names.toSorted((a, b) => a.localeCompare(b)).map((name) => readFile(join(mirror, 'markdown', name), 'utf8')))).join('---\n')
  }
  await expect.poll(markdown, WAIT).toBe('# Erste Notiz\n\nIm Hafen liegt ein Schiff.\n---\n# Zweite Notiz\n\nDas Schiff ist fort.\n')
  await before.close()

  await rm(join(profile, 'chromium/Default/IndexedDB'), { recursive: true })
  const after = await openElectronApp({ profile })
  await expectRestored(after.page, ['Im Hafen liegt ein Schiff.', 'Das Schiff ist fort.'])
  await after.close()

  await rm(join(profile, 'chromium/Default/IndexedDB'), { recursive: true })
  const empty = await openElectronApp({ profile })
  await empty.page.getByRole('button', { name: 'Start empty' }).click(WAIT)
  await firstStart(empty.page)
  expect(await readRows(empty.page, 'notes')).toEqual([])
  await empty.close()
  const [aside] = (await readdir(join(profile, 'user-data'))).filter((name) => name.startsWith('mirror '))
  expect(await readdir(join(profile, 'user-data', aside!, 'notes'))).toHaveLength(2)
  await rm(profile, { recursive: true, force: true, maxRetries: 3 })
}, SEVERAL_STARTS)
