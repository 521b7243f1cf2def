import axe from 'axe-core'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { createNote, listNotes, trashNote } from '../../../renderer/data/notes.ts'
import { NoteList } from '../../../renderer/ui/notes/NoteList.tsx'
import { Trash } from '../../../renderer/ui/notes/Trash.tsx'
import { render } from 'vitest-browser-react'
import { openFixture, TestDesk, type Fixture } from './deskFixture.tsx'

let fixture: Fixture
beforeEach(async () => {
  fixture = await openFixture()
})
afterEach(() => fixture.close())

const titles = async (): Promise<string[]> => (await listNotes(fixture.db)).map((note) => note.title).sort()
const checked = async (): Promise<string[]> => (await axe.run(document.body, { rules: { region: { enabled: false } } })).violations.map(({ id }) => id)

test('notes are chosen by mouse and keyboard, exported, deleted and brought back', async () => {
  for (const title of ['Alpha', 'Beta', 'Gamma']) await createNote(fixture.db, { title })
  let open: string | null = null
  await render(
    <TestDesk fixture={fixture} note={null}>
      {(note) => {
        open = note
        return <main style={{ height: 500 }} aria-label="Notes"><NoteList /></main>
      }}
    </TestDesk>,
  )
  const row = (name: string) => page.getByRole('row', { name })
  await expect.element(page.getByRole('grid', { name: 'Notes' })).toHaveAttribute('aria-rowcount', '3')
  expect(await checked()).toEqual([])
  await userEvent.click(page.getByRole('checkbox', { name: 'Select “Alpha”' }))
  ;(row('Beta').element() as HTMLElement).focus()
  await userEvent.keyboard(' ')
  await expect.element(page.getByText('2 notes selected')).toBeVisible()
  await userEvent.click(page.getByRole('button', { name: 'Export' }))
  const byTitle = new Map((await listNotes(fixture.db)).map((note) => [note.title, note.id]))
  expect(new Set(fixture.recorded.exports[0])).toEqual(new Set([byTitle.get('Alpha'), byTitle.get('Beta')]))
  await userEvent.click(page.getByRole('button', { name: 'Delete' }))
  await expect.poll(titles).toEqual(['Gamma'])
  await fixture.recorded.notices[0]!.undo!()
  await expect.poll(titles).toEqual(['Alpha', 'Beta', 'Gamma'])
  await userEvent.click(row('Gamma'))
  await expect.poll(() => open).toBe(byTitle.get('Gamma'))
})

test('the trash gives back, and deletes for good only when asked twice', async () => {
  for (const title of ['One', 'Two', 'Three']) await trashNote(fixture.db, (await createNote(fixture.db, { title })).id)
  await render(<TestDesk fixture={fixture} note={null}>{() => <main aria-label="Trash"><Trash /></main>}</TestDesk>)
  await userEvent.click(page.getByRole('button', { name: 'Restore “One”' }))
  await expect.poll(titles).toEqual(['One'])
  expect(await checked()).toEqual([])
  await userEvent.click(page.getByRole('button', { name: 'Delete for good: “Two”' }))
  await userEvent.click(page.getByRole('button', { name: 'Cancel' }))
  expect(await fixture.db.notes.count()).toBe(3)
  await userEvent.click(page.getByRole('button', { name: 'Empty trash' }))
  await expect.element(page.getByText('2 notes will be gone.', { exact: false })).toBeVisible()
  await userEvent.click(page.getByRole('dialog').getByRole('button', { name: 'Delete for good' }))
  await expect.poll(() => fixture.db.notes.toCollection().toArray()).toMatchObject([{ title: 'One' }])
  await expect.element(page.getByText('The trash is empty')).toBeVisible()
})
