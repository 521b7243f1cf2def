import axe from 'axe-core'
import type { Root } from 'mdast'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import type { Id } from '../../../renderer/core/model.ts'
import { project } from '../../../renderer/core/text/projection.ts'
import { createNote } from '../../../renderer/data/notes.ts'
import { AGAIN } from '../../../renderer/ui/desk/again.ts'
import { setSetting } from '../../../renderer/data/settings.ts'
import { addText } from '../../support/libraryFixture.ts'
import { selectWords } from '../../support/selectWords.ts'
import { addNews, openReadingDesk, type ReadingDesk } from '../../support/readingDesk.tsx'

let desk: ReadingDesk
let ids: Id[]
beforeEach(async () => {
  desk = await openReadingDesk()
  ids = await addNews(desk)
})
afterEach(() => desk.close())

const article = () => page.getByRole('article')
const heading = (name: string) => page.getByRole('heading', { level: 1, name })
const open = async (at: number, more: object = {}): Promise<void> => {
  desk.go({ kind: 'article', id: ids[at]!, ...more })
  await expect.element(article()).toBeVisible()
}
const violations = async (): Promise<string[]> => (await axe.run(document.body, { rules: { region: { enabled: false } } })).violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)
const textOf = async (at: number): Promise<string> => (await desk.db.bodies.get([ids[at]!, 1]))!.text
test('an actor is followed from one language into another, to the very sentence', async () => {
  await open(0)
  await expect.element(heading('Gipfel in Wien')).toBeVisible()
  expect(article().element().getAttribute('lang')).toBe('de')
  await expect.element(article().getByText('Wiener Bote')).toBeVisible()
  await expect.element(article().getByRole('button', { name: /3 May 2021/ })).toBeVisible()
  expect(await violations()).toEqual([])

  // One stop of the Tab key; arrows move; a card says who it is, until Escape.
  const links = [...document.querySelectorAll<HTMLElement>('a[data-mention]')]
  expect(links.filter((link) => link.tabIndex === 0)).toHaveLength(1)
  const [first] = links
  first!.focus()
  await userEvent.keyboard('{ArrowRight}{ArrowRight}{ArrowLeft}')
  expect(document.activeElement).toBe(links[1])
  expect(links.filter((link) => link.tabIndex === 0)).toEqual([links[1]])
  await expect.element(page.getByRole('tooltip')).toBeVisible()
  await userEvent.keyboard('{Escape}')
  await expect.element(page.getByRole('tooltip')).not.toBeInTheDocument()

  const mention = article().getByRole('link', { name: 'Petrosjan', exact: true }).first()
  const name = mention.element().getAttribute('aria-description') ?? ''
  expect(name).toMatch(/^Aram Petros/)
  await userEvent.click(mention)
  await expect.element(heading(name)).toBeVisible()
  await userEvent.click(page.getByRole('row', { name: /^Petrosyan ha incontrato/ }).getByRole('link'))
  await expect.element(heading('Vertice a Vienna')).toBeVisible()
  const place = desk.places.at(-1)!
  expect(place).toMatchObject({ kind: 'article', id: ids[1], version: 1 })
  const { at } = place as { at: { start: number; end: number } }
  expect((await textOf(1)).slice(at.start, at.end)).toBe('Petrosyan')
  await expect.poll(() => document.querySelector('[data-flash]')).not.toBeNull()
  // It goes out, and is lit again for who goes there again.
  await expect.poll(() => document.querySelector('[data-flash]'), { timeout: 5000 }).toBeNull()
  dispatchEvent(new Event(AGAIN))
  await expect.poll(() => document.querySelector('[data-flash]')).not.toBeNull()
})

test('what occurs in one article only is underlined on demand', async () => {
  await open(0)
  const actors = page.getByRole('region', { name: 'Actors' })
  await expect.element(actors.getByRole('link', { name: 'Lena Vogt' })).toBeVisible()
  const before = document.querySelectorAll('a[data-mention]').length
  await setSetting(desk.db, 'allActors', true)
  const all = (await desk.db.mentions.get([ids[0]!, 1]))!.forms.length
  await expect.poll(() => document.querySelectorAll('a[data-mention]').length).toBe(all)
  expect(before).toBeLessThan(all)
})

