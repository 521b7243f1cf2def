import { afterEach, beforeEach, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { render } from 'vitest-browser-react'
import { createNote, listNotes } from '../../../renderer/data/notes.ts'
import { getSetting, setSetting } from '../../../renderer/data/settings.ts'
import { useCommands } from '../../../renderer/ui/search/commands.ts'
import { Safety } from '../../../renderer/ui/settings/Safety.tsx'
import { useBackupSchedule } from '../../../renderer/ui/background/useBackupSchedule.ts'
import { memoryBackups, type MemoryBackups } from '../../support/memoryBackups.ts'
import { openFixture, TestDesk, type Fixture } from '../notes/deskFixture.tsx'

let fixture: Fixture
let memory: MemoryBackups
beforeEach(async () => {
  fixture = await openFixture()
  memory = memoryBackups()
  fixture = { ...fixture, host: { ...fixture.host, saveStream: memory.saveStream, backups: memory.backups } }
})
afterEach(() => fixture.close())

const titles = async (): Promise<string[]> => (await listNotes(fixture.db)).map(({ title }) => title).sort()

test('a backup is made, shown, checked, and its notes added; a file that is none is refused by name', async () => {
  const { id } = await createNote(fixture.db, { title: 'Then' })
  await createNote(fixture.db, { title: 'Stays' })
  await render(<TestDesk fixture={fixture} note={null}>{() => <Safety />}</TestDesk>)
  await expect.element(page.getByText(/None made yet/)).toBeVisible()
  await userEvent.click(page.getByRole('button', { name: 'Back up now…' }))
  await expect.poll(() => [...memory.files.keys()]).toEqual([expect.stringMatching(/^Dossier \d{4}-\d\d-\d\d \d\d\.\d\d\.\d\d\.zip$/)])
  await expect.poll(() => fixture.recorded.notices.at(-1)).toMatchObject({ message: expect.stringContaining('Backed up as “Dossier') as string, detail: '0 articles, 2 notes' })

  await fixture.db.notes.delete(id)
  const [[name, bytes] = ['', new Uint8Array()]] = [...memory.files]
  fixture.host.openFiles = () => Promise.resolve([{ name, bytes: bytes.slice() }])
  await userEvent.click(page.getByRole('button', { name: 'Restore a backup…' }))
  const dialog = page.getByRole('dialog', { name: `Restore “${name}”` })
  await expect.element(dialog).toHaveTextContent(/0 articles, 2 notes\. It is whole/)
  await userEvent.click(dialog.getByRole('button', { name: 'Add the notes' }))
  await expect.poll(titles).toEqual(['Stays', 'Then'])
  await expect.poll(() => fixture.recorded.notices.at(-1)!.message).toBe('1 note added, 0 copies beside changed ones, 1 here already')

  fixture.host.openFiles = () => Promise.resolve([{ name: 'Brief.zip', bytes: bytes.slice(0, 300) }])
  await userEvent.click(page.getByRole('button', { name: 'Restore a backup…' }))
  await expect.poll(() => fixture.recorded.notices.at(-1)).toMatchObject({ kind: 'error', message: expect.stringMatching(/^“Brief\.zip” is damaged: .*Nothing was changed\./) as string })
  // Replacing asks for a backup of the present first; cancelled, nothing is replaced.
  fixture.host.openFiles = () => Promise.resolve([{ name, bytes: bytes.slice() }])
  memory.cancel = true
  await userEvent.click(page.getByRole('button', { name: 'Restore a backup…' }))
  await userEvent.click(page.getByRole('radio', { name: /^Replace everything/ }))
  await userEvent.click(page.getByRole('button', { name: 'Back up the present, then replace' }))
  await expect.poll(() => fixture.recorded.notices.at(-1)!.message).toMatch(/^Nothing was replaced/)
})

function Palette() {
  return useCommands('back up now').slice(0, 1).map(({ name, run }) => <button key={name} onClick={run}>{name}</button>)
}

test('a backup by the palette: its beginning and its end are said, and why there is none; cancelled in the dialog, nothing is', async () => {
  await createNote(fixture.db, { title: 'Then' })
  await render(<TestDesk fixture={fixture} note={null}>{() => <Palette />}</TestDesk>)
  const command = page.getByRole('button', { name: 'Back up now…' })
  memory.cancel = true
  await userEvent.click(command)
  memory.cancel = false
  await userEvent.click(command)
  const said = (): string[] => fixture.recorded.notices.map(({ message }) => message)
  await expect.poll(said).toEqual([expect.stringContaining('is being made'), expect.stringContaining('Backed up as “Dossier')])
  expect([memory.files.size, (await getSetting(fixture.db, 'backedUpAt')) > 0]).toEqual([1, true])
  fixture.host.saveStream = () => Promise.reject(new Error('The disk is gone.'))
  await userEvent.click(command)
  await expect.poll(() => fixture.recorded.notices.at(-1)).toMatchObject({ message: 'The disk is gone.', kind: 'error' })
})

function Scheduled() {
  useBackupSchedule(0, 100)
  return null
}

test('by itself: at the next start when one was missed, then when it is due; so many are kept; never when never', async () => {
  const { db } = fixture
  for (const name of ['Dossier 2020-01-01 10.00.00.zip', 'Dossier 2020-01-02 10.00.00.zip']) memory.files.set(name, new Uint8Array())
  await createNote(db, { title: 'N' })
  await setSetting(db, 'backupEvery', 'never')
  await setSetting(db, 'backupKeep', 2)
  await render(<TestDesk fixture={fixture} note={null}>{() => <Scheduled />}</TestDesk>)
  await new Promise((turn) => setTimeout(turn, 400))
  expect(memory.files.size).toBe(2)
  await setSetting(db, 'backupEvery', 'daily')
  await expect.poll(() => getSetting(db, 'backedUpAt')).toBeGreaterThan(Date.now() - 60_000)
  await expect.poll(() => memory.files.size).toBe(2)
  expect([...memory.files.keys()]).toContain('Dossier 2020-01-02 10.00.00.zip')
  const first = await getSetting(db, 'backedUpAt')
  await setSetting(db, 'backedUpAt', first - 25 * 3_600_000)
  await expect.poll(() => getSetting(db, 'backedUpAt')).toBeGreaterThan(first)
})
