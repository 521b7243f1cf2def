import axe from 'axe-core'
import { afterEach, expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { SCHEMA_VERSION } from '../../renderer/data/database.ts'
import { createNote } from '../../renderer/data/notes.ts'
import { getSetting } from '../../renderer/data/settings.ts'
import { start } from '../../renderer/ui/start.tsx'
import { addText, freshName } from '../support/libraryFixture.ts'
import { idsOf, prepareWindow, type TestWindow } from '../support/window.tsx'

let desk: TestWindow | null = null
const errors: unknown[] = []
window.addEventListener('error', (event) => errors.push(event.message))

afterEach(async () => {
  await desk?.close()
  desk = null
  vi.restoreAllMocks()
  if (errors.length > 0) throw new Error(`uncaught: ${errors.splice(0).join('; ')}`)
})

const LONG = Array.from({ length: 60 }, (_, at) => `Paragraph ${at + 1} of a long article about nothing in particular.`).join('\n\n')

async function openDesk(hash = '', { width = 1440, height = 900 } = {}): Promise<TestWindow> {
  await page.viewport(width, height)
  desk = await prepareWindow(async (db) => {
    await addText(db, 'First', LONG, { lang: 'en', siteName: 'Gazette', publishedAt: '2024-03-03' })
    await addText(db, 'Second', 'The second article.', { lang: 'de', siteName: 'Bote', publishedAt: '2024-03-02' })
    await addText(db, 'Third', 'The third article.', { lang: 'en', siteName: 'Gazette' })
  })
  await desk.open(hash)
  await expect.element(row('First')).toBeInTheDocument()
  return desk
}

const library = page.getByRole('navigation', { name: 'Library' })
const notes = page.getByRole('complementary', { name: 'Notes' })
const main = page.getByRole('main')
const row = (title: string) => page.getByRole('grid', { name: 'Articles' }).getByRole('row', { name: title })
const heading = (name: string) => main.getByRole('heading', { level: 1, name })
const width = (locator: typeof main): number => locator.element().getBoundingClientRect().width
const violations = async (): Promise<string[]> => (await axe.run(document.body)).violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`))

test('the first start imports the bundled articles and opens one; the next start opens what was open', async () => {
  await page.viewport(1440, 900)
  desk = await prepareWindow(undefined, { corpus: true })
  await desk.open()
  await expect.poll(() => desk!.db.articles.count(), { timeout: 20_000 }).toBe(5)
  await expect.poll(() => location.hash).toMatch(/^#\/article\//)
  const [newest] = await desk.db.articles.orderBy('order').reverse().toArray()
  await expect.element(heading(newest!.title)).toBeVisible()
  await expect.poll(() => getSetting(desk!.db, 'corpus')).toBe(1)

  const [other] = await idsOf(desk.db, 'Kazakistan, il presidente Tokayev ha chiesto sostegno alla CSTO')
  await userEvent.click(row('Kazakistan, il presidente Tokayev ha chiesto sostegno alla CSTO'))
  await expect.poll(() => getSetting(desk!.db, 'lastAddress')).toBe(`#/article/${other}`)
  await desk.quit()
  await desk.open()
  await expect.element(heading('Kazakistan, il presidente Tokayev ha chiesto sostegno alla CSTO')).toBeVisible()
  expect(await desk.db.articles.count()).toBe(5)
})

test('panes hide, come back, resize by keyboard, and are found again as they were left', async () => {
  const { db, quit, open } = await openDesk()
  await expect.element(library).toBeVisible()
  await expect.element(notes).toBeVisible()
  const separator = page.getByRole('separator', { name: 'Width of the library' })
  const before = width(library)
  ;(separator.element() as HTMLElement).focus()
  await userEvent.keyboard('{ArrowRight}{ArrowRight}')
  await expect.poll(() => width(library)).toBeGreaterThan(before + 10)
  const after = width(library)

  await userEvent.keyboard('{Control>}{Alt>}\\{/Alt}{/Control}')
  await expect.element(notes).not.toBeInTheDocument()
  await userEvent.keyboard('{Control>}\\{/Control}')
  await expect.element(library).not.toBeInTheDocument()
  expect(Math.round(width(main))).toBe(1440)
  await expect.poll(async () => [await getSetting(db, 'libraryHidden'), await getSetting(db, 'notesHidden')]).toEqual([true, true])

  await quit()
  await open()
  await expect.element(main).toBeVisible()
  expect(library.query()).toBeNull()
  await userEvent.click(page.getByRole('button', { name: 'Show library' }))
  await userEvent.click(page.getByRole('button', { name: 'Show notes' }))
  await expect.element(notes).toBeVisible()
  await expect.poll(() => Math.abs(width(library) - after)).toBeLessThan(8)
})

