import * as fc from 'fast-check'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openDatabase, type DossierDatabase } from '../../renderer/data/database.ts'
import { readMany } from '../../renderer/data/readMany.ts'

const RUNS = process.env['DOSSIER_LONG'] ? 300 : 25

let db: DossierDatabase
beforeEach(async () => {
  db = await openDatabase(`test-${crypto.randomUUID()}`)
})
afterEach(() => db.delete())

test('gives just the rows that bulkGet gives, in the same order, whether few or most are wanted', async () => {
  const keys = Array.from({ length: 600 }, (_, at) => `${at % 2 === 0 ? 'é' : 'E'}-${(at * 7919) % 600}`)
  await db.noteBodies.bulkAdd(keys.map((noteId, seq) => ({ noteId, seq, doc: { type: 'doc' } })))
  await fc.assert(
    fc.asyncProperty(fc.uniqueArray(fc.constantFrom(...keys, 'none', '', '\uffff'), { maxLength: 603, size: 'max' }), async (ids) => {
      expect(await readMany(db.noteBodies, ids)).toEqual(await db.noteBodies.bulkGet(ids))
    }),
    { numRuns: RUNS, seed: 3 },
  )
  const steps: number[] = []
  await readMany(db.noteBodies, keys, (done) => steps.push(done))
  expect(steps).toEqual([0, 250, 500])
  await expect(readMany(db.noteBodies, keys, (done) => { if (done > 0) throw new Error('enough') })).rejects.toThrow('enough')
})