test('a selection becomes a quote with its context, by button and by key', async () => {
  await open(0)
  await expect.element(article().getByRole('link', { name: 'OSZE' })).toBeVisible()
  selectWords('lobte', 'nahm auch')
  await userEvent.click(page.getByRole('button', { name: 'Quote in note' }))
  // What is quoted is done with.
  await expect.element(page.getByRole('button', { name: 'Quote in note' })).not.toBeInTheDocument()
  selectWords('lobte', 'nahm auch')
  await userEvent.keyboard('q')
  const text = await textOf(0)
  const start = text.indexOf('lobte')
  const end = text.indexOf('nahm auch') + 'nahm auch'.length
  expect(desk.quotes).toHaveLength(2)
  for (const { article: row, ...selector } of desk.quotes) {
    expect(row.id).toBe(ids[0])
    expect(selector).toEqual({ articleId: ids[0], version: 1, start, end, exact: text.slice(start, end), prefix: text.slice(start - 32, start), suffix: text.slice(end, end + 32) })
  }
  // Without a selection, the sentence of the mention that has the focus.
  expect(getSelection()!.isCollapsed).toBe(true)
  ;(article().getByRole('link', { name: 'OSZE' }).element() as HTMLElement).focus()
  await userEvent.keyboard('q')
  expect(desk.quotes[2]!.exact).toBe('Petrosjan lobte die OSZE und dankte Österreich.')
})

test('details are corrected in place, undone, and taken back to what the file says', async () => {
  await open(2)
  await userEvent.click(page.getByRole('button', { name: /Source: Source unknown/ }))
  const dialog = page.getByRole('dialog', { name: 'Correct details' })
  expect(document.activeElement).toBe(dialog.getByLabelText('Source').element())
  expect(await violations()).toEqual([])
  await userEvent.fill(dialog.getByLabelText('Source'), 'The Nairobi Post')
  await userEvent.fill(dialog.getByLabelText('Date', { exact: true }), 'yesterday or so')
  await expect.element(dialog.getByRole('alert')).toBeVisible()
  await expect.element(dialog.getByRole('button', { name: 'Save' })).toBeDisabled()
  await userEvent.fill(dialog.getByLabelText('Date', { exact: true }), '10 Jan 2022')
  await userEvent.click(dialog.getByRole('button', { name: 'Save' }))
  await expect.element(article().getByRole('button', { name: /The Nairobi Post/ })).toBeVisible()
  const row = () => desk.db.articles.get(ids[2]!)
  expect(await row()).toMatchObject({ siteName: 'The Nairobi Post', source: 'The Nairobi Post', publishedAt: '2022-01-10', extracted: { siteName: null, publishedAt: '2020-07-08' } })
  expect(article().getByText('corrected').elements()).toHaveLength(2)

  await desk.undo()
  expect(await row()).toMatchObject({ siteName: null, publishedAt: '2020-07-08' })
  // Undoing is a decision too; the correction is made again, and then taken back field by field.
  await desk.db.decisions.orderBy('seq').last()
  await userEvent.click(page.getByRole('button', { name: /Date: 8 July 2020/ }))
  await userEvent.fill(dialog.getByLabelText('Date', { exact: true }), '2022')
  await userEvent.fill(dialog.getByLabelText('Title'), 'Unrest')
  await userEvent.click(dialog.getByRole('button', { name: 'Save' }))
  await expect.element(heading('Unrest')).toBeVisible()
  await userEvent.click(page.getByRole('button', { name: /^Date: 2022/ }))
  await userEvent.click(dialog.getByRole('button', { name: 'Use that' }).last())
  await userEvent.click(dialog.getByRole('button', { name: 'Save' }))
  await expect.poll(row).toMatchObject({ publishedAt: '2020-07-08', title: 'Unrest' })
})