test('every pane is reached by keyboard, also a hidden one', async () => {
  await openDesk()
  const focusIn = (): string | null => document.activeElement?.closest('nav, main, aside')?.getAttribute('aria-label') ?? null
  await userEvent.keyboard('{Control>}1{/Control}')
  await expect.poll(focusIn).toBe('Library')
  expect(document.activeElement?.getAttribute('role')).toBe('row')
  await userEvent.keyboard('{F6}')
  await expect.poll(focusIn).toBe('Home')
  await userEvent.keyboard('{F6}')
  await expect.poll(focusIn).toBe('Notes')
  await userEvent.keyboard('{F6}')
  await expect.poll(focusIn).toBe('Library')
  await userEvent.keyboard('{Shift>}{F6}{/Shift}')
  await expect.poll(focusIn).toBe('Notes')
  await userEvent.keyboard('{Control>}\\{/Control}')
  await expect.element(library).not.toBeInTheDocument()
  await userEvent.keyboard('{Control>}1{/Control}')
  await expect.poll(focusIn).toBe('Library')
  await userEvent.keyboard('{Control>}2{/Control}')
  await expect.poll(focusIn).toBe('Home')
})

test('at 1024 px all three panes have room; narrower, the notes take the place of the library', async () => {
  await openDesk('', { width: 1024, height: 700 })
  await expect.element(notes).toBeVisible()
  expect(width(library)).toBeGreaterThanOrEqual(200)
  expect(width(main)).toBeGreaterThanOrEqual(320)
  expect(width(notes)).toBeGreaterThanOrEqual(240)
  await page.viewport(800, 700)
  await expect.element(library).not.toBeInTheDocument()
  await userEvent.click(page.getByRole('button', { name: 'Show library' }))
  await expect.element(library).toBeVisible()
  await expect.element(notes).not.toBeInTheDocument()
  expect(document.documentElement.scrollWidth).toBe(800)
})

test('the address says what is open: back, forward, links beside a note, and addresses that lead nowhere', async () => {
  const { db } = await openDesk()
  const [first, second] = await idsOf(db, 'First', 'Second')
  const note = await createNote(db, { title: 'A thought' })
  await userEvent.click(row('First'))
  await expect.element(heading('First')).toBeVisible()
  await userEvent.click(row('Second'))
  await expect.poll(() => location.hash).toBe(`#/article/${second}`)
  history.back()
  await expect.element(heading('First')).toBeVisible()
  history.forward()
  await expect.element(heading('Second')).toBeVisible()
  await expect.element(row('Second')).toHaveAttribute('aria-selected', 'true')

  location.hash = `#/note/${note.id}`
  await expect.element(page.getByRole('main', { name: 'Note' }).getByRole('textbox', { name: 'Note title' })).toHaveValue('A thought')
  history.back()
  await expect.element(heading('Second')).toBeVisible()
  await userEvent.click(library.getByRole('link', { name: 'A thought' }))
  await expect.element(notes.getByRole('textbox', { name: 'Note title' })).toHaveValue('A thought')
  await expect.element(heading('Second')).toBeVisible()
  await userEvent.click(row('First'))
  await expect.poll(() => location.hash).toBe(`#/article/${first}?note=${note.id}`)
  await expect.element(notes.getByRole('textbox', { name: 'Note title' })).toBeVisible()

  location.hash = '#/nowhere/at/all'
  await expect.element(page.getByRole('status').getByText('This address leads nowhere in Dossier.')).toBeVisible()
  await expect.element(page.getByRole('main', { name: 'Home' })).toBeVisible()
})

