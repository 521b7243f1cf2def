/** The live vault on a real disk: files become notes and notes files, both ways, and nothing is lost on the way. */
import { cp, mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { Page } from 'playwright'
import { expect, test } from 'vitest'
import { openElectronApp } from '../support/electronPage.ts'
import { readRows } from '../support/pageDatabase.ts'
import { readyProfile } from '../support/readyProfile.ts'
import { firstStart } from './desk.ts'

interface Note { id: string; title: string; excerpt: string; folder: string; trashedAt: number; assets: string[] }

const poll = { timeout: 30_000 }
const alive = async (page: Page): Promise<Note[]> => (await readRows<Note>(page, 'notes')).filter(({ trashedAt }) => trashedAt === 0)
const noteCalled = async (page: Page, title: string): Promise<Note | undefined> => (await alive(page)).find((note) => note.title === title)

test('live vault: in step both ways, conflicts kept, renames followed, a missing file asked about, many of them a pause', async () => {
  const app = await openElectronApp({ from: await readyProfile('electron') })
  const { page } = app
  await firstStart(page)
  const folder = join(await mkdtemp(join(tmpdir(), 'dossier-live-')), 'Vault')
  await mkdir(join(folder, 'Plans'), { recursive: true })
  for (let number = 1; number <= 20; number += 1) await writeFile(join(folder, `Note ${number}.md`), `Text of ${number}, see [[Note ${(number % 20) + 1}]].\n`)
  await writeFile(join(folder, 'Plans/Trip.md'), 'To Almaty.\n')
  await mkdir(join(folder, 'attachments'))
  await cp(resolve('tests/fixtures/notes/obsidian-vault/Travel/2022/ticket.png'), join(folder, 'attachments/map.png'))
  await writeFile(join(folder, 'Note 2.md'), 'Text of 2, see [[Note 3]].\n\n![[map.png|The map]]\n')
  const file = (path: string): Promise<string> => readFile(join(folder, path), 'utf8').catch(() => '')

  const base = page.url().replace(/#.*/, '')
  await page.goto(`${base}#/settings`)
  const vault = page.getByRole('region', { name: 'Live vault' })
  app.fake.dialog.answers = [{ canceled: false, filePaths: [folder] }]
  await vault.getByRole('button', { name: 'Choose a folder…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Keep “Vault” in step with the notes?' })
  await dialog.getByText('21 Markdown files in the folder will become notes').waitFor()
  await dialog.getByRole('button', { name: 'Keep in step' }).click()
  await expect.poll(async () => (await alive(page)).length, poll).toBe(21)
  expect(await noteCalled(page, 'Trip')).toMatchObject({ folder: 'Plans', excerpt: 'To Almaty.' })
  await vault.getByText(/Everything is in step/).waitFor()
  // Reading changes no file.
  expect(await file('Note 1.md')).toBe('Text of 1, see [[Note 2]].\n')

  // There → here.
  await writeFile(join(folder, 'Note 1.md'), 'Written there, see [[Trip]].\n')
  await expect.poll(async () => (await noteCalled(page, 'Note 1'))?.excerpt, poll).toBe('Written there, see Trip.')

  // Here → there, from an open editor; what is written there comes into it.
  const trip = (await noteCalled(page, 'Trip'))!
  await page.goto(`${base}#/settings?note=${trip.id}`)
  const text = page.getByRole('complementary', { name: 'Notes' }).getByRole('textbox', { name: 'Note', exact: true })
  await text.getByText('To Almaty.').click()
  await page.keyboard.press('ControlOrMeta+End')
  await page.keyboard.type(' By train.')
  await expect.poll(() => file('Plans/Trip.md'), poll).toContain('To Almaty. By train.')
  expect(await file('Plans/Trip.md')).toContain(`id: ${trip.id}`)
  await writeFile(join(folder, 'Plans/Trip.md'), (await file('Plans/Trip.md')).replace('By train.', 'By night train.'))
  await text.getByText('To Almaty. By night train.').waitFor({ timeout: 30_000 })

  // A new note is a new file.
  await page.getByRole('button', { name: 'New note' }).first().click()
  // Until it is there, the title in sight is the other note's.
  await expect.poll(() => page.getByRole('textbox', { name: 'Note title' }).inputValue(), poll).toBe('')
  await page.getByRole('textbox', { name: 'Note title' }).fill('Made here')
  await page.getByRole('textbox', { name: 'Note title' }).press('Enter')
  await page.keyboard.type('With words.')
  await expect.poll(() => file('Made here.md'), poll).toContain('With words.')

  // Both sides: each is kept, as a note and as a file.
  await vault.getByRole('button', { name: 'Pause' }).click()
  await vault.getByText('Paused. Nothing is read or written.').waitFor()
  await page.keyboard.press('Escape')
  await page.goto(`${base}#/settings?note=${trip.id}`)
  await text.getByText('To Almaty. By night train.').click()
  await page.keyboard.press('ControlOrMeta+End')
  await page.keyboard.type(' First class.')
  await expect.poll(async () => (await noteCalled(page, 'Trip'))?.excerpt, poll).toContain('First class.')
  await writeFile(join(folder, 'Plans/Trip.md'), (await file('Plans/Trip.md')).replace('By night train.', 'By plane.'))
  await vault.getByRole('button', { name: 'Go on' }).click()
  const copies = async (): Promise<string[]> => (await readdir(join(folder, 'Plans'))).filter((name) => name.startsWith('Trip (conflict'))
  await expect.poll(copies, poll).toHaveLength(1)
  await expect.poll(() => file('Plans/Trip.md'), poll).toContain('By night train. First class.')
  expect(await file(`Plans/${(await copies())[0]}`)).toContain('By plane.')
  expect((await alive(page)).map(({ excerpt }) => excerpt)).toEqual(expect.arrayContaining(['To Almaty. By night train. First class.', 'To Almaty. By plane.']))

  // Renamed there: the same note, by its id and by its very bytes.
  await rename(join(folder, 'Plans/Trip.md'), join(folder, 'Journey.md'))
  await rename(join(folder, 'Note 3.md'), join(folder, 'Number three.md'))
  await expect.poll(async () => (await alive(page)).find(({ id }) => id === trip.id), poll).toMatchObject({ title: 'Journey', folder: '' })
  await expect.poll(async () => noteCalled(page, 'Number three'), poll).toMatchObject({ excerpt: 'Text of 3, see Note 4.' })

  // A picture renamed there: the same by its bytes, and the file that shows it follows.
  const [picture] = (await noteCalled(page, 'Note 2'))!.assets
  await mkdir(join(folder, 'Pictures'))
  await rename(join(folder, 'attachments/map.png'), join(folder, 'Pictures/Karte.png'))
  await expect.poll(() => file('Note 2.md'), poll).toContain('![[Karte.png|The map]]')
  expect((await noteCalled(page, 'Note 2'))!.assets).toEqual([picture])
  expect(await readRows(page, 'assets')).toHaveLength(1)

  // Deleted here: into the folder's trash.
  await page.goto(`${base}#/notes`)
  await page.getByRole('grid', { name: 'Notes' }).getByRole('row', { name: 'Made here' }).focus()
  await page.keyboard.press('Delete')
  await expect.poll(() => file('.trash/Made here.md'), poll).toContain('With words.')
  expect(await file('Made here.md')).toBe('')
  await page.goto(`${base}#/settings`)
  await vault.getByText(/Everything is in step/).waitFor()

  // One file removed: asked, then trashed.
  await rm(join(folder, 'Note 7.md'))
  await vault.getByText('1 file was removed from the folder. What about the note?').waitFor({ timeout: 30_000 })
  expect(await noteCalled(page, 'Note 7')).toBeDefined()
  await vault.getByRole('button', { name: 'Move the note to the trash' }).click()
  await expect.poll(async () => noteCalled(page, 'Note 7'), poll).toBeUndefined()

  // Many removed: a pause, and nothing else.
  const before = (await alive(page)).length
  for (const number of [8, 9, 10, 11]) await rm(join(folder, `Note ${number}.md`))
  await vault.getByText('Paused: many files are missing.').waitFor({ timeout: 30_000 })
  expect((await alive(page)).length).toBe(before)
  // The folder itself gone, then back.
  await rename(folder, `${folder}.away`)
  await vault.getByRole('button', { name: 'Look now' }).click()
  await vault.getByText('Paused: the folder cannot be reached.').waitFor({ timeout: 30_000 })
  expect((await alive(page)).length).toBe(before)
  await rename(`${folder}.away`, folder)
  await vault.getByRole('button', { name: 'Look now' }).click()
  await vault.getByText('Paused: many files are missing.').waitFor({ timeout: 30_000 })
  await vault.getByRole('button', { name: 'Write the files again' }).click()
  await expect.poll(() => file('Note 8.md'), poll).toContain('Text of 8')
  expect({ errors: app.errors, requests: app.requests }).toEqual({ errors: [], requests: [] })
  await app.close()
})
