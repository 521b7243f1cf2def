import axe from 'axe-core'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { markdownToNote } from '../../../../renderer/core/markdown/markdown.ts'
import type { Id } from '../../../../renderer/core/model.ts'
import { putAsset } from '../../../../renderer/data/assets.ts'
import { createNote, deleteNote, trashNote } from '../../../../renderer/data/notes.ts'
import { addArticleRow, openFixture, type Fixture } from '../deskFixture.tsx'
import { markdownOf, openMarkdown, shown } from '../writing.ts'

let fixture: Fixture
beforeEach(async () => {
  fixture = await openFixture()
})
afterEach(() => fixture.close())

const note = async (title: string, markdown: string): Promise<Id> => (await createNote(fixture.db, { title, doc: markdownToNote(markdown) })).id
const open = (markdown: string): Promise<Id> => openMarkdown(fixture, markdown, { title: 'Open' })
const stored = (id: Id): Promise<string> => markdownOf(fixture, id)

test('a section of a note is shown as it is now, without what embeds itself, and says when its heading or the note is gone', async () => {
  const { db } = fixture
  const id = await note('Three laws', '# First\n\nnot this\n\n# Sécond law\n\nThe **second** ![[Inner]] says\n\n## Below\n\nmore\n\n# Third\n\nnor this')
  await open(`![x](dossier://note/${id}#${encodeURIComponent('second law')})\n\n![y](dossier://note/${id}#Nowhere)`)
  const card = page.getByRole('group', { name: 'Embedded note: Three laws' }).first()
  await expect.element(card).toHaveTextContent(/Sécond law.*The second.*Inner.*says.*Below.*more/)
  expect(card.element().textContent).not.toMatch(/not this|nor this/)
  expect(card.element().querySelector('[data-island]')).toBe(null)
  await expect.element(page.getByText('There is no heading “Nowhere” in this note any more.')).toBeVisible()
  await userEvent.click(card.getByRole('link', { name: 'Three laws' }))
  await expect.element(page.getByRole('textbox', { name: 'Note title' })).toHaveValue('Three laws')
  await trashNote(db, id)
})

test('follows the library: changed, in the trash, gone', async () => {
  const { db } = fixture
  const id = await note('Source', 'before')
  await open(`![x](dossier://note/${id})`)
  await expect.element(page.getByText('before')).toBeVisible()
  await db.noteBodies.put({ ...(await db.noteBodies.get(id))!, doc: markdownToNote('after') })
  await expect.element(page.getByText('after')).toBeVisible()
  await trashNote(db, id)
  await expect.element(page.getByText('This note is in the trash.')).toBeVisible()
  await deleteNote(db, id)
  await expect.element(page.getByText('x: This note was deleted for good.')).toBeVisible()
})

test('an article’s passage, an actor and an event are shown by what is known of them', async () => {
  const { db } = fixture
  const article = await addArticleRow(db, { title: 'Unruhen' })
  await db.bodies.add({ articleId: article.id, version: 1, body: { type: 'root', children: [] }, text: 'Zuvor. Die Worte selbst. Danach.', hash: '', extractor: 't', steps: [], createdAt: 0 })
  await db.actors.add({ id: 'a1', kind: 'person', name: 'Kassym Tokajew', names: [], forms: [], articles: 2, mentions: 5 } as never)
  await db.events.add({ id: 'e1', title: 'The unrest', start: '2022-01-05', end: '2022-01-10', articles: 4, recurs: 1, order: '2022-01-05', actors: [] })
  await open(`![p](dossier://article/${article.id}@1?at=7-24) ![q](dossier://article/${article.id}@7?at=7-24) ![a](dossier://actor/a1) ![e](dossier://event/e1) ![gone](dossier://actor/nobody)`)
  await expect.element(page.getByText('Die Worte selbst.', { exact: true })).toBeVisible()
  expect(shown().textContent).not.toContain('Zuvor')
  await expect.element(page.getByText('This version of the article is not in the library.')).toBeVisible()
  await expect.element(page.getByRole('group', { name: 'Embedded actor: Kassym Tokajew' })).toHaveTextContent(/Person · 5 mentions in 2 articles/)
  await expect.element(page.getByRole('group', { name: 'Embedded event: The unrest' })).toHaveTextContent(/2022 · 4 articles/)
  await expect.element(page.getByText('gone: This actor is no longer in the library.')).toBeVisible()
})

test('what names nothing says so, and a note of that name can be made', async () => {
  const id = await open('![[Elsewhere]] ![[lost.png|300]]')
  await expect.element(page.getByText('There is no picture “lost.png” in the library.')).toBeVisible()
  await userEvent.click(page.getByRole('button', { name: 'Create note' }))
  await expect.element(page.getByRole('textbox', { name: 'Note title' })).toHaveValue('Elsewhere')
  await expect.poll(() => stored(id)).toMatch(/^!\[Elsewhere\]\(dossier:\/\/note\/\S+\) !\[\[lost\.png\|300\]\]\n$/)
})

const PIXEL = Uint8Array.from(atob('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='), (character) => character.charCodeAt(0))

test('a picture of ours is shown, captioned in place and described; one from elsewhere is named and never fetched', async () => {
  const { id: asset } = await putAsset(fixture.db, { name: 'map.png', mediaType: 'image/png', bytes: PIXEL })
  const id = await open(`![|120](asset:${asset})\n\n![far](https://example.org/far.png)\n\n![lost](asset:${'0'.repeat(64)})`)
  const picture = (): HTMLImageElement | null => shown().querySelector('img[width="120"]')
  await expect.poll(() => picture()?.naturalWidth).toBe(1)
  expect(picture()!.src).toMatch(/^blob:/)
  await expect.element(page.getByText('far (picture from elsewhere, not loaded)')).toBeVisible()
  await expect.element(page.getByText('lost (missing picture)')).toBeVisible()
  expect(shown().querySelectorAll('img[src]')).toHaveLength(1)

  await userEvent.click(page.elementLocator(picture()!))
  const caption = page.getByRole('textbox', { name: 'Caption' })
  await userEvent.click(caption)
  await userEvent.keyboard('Almaty')
  await expect.poll(() => stored(id)).toContain(`![|120](asset:${asset} "Almaty")`)
  await userEvent.keyboard('{Enter}{ArrowLeft}{Enter}')
  await userEvent.fill(page.getByRole('textbox', { name: 'Description' }), 'A map')
  await userEvent.fill(page.getByRole('spinbutton', { name: 'Width in pixels' }), '90')
  await userEvent.click(page.getByRole('button', { name: 'Done' }))
  await expect.poll(() => stored(id)).toContain(`![A map|90](asset:${asset} "Almaty")`)
  const { violations } = await axe.run(shown(), { rules: { region: { enabled: false } } })
  expect(violations.map(({ id, nodes }) => `${id} ${nodes[0]!.html}`)).toEqual([])
})
