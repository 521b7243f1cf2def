import { afterEach, beforeEach, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import axe from 'axe-core'
import type { NoteNode } from '../../../../renderer/core/model.ts'
import { createNote, noteDocument } from '../../../../renderer/data/notes.ts'
import { keepRevision, listRevisions } from '../../../../renderer/data/revisions.ts'
import { plainText } from '../../../../renderer/core/notes/document.ts'
import { replay } from '../../../../renderer/ui/notes/schema/replay.ts'
import { openFixture, showPane, type Fixture } from '../deskFixture.tsx'

let fixture: Fixture
beforeEach(async () => {
  fixture = await openFixture()
})
afterEach(() => fixture.close())

const doc = (...texts: string[]): NoteNode => ({ type: 'doc', content: texts.map((text) => ({ type: 'paragraph', content: [{ type: 'text', text }] })) })

test('earlier versions by day: compared, named, brought back, and that undone; by keyboard, and axe finds nothing', async () => {
  const { db } = fixture
  const now = Date.now()
  const { id } = await createNote(db, { title: 'Harbour', doc: doc('The ship is here.', 'Nobody knows.', 'It rains.') })
  await keepRevision(db, { noteId: id, at: now - 50 * 3_600_000, title: 'Port', words: 3, doc: doc('The boat is here.') })
  await keepRevision(db, { noteId: id, at: now - 3_600_000, title: 'Harbour', words: 6, doc: doc('The boat is here.', 'Nobody knows.') })
  await keepRevision(db, { noteId: id, at: now - 60_000, title: 'Harbour', words: 9, doc: doc('The ship is here.', 'Nobody knows.', 'It rains.') })
  await showPane(fixture, id)
  await userEvent.click(page.getByRole('button', { name: 'Note menu' }))
  await userEvent.click(page.getByRole('menuitem', { name: 'History…' }))
  const dialog = page.getByRole('dialog', { name: 'History' })
  const differences = dialog.getByRole('list', { name: 'Differences' })
  // The newest is what is on the screen already: the first that differs is shown.
  const versions = dialog.getByRole('radiogroup', { name: 'Earlier versions' }).getByRole('radio')
  await expect.element(versions.nth(1)).toBeChecked()
  await expect.element(versions.first()).toHaveAccessibleName(/as it is now$/)
  await expect.element(differences).toHaveTextContent('The boatship is here.Nobody knows.It rains.')
  expect([...differences.element().querySelectorAll('ins')].map((each) => each.textContent)).toEqual(['ship', 'It rains.'])
  expect([...differences.element().querySelectorAll('del')].map((each) => each.textContent)).toEqual(['boat'])
  const { violations } = await axe.run(document.body, { rules: { 'page-has-heading-one': { enabled: false }, 'color-contrast': { enabled: true }, region: { enabled: false } } })
  expect(violations.map(({ id: rule, nodes }) => `${rule}: ${nodes.map(({ html }) => html).join()}`)).toEqual([])

  await userEvent.click(dialog.getByRole('radio', { name: 'The version before' }))
  await expect.element(differences).toHaveTextContent('The boat is here.Nobody knows.')
  // From one version to the next with the arrow keys.
  await userEvent.click(versions.nth(1))
  await userEvent.keyboard('{ArrowDown}')
  await expect.element(dialog.getByText('Its title was “Port”.')).toBeVisible()
  await expect.element(dialog.getByText('This is the earliest version.')).toBeVisible()
  await userEvent.click(dialog.getByRole('button', { name: 'Name…' }))
  await userEvent.fill(page.getByRole('textbox', { name: 'Name' }), 'First draft')
  await userEvent.click(page.getByRole('button', { name: 'Save', exact: true }))
  await expect.element(dialog.getByText('First draft')).toBeVisible()

  await userEvent.click(dialog.getByRole('button', { name: 'Restore this version' }))
  const stored = async (): Promise<string> => plainText((await noteDocument(db, id, replay))!.doc)
  await expect.poll(stored).toBe('The boat is here.')
  await expect.element(page.getByRole('textbox', { name: 'Note title' })).toHaveValue('Port')
  expect((await listRevisions(db, id)).map(({ name }) => name)).toEqual(['Before a restore', undefined, 'First draft'])
  await fixture.recorded.notices.at(-1)!.undo!()
  await expect.poll(stored).toBe('The ship is here.\n\nNobody knows.\n\nIt rains.')
  await expect.element(page.getByRole('textbox', { name: 'Note title' })).toHaveValue('Harbour')
})

test('a note without a past says so', async () => {
  const { id } = await createNote(fixture.db, { title: 'New' })
  await showPane(fixture, id)
  await userEvent.click(page.getByRole('button', { name: 'Note menu' }))
  await userEvent.click(page.getByRole('menuitem', { name: 'History…' }))
  await expect.element(page.getByText(/There is no earlier version yet/)).toBeVisible()
})
