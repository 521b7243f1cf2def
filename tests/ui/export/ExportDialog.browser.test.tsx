import axe from 'axe-core'
import { useState } from 'react'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { render } from 'vitest-browser-react'
import type { Id, NoteNode } from '../../../renderer/core/model.ts'
import { createNote, saveNote, type Replay } from '../../../renderer/data/notes.ts'
import { ExportDialog } from '../../../renderer/ui/export/ExportDialog.tsx'
import { replay } from '../../../renderer/ui/notes/schema/replay.ts'
import { addArticleRow, openFixture, TestDesk, type Fixture } from '../notes/deskFixture.tsx'

let fixture: Fixture
beforeEach(async () => {
  fixture = await openFixture()
})
afterEach(() => fixture.close())

const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes)
const saved = (): Record<string, string> => Object.fromEntries(fixture.recorded.saved.flatMap(({ files }) => files.map(({ path, bytes }) => [path, text(bytes)])))
const linkTo = (id: Id, label: string): NoteNode => ({ type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'See ' }, { type: 'reference', attrs: { kind: 'note', id, label, target: null } }] }] })

async function show(noteIds: Id[] | 'all' | null, open: Id | null = null, replaying: Replay = replay): Promise<void> {
  function Opened() {
    const [open, setOpen] = useState(true)
    return <ExportDialog open={open} onOpenChange={setOpen} noteIds={noteIds} replay={replaying} />
  }
  await render(<TestDesk fixture={fixture} note={open}>{() => <Opened />}</TestDesk>)
}

test('all notes go into a folder, with links that lead, journals included, and a report', async () => {
  const { db } = fixture
  const article = await addArticleRow(db)
  const passage = {
    type: 'passage',
    attrs: { articleId: article.id, version: 1, start: 3, end: 8, exact: 'Worte', prefix: '', suffix: '', source: { title: 'Old title', siteName: null, publishedAt: null, url: null, lang: 'de' } },
    content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Worte' }] }],
  }
  const target = await createNote(db, { title: 'What: a title?', doc: { type: 'doc', content: [passage] } })
  const other = await createNote(db, { title: 'Links', doc: linkTo(target.id, 'there') })
  // Typed, and not yet part of a snapshot.
  await saveNote(db, other.id, { revision: 1, title: 'Links', steps: [{ stepType: 'replace', from: 1, to: 1, slice: { content: [{ type: 'text', text: 'Now: ' }] } }] })
  await show('all')
  await expect.element(page.getByRole('textbox', { name: /^Preview of/ })).toBeVisible()
  const { violations } = await axe.run(document.body, { rules: { 'page-has-heading-one': { enabled: false }, region: { enabled: false } } })
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`)).toEqual([])
  await userEvent.click(page.getByRole('button', { name: 'Export', exact: true }))
  await expect.element(page.getByText('2 of 2 notes written to “Notes”.')).toBeVisible()
  await expect.element(page.getByText(/not named exactly/)).toBeVisible()
  const files = saved()
  const path = Object.keys(files).find((name) => name !== 'Links.md')!
  expect(files['Links.md']).toContain(`Now: See [there](${encodeURI(path)})`)
  // The source as the library knows it now, not as it was when the passage was taken.
  expect(files[path]).toMatch(/> Worte[\s\S]*SNA, 10 January 2022[\s\S]*dossier:\/\/article\//)
})

test('wikilinks are chosen once and for all; what lies outside the export becomes text and is listed', async () => {
  const { db } = fixture
  const target = await createNote(db, { title: 'Target' })
  const one = await createNote(db, { title: 'One', doc: linkTo(target.id, 'Target') })
  await show([one.id])
  await userEvent.click(page.getByRole('radio', { name: /Wikilinks/ }))
  await userEvent.click(page.getByRole('button', { name: 'Export', exact: true }))
  await expect.element(page.getByText('1 of 1 note written to “Notes”.')).toBeVisible()
  await expect.element(page.getByText('1 link to notes outside this export became text')).toBeVisible()
  expect(saved()['One.md']).toContain('See Target')
  expect((await db.settings.get('exportLinks'))?.value).toBe('wikilinks')
})

test('one note can be one file', async () => {
  const { db } = fixture
  const one = await createNote(db, { title: 'One', doc: linkTo('gone', 'a label') })
  await show(null, one.id)
  await userEvent.click(page.getByRole('button', { name: 'Save as one file…' }))
  await expect.element(page.getByText('1 of 1 note written to “One.md”.')).toBeVisible()
  expect(fixture.recorded.saved.map(({ kind, name }) => [kind, name])).toEqual([['file', 'One.md']])
})

test('a failure names the file, and the dialog stays to try again; a note that cannot be read does not stop the others', async () => {
  const { db, host } = fixture
  await createNote(db, { title: 'Good' })
  const bad = await createNote(db, { title: 'Bad' })
  await db.noteSteps.add({ noteId: bad.id, seq: 1, steps: [{ stepType: 'replace', from: 90, to: 95 }], at: 0 })
  const saveFolder = host.saveFolder.bind(host)
  host.saveFolder = () => Promise.reject(new Error('“Good.md” could not be written: the disk is full.'))
  await show('all')
  await userEvent.click(page.getByRole('button', { name: 'Export', exact: true }))
  await expect.element(page.getByRole('alert')).toHaveTextContent('“Good.md” could not be written: the disk is full.')
  host.saveFolder = saveFolder
  await userEvent.click(page.getByRole('button', { name: 'Export', exact: true }))
  await expect.element(page.getByText('1 of 2 notes written to “Notes”.')).toBeVisible()
  await expect.element(page.getByText(/“Bad”: /)).toBeVisible()
})

test('cancelled in the middle, nothing is written', async () => {
  const { db } = fixture
  const first = await createNote(db, { title: 'First' })
  await db.notes.update(first.id, { createdAt: 0 })
  await saveNote(db, first.id, { revision: 1, title: 'First', steps: [{ stepType: 'replace', from: 1, to: 1, slice: { content: [{ type: 'text', text: 'x' }] } }] })
  for (let at = 0; at < 60; at++) await createNote(db, { title: `Note ${at}` })
  let cancelled = false
  await show('all', null, (doc, steps) => {
    const reading = document.querySelector('progress')
    if (reading !== null) {
      cancelled = true
      ;(page.getByRole('button', { name: 'Cancel' }).element() as HTMLElement).click()
    }
    return replay(doc, steps)
  })
  await userEvent.click(page.getByRole('button', { name: 'Export', exact: true }))
  await expect.poll(() => cancelled).toBe(true)
  await expect.element(page.getByRole('button', { name: 'Export', exact: true })).toBeVisible()
  expect(fixture.recorded.saved).toEqual([])
})
