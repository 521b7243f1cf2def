import axe from 'axe-core'
import { Dexie } from 'dexie'
import { unzipSync } from 'fflate'
import { useState } from 'react'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { render } from 'vitest-browser-react'
import type { Id, NoteNode } from '../../../renderer/core/model.ts'
import { putAsset } from '../../../renderer/data/assets.ts'
import { createNote, describeNote, saveNote, trashNote, type Replay } from '../../../renderer/data/notes.ts'
import { ExportDialog } from '../../../renderer/ui/export/ExportDialog.tsx'
import { replay } from '../../../renderer/ui/notes/schema/replay.ts'
import { memoryFolder, type MemoryFolder } from '../../support/memoryFolders.ts'
import { addArticleRow, openFixture, TestDesk, type Fixture } from '../notes/deskFixture.tsx'

let fixture: Fixture
let folder: MemoryFolder
beforeEach(async () => {
  fixture = await openFixture()
  folder = memoryFolder('Notes')
  Object.assign(fixture.host, folder.host)
})
afterEach(() => fixture.close())

const linkTo = (id: Id, label: string): NoteNode => ({ type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'See ' }, { type: 'reference', attrs: { kind: 'note', id, label, target: null } }] }] })
const paragraph = (text: string): NoteNode => ({ type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text }] }] })
const typed = (text: string) => ({ stepType: 'replace', from: 1, to: 1, slice: { content: [{ type: 'text', text }] } })

async function show(noteIds: Id[] | 'all' | null, open: Id | null = null, replaying: Replay = replay): Promise<void> {
  function Opened() {
    const [open, setOpen] = useState(true)
    return <ExportDialog open={open} onOpenChange={setOpen} noteIds={noteIds} replay={replaying} />
  }
  await render(<TestDesk fixture={fixture} note={open}>{() => <Opened />}</TestDesk>)
}

const press = (name: string) => userEvent.click(page.getByRole('button', { name, exact: true }))

/** Opens the dialog, exports, and closes what it says when it has said it. */
async function exportAll(says: string): Promise<void> {
  await show('all')
  await press('Export')
  await expect.element(page.getByText(says)).toBeVisible()
}

