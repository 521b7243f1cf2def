import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { passageSelector } from '../../renderer/core/notes/passageSelector.ts'
import { openDatabase } from '../../renderer/data/database.ts'
import { addHighlight, allHighlights, deleteHighlights, describeHighlight, highlightsOf, highlightTags, moveHighlight, newHighlight, putHighlights, readTags } from '../../renderer/data/highlights.ts'
import { freshName } from '../support/libraryFixture.ts'

const TEXT = 'Der Rat tagte am Montag. Er schwieg.'
const at = (start: number, end: number, articleId = 'a') => passageSelector({ articleId, version: 1, text: TEXT }, { start, end })

test('a highlight is described, moved and deleted, and each of it taken back to the letter', async () => {
  const db = await openDatabase(freshName())
  const [second, first, elsewhere] = [newHighlight(at(25, 36), 'blue'), newHighlight(at(0, 7), 'yellow'), newHighlight(at(0, 3, 'b'), 'red')]
  for (const row of [second, first, elsewhere]) await addHighlight(db, row)
  expect((await highlightsOf(db, 'a')).map(({ exact }) => exact)).toEqual(['Der Rat', 'Er schwieg.'])

  await describeHighlight(db, first.id, { comment: 'who?', tags: ['council', 'Vienna'] })
  await describeHighlight(db, second.id, { tags: ['council'] })
  expect(await highlightTags(db)).toEqual([{ name: 'council', highlights: 2 }, { name: 'Vienna', highlights: 1 }])
  const before = await moveHighlight(db, first.id, { ...at(8, 13), version: 2 })
  const moved = (await db.highlights.get(first.id))!
  expect(moved).toMatchObject({ version: 2, exact: 'tagte', comment: 'who?', colour: 'yellow', createdAt: first.createdAt })
  await putHighlights(db, [before!])
  expect(await db.highlights.get(first.id)).toMatchObject({ version: 1, exact: 'Der Rat', comment: 'who?' })

  const all = await allHighlights(db)
  expect(all.map(({ updatedAt }) => updatedAt)).toEqual(all.map(({ updatedAt }) => updatedAt).toSorted((a, b) => b - a))
  const gone = await deleteHighlights(db, [first.id, elsewhere.id, 'nobody'])
  expect((await allHighlights(db)).map(({ id }) => id)).toEqual([second.id])
  await putHighlights(db, gone)
  expect((await allHighlights(db)).toSorted((a, b) => (a.id < b.id ? -1 : 1))).toEqual(all.toSorted((a, b) => (a.id < b.id ? -1 : 1)))
  expect(await moveHighlight(db, 'nobody', at(0, 3))).toBeNull()
})

test('tags are read as they are typed, each once', () => {
  expect(readTags(' #Council, vienna;council  ##x ,#')).toEqual(['Council', 'vienna', 'x'])
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (typed) => {
      const tags = readTags(typed)
      expect(readTags(tags.join(', '))).toEqual(tags)
      expect(new Set(tags.map((tag) => tag.toLowerCase())).size).toBe(tags.length)
    }),
    { seed: 3, numRuns: 500 },
  )
})