const RICH: Root = {
  type: 'root',
  children: [
    { type: 'heading', depth: 2, children: [{ type: 'text', value: 'Zwischenruf' }] },
    { type: 'paragraph', children: [{ type: 'text', value: 'Siehe ' }, { type: 'link', url: 'https://example.org/a?b=c', children: [{ type: 'text', value: 'den Bericht' }] }, { type: 'text', value: ' und ' }, { type: 'link', url: 'javascript:alert(1)', children: [{ type: 'text', value: 'nichts' }] }] },
    { type: 'list', ordered: true, start: 3, children: [{ type: 'listItem', children: [{ type: 'paragraph', children: [{ type: 'text', value: 'drittens' }] }] }] },
    { type: 'html', value: '<img src=x onerror=alert(1)>' },
    ...Array.from({ length: 60 }, (_, at) => ({ type: 'paragraph' as const, children: [{ type: 'text' as const, value: `Absatz ${at}: Der Café-Besitzer schwieg, und nochmals schwieg er, denn alles war gesagt worden.` }] })),
  ],
}
const addRich = async (): Promise<void> => {
  ids.push(await addText(desk.db, 'Reich', 'x', { body: RICH, text: project(RICH).text, url: 'https://example.org/rich', steps: [{ stage: 'furniture', reason: 'a menu', removed: 'Abonnieren' }] }))
}

test('what leads outside is shown in full before it is opened, and no other address is a link', async () => {
  await addRich()
  await open(4)
  expect(article().getByRole('link').elements().map((link) => link.textContent)).toEqual(['den Bericht'])
  await expect.element(article().getByRole('heading', { level: 2, name: 'Zwischenruf' })).toBeVisible()
  expect(document.querySelector('article ol')!.getAttribute('start')).toBe('3')
  await userEvent.click(article().getByRole('link', { name: 'den Bericht' }), { modifiers: ['ControlOrMeta'] })
  await expect.element(page.getByText('https://example.org/a?b=c')).toBeVisible()
  expect(desk.outside).toEqual([])
  await userEvent.click(page.getByRole('button', { name: 'Open', exact: true }))
  await expect.poll(() => desk.outside).toEqual(['https://example.org/a?b=c'])
  await userEvent.click(page.getByRole('button', { name: 'What was removed' }))
  await expect.element(page.getByText('Abonnieren')).toBeVisible()
})

test('the place in an article is kept by its text and found again; reading to the end is reading', async () => {
  await addRich()
  await open(4)
  const row = () => desk.db.articles.get(ids[4]!)
  const pane = page.getByRole('main').element()
  const paragraph = [...document.querySelectorAll('article p')].find((p) => p.textContent.startsWith('Absatz 20:'))!
  pane.scrollTop += paragraph.getBoundingClientRect().top - pane.getBoundingClientRect().top - 2
  const at = (await textOf(4)).indexOf('Absatz 20:')
  await expect.poll(async () => (await row())?.position).toBe(at)
  expect((await row())?.readAt).toBe(0)
  await open(0)
  await expect.element(heading('Gipfel in Wien')).toBeVisible()
  expect(pane.scrollTop).toBe(0)
  await open(4)
  await expect.element(heading('Reich')).toBeInTheDocument()
  await expect.poll(() => [...document.querySelectorAll('article p')].find((p) => p.getBoundingClientRect().bottom > pane.getBoundingClientRect().top)?.textContent).toMatch(/^Absatz (19|20):/)

  pane.scrollTop = pane.scrollHeight
  await expect.poll(async () => (await row())?.readAt).toBeGreaterThan(0)
  await userEvent.click(page.getByRole('button', { name: 'Mark as unread' }))
  await expect.poll(async () => (await row())?.readAt).toBe(0)
})