test('all notes go into a folder, with links that lead, pictures, journals included, and a report; then again, in place', async () => {
  const { db } = fixture
  const article = await addArticleRow(db)
  const map = await putAsset(db, { name: 'Map of Almaty.png', mediaType: 'image/png', bytes: new Uint8Array([1, 2, 3]) })
  const passage = {
    type: 'passage',
    attrs: { articleId: article.id, version: 1, start: 3, end: 8, exact: 'Worte', prefix: '', suffix: '', source: { title: 'Old title', siteName: null, publishedAt: null, url: null, lang: 'de' } },
    content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Worte' }] }],
  }
  const picture = { type: 'paragraph', content: [{ type: 'image', attrs: { src: `asset:${map.id}`, alt: 'Map', title: null, width: null } }] }
  const target = await createNote(db, { title: 'What: a title?', doc: { type: 'doc', content: [passage, picture] } })
  await describeNote(db, target.id, { folder: 'Travel/2022' })
  const other = await createNote(db, { title: 'Links', doc: linkTo(target.id, 'there') })
  // Typed, and not yet part of a snapshot.
  await saveNote(db, other.id, { revision: 1, title: 'Links', steps: [typed('Now: ')] })
  await show('all')
  await expect.element(page.getByRole('textbox', { name: 'Preview of Travel/2022/What a title.md' })).toHaveValue(expect.stringContaining('> Worte'))
  await userEvent.selectOptions(page.getByRole('combobox', { name: 'File to preview' }), 'Links.md')
  await expect.element(page.getByRole('textbox', { name: 'Preview of Links.md' })).toHaveValue(expect.stringContaining('Now: See [there](Travel/2022/What%20a%20title.md)'))
  const { violations } = await axe.run(document.body, { rules: { 'page-has-heading-one': { enabled: false }, region: { enabled: false } } })
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`)).toEqual([])
  await press('Export')
  await expect.element(page.getByText('2 of 2 notes written to “Notes”.')).toBeVisible()
  await expect.element(page.getByText('Files: 2 new.')).toBeVisible()
  await expect.element(page.getByText('Also written: 1 attachment')).toBeVisible()
  await expect.element(page.getByText('2 links between files checked: all lead somewhere.')).toBeVisible()
  await expect.element(page.getByText(/not named exactly/)).toBeVisible()
  expect([...folder.files.keys()].sort()).toEqual(['Links.md', 'Travel/2022/What a title.md', 'attachments/Map of Almaty.png'])
  expect(folder.text('Links.md')).toContain('Now: See [there](Travel/2022/What%20a%20title.md)')
  // The source as the library knows it now, not as it was when the passage was taken.
  expect(folder.text('Travel/2022/What a title.md')).toMatch(/> Worte[\s\S]*SNA, 10 January 2022[\s\S]*dossier:\/\/article\/[\s\S]*\.\.\/\.\.\/attachments\/Map%20of%20Almaty\.png/)

  // In the folder somebody moves a file, writes below one, changes another within; here a note is written and one goes.
  const third = await createNote(db, { title: 'Third', doc: paragraph('Third.') })
  const gone = await createNote(db, { title: 'Gone', doc: paragraph('Gone.') })
  await userEvent.keyboard('{Escape}')
  await exportAll('4 of 4 notes written to “Notes”.')
  await expect.element(page.getByText('Files: 2 new, 2 as they were.')).toBeVisible()
  await userEvent.keyboard('{Escape}')
  folder.put('Elsewhere/Moved.md', `${folder.text('Links.md')}\n\nMine, below.\n`)
  folder.files.delete('Links.md')
  folder.put('Third.md', folder.text('Third.md')!.replace('Third.', 'Changed there.'))
  folder.put('Strange.md', '# Not ours\n')
  await trashNote(db, gone.id)
  await saveNote(db, other.id, { revision: 2, title: 'Links', steps: [typed('Later. ')] })
  await saveNote(db, third.id, { revision: 1, title: 'Third', steps: [typed('The ')] })
  await exportAll('3 of 3 notes written to “Notes”.')
  await expect.element(page.getByText('Files: 1 updated, 1 as they were.')).toBeVisible()
  await expect.element(page.getByText('Third.md: see Third (from Dossier).md')).toBeVisible()
  await userEvent.click(page.getByText(/no longer here/))
  await expect.element(page.getByText('Gone.md', { exact: true })).toBeVisible()
  expect([...folder.files.keys()].sort()).toEqual(['Elsewhere/Moved.md', 'Gone.md', 'Strange.md', 'Third (from Dossier).md', 'Third.md', 'Travel/2022/What a title.md', 'attachments/Map of Almaty.png'])
  expect(folder.text('Elsewhere/Moved.md')).toMatch(/Later\. Now: See \[there\]\(\.\.\/Travel\/2022\/What%20a%20title\.md\)[\s\S]*\n\nMine, below\.\n$/)
  expect(folder.text('Third.md')).toContain('Changed there.')
  expect(folder.text('Third (from Dossier).md')).toContain('The Third.')
}, 120_000)

test('for pandoc, with a bibliography, articles and a template of one’s own; the choices are there the next time', async () => {
  const { db } = fixture
  const article = await addArticleRow(db)
  await db.bodies.add({ articleId: article.id, version: 1, body: { type: 'root', children: [{ type: 'paragraph', children: [{ type: 'text', value: 'Die Worte.' }] }] }, text: 'Die Worte.', hash: '', extractor: '', steps: [], createdAt: 0 })
  await createNote(db, { title: 'One', doc: { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'reference', attrs: { kind: 'article', id: article.id, label: 'Unruhen', target: null } }] }] } })
  await show('all')
  await userEvent.click(page.getByRole('radio', { name: /Pandoc/ }))
  await userEvent.click(page.getByRole('checkbox', { name: 'RIS' }))
  await userEvent.selectOptions(page.getByRole('combobox', { name: 'Articles' }), 'those the notes cite')
  await userEvent.click(page.getByText('Templates'))
  const template = page.getByRole('textbox', { name: 'A note’s file' })
  await userEvent.fill(template, '---\nid: {{id}}\n---\n\n{{bodi}}\n')
  await expect.element(page.getByText(/^Line 5: There is no variable “bodi”/)).toBeVisible()
  await expect.element(page.getByRole('button', { name: 'Export', exact: true })).toBeDisabled()
  await userEvent.fill(template, '---\nid: {{id}}\n---\n\n# {{title | upper}}\n\n{{body}}\n')
  await expect.element(page.getByRole('textbox', { name: 'Preview of One.md' })).toHaveValue(expect.stringContaining('# ONE\n\n[Unruhen](Articles/Unruhen%20in%20Kasachstan.md) [@sna2022unruhen]'))
  await press('Export')
  await expect.element(page.getByText('1 of 1 note written to “Notes”.')).toBeVisible()
  await expect.element(page.getByText('Also written: 1 article, a bibliography of 1 article.')).toBeVisible()
  expect([...folder.files.keys()].sort()).toEqual(['Articles/Unruhen in Kasachstan.md', 'One.md', 'bibliography.json', 'bibliography.ris'])
  expect(folder.text('bibliography.ris')).toContain('ID  - sna2022unruhen\r\n')
  expect((await db.settings.get('citationKeys'))?.value).toEqual({ [article.key]: 'sna2022unruhen' })
  // A bibliography that somebody changed is left alone, one that is as it was written is renewed.
  folder.put('bibliography.ris', 'TY  - BOOK\r\n')
  await db.articles.update(article.id, { title: 'Anders' })
  await userEvent.keyboard('{Escape}')
  await show('all')
  await expect.element(page.getByRole('radio', { name: /Pandoc/ })).toBeChecked()
  await press('Export')
  await expect.element(page.getByText('bibliography.ris: see bibliography (from Dossier).ris')).toBeVisible()
  expect(folder.text('bibliography.ris')).toBe('TY  - BOOK\r\n')
  expect(JSON.parse(folder.text('bibliography.json') ?? '')).toMatchObject([{ id: 'sna2022unruhen', title: 'Anders' }])
}, 120_000)

test('what lies outside the export becomes text and is listed; an archive has no comments', async () => {
  const { db, host, recorded } = fixture
  Object.assign(host, { can: { ...host.can, readFolder: false } })
  const target = await createNote(db, { title: 'Target' })
  const one = await createNote(db, { title: 'One', doc: linkTo(target.id, 'Target') })
  await show([one.id])
  await press('Export')
  await expect.element(page.getByText('1 of 1 note written', { exact: false })).toBeVisible()
  await expect.element(page.getByText('1 link to notes outside this export became text')).toBeVisible()
  const files = Object.values(unzipSync(recorded.saved[0]!.bytes))
  expect(files.length).toBe(1)
  expect(new TextDecoder().decode(files[0])).toMatch(/---\n\nSee Target\n$/)
})

test('one note can be one file', async () => {
  const { db, recorded } = fixture
  const one = await createNote(db, { title: 'One', doc: linkTo('gone', 'a label') })
  await show(null, one.id)
  await press('Save as one file…')
  await expect.element(page.getByText('1 of 1 note written to “One.md”.')).toBeVisible()
  expect(recorded.saved.map(({ name }) => name)).toEqual(['One.md'])
})

test('a failure is told, and the dialog stays to try again; a note that cannot be read does not stop the others', async () => {
  const { db } = fixture
  await createNote(db, { title: 'Good' })
  const bad = await createNote(db, { title: 'Bad' })
  await db.noteSteps.add({ noteId: bad.id, seq: 1, steps: [{ stepType: 'replace', from: 90, to: 95 }], at: 0 })
  folder.failure = '“Good.md” could not be written: the disk is full.'
  await show('all')
  await press('Export')
  await expect.element(page.getByRole('alert')).toHaveTextContent('“Good.md” could not be written: the disk is full.')
  folder.failure = null
  await press('Export')
  await expect.element(page.getByText('1 of 2 notes written to “Notes”.')).toBeVisible()
  await expect.element(page.getByText(/“Bad”: /)).toBeVisible()
})

test('cancelled in the middle, nothing is written', async () => {
  await createNote(fixture.db, { title: 'Note' })
  let cancelled = false
  fixture.host.listFolder = (token) => {
    expect(document.querySelector('progress')).not.toBeNull()
    cancelled = true
    ;(page.getByRole('button', { name: 'Cancel' }).element() as HTMLElement).click()
    return folder.host.listFolder(token)
  }
  await show('all')
  await press('Export')
  await expect.poll(() => cancelled).toBe(true)
  await expect.element(page.getByRole('button', { name: 'Export', exact: true })).toBeVisible()
  expect([...folder.files]).toEqual([])
})

test('what the preview has read is not read again for other options or for the export; a note that is written meanwhile is', async () => {
  const { db } = fixture
  const note = await createNote(db, { title: 'One', doc: paragraph('words.') })
  await saveNote(db, note.id, { revision: 1, title: 'One', steps: [typed('Some ')] })
  let replayed = 0
  await show('all', null, (doc, steps) => {
    replayed += 1
    return replay(doc, steps)
  })
  const preview = page.getByRole('textbox', { name: 'Preview of One.md' })
  await expect.element(preview).toHaveValue(expect.stringMatching(/^---\ntitle: One\n[^]*\n\nSome words\.\n$/))
  await userEvent.click(page.getByRole('radio', { name: /Pandoc/ }))
  await expect.element(preview).toHaveValue(expect.stringContaining('link-citations: false'))
  expect(replayed).toBe(1)
  await saveNote(db, note.id, { revision: 2, title: 'One', steps: [typed('Later: ')] })
  await expect.element(preview).toHaveValue(expect.stringContaining('Later: Some words.'))
  expect(replayed).toBe(2)
  // Another window, whose stamps are behind: by the last stamp nothing was written.
  const other = await new Dexie(db.name).open()
  await other.transaction('rw', 'notes', 'noteSteps', async () => {
    await other.table('noteSteps').add({ noteId: note.id, seq: 4, at: 0, steps: [typed('Even ')] })
    await other.table('notes').update(note.id, { revision: 4 })
  })
  other.close()
  await expect.element(preview).toHaveValue(expect.stringContaining('Even Later: Some words.'))
  await press('Export')
  await expect.element(page.getByText('1 of 1 note written to “Notes”.')).toBeVisible()
  expect(folder.text('One.md')).toContain('Even Later: Some words.')
  expect(replayed).toBe(3)
})

test('an embedded note goes along as its text when that is chosen, as it is now, though it is not exported itself', async () => {
  const { db } = fixture
  const inner = await createNote(db, { title: 'Inner', doc: paragraph('words.') })
  await saveNote(db, inner.id, { revision: 1, title: 'Inner', steps: [typed('New ')] })
  const outer = await createNote(db, { title: 'Outer', doc: { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'embed', attrs: { kind: 'note', id: inner.id, label: 'Inner', target: null } }] }] } })
  await show([outer.id])
  const preview = page.getByRole('textbox', { name: 'Preview of Outer.md' })
  await expect.element(preview).toHaveValue(expect.stringMatching(/\n\nInner\n$/))
  await userEvent.selectOptions(page.getByRole('combobox', { name: 'Embedded notes' }), 'as quotes of their text')
  await expect.element(preview).toHaveValue(expect.stringContaining('> New words.\n>\n> — Inner\n'))
  await press('Export')
  await expect.element(page.getByText('1 embedded note became text.')).toBeVisible()
  expect(folder.text('Outer.md')).toContain('> New words.')
})
