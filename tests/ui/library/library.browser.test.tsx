import axe from 'axe-core'
import { afterEach, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import type { DossierDatabase } from '../../../renderer/data/database.ts'
import { createNote } from '../../../renderer/data/notes.ts'
import { getSetting, setSetting } from '../../../renderer/data/settings.ts'
import { addText } from '../../support/libraryFixture.ts'
import { articleRows, idsOf, prepareWindow, type TestWindow } from '../../support/window.tsx'

let desk: TestWindow | null = null
afterEach(async () => {
  await desk?.close()
  desk = null
})

const LONG = Array.from({ length: 60 }, (_, at) => `Paragraph ${at + 1} of a long article about nothing in particular.`).join('\n\n')

async function openDesk(fill: (db: DossierDatabase) => Promise<unknown>): Promise<DossierDatabase> {
  await page.viewport(1280, 800)
  desk = await prepareWindow(fill)
  await desk.open()
  await expect.element(page.getByRole('navigation', { name: 'Library' })).toBeVisible()
  return desk.db
}

const few = async (db: DossierDatabase): Promise<void> => {
  await addText(db, 'Alpha', LONG, { lang: 'en', siteName: 'Gazette', publishedAt: '2024-03-03' })
  await addText(db, 'Beta', 'The second article.', { lang: 'de', siteName: 'Bote', publishedAt: '2024-03-02T10:30' })
  await addText(db, 'Gamma', 'The third article.', { siteName: 'Gazette', publishedAt: '2024-03-01' })
  await addText(db, 'Delta', 'The fourth article.', {})
}

const grid = page.getByRole('grid', { name: 'Articles' })
const row = (title: string) => grid.getByRole('row', { name: title })
const heading = (name: string) => page.getByRole('main').getByRole('heading', { level: 1, name })
const filter = page.getByRole('textbox', { name: 'Filter the library' })
const shown = (): string[] => grid.getByRole('row').elements().map((element) => element.getAttribute('aria-label') ?? '')
const stateOf = async (db: DossierDatabase, title: string): Promise<{ read: boolean; starred: boolean }> => {
  const [id] = await idsOf(db, title)
  const { readAt, starred } = (await db.articles.get(id!))!
  return { read: readAt > 0, starred: starred === 1 }
}

test('the newest comes first, the undated last; a row says source, date and language, and what it does not know', async () => {
  await openDesk(few)
  await expect.poll(shown).toEqual(['Alpha', 'Beta', 'Gamma', 'Delta'])
  await expect.element(grid).toHaveAttribute('aria-rowcount', '4')
  await expect.element(row('Beta')).toHaveTextContent(/unread.*Bote · 2 March 2024.*DE/)
  await expect.element(row('Delta')).toHaveTextContent('Source unknown · Undated')
})

test('single keys go through the list, and are letters again in a field', async () => {
  const db = await openDesk(few)
  await expect.element(row('Alpha')).toBeInTheDocument()
  await userEvent.keyboard('j')
  await expect.element(heading('Alpha')).toBeVisible()
  await userEvent.keyboard('jj')
  await expect.element(heading('Gamma')).toBeVisible()
  await userEvent.keyboard('k')
  await expect.element(heading('Beta')).toBeVisible()
  // Moving alone opens nothing.
  await userEvent.keyboard('nn')
  await expect.element(heading('Beta')).toBeVisible()
  await userEvent.keyboard('s')
  await expect.poll(() => stateOf(db, 'Delta')).toMatchObject({ starred: true })
  await userEvent.keyboard('o')
  await expect.element(heading('Delta')).toBeVisible()
  // The list's end.
  await userEvent.keyboard('j')
  await expect.element(heading('Delta')).toBeVisible()

  const before = (await stateOf(db, 'Delta')).read
  await userEvent.keyboard('m')
  await expect.poll(async () => (await stateOf(db, 'Delta')).read).toBe(!before)

  await userEvent.click(filter)
  await userEvent.keyboard('jkm')
  await expect.element(filter).toHaveValue('jkm')
  await expect.element(heading('Delta')).toBeVisible()
})

test('Space reads to the end of the article, then opens the next unread one', async () => {
  const db = await openDesk(few)
  const [beta] = await idsOf(db, 'Beta')
  await db.articles.update(beta!, { readAt: 1 })
  await userEvent.keyboard('j')
  await expect.element(heading('Alpha')).toBeVisible()
  const main = page.getByRole('main').element()
  await expect.poll(() => main.scrollHeight).toBeGreaterThan(1500)
  await userEvent.keyboard(' ')
  await expect.poll(() => main.scrollTop).toBeGreaterThan(300)
  const down = main.scrollTop
  await userEvent.keyboard('{Shift>} {/Shift}')
  await expect.poll(() => main.scrollTop).toBeLessThan(down)
  for (let presses = 0; presses < 20 && heading('Alpha').query() !== null; presses++) {
    const at = main.scrollTop
    await userEvent.keyboard(' ')
    await expect.poll(() => main.scrollTop !== at || heading('Alpha').query() === null).toBe(true)
  }
  await expect.element(heading('Gamma')).toBeVisible()
})

test('the filter finds by name, says when nothing is found, and Escape clears it', async () => {
  await openDesk(few)
  await userEvent.keyboard('/')
  await expect.element(filter).toHaveFocus()
  await userEvent.keyboard('bet')
  await expect.poll(shown).toEqual(['Beta'])
  await userEvent.fill(filter, 'nothing like that')
  await expect.element(page.getByText('No article is called so')).toBeVisible()
  expect((await axe.run(document.body)).violations.map(({ id }) => id)).toEqual([])
  await userEvent.keyboard('{Escape}')
  await expect.element(filter).toHaveValue('')
  await expect.poll(() => shown().length).toBe(4)
  await userEvent.fill(filter, 'gam')
  await expect.poll(shown).toEqual(['Gamma'])
  await userEvent.keyboard('{ArrowDown}')
  await expect.element(row('Gamma')).toHaveFocus()
  await userEvent.keyboard('{Enter}')
  await expect.element(heading('Gamma')).toBeVisible()
})

test('a source filters, with its counts; “Unread only” keeps one’s place when the open article is read', async () => {
  const db = await openDesk(few)
  const source = page.getByRole('navigation').getByRole('button', { name: /^Gazette/ })
  await expect.element(source).toHaveTextContent('2 / 2')
  await userEvent.click(source)
  await expect.poll(shown).toEqual(['Alpha', 'Gamma'])
  await userEvent.click(page.getByRole('button', { name: 'Show all sources, not only Gazette' }))
  await expect.poll(() => shown().length).toBe(4)

  await userEvent.click(page.getByRole('button', { name: 'Unread only' }))
  await userEvent.click(row('Beta'))
  await expect.element(heading('Beta')).toBeVisible()
  const [beta] = await idsOf(db, 'Beta')
  await db.articles.update(beta!, { readAt: 1 })
  await expect.poll(shown).toEqual(['Alpha', 'Gamma', 'Delta'])
  ;(document.activeElement as HTMLElement).blur()
  await userEvent.keyboard('j')
  await expect.element(heading('Gamma')).toBeVisible()
  await expect.element(page.getByRole('navigation').getByRole('button', { name: /^Bote/ })).toHaveTextContent('1')
})

test('a tag narrows the list, together with what else does, and lets go of it again', async () => {
  const db = await openDesk(few)
  await expect.element(row('Alpha')).toBeInTheDocument()
  const byTag = page.getByRole('button', { name: 'Only articles with a tag' })
  await expect.element(byTag).not.toBeInTheDocument()
  const [alpha, beta] = await idsOf(db, 'Alpha', 'Beta')
  await db.articles.update(alpha!, { tags: ['Harbour', 'ships'], readAt: 1 })
  await db.articles.update(beta!, { tags: ['ships'] })
  await userEvent.click(byTag)
  await userEvent.click(page.getByRole('menuitem', { name: '#ships (2)' }))
  await expect.poll(shown).toEqual(['Alpha', 'Beta'])
  await userEvent.click(page.getByRole('button', { name: 'Unread only' }))
  await expect.poll(shown).toEqual(['Beta'])
  await userEvent.click(page.getByRole('button', { name: 'Show articles of every tag, not only #ships' }))
  await expect.poll(shown).toEqual(['Beta', 'Gamma', 'Delta'])
})

test('in a list without the open article one begins at the top', async () => {
  await openDesk((db) => db.articles.bulkAdd(articleRows(300)))
  await expect.element(row('Article 0001')).toBeVisible()
  ;(row('Article 0001').element() as HTMLElement).focus()
  await userEvent.keyboard('{End}')
  await expect.element(row('Article 0300')).toHaveFocus()
  // The last one is of the other source.
  await userEvent.click(page.getByRole('navigation').getByRole('button', { name: /^Second Source/ }))
  await expect.element(grid).toHaveAttribute('aria-rowcount', '100')
  await expect.element(row('Article 0001')).toBeVisible()
  ;(document.activeElement as HTMLElement).blur()
  await userEvent.keyboard('n')
  await expect.element(grid.getByRole('row', { name: 'Article 0004' })).toHaveAttribute('data-active')
})

test('ten thousand articles are a screenful of rows, and the focus goes with the keys to the last', async () => {
  await openDesk((db) => db.articles.bulkAdd(articleRows(10_000)))
  await expect.element(grid).toHaveAttribute('aria-rowcount', '10000')
  await expect.element(row('Article 0001')).toBeVisible()
  expect(grid.getByRole('row').elements().length).toBeLessThan(60)
  ;(row('Article 0001').element() as HTMLElement).focus()
  await userEvent.keyboard('{ArrowDown}{PageDown}{End}')
  await expect.element(row('Article 10000')).toHaveFocus()
  expect(grid.getByRole('row').elements().length).toBeLessThan(60)
  await expect.element(row('Article 10000')).toHaveAttribute('aria-rowindex', '10000')
  await userEvent.keyboard('{Home}')
  await expect.element(row('Article 0001')).toHaveFocus()
})

test('dropped files are imported, and the report names each that was refused', async () => {
  const db = await openDesk(() => Promise.resolve())
  await expect.element(page.getByRole('navigation', { name: 'Library' }).getByText('No articles yet')).toBeVisible()
  const text = 'Harbour reopens after storm\n\nThe harbour of Lindhaven reopened on Monday after a week of storms, the port authority said.\n\nFerries to the islands run again.'
  const data = new DataTransfer()
  data.items.add(new File([text], 'harbour.txt'))
  data.items.add(new File([text], 'harbour again.txt'))
  data.items.add(new File([], 'nothing.txt'))
  data.items.add(new File([new Uint8Array([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13])], 'picture.html'))
  document.body.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }))
  const report = page.getByRole('dialog', { name: 'Import' })
  await expect.element(report).toHaveTextContent('1 article was imported.')
  await expect.element(report).toHaveTextContent('1 was in the library already')
  await expect.element(report).toHaveTextContent(/nothing\.txt.*is empty/)
  await expect.element(report).toHaveTextContent(/picture\.html.*not text/)
  expect((await axe.run(document.body)).violations.map(({ id }) => id)).toEqual([])
  await userEvent.click(report.getByRole('button', { name: 'Done' }))
  await expect.element(report).not.toBeInTheDocument()
  await expect.poll(shown).toEqual(['Harbour reopens after storm'])
  expect(await db.imports.count()).toBe(1)
})

