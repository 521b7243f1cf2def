import { expect, test } from 'vitest'
import type { ActorRow } from '../../renderer/core/model.ts'
import { foremostActors } from '../../renderer/data/actors.ts'
import { openDatabase } from '../../renderer/data/database.ts'
import { freshName } from '../support/libraryFixture.ts'

test('those of as many articles stand by their mentions, then by name, whatever their ids', async () => {
  const db = await openDatabase(freshName())
  const actor = (id: string, name: string, articles: number, mentions: number): ActorRow => ({ id, kind: 'place', name, names: [], gazetteerId: null, forms: [], articles, mentions })
  await db.actors.bulkAdd([actor('1', 'Minsk', 2, 9), actor('2', 'Bern', 2, 3), actor('3', 'Oslo', 3, 3), actor('4', 'Almaty', 2, 9), actor('5', 'Rom', 1, 20)])
  expect(await foremostActors(db, { most: 4 })).toMatchObject({ count: 4, rows: [{ name: 'Oslo' }, { name: 'Almaty' }, { name: 'Minsk' }, { name: 'Bern' }] })
  db.close()
})
