import axe from 'axe-core'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import type { ActorRow, Id } from '../../../renderer/core/model.ts'
import { keepApart, mergeActors, readActor } from '../../../renderer/data/actors.ts'
import { linkingStopped } from '../../../renderer/ui/desk/acts/expectedActors.ts'
import { addText } from '../../support/libraryFixture.ts'
import { addNews, openReadingDesk, type ReadingDesk } from '../../support/readingDesk.tsx'

let desk: ReadingDesk
let ids: Id[]
beforeEach(async () => {
  desk = await openReadingDesk()
  ids = await addNews(desk)
})
afterEach(() => desk.close())

const heading = (name: string | RegExp) => page.getByRole('heading', { level: 1, name, exact: true })
const named = async (name: string): Promise<ActorRow> => (await desk.db.actors.where('articles').above(0).toArray()).find((row) => row.names.some((own) => own.name === name))!
const open = async (name: string): Promise<ActorRow> => {
  const actor = await named(name)
  desk.go({ kind: 'actor', id: actor.id })
  await expect.element(heading(actor.name)).toBeVisible()
  return actor
}
const violations = async (): Promise<string[]> => (await axe.run(document.body, { rules: { region: { enabled: false } } })).violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)

test('a page shows the names in each language, every sentence, company, events and notes', async () => {
  const actor = await open('Lena Vogt')
  await expect.element(page.getByText(`In 3 articles, ${actor.mentions} mentions`)).toBeVisible()
  const mentions = page.getByRole('grid', { name: 'Mentions' })
  await expect.element(mentions).toHaveAttribute('aria-rowcount', String(actor.mentions))
  await expect.element(mentions.getByRole('row', { name: /^Lena Vogt sprach lange\. – Gipfel in Wien, Wiener Bote · 3 May 2021 · German/ })).toBeVisible()
  expect([...new Set(mentions.getByRole('mark').elements().map((mark) => mark.textContent))]).toEqual(['Lena Vogt'])
  await expect.element(page.getByRole('region', { name: 'Occurs with' }).getByRole('link', { name: /Petros/ })).toBeVisible()
  await expect.element(page.getByRole('region', { name: 'Backlinks' })).toBeVisible()
  expect(await violations()).toEqual([])
})

test('rename, ignore, split and merge are decisions; the page follows, and each is undone', async () => {
  const actor = await open('Lena Vogt')
  await userEvent.click(page.getByRole('button', { name: 'Rename…' }))
  await userEvent.fill(page.getByRole('dialog').getByLabelText('Name'), 'Dr. Lena Vogt')
  await userEvent.keyboard('{Enter}')
  await expect.poll(() => desk.notices.length).toBe(1)
  // At once, before it is linked; taken back, too.
  await expect.element(heading('Dr. Lena Vogt')).toBeVisible()
  await desk.undo()
  await expect.element(heading('Lena Vogt')).toBeVisible()
  await desk.derive()
  await expect.element(heading('Lena Vogt')).toBeVisible()

  // German and Italian forms part, and meet again under one address.
  const forms = (await desk.db.actors.get(actor.id))!.forms.length
  expect(forms).toBe(2)
  await userEvent.click(page.getByRole('button', { name: 'Split off “Lena Vogt”' }).last())
  await expect.poll(() => desk.notices.length).toBe(2)
  await desk.derive()
  const apart = (await desk.db.actors.where('articles').above(0).toArray()).filter((row) => row.name === 'Lena Vogt')
  expect(apart.map((row) => row.forms.length)).toEqual([1, 1])
  await userEvent.click(page.getByRole('button', { name: 'Merge with…' }))
  expect(await violations()).toEqual([])
  await userEvent.fill(page.getByRole('combobox'), 'lena')
  await expect.element(page.getByRole('option', { name: 'Lena Vogt' })).toBeVisible()
  await userEvent.keyboard('{Enter}')
  await expect.poll(() => desk.notices.length).toBe(3)
  await desk.undo()
  await desk.notices[1]!.undo!()
  await desk.derive()
  expect((await named('Lena Vogt')).forms).toHaveLength(2)
})