test('files that take long to read are counted while they are; given up, nothing of them comes in', async () => {
  const db = await openDesk(() => Promise.resolve())
  // The proxy hands `this` on.
  // oxlint-disable-next-line typescript/unbound-method
  const read = Blob.prototype.arrayBuffer
  let atLast = (_bytes: ArrayBuffer): void => undefined
  Blob.prototype.arrayBuffer = new Proxy(read, {
    apply: (plain, file: Blob, args) => (file instanceof File && file.name === 'slow.txt' ? new Promise<ArrayBuffer>((done) => (atLast = done)) : (Reflect.apply(plain, file, args) as unknown)),
  })
  const drop = (...files: File[]): void => {
    const data = new DataTransfer()
    for (const file of files) data.items.add(file)
    document.body.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }))
  }
  try {
    drop(...['one.txt', 'slow.txt', 'two.txt'].map((name) => new File(['A text.'], name)))
    const bar = page.getByRole('region', { name: 'Files to import' })
    await expect.element(bar.getByRole('progressbar', { name: 'Reading the files… 2 files' })).toBeVisible()
    expect((await axe.run(document.body)).violations.map(({ id }) => id)).toEqual([])
    await userEvent.click(bar.getByRole('button', { name: 'Cancel the reading' }))
    await expect.element(bar).not.toBeInTheDocument()
    atLast(new TextEncoder().encode('A text.').buffer)
    drop(new File(['Another text, that comes in.'], 'other.txt'))
    await expect.element(page.getByRole('dialog', { name: 'Import' })).toHaveTextContent('1 article was imported.')
  } finally {
    Blob.prototype.arrayBuffer = read
  }
  expect((await db.imports.toArray()).map(({ files }) => files)).toEqual([1])
  expect((await db.articles.toArray()).map(({ fileName }) => fileName)).toEqual(['other.txt'])
})

