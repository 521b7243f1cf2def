/** Links that lead nowhere, and what lies around a thing. */
import { Node } from '@tiptap/pm/model'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { render } from 'vitest-browser-react'
import { markdownToNote, noteToMarkdown } from '../../../renderer/core/markdown/markdown.ts'
import type { Id } from '../../../renderer/core/model.ts'
import { createNote, deleteNote, noteDocument, trashNote } from '../../../renderer/data/notes.ts'
import { BrokenLinks } from '../../../renderer/ui/links/BrokenLinks.tsx'
import { GraphPage } from '../../../renderer/ui/links/GraphPage.tsx'
import { NoteIndexer } from '../../../renderer/ui/notes/session/noteIndexer.ts'
import { noteSchema } from '../../../renderer/ui/notes/schema/noteExtensions.ts'
import { replay } from '../../../renderer/ui/notes/schema/replay.ts'
import { openFixture, TestDesk, type Fixture } from '../notes/deskFixture.tsx'

let fixture: Fixture
beforeEach(async () => {
  fixture = await openFixture()
})
afterEach(() => fixture.close())

async function addNote(title: string, markdown: string): Promise<Id> {
  const doc = markdownToNote(markdown)
  return (await createNote(fixture.db, { title, doc, index: new NoteIndexer().index(Node.fromJSON(noteSchema, doc)) })).id
}
const markdownOf = async (id: Id): Promise<string> => noteToMarkdown((await noteDocument(fixture.db, id, replay))!.doc)
const show = (what: React.ReactNode) => render(<TestDesk fixture={fixture} note={null}>{() => <main style={{ height: 600, width: 900 }}>{what}</main>}</TestDesk>)
const titles = () => page.getByRole('region').elements().map((region) => region.querySelector('h2')!.textContent)

test('every kind of broken link is listed with what it names, and mended, one note or all, and back', async () => {
  const { db, recorded } = fixture
  const target = await addNote('Field notes', '# Part one\n\nText\n')
  const [trashed, gone] = [await addNote('Binned', ''), await addNote('Burnt', '')]
  const one = await addNote('One', `[[Feild notes]] and [[feild notes|here]], [b](dossier://note/${trashed}), [Burnt](dossier://note/${gone})\n`)
  const two = await addNote('Two', `[[Feild notes]]; [p](dossier://note/${target}#Part%20won) [fine](dossier://note/${target}#part%20one) [[Two]]\n`)
  await trashNote(db, trashed)
  await deleteNote(db, gone)
  const before = [await markdownOf(one), await markdownOf(two)]
  await show(<BrokenLinks />)
  await expect.poll(titles).toEqual(['Nothing is called “Feild notes”3', '“Binned” is in the trash1', 'The note “Burnt” was deleted for good1', '“Field notes” has no heading “Part won”1', 'Nothing is called “Two”1'])
  await expect.element(page.getByRole('heading', { level: 1 })).toHaveTextContent('Broken links')
  const region = (name: RegExp) => page.getByRole('region', { name })
  await region(/Feild/).getByRole('button', { name: 'Only in “Two”' }).click()
  await page.getByRole('menuitem', { name: 'Field notes · note' }).click()
  await expect.poll(() => markdownOf(two)).toContain(`[Field notes](dossier://note/${target});`)
  await expect.poll(() => titles()[0]).toContain('Feild notes”2')
  await region(/Feild/).getByRole('button', { name: 'Field notes · note' }).click()
  await expect.poll(() => markdownOf(one)).toContain(`[Field notes](dossier://note/${target}) and [here](dossier://note/${target})`)
  await region(/Part won/).getByRole('button', { name: 'Part one' }).click()
  await region(/Burnt/).getByRole('button', { name: 'Make plain text' }).click()
  await region(/called “Two/).getByRole('button', { name: 'Two · note' }).click()
  await region(/Binned/).getByRole('button', { name: 'Restore the note' }).click()
  await expect.element(page.getByText('Every link leads somewhere')).toBeVisible()
  expect(await markdownOf(two)).toBe(`[Field notes](dossier://note/${target}); [p](dossier://note/${target}#Part%20one) [fine](dossier://note/${target}#part%20one) [Two](dossier://note/${two})\n`)
  expect(await markdownOf(one)).toMatch(/, Burnt\n$/)
  for (const { undo } of recorded.notices.toReversed()) await undo!()
  expect([await markdownOf(one), await markdownOf(two)]).toEqual(before)
})

