import axe from 'axe-core'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import type { EventRow, Id } from '../../../renderer/core/model.ts'
import { addNews, openReadingDesk, type ReadingDesk } from '../../support/readingDesk.tsx'

let desk: ReadingDesk
let ids: Id[]
beforeEach(async () => {
  desk = await openReadingDesk()
  ids = await addNews(desk)
})
afterEach(() => desk.close())

const heading = (name: string) => page.getByRole('heading', { level: 1, name })
const unrest = async (): Promise<EventRow> => (await desk.db.events.where('articles').above(1).toArray()).find((event) => event.start?.startsWith('2020-07'))!
const open = async (): Promise<EventRow> => {
  const event = await unrest()
  desk.go({ kind: 'event', id: event.id })
  await expect.element(heading(event.title)).toBeVisible()
  return event
}
const violations = async (): Promise<string[]> => (await axe.run(document.body, { rules: { region: { enabled: false } } })).violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)

test('an event shows when, who, and the sentences of both languages; one leads to its place', async () => {
  await open()
  await expect.element(page.getByText(/^(7 )?July 2020$/)).toBeVisible()
  await expect.element(page.getByText('Told of in 2 articles')).toBeVisible()
  await expect.element(page.getByRole('region', { name: 'Who takes part' }).getByRole('link').first()).toBeVisible()
  const articles = page.getByRole('region', { name: 'Articles' })
  await expect.element(articles.getByRole('link', { name: /In Kenia kam es am 7. Juli 2020 zu Unruhen/ })).toBeVisible()
  expect(await violations()).toEqual([])
  await userEvent.click(articles.getByRole('link', { name: /Unrest broke out in Kenya/ }))
  await expect.element(heading('Unrest in Kenya')).toBeVisible()
  expect(desk.places.at(-1)).toMatchObject({ kind: 'article', id: ids[2], version: 1 })
})

test('title and date are set by hand, an article leaves, the event is ignored; each is undone', async () => {
  const event = await open()
  await userEvent.click(page.getByRole('button', { name: 'Rename' }))
  await userEvent.fill(page.getByRole('dialog').getByLabelText('Title'), 'The July unrest')
  await userEvent.keyboard('{Enter}')
  await expect.poll(() => desk.notices.length).toBe(1)
  await desk.derive()
  await expect.element(heading('The July unrest')).toBeVisible()

  await userEvent.click(page.getByRole('button', { name: 'Set date' }))
  const dialog = page.getByRole('dialog', { name: 'Date of the event' })
  await userEvent.fill(dialog.getByLabelText('From, or on'), '7 July 2020')
  await userEvent.fill(dialog.getByLabelText('To, if it lasted'), '3 July 2020')
  await expect.element(dialog.getByText('It cannot end before it begins.')).toBeVisible()
  expect(await violations()).toEqual([])
  await userEvent.fill(dialog.getByLabelText('To, if it lasted'), '9. Juli 2020')
  await userEvent.keyboard('{Enter}')
  await expect.poll(() => desk.notices.length).toBe(2)
  await desk.derive()
  expect(await desk.db.events.get(event.id)).toMatchObject({ title: 'The July unrest', start: '2020-07-07', end: '2020-07-09' })
  await expect.element(page.getByText('7 July 2020 – 9 July 2020')).toBeVisible()

  await userEvent.click(page.getByRole('button', { name: 'Actions for “Proteste in Kenia”' }))
  await userEvent.click(page.getByRole('menuitem', { name: 'Does not belong here' }))
  await expect.poll(() => desk.notices.length).toBe(3)
  await desk.derive()
  const eventsOf = async (id: Id): Promise<Id[]> => (await desk.db.eventArticles.where('articleId').equals(id).toArray()).map((row) => row.eventId)
  const [stayed, left] = [await eventsOf(ids[2]!), await eventsOf(ids[3]!)]
  expect(stayed).not.toEqual([])
  expect(left.filter((id) => stayed.includes(id))).toEqual([])
  await desk.undo()
  await desk.derive()
  expect(await eventsOf(ids[3]!)).toEqual(expect.arrayContaining([(await unrest()).id]))
  expect(await eventsOf(ids[2]!)).toEqual(expect.arrayContaining([(await unrest()).id]))

  await userEvent.click(page.getByRole('button', { name: 'More actions' }))
  await userEvent.click(page.getByRole('menuitem', { name: 'Ignore this event' }))
  await expect.poll(() => desk.notices.length).toBe(4)
  await desk.derive()
  expect(await desk.db.eventArticles.where('articleId').equals(ids[2]!).count()).toBe(0)
  await desk.undo()
  await desk.derive()
  expect((await unrest()).title).toBe('The July unrest')
})

test('membership by inference says so, with the reason', async () => {
  const event = await unrest()
  await desk.db.eventArticles.update([event.id, ids[3]!], { inferred: true, why: 'both tell of Kenya and calm' })
  await open()
  await expect.element(page.getByText('1 article belongs by inference')).toBeVisible()
  await expect.element(page.getByText('Belongs here because: both tell of Kenya and calm')).toBeVisible()
  await expect.element(page.getByText('inferred', { exact: true })).toBeVisible()
})

test('the list names dates and opens by keyboard; an unknown address leads to it', async () => {
  desk.go({ kind: 'event', id: 'nothing' })
  await userEvent.click(page.getByRole('button', { name: 'Show all events' }))
  const grid = page.getByRole('grid', { name: 'Events' })
  await expect.element(grid).toHaveAttribute('aria-rowcount', String(await desk.db.events.where('articles').above(1).count()))
  expect(await violations()).toEqual([])
  const { title } = await unrest()
  ;(grid.getByRole('row', { name: title }).element() as HTMLElement).focus()
  await userEvent.keyboard('{Enter}')
  await expect.element(heading(title)).toBeVisible()
})