test('a folded section stays folded', async () => {
  const db = await openDesk(few)
  const fold = page.getByRole('navigation').getByRole('button', { name: 'Sources' })
  await expect.element(fold).toHaveAttribute('aria-expanded', 'true')
  await userEvent.click(fold)
  await expect.element(fold).toHaveAttribute('aria-expanded', 'false')
  await expect.poll(() => getSetting(db, 'closedSections')).toContain('sources')
  await desk!.quit()
  await desk!.open()
  await expect.element(fold).toHaveAttribute('aria-expanded', 'false')
})

test('pinned notes come first; a folder or tag opens the list narrowed to it, and back leads out again', async () => {
  await openDesk(async (db) => {
    await setSetting(db, 'closedSections', [])
    const index = { excerpt: '', words: 0, tags: ['trade/gas'], assets: [], links: [] }
    await createNote(db, { title: 'Tagged', index, details: { folder: 'Travel/2022', pinnedAt: 1 } })
    await createNote(db, { title: 'Plain' })
  })
  const pane = page.getByRole('navigation')
  await expect.poll(() => pane.getByRole('link', { name: /^(Plain|Tagged)$/ }).elements().map((link) => link.textContent)).toEqual(['Tagged', 'Plain'])
  const list = page.getByRole('main', { name: 'Notes' }).getByRole('grid', { name: 'Notes' })
  const tags = pane.getByRole('tree', { name: 'Tags' })
  await expect.element(tags.getByRole('treeitem', { name: 'trade 1' })).toHaveAttribute('aria-expanded', 'false')
  ;(tags.getByRole('treeitem', { name: 'trade 1' }).element() as HTMLElement).focus()
  await userEvent.keyboard('{ArrowRight}')
  await expect.element(tags.getByRole('treeitem', { name: 'gas 1' })).toBeVisible()
  await userEvent.keyboard('{ArrowDown}{Enter}')
  await expect.element(list).toHaveAttribute('aria-rowcount', '1')
  expect(location.hash).toBe('#/notes?tag=trade%2Fgas')
  await userEvent.click(pane.getByRole('link', { name: 'All notes' }))
  await expect.element(list).toHaveAttribute('aria-rowcount', '2')
  await userEvent.click(pane.getByRole('tree', { name: 'Folders' }).getByRole('treeitem', { name: 'Travel 1' }))
  await expect.element(list).toHaveAttribute('aria-rowcount', '1')
  history.back()
  await expect.element(list).toHaveAttribute('aria-rowcount', '2')
})