test('Enter right behind the last letter opens what was typed, not what stood there before', async () => {
  await openDesk()
  await userEvent.keyboard('{Control>}k{/Control}second{Enter}')
  await expect.element(heading('Second')).toBeVisible()
})

test('what is typed right after Ctrl+K is the palette\'s, also the first time', async () => {
  await openDesk()
  await userEvent.keyboard('{Control>}k{/Control}second')
  await expect.element(page.getByRole('dialog', { name: 'Command palette' }).getByRole('combobox')).toHaveValue('second')
})

test('the palette finds by name and runs commands; closing it leaves the window whole', async () => {
  await openDesk()
  await userEvent.keyboard('{Control>}k{/Control}')
  const palette = page.getByRole('dialog', { name: 'Command palette' })
  const field = palette.getByRole('combobox')
  await userEvent.type(field, 'secon')
  await expect.element(palette.getByRole('option', { name: /Second/ })).toHaveAttribute('aria-selected', 'true')
  expect(field.element().getAttribute('aria-activedescendant')).toBe(palette.getByRole('option', { name: /Second/ }).element().id)
  expect(await violations()).toEqual([])
  await userEvent.keyboard('{Enter}')
  await expect.element(heading('Second')).toBeVisible()
  await expect.element(palette).not.toBeInTheDocument()
  await userEvent.keyboard('{Control>}k{/Control}')
  await userEvent.type(palette.getByRole('combobox'), 'settings{Enter}')
  await expect.element(page.getByRole('main', { name: 'Settings' }).getByRole('heading', { level: 1 })).toBeVisible()
  await userEvent.keyboard('{Control>}k{/Control}')
  await userEvent.type(palette.getByRole('combobox'), 'Plans for tomorrow')
  await userEvent.click(palette.getByRole('option', { name: /Plans for tomorrow/ }))
  await expect.element(notes.getByRole('textbox', { name: 'Note title' })).toHaveValue('Plans for tomorrow')
})

test('Ctrl+F in a note finds in the note, also when an article was opened after it; elsewhere in the article', async () => {
  const { db } = await openDesk()
  await createNote(db, { title: 'Mine' })
  await userEvent.click(row('First'))
  await expect.element(heading('First')).toBeVisible()
  await userEvent.click(library.getByRole('link', { name: 'Mine' }))
  const body = notes.getByRole('textbox', { name: 'Note', exact: true })
  await expect.element(body).toBeVisible()
  await userEvent.click(row('Second'))
  await expect.element(heading('Second')).toBeVisible()
  await userEvent.click(body)
  await userEvent.keyboard('{Control>}f{/Control}')
  await expect.element(notes.getByRole('button', { name: 'Show replace' })).toBeVisible()
  await expect.element(notes.getByRole('textbox', { name: 'Find in note' })).toHaveFocus()
  expect(main.getByRole('search').elements()).toEqual([])
  await userEvent.click(main.getByRole('heading', { level: 1 }))
  await userEvent.keyboard('{Control>}f{/Control}')
  await expect.element(main.getByRole('search')).toBeVisible()
})

