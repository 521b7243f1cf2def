import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { outlineOf } from '../../../renderer/core/actors/outline.ts'

const told = fc.uniqueArray(
  fc.record({ id: fc.string({ minLength: 1, maxLength: 3 }), order: fc.constantFrom('', '2021', '2021-05', '2021-05-03', '2022-01-10'), mentions: fc.integer({ min: 1, max: 30 }) }),
  { selector: ({ id }) => id, maxLength: 40 },
).map((articles) => articles.map((article) => ({ ...article, date: article.order === '' ? null : article.order })))

test('the newest articles, undated ones last, until they fill a screen and no further; every mention is in the timeline or beside it', () => {
  fc.assert(
    fc.property(told, (articles) => {
      const { newest, timeline } = outlineOf(articles)
      const of = new Map(articles.map((article) => [article.id, article]))
      const lines = newest.map((id) => of.get(id)!.mentions)
      const sum = (numbers: number[]): number => numbers.reduce((total, each) => total + each, 0)
      expect(sum(lines.slice(0, -1))).toBeLessThan(24)
      expect(sum(lines) >= 24 || newest.length === articles.length).toBe(true)
      for (const { id, order } of articles) if (!newest.includes(id)) for (const other of newest) expect(of.get(other)!.order >= order).toBe(true)
      expect(sum(timeline.bars.map(({ mentions }) => mentions)) + timeline.undated + timeline.vague).toBe(sum(articles.map(({ mentions }) => mentions)))
    }),
    { seed: 4, numRuns: process.env['DOSSIER_LONG'] ? 20_000 : 300 },
  )
})