test('matches are counted and walked through, whatever their case and accents', async () => {
  await addRich()
  await open(4)
  await userEvent.keyboard('{Control>}f{/Control}')
  await userEvent.fill(page.getByRole('textbox', { name: 'Find in article' }), 'CAFE-besitzer')
  await expect.element(page.getByText('1 of 60')).toBeVisible()
  await userEvent.keyboard('{Shift>}{F3}{/Shift}')
  await expect.element(page.getByText('60 of 60')).toBeVisible()
  const current = (): string => [...(CSS.highlights.get('dossier-find-current') ?? [])].map((range) => (range as Range).toString()).join()
  await expect.poll(current).toBe('Café-Besitzer')
  expect(CSS.highlights.get('dossier-find')!.size).toBe(59)
  await userEvent.keyboard('{Enter}')
  await expect.element(page.getByText('1 of 60')).toBeVisible()
  await userEvent.keyboard('{Escape}')
  await expect.poll(() => CSS.highlights.size).toBe(0)
})

test('an earlier version, a missing one and a missing article say so', async () => {
  const body = (await desk.db.bodies.get([ids[0]!, 1]))!
  await desk.db.bodies.add({ ...body, version: 2 })
  await desk.db.articles.update(ids[0]!, { version: 2 })
  await open(0, { version: 1, at: { start: 4, end: 14 } })
  await expect.element(page.getByText('An earlier version of this article')).toBeVisible()
  await userEvent.click(page.getByRole('link', { name: 'Show the current version' }))
  await expect.element(page.getByText('An earlier version of this article')).not.toBeInTheDocument()
  desk.go({ kind: 'article', id: ids[0]!, version: 9 })
  await expect.element(page.getByText('There is no version 9 of this article')).toBeVisible()
  desk.go({ kind: 'article', id: 'gone' })
  await userEvent.click(page.getByRole('button', { name: 'Go to the start page' }))
  await expect.element(heading('Dossier')).toBeVisible()
  expect(await violations()).toEqual([])
})

test('a note that links to the article shows under it, with its sentence', async () => {
  const context = 'Davon war die Rede. Siehe Gipfel in Wien, Absatz 2. Und mehr.'
  const start = context.indexOf('Gipfel')
  await createNote(desk.db, {
    title: 'Meine Notiz',
    index: { excerpt: '', words: 0, tags: [], assets: [], links: [{ targetKind: 'article', targetId: ids[0]!, passage: null, context, at: { start, end: start + 14 } }] },
  })
  await open(0)
  const backlinks = page.getByRole('region', { name: 'Backlinks' })
  await expect.element(backlinks.getByText('Siehe Gipfel in Wien, Absatz 2.')).toBeVisible()
  expect(backlinks.getByRole('mark').element().textContent).toBe('Gipfel in Wien')
  await userEvent.click(backlinks.getByRole('link', { name: 'Meine Notiz' }))
  expect(desk.places.at(-1)).toMatchObject({ kind: 'note' })
})

test('a passage deep in an article of 5 MB is there at once, and the rest comes after it', async () => {
  const value = 'Der Satz wiederholt sich, damit der Text sehr lang wird und niemand ihn zu Ende liest. '.repeat(12)
  const body: Root = { type: 'root', children: Array.from({ length: 5_000 }, (_, at) => ({ type: 'paragraph', children: [{ type: 'text', value: `${at}. ${value}` }] })) }
  const { text } = project(body)
  expect(text.length).toBeGreaterThan(5_000_000)
  ids.push(await addText(desk.db, 'Lang', 'x', { body, text, url: 'https://example.org/long' }))
  const start = text.indexOf('4000. ')
  let rendered = Infinity
  const observer = new MutationObserver(() => {
    const leaves = document.querySelectorAll('[data-at]').length
    if (leaves > 0) rendered = Math.min(rendered, leaves)
  })
  observer.observe(document.body, { childList: true, subtree: true })
  await open(4, { at: { start, end: start + 40 } })
  await expect.poll(() => document.querySelector('[data-flash]')).not.toBeNull()
  observer.disconnect()
  expect(rendered).toBeLessThan(100)
  const pane = page.getByRole('main').element().getBoundingClientRect()
  const flash = document.querySelector('[data-flash]')!.getBoundingClientRect()
  expect(flash.top).toBeGreaterThan(pane.top)
  expect(flash.bottom).toBeLessThan(pane.bottom)
})
