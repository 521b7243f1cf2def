/** Tables whose columns are told, asked once for each kind, and told otherwise afterwards; files of which one cannot be read; the words of a page, pasted. */
import type { Page } from 'playwright'
import { expect, test } from 'vitest'
import { openBrowserApp } from '../support/browserPage.ts'
import { readRows } from '../support/pageDatabase.ts'
import { firstStart, heading } from './desk.ts'

const PROSE = [
  'The harbour of the small town will be enlarged until autumn, the council said on Monday, after years of quarrels about who was to pay for it.',
  'Fishermen had asked for a deeper basin, since larger boats have had to unload in the next port, twenty kilometres down the coast, for a decade.',
  'Work is to begin in March, when the ice has gone, and it will not stop the ferries, which leave from the northern pier as they always did.',
]
const csv = (name: string, ...rows: string[][]): { name: string; mimeType: string; buffer: Buffer } => ({ name, mimeType: 'text/csv', buffer: Buffer.from(rows.map((row) => row.map((cell) => `"${cell}"`).join(',')).join('\n')) })
const HEAD = ['headline', 'body', 'summary', 'link']
const row = (at: number): string[] => [`Report ${at} from the harbour`, `${PROSE[at % 3]} ${PROSE[(at + 1) % 3]}`, `In short, ${at}: ${PROSE[(at + 2) % 3]}`, `https://news.example/${at}`]

const dialog = (page: Page, name: string | RegExp) => page.getByRole('dialog', { name })

async function pick(page: Page, files: { name: string; mimeType: string; buffer: Buffer }[]): Promise<void> {
  const chooser = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: 'Import', exact: true }).click()
  await (await chooser).setFiles(files)
}

async function textsOf(page: Page, title: string): Promise<string[]> {
  const { id } = (await readRows<{ id: string; title: string }>(page, 'articles')).find((article) => article.title === title)!
  return (await readRows<{ articleId: string; version: number; text: string }>(page, 'bodies')).filter(({ articleId }) => articleId === id).toSorted((a, b) => a.version - b.version).map(({ text }) => text)
}

