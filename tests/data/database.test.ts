import { Dexie } from 'dexie'
import { expect, test } from 'vitest'
import { openDatabase, SCHEMA_VERSION } from '../../renderer/data/database.ts'
import { DatabaseError, databaseError } from '../../renderer/data/databaseError.ts'
import { freshName } from '../support/libraryFixture.ts'

test('a library of a later version is refused and left as it is', async () => {
  const name = freshName()
  const later = new Dexie(name)
  later.version(SCHEMA_VERSION + 1).stores({ articles: 'id', novelties: 'id' })
  await later.table('novelties').add({ id: 'kept' })
  later.close()
  await expect(openDatabase(name)).rejects.toMatchObject({ code: 'newer' })
  expect((await indexedDB.databases()).find((database) => database.name === name)?.version).toBe((SCHEMA_VERSION + 1) * 10)
  await later.open()
  expect(await later.table('novelties').toArray()).toEqual([{ id: 'kept' }])
})

test.each([
  ['QuotaExceededError', 'full'],
  ['SecurityError', 'refused'],
  ['InvalidStateError', 'refused'],
  ['UnknownError', 'unreadable'],
  ['VersionError', 'newer'],
])('%s becomes one message: %s', (name, code) => {
  const cause = new DOMException('browser talk', name)
  for (const error of [cause, new Dexie.AbortError('aborted', cause), new Dexie.OpenFailedError(cause)]) {
    const known = databaseError(error)
    expect(known).toBeInstanceOf(DatabaseError)
    expect(known).toMatchObject({ code })
    expect(known.message).not.toContain('browser talk')
  }
})

test('a mistake of ours is not called a storage failure', () => {
  const mistake = new Dexie.ConstraintError('key exists')
  expect(databaseError(mistake)).toBe(mistake)
})
