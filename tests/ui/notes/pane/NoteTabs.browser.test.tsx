import axe from 'axe-core'
import { afterEach, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { markdownToNote } from '../../../../renderer/core/markdown/markdown.ts'
import { plainText } from '../../../../renderer/core/notes/document.ts'
import { isoDay } from '../../../../renderer/core/notes/template.ts'
import type { DossierDatabase } from '../../../../renderer/data/database.ts'
import { createNote, noteDocument } from '../../../../renderer/data/notes.ts'
import { getSetting, setSetting } from '../../../../renderer/data/settings.ts'
import { replay } from '../../../../renderer/ui/notes/schema/replay.ts'
import { addText } from '../../../support/libraryFixture.ts'
import { prepareWindow, type TestWindow } from '../../../support/window.tsx'

let desk: TestWindow | null = null
afterEach(async () => {
  await desk?.close()
  desk = null
})

const pane = page.getByRole('complementary', { name: 'Notes' })
const middle = page.getByRole('main')
const strip = pane.getByRole('tablist', { name: 'Open notes' })
const tab = (name: string) => strip.getByRole('tab', { name })
const tabs = (): string[] => strip.getByRole('tab').elements().map((each) => each.getAttribute('title') ?? '')
const title = pane.getByRole('textbox', { name: 'Note title' })
const body = pane.getByRole('textbox', { name: 'Note', exact: true })
const inLibrary = (name: string) => page.getByRole('navigation').getByRole('link', { name })
const textOf = async (id: string): Promise<string> => plainText((await noteDocument(desk!.db, id, replay))!.doc)
const shift = { modifiers: ['Shift' as const] }

async function openDesk(fill: (db: DossierDatabase) => Promise<unknown>, hash = ''): Promise<DossierDatabase> {
  await page.viewport(1440, 900)
  desk = await prepareWindow(async (db) => {
    await setSetting(db, 'closedSections', [])
    await addText(db, 'First article', 'The first text.', { lang: 'en', publishedAt: '2024-03-03' })
    await addText(db, 'Second article', 'The second text.', { lang: 'en', publishedAt: '2024-03-02' })
    await fill(db)
  })
  await desk.open(hash)
  await expect.element(page.getByRole('grid', { name: 'Articles' }).getByRole('row', { name: 'First article' })).toBeVisible()
  return desk.db
}

const threeNotes = async (db: DossierDatabase): Promise<void> => {
  for (const name of ['Alpha', 'Beta', 'Gamma']) await createNote(db, { id: name.toLowerCase(), title: name })
}

test('tabs: a click replaces, Shift opens another; they close, move, come back, and are there at the next start', { timeout: 120_000 }, async () => {
  const db = await openDesk(threeNotes)
  await userEvent.click(inLibrary('Alpha'))
  await expect.poll(tabs).toEqual(['Alpha'])
  await userEvent.click(inLibrary('Beta'))
  await expect.poll(tabs).toEqual(['Beta'])
  history.back()
  await expect.poll(tabs).toEqual(['Alpha'])
  await userEvent.click(inLibrary('Beta'), shift)
  await userEvent.click(inLibrary('Gamma'), shift)
  await expect.poll(tabs).toEqual(['Alpha', 'Beta', 'Gamma'])
  await expect.element(title).toHaveValue('Gamma')
  expect((await axe.run(document.body)).violations.map(({ id, nodes }) => `${id}: ${nodes[0]!.html}`)).toEqual([])

  // What was typed last is saved by closing the tab.
  await userEvent.click(body)
  await userEvent.keyboard('Just typed')
  await userEvent.keyboard('{Alt>}w{/Alt}')
  await expect.poll(() => textOf('gamma')).toBe('Just typed')
  await expect.poll(tabs).toEqual(['Alpha', 'Beta'])
  await expect.element(title).toHaveValue('Beta')
  await userEvent.keyboard('{Alt>}{Shift>}t{/Shift}{/Alt}')
  await expect.poll(tabs).toEqual(['Alpha', 'Beta', 'Gamma'])
  await expect.element(title).toHaveValue('Gamma')

  ;(tab('Gamma').element() as HTMLElement).focus()
  await userEvent.keyboard('{Control>}{Shift>}{ArrowLeft}{/Shift}{/Control}')
  await expect.poll(tabs).toEqual(['Alpha', 'Gamma', 'Beta'])
  await userEvent.keyboard('{ArrowRight}{Enter}')
  await expect.element(title).toHaveValue('Beta')
  await userEvent.keyboard('{Alt>}{PageDown}{/Alt}')
  await expect.element(title).toHaveValue('Alpha')
  await userEvent.click(tab('Gamma'), { button: 'middle' })
  await expect.poll(tabs).toEqual(['Alpha', 'Beta'])
  await expect.element(title).toHaveValue('Alpha')

  await expect.poll(async () => (await getSetting(db, 'tabs')).map(({ address }) => address)).toEqual(['note/alpha', 'note/beta'])
  await desk!.quit()
  await desk!.open()
  await expect.poll(tabs).toEqual(['Alpha', 'Beta'])
  await expect.element(title).toHaveValue('Alpha')
})

test('a tab that is left keeps its undo and caret; back and forward know the tab', { timeout: 120_000 }, async () => {
  await openDesk(threeNotes)
  await userEvent.click(inLibrary('Alpha'))
  await userEvent.click(body)
  await userEvent.keyboard('Undo me')
  await userEvent.click(inLibrary('Beta'), shift)
  await expect.element(title).toHaveValue('Beta')
  history.back()
  await expect.element(title).toHaveValue('Alpha')
  await expect.poll(tabs).toEqual(['Alpha', 'Beta'])
  history.forward()
  await expect.element(title).toHaveValue('Beta')
  await userEvent.click(tab('Alpha'))
  await expect.element(body).toHaveTextContent('Undo me')
  ;(body.element() as HTMLElement).focus()
  // What is typed slowly is undone in several steps.
  await expect.poll(async () => {
    await userEvent.keyboard('{Control>}z{/Control}')
    return body.element().textContent
  }).toBe('')
})

test('a note moves into the middle and never has two editors; beside it another is written', { timeout: 120_000 }, async () => {
  await openDesk(async (db) => {
    await threeNotes(db)
    await createNote(db, { id: 'linker', title: 'Linker', doc: markdownToNote('[Alpha](dossier://note/alpha) and [Beta](dossier://note/beta)') })
  })
  await userEvent.click(inLibrary('Linker'))
  await expect.element(body).toHaveTextContent('Alpha and Beta')
  await userEvent.click(body.getByRole('link', { name: 'Alpha' }), shift)
  const page2 = page.getByRole('main', { name: 'Note' })
  await expect.element(page2.getByRole('textbox', { name: 'Note title' })).toHaveValue('Alpha')
  await expect.element(title).toHaveValue('Linker')
  await userEvent.click(page2.getByRole('textbox', { name: 'Note', exact: true }))
  await userEvent.keyboard('Written in the middle')
  await expect.poll(() => textOf('alpha')).toBe('Written in the middle')
  // Asked for again, it is where it is.
  await userEvent.click(inLibrary('Alpha'))
  await expect.poll(() => page.getByRole('textbox', { name: 'Note title' }).elements().map((each) => (each as HTMLTextAreaElement).value).sort()).toEqual(['Alpha', 'Linker'])
  // The note beside it moves over: its tab goes with it.
  location.hash = '#/note/linker?note=beta'
  await expect.element(page2.getByRole('textbox', { name: 'Note title' })).toHaveValue('Linker')
  await expect.poll(() => page.getByRole('textbox', { name: 'Note title' }).elements().map((each) => (each as HTMLTextAreaElement).value).sort()).toEqual(['Beta', 'Linker'])
})

test('two articles side by side: the one beside goes on by itself, and a quote finds the note that was open last', { timeout: 120_000 }, async () => {
  await openDesk(async (db) => {
    await threeNotes(db)
  })
  const row = (name: string) => page.getByRole('grid', { name: 'Articles' }).getByRole('row', { name })
  await userEvent.click(row('First article'))
  await userEvent.click(inLibrary('Alpha'))
  await userEvent.click(row('Second article'), shift)
  await expect.element(middle.getByRole('heading', { level: 1, name: 'First article' })).toBeVisible()
  await expect.element(pane.getByRole('heading', { level: 1, name: 'Second article' })).toBeVisible()
  await expect.poll(tabs).toEqual(['Alpha', 'Second article'])
  expect(location.hash).toMatch(/^#\/article\/[\w-]+\?beside=article%2F/)
  const text = pane.getByText('The second text.')
  getSelection()!.selectAllChildren(text.element())
  document.dispatchEvent(new Event('selectionchange'))
  await userEvent.click(page.getByRole('button', { name: 'Quote in note' }))
  await expect.poll(() => textOf('alpha')).toContain('The second text.')
  await expect.element(title).toHaveValue('Alpha')
  history.back()
  await expect.element(pane.getByRole('heading', { level: 1, name: 'Second article' })).toBeVisible()
})

test('templates: a note is made of one with its caret in place; today’s note is made once, from its template', { timeout: 120_000 }, async () => {
  const db = await openDesk(async (db) => {
    await createNote(db, { id: 'minutes', title: 'Minutes', doc: markdownToNote('# {{title}} on {{date}}\n\nAbout {{article}}: {{cursor}}.\n\n{{other}}'), details: { folder: 'Templates' } })
    await createNote(db, { id: 'day', title: 'Day', doc: markdownToNote('Day of {{date:YYYY}}: {{cursor}}'), details: { folder: 'Templates/Daily' } })
    await setSetting(db, 'dailyTemplate', 'day')
  })
  await userEvent.click(page.getByRole('grid', { name: 'Articles' }).getByRole('row', { name: 'First article' }))
  await expect.element(middle.getByRole('heading', { level: 1, name: 'First article' })).toBeVisible()
  await userEvent.click(pane.getByRole('button', { name: 'New tab' }))
  await userEvent.click(page.getByRole('menuitem', { name: 'New note from template…' }))
  const dialog = page.getByRole('dialog', { name: 'New note from template' })
  await userEvent.selectOptions(dialog.getByRole('combobox', { name: 'Template' }), 'Minutes')
  await userEvent.fill(dialog.getByRole('textbox', { name: 'Title' }), 'Council')
  await userEvent.click(dialog.getByRole('button', { name: 'Create note' }))
  await expect.element(title).toHaveValue('Council')
  await expect.element(body).toHaveFocus()
  await userEvent.keyboard('here')
  const made = (): Promise<string> => db.notes.toArray().then((notes) => textOf(notes.find((note) => note.title === 'Council')!.id))
  const today = isoDay(new Date())
  await expect.poll(made).toBe(`Council on ${today}\n\nAbout First article: here.\n\n{{other}}`)

  await userEvent.keyboard('{Alt>}d{/Alt}')
  await expect.element(title).toHaveValue(today)
  await expect.element(body).toHaveFocus()
  await userEvent.keyboard('begun')
  await userEvent.keyboard('{Alt>}d{/Alt}')
  const days = (): Promise<{ id: string; folder: string }[]> => db.notes.filter((note) => note.title === today).toArray()
  await expect.poll(async () => (await days()).map(({ folder }) => folder)).toEqual(['Daily'])
  await expect.poll(async () => textOf((await days())[0]!.id)).toBe(`Day of ${today.slice(0, 4)}: begun`)

  await createNote(db, { title: '2022-01-10', details: { folder: 'Daily' } })
  await userEvent.keyboard('{Alt>}{Shift>}{PageUp}{/Shift}{/Alt}')
  await expect.element(title).toHaveValue('2022-01-10')
  await userEvent.keyboard('{Alt>}{Shift>}{PageUp}{/Shift}{/Alt}')
  await expect.element(page.getByText('There is no earlier daily note.')).toBeVisible()
  await userEvent.keyboard('{Alt>}{Shift>}{PageDown}{/Shift}{/Alt}')
  await expect.element(title).toHaveValue(today)

  // Into the open note, at the caret.
  await userEvent.keyboard('{Control>}k{/Control}insert template{Enter}')
  await userEvent.selectOptions(page.getByRole('dialog', { name: 'Insert template' }).getByRole('combobox', { name: 'Template' }), 'Day')
  await userEvent.click(page.getByRole('button', { name: 'Insert', exact: true }))
  await expect.poll(async () => textOf((await days())[0]!.id)).toContain(`begunDay of ${today.slice(0, 4)}: `)
})

test('details: folder, aliases and language are kept, found by, and folded away', { timeout: 120_000 }, async () => {
  const db = await openDesk(async (db) => {
    await createNote(db, { id: 'other', title: 'Other', details: { folder: 'Travel/2022' } })
    await threeNotes(db)
  })
  await userEvent.click(inLibrary('Alpha'))
  const details = pane.getByRole('button', { name: /^Details/ })
  await expect.element(details).toHaveAttribute('aria-expanded', 'false')
  await userEvent.click(details)
  await userEvent.fill(pane.getByRole('combobox', { name: 'Folder' }), ' Travel / 2022 ')
  await userEvent.keyboard('{Enter}')
  await userEvent.fill(pane.getByRole('textbox', { name: 'Aliases' }), 'Erstes, First letter')
  await userEvent.keyboard('{Enter}')
  await userEvent.selectOptions(pane.getByRole('combobox', { name: 'Language' }), 'German')
  const { updatedAt } = (await db.notes.get('alpha'))!
  await expect.poll(() => db.notes.get('alpha')).toMatchObject({ folder: 'Travel/2022', aliases: ['Erstes', 'First letter'], lang: 'de', updatedAt })
  await userEvent.click(pane.getByRole('button', { name: 'Remove alias “Erstes”' }))
  await expect.poll(async () => (await db.notes.get('alpha'))!.aliases).toEqual(['First letter'])
  expect((await axe.run(document.body)).violations.map(({ id, nodes }) => `${id}: ${nodes[0]!.html}`)).toEqual([])
  await userEvent.click(details)
  await expect.element(details).toHaveTextContent('Travel/2022 · 1 alias · German')
  await userEvent.keyboard('{Control>}o{/Control}first lett')
  await expect.element(page.getByRole('option', { name: /Alpha/ })).toBeVisible()
})