test.each(['light', 'dark'] as const)('axe finds no violation on any screen, %s', async (theme) => {
  const { db } = await openDesk()
  await db.settings.put({ key: 'theme', value: theme })
  await expect.poll(() => document.documentElement.dataset['theme']).toBe(theme)
  await userEvent.click(row('First'))
  await expect.element(heading('First')).toBeVisible()
  expect(await violations()).toEqual([])
  for (const place of ['settings', 'actors', 'events', 'notes', 'trash', '']) {
    location.hash = `#/${place}`
    await expect.poll(() => main.getByRole('heading', { level: 1 }).elements().length).toBe(1)
    expect(await violations(), place).toEqual([])
  }
  await userEvent.keyboard('?')
  await expect.element(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible()
  expect(await violations()).toEqual([])
})

test('settings change the look at once and are kept', async () => {
  const { db } = await openDesk('#/settings')
  await userEvent.click(page.getByRole('radio', { name: 'Dark' }))
  await expect.poll(() => document.documentElement.dataset['theme']).toBe('dark')
  const paper = getComputedStyle(document.body).backgroundColor
  await userEvent.click(page.getByRole('radio', { name: 'Light' }))
  await expect.poll(() => document.documentElement.dataset['theme']).toBe('light')
  expect(getComputedStyle(document.body).backgroundColor).not.toBe(paper)
  await expect.poll(() => getSetting(db, 'theme')).toBe('light')
  // The licences ask that the sources of names be named.
  for (const source of [/GeoNames/, /Unicode CLDR/, /SupraVerden/]) await expect.element(main.getByRole('listitem').filter({ hasText: source }).first()).toBeInTheDocument()
})

/** Opens a library of a version that only the browser knows. */
function openRaw(name: string, version?: number): Promise<IDBDatabase> {
  return new Promise((done, failed) => {
    const request = indexedDB.open(name, version)
    request.addEventListener('upgradeneeded', () => {
      if (!request.result.objectStoreNames.contains('future')) request.result.createObjectStore('future').put('precious', 'thing')
    })
    request.addEventListener('success', () => done(request.result))
    request.addEventListener('error', () => failed(request.error ?? new Error('refused')))
  })
}

async function startOn(name: string): Promise<() => Promise<void>> {
  const element = document.createElement('div')
  element.id = 'app'
  document.body.append(element)
  const stop = await start(element, name)
  return async () => {
    await stop()
    element.remove()
  }
}

test('a library of a later version is left alone, and the window says so', async () => {
  const name = freshName()
  ;(await openRaw(name, (SCHEMA_VERSION + 1) * 10)).close()
  const stop = await startOn(name)
  await expect.element(page.getByRole('heading', { level: 1, name: 'Dossier could not start' })).toBeVisible()
  await expect.element(page.getByRole('alert')).toHaveTextContent('made by a later version')
  await expect.element(page.getByRole('button', { name: 'Reload' })).toBeVisible()
  expect(await violations()).toEqual([])
  await stop()
  const raw = await openRaw(name)
  expect(raw.version).toBe((SCHEMA_VERSION + 1) * 10)
  const kept = await new Promise((done) => {
    const request = raw.transaction('future').objectStore('future').get('thing')
    request.addEventListener('success', () => done(request.result))
  })
  expect(kept).toBe('precious')
  raw.close()
  indexedDB.deleteDatabase(name)
})

test('where storage is refused, the window says what to do', async () => {
  vi.spyOn(IDBFactory.prototype, 'databases').mockRejectedValue(new DOMException('denied', 'SecurityError'))
  const stop = await startOn(freshName())
  await expect.element(page.getByRole('alert')).toHaveTextContent('Storage was refused')
  await stop()
})

test('a window that must make room for a later version saves first, then asks to be reloaded', async () => {
  const { db, name } = await openDesk()
  await userEvent.click(page.getByRole('button', { name: 'New note' }).first())
  await expect.element(notes.getByRole('textbox', { name: 'Note title' })).toHaveFocus()
  await userEvent.keyboard('Typed a moment ago')
  db.close()
  const raw = await openRaw(name, (SCHEMA_VERSION + 1) * 10)
  await expect.element(page.getByRole('heading', { level: 1, name: 'This window needs a reload' })).toBeVisible()
  const stored = await new Promise<{ title: string }[]>((done) => {
    const request = raw.transaction('notes').objectStore('notes').getAll()
    request.addEventListener('success', () => done(request.result as { title: string }[]))
  })
  expect(stored.map(({ title }) => title)).toEqual(['Typed a moment ago'])
  raw.close()
})

test('a write that fails is told once, and read out', async () => {
  await openDesk()
  const full = (): void => void Promise.reject(new DOMException('no space', 'QuotaExceededError'))
  full()
  await expect.element(page.getByRole('status').getByText(/The disk is full/)).toBeVisible()
  full()
  await userEvent.click(row('First'))
  await expect.element(heading('First')).toBeVisible()
  expect(page.getByText(/The disk is full/).elements()).toHaveLength(1)
})