test('a decision that cannot be written is taken back and says why; one that cannot be linked stays, and nobody waits for it', async () => {
  await open('Lena Vogt')
  const rename = async (name: string): Promise<void> => {
    await userEvent.click(page.getByRole('button', { name: 'Rename…' }))
    await userEvent.fill(page.getByRole('dialog').getByLabelText('Name'), name)
    await userEvent.keyboard('{Enter}')
  }
  const refuse = (): never => {
    throw new Error('The disk is full.')
  }
  desk.db.decisions.hook('creating', refuse)
  await rename('Nobody')
  await expect.poll(() => desk.notices.at(-1)).toMatchObject({ kind: 'error', message: 'That could not be saved.', detail: expect.stringContaining('The disk is full.') as string })
  await expect.element(heading('Lena Vogt')).toBeVisible()
  desk.db.decisions.hook('creating').unsubscribe(refuse)

  const busy = (): boolean => document.querySelector('[data-actor-page]')!.hasAttribute('data-pending')
  await rename('Dr. Lena Vogt')
  await expect.element(heading('Dr. Lena Vogt')).toBeVisible()
  expect(busy()).toBe(true)
  linkingStopped(desk.db)
  await expect.poll(busy).toBe(false)
  expect(heading('Dr. Lena Vogt').elements()).toHaveLength(1)
})

test('each act is one key and Enter', async () => {
  const actor = await open('Lena Vogt')
  const act = async (key: string, ...more: string[]): Promise<ActorRow | undefined> => {
    const before = desk.notices.length
    // A key is for the actor on the screen, which follows what was derived.
    const now = (await readActor(desk.db, actor.id))!.id
    await expect.poll(() => document.querySelector('[data-actor-page]')?.getAttribute('data-actor-page')).toBe(now)
    await userEvent.keyboard(key)
    await expect.element(page.getByRole('dialog')).toBeVisible()
    for (const keys of [...more, '{Enter}']) await userEvent.keyboard(keys)
    await expect.poll(() => desk.notices.length).toBe(before + 1)
    await desk.derive()
    return (await readActor(desk.db, actor.id)) ?? undefined
  }
  const undone = async (): Promise<void> => {
    await desk.undo()
    await desk.derive()
    // A split that is undone may leave the other part's address as the one that counts.
    const { id: _, ...now } = (await readActor(desk.db, actor.id))!
    expect({ ...now, id: actor.id }).toEqual(actor)
  }
  expect((await act('r', 'L. Vogt'))?.name).toBe('L. Vogt')
  await undone()
  expect((await act('u', 'Peter Holm'))?.articles).toBe(4)
  await undone()
  expect((await act('x'))?.forms).toHaveLength(1)
  await undone()
  expect((await act('a', 'Die Vogtin'))?.aliases).toEqual(['Die Vogtin'])
  await undone()
  expect((await act('c'))?.kind).toBe('organisation')
  await undone()
  expect((await act('c', '{ArrowDown}'))?.kind).toBe('place')
  await undone()
  expect(await act('i')).toBeUndefined()
  await undone()
  await expect.element(heading('Lena Vogt')).toBeVisible()
})

test('an address of a merged actor leads to the one that it is now; an unknown one says so', async () => {
  const [vogt, holm] = [await named('Lena Vogt'), await named('Peter Holm')]
  await mergeActors(desk.db, vogt, holm)
  await desk.derive()
  const [gone] = (await desk.db.actors.toArray()).filter((row) => row.redirect !== undefined)
  expect([vogt.id, holm.id]).toContain(gone!.id)
  desk.go({ kind: 'actor', id: gone!.id })
  await expect.poll(() => desk.places.at(-1)).toEqual({ kind: 'actor', id: gone!.redirect })
  await expect.element(page.getByText('In 4 articles', { exact: false }).first()).toBeVisible()
  desk.go({ kind: 'actor', id: 'nobody' })
  await userEvent.click(page.getByRole('button', { name: 'Show all actors' }))
  await expect.element(page.getByRole('grid', { name: 'Actors' })).toBeVisible()
})

