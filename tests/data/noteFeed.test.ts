import { afterEach, expect, test, vi } from 'vitest'
import type { NoteRow } from '../../renderer/core/model.ts'
import { NoteCatalogue } from '../../renderer/core/notes/noteCatalogue.ts'
import { openDatabase } from '../../renderer/data/database.ts'
import { followNotes } from '../../renderer/data/noteFeed.ts'
import { createNote, deleteNote, saveNote, trashNote } from '../../renderer/data/notes.ts'
import { freshName } from '../support/libraryFixture.ts'

afterEach(() => {
  vi.useRealTimers()
})

test('a save reads the one row that it changed; what is deleted goes, what comes is told', async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() })
  const db = await openDatabase(freshName())
  const notes: NoteRow[] = []
  for (let at = 0; at < 30; at++) notes.push(await createNote(db, { title: `Note ${at}` }))
  vi.setSystemTime(Date.now() + 3_600_000)
  const catalogue = new NoteCatalogue()
  const stop = followNotes(db, ({ changed, removed }) => catalogue.apply(changed, removed), (error) => expect.unreachable(String(error)))
  await expect.poll(() => catalogue.size).toBe(30)

  // Reading one row of its own: that stands for the following having begun.
  await saveNote(db, notes[0]!.id, { revision: 1, title: 'First', steps: [] })
  await expect.poll(() => catalogue.get(notes[0]!.id)?.title).toBe('First')
  vi.setSystemTime(Date.now() + 3_600_000)
  const read: string[] = []
  db.notes.hook('reading', (row) => {
    read.push(row.title)
    return row
  })
  await saveNote(db, notes[1]!.id, { revision: 1, title: 'Second', steps: [] })
  await expect.poll(() => catalogue.get(notes[1]!.id)?.title).toBe('Second')
  // By saveNote() itself, and by the feed, which looks a moment back from what it saw last.
  expect([...new Set(read)].sort()).toEqual(['First', 'Note 1', 'Second'])

  await trashNote(db, notes[2]!.id)
  await deleteNote(db, notes[3]!.id)
  await createNote(db, { title: 'Late' })
  await expect.poll(() => [catalogue.size, [...catalogue.rows()].some(({ title }) => title === 'Late'), catalogue.get(notes[3]!.id)]).toEqual([29, true, undefined])
  stop()
  await db.delete()
})
