/** An Obsidian vault comes in as notes, and goes out again with the same meaning; in both hosts' own ways of choosing a folder. */
import { cp, mkdtemp, readdir, readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { Page } from 'playwright'
import { expect, test } from 'vitest'
import { openElectronApp } from '../support/electronPage.ts'
import { countRows, readRows } from '../support/pageDatabase.ts'
import { readyProfile } from '../support/readyProfile.ts'
import { firstStart } from './desk.ts'

const VAULT = resolve('tests/fixtures/notes/obsidian-vault')

interface Note { id: string; title: string; folder: string; aliases: string[]; tags: string[]; assets: string[]; createdAt: number }
interface Link { noteId: string; targetKind: string; targetId: string; unresolved?: string }

async function openDialog(page: Page): Promise<ReturnType<Page['getByRole']>> {
  await page.keyboard.press('ControlOrMeta+k')
  await page.getByRole('combobox').fill('Import notes')
  await page.getByRole('option', { name: 'Import notes…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Import notes' })
  await dialog.getByRole('button', { name: /Choose a folder/ }).waitFor()
  return dialog
}

test('an Obsidian vault in: recognised, imported, recognised again, undone, and its notes work', async () => {
  const app = await openElectronApp({ from: await readyProfile('electron') })
  const { page } = app
  await firstStart(page)
  const vault = join(await mkdtemp(join(tmpdir(), 'dossier-vault-')), 'My vault')
  await cp(VAULT, vault, { recursive: true })

  const choose = async (): Promise<ReturnType<Page['getByRole']>> => {
    const dialog = await openDialog(page)
    app.fake.dialog.answers = [{ canceled: false, filePaths: [vault] }]
    await dialog.getByRole('button', { name: /Choose a folder/ }).click()
    await dialog.getByRole('heading', { name: 'Obsidian vault: “My vault”' }).waitFor()
    return dialog
  }
  const dialog = await choose()
  await dialog.getByText('5 notes, 2 pictures, 1 attached file, 4 folders').waitFor()
  expect(await countRows(page, 'notes')).toBe(0)
  await dialog.getByRole('button', { name: 'Import 5 notes' }).click()
  await dialog.getByText('5 notes were imported.').waitFor()
  await dialog.getByText('With 2 pictures and 1 attached file.').waitFor()

  const notes = await readRows<Note>(page, 'notes')
  const home = notes.find(({ title }) => title === 'Home')!
  expect(home).toMatchObject({ folder: '', aliases: ['Start here'], createdAt: Date.UTC(2022, 0, 10, 8, 30) })
  expect(home.tags.toSorted()).toEqual(['index', 'todo', 'travel/plans'])
  expect(home.assets).toHaveLength(1)
  const links = (await readRows<Link>(page, 'links')).filter(({ noteId }) => noteId === home.id)
  const titles = new Set(links.map(({ targetId }) => notes.find(({ id }) => id === targetId)?.title))
  expect(titles).toEqual(new Set(['Ada Lovelace', 'Grace Hopper', 'Home', 'London', undefined])) // “Nobody Yet” is nobody yet

  // Again: nothing is new.
  await dialog.getByRole('button', { name: 'Done' }).click()
  const again = await choose()
  await again.getByText('5 notes are in the library already').waitFor()
  await again.getByRole('button', { name: 'Import 5 notes' }).click()
  await again.getByText('No note is new.').waitFor()
  await again.getByText('5 were there already, and the same.').waitFor()
  await again.getByRole('button', { name: 'Done' }).click()

  // They work: a link leads to its note.
  await page.goto(`${page.url().replace(/#.*/, '')}#/note/${home.id}`)
  const note = page.getByRole('textbox', { name: 'Note', exact: true })
  await note.getByText('the admiral').first().click({ modifiers: ['ControlOrMeta'] })
  await page.getByText('She showed a nanosecond.').first().waitFor()

  // Out again, as a vault.
  const out = await mkdtemp(join(tmpdir(), 'dossier-out-'))
  app.fake.dialog.answers = [{ canceled: false, filePaths: [out] }]
  await page.getByRole('button', { name: 'Export', exact: true }).first().click()
  const exporting = page.getByRole('dialog', { name: 'Export' })
  await exporting.getByRole('radio', { name: /^All notes/ }).click()
  await exporting.getByRole('radio', { name: /wikilinks|Obsidian/i }).first().click()
  await exporting.getByRole('button', { name: /^Export/ }).click()
  await exporting.getByText('5 of 5 notes').waitFor()
  await page.keyboard.press('Escape')
  const path = (await readdir(out, { recursive: true })).find((name) => /(?:^|\/)Home\.md$/.test(name))!
  const written = await readFile(join(out, path), 'utf8')
  for (const kept of ['rating: 4', '> [!warning]- Mind the gap', '%% nobody reads', '- [ ] Book a room', '[[Nobody Yet]]', '`[[not a link]]`', '#todo']) expect(written).toContain(kept)
  expect(written).toMatch(/\[\[[^\]]*Grace Hopper\|the admiral\]\]/)
  expect(await readFile(join(out, 'attachments/notes on hotels.pdf'))).toEqual(await readFile(join(VAULT, 'attachments/notes on hotels.pdf')))

  // And away with all of it.
  const last = await openDialog(page)
  await last.getByText('The last import brought 5 notes from “My vault”.').waitFor()
  await last.getByRole('button', { name: 'Undo it' }).click()
  await page.getByText('The import was undone').first().waitFor()
  expect(await countRows(page, 'notes')).toBe(0)
  expect({ errors: app.errors, requests: app.requests }).toEqual({ errors: [], requests: [] })
  await app.close()
})