test('a suggestion is accepted or refused with its reason in sight', async () => {
  const [vogt, holm] = [await named('Lena Vogt'), await named('Peter Holm')]
  await desk.db.suggestions.add({ id: 's', a: holm.id, b: vogt.id, score: 0.6, why: 'both came from Nairobi', recurs: 1, articles: 2 })
  await open('Lena Vogt')
  const suggestions = page.getByRole('region', { name: 'Probably the same' })
  await expect.element(suggestions.getByText('because: both came from Nairobi')).toBeVisible()
  await userEvent.click(suggestions.getByRole('button', { name: /^Keep apart/ }))
  await expect.poll(async () => (await desk.db.decisions.toArray()).filter(({ decision }) => decision.type === 'different').length).toBe(vogt.forms.length * holm.forms.length)
  await desk.undo()
  await userEvent.click(suggestions.getByRole('button', { name: /^They are one/ }))
  await expect.poll(async () => (await desk.db.decisions.toArray()).filter(({ decision }) => decision.type === 'same').length).toBe(vogt.forms.length + holm.forms.length - 1)
  await desk.derive()
  expect((await desk.db.actors.get(vogt.id))?.redirect ?? vogt.id).toBe((await desk.db.actors.get(holm.id))?.redirect ?? holm.id)
  expect(await keepApart(desk.db, vogt, holm)).not.toEqual([])
})

test('mentions are sorted, narrowed, shown as sentences, and opened by key where they stand', async () => {
  const actor = await open('Lena Vogt')
  const grid = page.getByRole('grid', { name: 'Mentions' })
  const words = (): string[] => grid.getByRole('row').elements().map((row) => row.getAttribute('aria-label')!)
  await expect.element(grid).toHaveAttribute('aria-rowcount', String(actor.mentions))
  await userEvent.selectOptions(page.getByLabelText('Sort by'), 'By words after')
  await expect.poll(() => words()[0]).toMatch(/Lena Vogt\. – (?:Vertice|Proteste)/)
  await userEvent.selectOptions(page.getByLabelText('Language'), 'Italian (1)')
  await expect.element(grid).toHaveAttribute('aria-rowcount', '1')
  await expect.element(page.getByText('1 mention in 1 article')).toBeVisible()
  await userEvent.click(page.getByRole('button', { name: 'Show all' }))
  await expect.element(grid).toHaveAttribute('aria-rowcount', String(actor.mentions))
  await userEvent.fill(page.getByLabelText('Words around it'), 'zur ruhe')
  await expect.element(grid).toHaveAttribute('aria-rowcount', '1')
  await userEvent.click(page.getByLabelText('Whole sentences'))
  // The lines are drawn anew with that, once it is stored.
  await expect.element(page.getByLabelText('Whole sentences')).toBeChecked()
  await expect.element(grid.getByText('Die Vereinten Nationen riefen zur Ruhe auf, sagte')).toBeVisible()
  await expect.poll(() => {
    (grid.getByRole('row').element() as HTMLElement).focus()
    return document.activeElement?.getAttribute('aria-label')
  }).toContain('Die Vereinten Nationen riefen zur Ruhe auf, sagte')
  await userEvent.keyboard('{Enter}')
  const start = (await desk.db.bodies.get([ids[3]!, 1]))!.text.indexOf('Lena Vogt')
  await expect.poll(() => desk.places.at(-1)).toMatchObject({ kind: 'article', id: ids[3], version: 1, at: { start, end: start + 9 } })
})

test('a line stays the same line in every arrangement, and keeps the focus when the library changes', async () => {
  const actor = await open('Lena Vogt')
  const grid = page.getByRole('grid', { name: 'Mentions' })
  await expect.element(grid).toHaveAttribute('aria-rowcount', String(actor.mentions))
  await expect.poll(() => grid.getByRole('row').elements().length).toBe(actor.mentions)
  const rows = (): HTMLElement[] => grid.getByRole('row').elements() as HTMLElement[]
  rows()[0]!.focus()
  await userEvent.keyboard('{ArrowDown}')
  await expect.poll(() => document.activeElement).toBe(rows()[1])
  const line = document.activeElement as HTMLElement
  const label = line.getAttribute('aria-label')
  expect(label).toContain('Lena Vogt')
  const later = await addText(desk.db, 'Später', 'Lena Vogt kehrte heim.', { lang: 'de', publishedAt: '2021-06-01' })
  await desk.derive()
  await expect.element(grid).toHaveAttribute('aria-rowcount', String(actor.mentions + 1))
  expect(document.activeElement).toBe(line)
  expect([line.getAttribute('aria-label'), line.getAttribute('aria-rowindex'), line.tabIndex]).toEqual([label, '3', 0])
  await userEvent.selectOptions(page.getByLabelText('Sort by'), 'Oldest first')
  await expect.poll(() => rows().at(-1)?.getAttribute('aria-label')).toContain('kehrte heim')
  expect(rows().indexOf(line)).toBe(actor.mentions - 2)
  expect(line.getAttribute('aria-label')).toBe(label)
  // What the line stood in is gone: another one has the focus, not nobody.
  const last = rows().at(-1)!
  last.focus()
  await desk.db.transaction('rw', desk.db.articles, desk.db.changes, async () => {
    await desk.db.articles.delete(later)
    await desk.db.changes.add({ table: 'articles', id: later })
  })
  await desk.derive()
  await expect.poll(() => last.isConnected).toBe(false)
  expect(rows()).toContain(document.activeElement)
})