test('a name that nothing bears becomes a note, or leads to what is picked', async () => {
  const { db } = fixture
  const one = await addNote('One', '[[Nobody]] [[Somebody]]\n')
  await show(<BrokenLinks />)
  await page.getByRole('region', { name: /Nobody/ }).getByRole('button', { name: 'Create the note' }).click()
  const made = async () => (await db.notes.toArray()).find(({ title }) => title === 'Nobody')?.id
  await expect.poll(() => markdownOf(one)).toContain(`[Nobody](dossier://note/${await made()})`)
  await page.getByRole('region', { name: /Somebody/ }).getByRole('button', { name: 'Link to something else…' }).click()
  await page.getByRole('combobox').fill('One')
  await page.getByRole('option', { name: 'One' }).click()
  await expect.poll(() => markdownOf(one)).toBe(`[Nobody](dossier://note/${await made()}) [One](dossier://note/${one})\n`)
})

test('the graph: a picture that settles, and the same as a tree for the keyboard; fewer kinds, fewer steps', async () => {
  const { db, recorded } = fixture
  await db.actors.add({ id: 'a1', kind: 'person', name: 'Aram Petrosjan', forms: [], names: [], gazetteerId: null, articles: 2, mentions: 2 })
  const hub = await addNote('Hub', 'To [Aram Petrosjan](dossier://actor/a1)\n')
  const leaf = await addNote('Leaf', `[Hub](dossier://note/${hub})\n`)
  await addNote('Beyond', `[Leaf](dossier://note/${leaf}) and [him](dossier://actor/a1)\n`)
  await show(<GraphPage of={{ kind: 'note', id: hub }} />)
  const tree = page.getByRole('tree', { name: 'What lies around' })
  const lines = () => tree.getByRole('treeitem').elements().map((line) => `${line.getAttribute('aria-level')} ${line.getAttribute('aria-label')}`)
  await expect.poll(lines).toEqual(['1 Hub, note', '2 Aram Petrosjan, actor', '2 Leaf, note'])
  await expect.poll(() => document.querySelector('canvas')!.dataset['settled']).toBe('')
  const canvas = document.querySelector('canvas')!
  const pixels = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height).data
  expect([canvas.width, pixels.some((value) => value > 0)]).toEqual([Math.round(canvas.clientWidth * devicePixelRatio), true])
  ;(tree.getByRole('treeitem', { name: 'Hub' }).element() as HTMLElement).focus()
  await userEvent.keyboard('{ArrowDown}{ArrowRight}')
  await expect.poll(lines).toEqual(['1 Hub, note', '2 Aram Petrosjan, actor', '3 Beyond, note', '2 Leaf, note'])
  await userEvent.keyboard('{ArrowDown}{Shift>}{Enter}{/Shift}{ArrowLeft}{Enter}')
  expect([recorded.besides, recorded.places].map((places) => places.map(({ kind }) => kind))).toEqual([['note'], ['actor']])
  await page.getByRole('checkbox', { name: 'Actors' }).click()
  await expect.poll(lines).toEqual(['1 Hub, note', '2 Leaf, note'])
  await expect.element(page.getByText('2 things')).toBeVisible()
  await page.getByRole('combobox', { name: 'How far' }).selectOptions('One step')
  await expect.element(page.getByText('1 thing')).toBeVisible()
})
