/** Names that are no links yet: found in any form, linked one by one or all at once, in notes that are open and in others, and back. */
import { Node } from '@tiptap/pm/model'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { render } from 'vitest-browser-react'
import { markdownToNote, noteToMarkdown } from '../../../renderer/core/markdown/markdown.ts'
import type { ActorKind, Id } from '../../../renderer/core/model.ts'
import { createNote, describeNote, noteDocument, trashNote } from '../../../renderer/data/notes.ts'
import { Backlinks } from '../../../renderer/ui/desk/mentions/Backlinks.tsx'
import { linkerOf } from '../../../renderer/ui/desk/mentions/linkers.ts'
import { NoteIndexer } from '../../../renderer/ui/notes/session/noteIndexer.ts'
import { noteSchema } from '../../../renderer/ui/notes/schema/noteExtensions.ts'
import { replay } from '../../../renderer/ui/notes/schema/replay.ts'
import { openFixture, showPane, TestDesk, type Fixture } from './deskFixture.tsx'
import { body, place } from './writing.ts'

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
const addActor = (id: Id, kind: ActorKind, name: string) =>
  fixture.db.actors.add({ id, kind, name, forms: [], names: [{ lang: 'en', name }], gazetteerId: null, articles: 3, mentions: 9 })
const showLinks = (kind: 'actor' | 'note', id: Id) => render(<TestDesk fixture={fixture} note={null}>{() => <main><Backlinks kind={kind} id={id} /></main>}</TestDesk>)
const region = page.getByRole('region', { name: 'Unlinked mentions' })

test('an actor’s mentions are counted, shown in their sentences, linked one by one and all at once, and taken back', async () => {
  await addActor('a1', 'person', 'Kassym-Jomart Tokayev')
  const one = await addNote('One', 'Tokajews Rede war lang. Dann sprach Токаев.\n')
  const two = await addNote('Two', 'He met Tokayev. [Tokayev](dossier://actor/a1) is linked.\n')
  await trashNote(fixture.db, await addNote('Trashed', 'Tokayev\n'))
  await showLinks('actor', 'a1')
  const toggle = region.getByRole('button', { name: /^Unlinked mentions/ })
  await expect.element(toggle).toHaveTextContent('Unlinked mentions3')
  await toggle.click()
  await region.getByRole('button', { name: 'Link “Tokajews” to Kassym-Jomart Tokayev' }).click()
  await expect.poll(() => markdownOf(one)).toBe('[Tokajews](dossier://actor/a1) Rede war lang. Dann sprach Токаев.\n')
  await expect.element(toggle).toHaveTextContent('Unlinked mentions2')
  await expect.element(page.getByRole('region', { name: 'Backlinks' }).getByRole('button', { name: /^Backlinks/ })).toHaveTextContent('Backlinks2')
  await region.getByRole('button', { name: 'Link all 2 to Kassym-Jomart Tokayev' }).click()
  await expect.element(region).toHaveTextContent('No note says one of these names without linking to it.')
  expect(await markdownOf(two)).toBe('He met [Tokayev](dossier://actor/a1). [Tokayev](dossier://actor/a1) is linked.\n')
  expect(fixture.recorded.notices.map(({ message }) => message)).toEqual(['1 mention in 1 note linked', '2 mentions in 2 notes linked'])
  for (const { undo } of fixture.recorded.notices.toReversed()) await undo!()
  expect([await markdownOf(one), await markdownOf(two)]).toEqual(['Tokajews Rede war lang. Dann sprach Токаев.\n', 'He met Tokayev. [Tokayev](dossier://actor/a1) is linked.\n'])
  await expect.element(toggle).toHaveTextContent('Unlinked mentions3')
})

test('a note’s title and aliases; many notes have a filter and come in pages', async () => {
  const { db } = fixture
  const { id } = await createNote(db, { title: 'Field notes', details: { aliases: ['FN 7'] } })
  for (let at = 0; at < 40; at++) await addNote(`Note ${at}`, at % 2 === 0 ? `In the field notes, number ${at}.\n` : `See fn 7, number ${at}.\n`)
  await showLinks('note', id)
  const own = page.getByRole('region', { name: 'Unlinked mentions of this note' })
  const toggle = own.getByRole('button', { name: /^Unlinked mentions/ })
  await expect.element(toggle).toHaveTextContent('40')
  await toggle.click()
  await expect.poll(() => own.getByRole('button', { name: /^Link “/ }).elements().length).toBe(25)
  await own.getByRole('button', { name: 'Show 15 more' }).click()
  await expect.poll(() => own.getByRole('button', { name: /^Link “/ }).elements().length).toBe(40)
  await own.getByRole('searchbox').fill('number 31')
  await expect.poll(() => own.getByRole('button', { name: /^Link “/ }).elements().length).toBe(1)
  await describeNote(db, id, { aliases: [] })
  await expect.element(toggle).toHaveTextContent('20')
  await expect.element(own).toHaveTextContent('Nothing here holds these letters.')
})

test('the note that is open says which names it does not link; linking goes through its editor', async () => {
  await addActor('a1', 'person', 'Kassym-Jomart Tokayev')
  await addActor('a2', 'organisation', 'CSTO')
  await addNote('CSTO', '')
  const id = await addNote('N', 'Tokayev called the CSTO. Who? Tokajew.\n')
  await showPane(fixture, id)
  await expect.element(body).toBeVisible()
  place('Tokajew.')
  await userEvent.keyboard(' Yes')
  const names = page.getByRole('region', { name: 'Unlinked names in this note' })
  const toggle = names.getByRole('button', { name: /^Unlinked names/ })
  await expect.element(toggle).toHaveTextContent('Unlinked names in this note2')
  await toggle.click()
  await names.getByRole('button', { name: 'Link “CSTO” to…' }).click()
  await page.getByRole('menuitem', { name: 'CSTO · actor' }).click()
  await names.getByRole('button', { name: 'Link all 2 to Kassym-Jomart Tokayev' }).click()
  await expect.poll(() => markdownOf(id)).toBe('[Tokayev](dossier://actor/a1) called the [CSTO](dossier://actor/a2). Who? [Tokajew](dossier://actor/a1). Yes\n')
  await expect.element(toggle).toHaveTextContent('Unlinked names in this note0')
  expect((await fixture.db.notes.toArray()).length, 'no copy').toBe(2)
})

test('what is asked of the worker can be called off, and it goes on with what was written since', async () => {
  await addActor('a1', 'person', 'Kassym-Jomart Tokayev')
  const abort = new AbortController()
  const linker = linkerOf(fixture.db)
  const asked = linker.unlinkedOf('actor', 'a1', {}, { signal: abort.signal })
  abort.abort()
  await expect(asked).rejects.toThrow(/abort/i)
  await addNote('Later', 'Tokayev, Tokayev\n')
  expect(await linker.unlinkedOf('actor', 'a1', {})).toMatchObject({ mentions: 2, notes: 1, sure: 2 })
})