test('a bar of the timeline narrows the mentions to its time', async () => {
  const actor = await open('Lena Vogt')
  const bars = page.getByRole('toolbar', { name: 'Mentions by week' })
  await expect.element(bars).toBeVisible()
  ;(bars.getByRole('button').first().element() as HTMLElement).focus()
  await userEvent.keyboard('{End}{Enter}')
  const grid = page.getByRole('grid', { name: 'Mentions' })
  await expect.element(grid).toHaveAttribute('aria-rowcount', String(actor.mentions - 1))
  await expect.element(bars.getByRole('button', { pressed: true })).toHaveAccessibleName(/^3 – 9 May 2021|^3 May 2021/)
  await userEvent.keyboard('{Enter}')
  await expect.element(grid).toHaveAttribute('aria-rowcount', String(actor.mentions))
})

test('of 2,500 mentions only those near are in the document', async () => {
  const vogt = await named('Lena Vogt')
  for (let at = 0; at < 500; at++) {
    const id = await addText(desk.db, `Bericht ${at}`, 'Lena Vogt schwieg. '.repeat(5).trim(), { lang: 'de', publishedAt: '2019-01-01' })
    const starts = Uint32Array.from({ length: 5 }, (_, index) => index * 19)
    await desk.db.mentions.add({ articleId: id, version: 1, inTitle: 0, starts, ends: starts.map((start) => start + 9), forms: starts.map(() => vogt.forms[0]!), equals: [] })
    await desk.db.occurrences.add({ actorId: vogt.id, articleId: id, count: 5, first: { field: 'body', start: 0, end: 9 }, order: '2019-01-01' })
  }
  await open('Lena Vogt')
  const grid = page.getByRole('grid', { name: 'Mentions' })
  await expect.element(grid).toHaveAttribute('aria-rowcount', String(vogt.mentions + 2500))
  expect(grid.getByRole('row').elements().length).toBeLessThan(60)
  const pane = page.getByRole('main').element()
  pane.scrollTop = pane.scrollHeight
  await expect.element(grid.getByRole('row', { name: /Lena Vogt schwieg.*Bericht/ }).last()).toBeInTheDocument()
  await expect.poll(() => grid.getByRole('row').elements().some((row) => row.getAttribute('aria-rowindex') === String(vogt.mentions + 2500))).toBe(true)
  expect(grid.getByRole('row').elements().length).toBeLessThan(60)
})

test('the list is sorted, narrowed and opened by keyboard', async () => {
  desk.go({ kind: 'actors' })
  const grid = page.getByRole('grid', { name: 'Actors' })
  const recurring = await desk.db.actors.where('articles').above(1).count()
  await expect.element(grid).toHaveAttribute('aria-rowcount', String(recurring))
  expect(await violations()).toEqual([])
  await userEvent.click(page.getByLabelText('Recurring only'))
  await expect.element(grid).toHaveAttribute('aria-rowcount', String(await desk.db.actors.where('articles').above(0).count()))
  await userEvent.selectOptions(page.getByLabelText('Sort by'), 'Name')
  const names = (): (string | null)[] => grid.getByRole('row').elements().map((row) => row.getAttribute('aria-label'))
  await expect.poll(names).toEqual(names().sort((a, b) => a!.localeCompare(b!)))
  // Any of its names finds an actor, whatever language it is in.
  await userEvent.fill(page.getByLabelText('Filter by name'), 'petrosjan')
  await expect.element(grid).toHaveAttribute('aria-rowcount', '1')
  ;(grid.getByRole('row').element() as HTMLElement).focus()
  await userEvent.keyboard('{Enter}')
  await expect.element(heading(/^Aram Petros/)).toBeVisible()
  expect(ids).toHaveLength(4)
})