test('the columns of a table are told once, and again; an unreadable file stops no other; a page that is pasted is an article', async () => {
  const app = await openBrowserApp({
    context: { permissions: ['clipboard-read', 'clipboard-write'] },
    init: () => {
      // Root may read every file: what the system refuses is refused in its name.
      // oxlint-disable-next-line typescript/unbound-method
      Blob.prototype.arrayBuffer = new Proxy(Blob.prototype.arrayBuffer, {
        apply: (read, file: Blob, args) => (file instanceof File && file.name === 'locked.txt' ? Promise.reject(new DOMException('Permission was denied.', 'NotReadableError')) : (Reflect.apply(read, file, args) as unknown)),
      })
    },
  })
  const { page } = app
  await firstStart(page)

  await pick(page, [csv('first.csv', HEAD, row(1), row(2)), csv('second.csv', HEAD, row(3)), { name: 'locked.txt', mimeType: 'text/plain', buffer: Buffer.from('x') }])
  const columns = dialog(page, 'Columns of “first.csv” and 1 more')
  const column = (field: string) => columns.getByRole('combobox', { name: field })
  await columns.getByRole('region', { name: 'The first article' }).getByText('Report 1 from the harbour').waitFor()
  expect(await Promise.all(['Title', 'Text', 'Address', 'Date', 'Author'].map((field) => column(field).inputValue()))).toEqual(['headline', 'body', 'link', '', ''])
  // By keyboard: it begins at the button that imports, and the menus are reached backwards.
  await expect.poll(() => columns.getByRole('button', { name: 'Import' }).evaluate((button) => button === document.activeElement)).toBe(true)
  await column('Text').focus()
  await page.keyboard.press('s')
  await expect.poll(() => column('Text').inputValue()).toBe('summary')
  await columns.getByRole('region', { name: 'The first article' }).getByText('In short, 1:').waitFor()
  await columns.getByRole('button', { name: 'Import' }).click()
  const report = dialog(page, 'Import')
  await report.getByText('3 articles were imported.').waitFor()
  expect(await report.textContent()).toMatch(/locked\.txt.*Permission was denied/)
  await report.getByRole('button', { name: 'Done' }).click()
  expect(await textsOf(page, 'Report 1 from the harbour')).toEqual([`In short, 1: ${PROSE[0]}`])

  // The same columns are not asked about; from the report they can be told otherwise.
  await pick(page, [csv('third.csv', HEAD, row(4), row(5))])
  await report.getByText('2 articles were imported.').waitFor()
  await report.getByRole('button', { name: 'Change the columns…' }).click()
  const again = dialog(page, 'Columns of “third.csv”')
  await again.getByRole('combobox', { name: 'Text' }).selectOption('body')
  await again.getByRole('button', { name: 'Make the articles anew' }).click()
  await page.getByText('Extracted again; 2 articles changed.').waitFor()
  expect(await textsOf(page, 'Report 4 from the harbour')).toEqual([`In short, 4: ${PROSE[0]}`, `${PROSE[1]} ${PROSE[2]}`])
  expect(await textsOf(page, 'Report 1 from the harbour')).toHaveLength(1)

  // Without a text it says so; cancelled, nothing comes in.
  await pick(page, [csv('bare.csv', ['headline', 'pages'], ['One', '12'], ['Two', '13'])])
  await dialog(page, 'Columns of “bare.csv”').getByRole('alert').getByText('No column looks like the text').waitFor()
  await dialog(page, 'Columns of “bare.csv”').getByRole('button', { name: 'Cancel' }).click()
  await page.getByText('Nothing was imported.').waitFor()

  // As a browser copies the selection of a page: rich text and plain.
  await page.evaluate(async (paragraphs) => {
    const html = `<meta charset="utf-8"><h1>Pasted from the harbour</h1><p>${paragraphs.join('</p><p>')} <a href="https://news.example/more">More</a></p><img src="https://tracker.example/x.png">`
    await navigator.clipboard.write([new ClipboardItem({ 'text/html': new Blob([html], { type: 'text/html' }), 'text/plain': new Blob([paragraphs.join('\n')], { type: 'text/plain' }) })])
  }, PROSE)
  await page.getByRole('main').focus()
  await page.keyboard.press('Control+v')
  const pasted = dialog(page, 'Make an article of what was pasted')
  await pasted.getByRole('region', { name: 'The article' }).getByText('Pasted from the harbour').first().waitFor()
  await page.keyboard.type('https://news.example/pasted')
  await pasted.getByRole('region', { name: 'The article' }).getByText('https://news.example/pasted').waitFor()
  await page.keyboard.press('Enter')
  await expect.poll(() => heading(page).textContent()).toBe('Pasted from the harbour')
  const [text] = await textsOf(page, 'Pasted from the harbour')
  expect(text).toBe(`${PROSE.join('\n\n')} More`)
  expect((await readRows<{ key: string; title: string }>(page, 'articles')).find(({ title }) => title === 'Pasted from the harbour')!.key).toBe('https://news.example/pasted')
  expect(await page.getByRole('main').getByRole('link', { name: 'More' }).getAttribute('href')).toBe('https://news.example/more')

  // A folder that is picked: the rest of it comes in, and the one that cannot be read is named.
  await page.evaluate(async (words) => {
    const folder = await (await navigator.storage.getDirectory()).getDirectoryHandle('Picked', { create: true })
    for (const [name, text] of [['one.txt', words], ['locked.txt', 'x']] as const) {
      const writable = await (await folder.getFileHandle(name, { create: true })).createWritable()
      await writable.write(text)
      await writable.close()
    }
    Object.assign(globalThis, { showDirectoryPicker: () => Promise.resolve(folder) })
  }, `A folder by the harbour\n\n${PROSE.join('\n\n')}`)
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox').fill('Import a folder')
  await page.getByRole('option', { name: 'Import a folder…' }).click()
  await report.getByText('1 article was imported.').waitFor()
  expect(await report.textContent()).toMatch(/locked\.txt.*Permission was denied/)
  expect([app.errors, app.requests]).toEqual([[], []])
  await app.close()
})
