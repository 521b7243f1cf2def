/**
 * The story of an export on the built app: a note with its article and bibliography into a folder, written around and into there, exported again,
 * and read by nothing but the files; then onto paper and the clipboard.
 */
import { mkdir, mkdtemp, readdir, readFile, rename, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { checkLinks } from '../../renderer/core/export/checkLinks.ts'
import { openElectronApp } from '../support/electronPage.ts'
import { readyProfile } from '../support/readyProfile.ts'
import { ITALIAN, QUOTED } from './desk.ts'
import { writeTheNote } from './story.ts'

/** Every file below a folder, with its text. */
async function filesOf(folder: string): Promise<Record<string, string>> {
  const paths = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
  return Object.fromEntries(await Promise.all(paths.map(async (path) => [path.slice(folder.length + 1).replaceAll('\\', '/'), await readFile(path, 'utf8')] as const)))
}

test('a vault for Obsidian, exported, written in, exported again; a PDF; the clipboard', async () => {
  const app = await openElectronApp({ from: await readyProfile('electron'), context: { permissions: ['clipboard-read', 'clipboard-write'] } })
  const { page } = app
  await writeTheNote(page)
  const folder = await mkdtemp(join(tmpdir(), 'dossier-vault-'))
  const dialog = page.getByRole('dialog', { name: 'Export' })
  const exportInto = async (): Promise<void> => {
    app.fake.dialog.answers = [{ canceled: false, filePaths: [folder] }]
    await page.getByRole('button', { name: 'Export', exact: true }).first().click()
    await dialog.getByRole('radio', { name: /^All notes/ }).click()
    await dialog.getByRole('radio', { name: /Obsidian/ }).click()
    await dialog.getByRole('combobox', { name: 'Articles' }).selectOption('cited')
    await dialog.getByRole('checkbox', { name: 'Pages of the actors they name' }).check()
    await dialog.getByRole('checkbox', { name: 'BibLaTeX' }).check()
    await dialog.getByRole('button', { name: /^Export/ }).click()
    await dialog.getByText('1 of 1 note written').waitFor()
  }
  await exportInto()
  const first = await filesOf(folder)
  expect(Object.keys(first).sort()).toEqual([expect.stringMatching(/^Actors\/Nikol/), `Articles/${ITALIAN}.md`, 'Wer half Tokajew.md', 'bibliography.bib'])
  expect(first['Wer half Tokajew.md']).toMatch(/\[\[Nikol [^\]]+\]\] noch am selben Tag\./)
  expect(first['Wer half Tokajew.md']).toContain(`([[${ITALIAN}|L'AntiDiplomatico, 5 January 2022, 21:16]]`)
  expect(first[`Articles/${ITALIAN}.md`]).toContain(QUOTED)
  expect(first['bibliography.bib']).toMatch(/@article\{lantidiplomatico2022\w+,[\s\S]*date = \{2022-01-05\}/)
  const texts = Object.entries(first).map(([path, text]) => ({ path, text }))
  expect(checkLinks(texts, [])).toMatchObject({ broken: [] })
  await dialog.getByText(/links between files checked: all lead somewhere/).waitFor()
  await page.keyboard.press('Escape')

  // Somebody moves the note there and writes below it, and changes the article's page itself.
  await mkdir(join(folder, 'Desk'))
  await rename(join(folder, 'Wer half Tokajew.md'), join(folder, 'Desk/Tokajew.md'))
  await writeFile(join(folder, 'Desk/Tokajew.md'), `${first['Wer half Tokajew.md']}\nMeine Gedanken dazu.\n`)
  await writeFile(join(folder, `Articles/${ITALIAN}.md`), first[`Articles/${ITALIAN}.md`]!.replace(QUOTED, 'Altered'))
  await page.getByRole('textbox', { name: 'Note', exact: true }).click()
  await page.keyboard.press('ControlOrMeta+End')
  await page.keyboard.press('Enter')
  await page.keyboard.type('Nachtrag.')
  await page.getByRole('complementary', { name: 'Notes' }).getByText(/^Saved/).filter({ visible: true }).waitFor()
  await exportInto()
  const second = await filesOf(folder)
  expect(second['Desk/Tokajew.md']).toMatch(/Nachtrag\.[\s\S]*Meine Gedanken dazu\.\n$/)
  expect(second['Wer half Tokajew.md']).toBeUndefined()
  expect(second[`Articles/${ITALIAN}.md`]).toContain('Altered')
  expect(second[`Articles/${ITALIAN} (from Dossier).md`]).toContain(QUOTED)
  await dialog.getByText(/1 file was changed in the folder and left alone/).waitFor()
  await page.keyboard.press('Escape')

  // On paper: the note alone.
  const contents = app.window.webContents
  app.fake.dialog.answers = [{ canceled: false, filePath: join(folder, 'note.pdf') }]
  let printed = ''
  contents.printToPDF = async () => {
    await page.emulateMedia({ media: 'print' })
    printed = await page.evaluate(() => document.body.innerText)
    await page.emulateMedia({ media: 'screen' })
    return Buffer.from('%PDF-')
  }
  await page.getByRole('textbox', { name: 'Note', exact: true }).click()
  await page.keyboard.press('ControlOrMeta+Alt+p')
  await page.getByRole('dialog', { name: 'Print the note' }).getByRole('button', { name: 'Save as PDF…' }).click()
  await page.getByText('“note.pdf” is written.').waitFor()
  expect(printed).toMatch(/^Wer half Tokajew\?\s+Die Antwort kam von Nikol [^\n]+ noch am selben Tag\.[\s\S]*Nachtrag\.\s*$/)

  await page.getByRole('textbox', { name: 'Note', exact: true }).click()
  await page.keyboard.press('ControlOrMeta+Alt+Shift+m')
  await page.getByText('Copied as rich text').waitFor()
  const [html, plain] = await page.evaluate(async () => {
    const [item] = await navigator.clipboard.read()
    return Promise.all(['text/html', 'text/plain'].map(async (type) => (await item!.getType(type)).text()))
  })
  expect(html).toContain(`<blockquote class="passage"><p>${QUOTED}`)
  expect(plain).toContain('Nachtrag.')
  expect({ errors: app.errors, requests: app.requests }).toEqual({ errors: [], requests: [] })
  await app.close()
})
