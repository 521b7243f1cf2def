import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { ArticleMetadata, Decision, DecisionRow } from '../../renderer/core/model.ts'
import { activeDecisions, correctedMetadata } from '../../renderer/data/decisions.ts'

const rows = (decisions: Decision[]): DecisionRow[] => decisions.map((decision, at) => ({ id: `d${at}`, seq: at + 1, at, decision }))
const title = (value: string): Decision => ({ type: 'article', articleKey: 'k', field: 'title', value })

test('an undo takes back, an undone undo brings back', () => {
  const undo = (of: number): Decision => ({ type: 'undo', of: `d${of}` })
  const active = (...decisions: Decision[]): string[] => activeDecisions(rows(decisions)).map((row) => row.id)
  expect(active(title('a'), title('b'))).toEqual(['d0', 'd1'])
  expect(active(title('a'), undo(0))).toEqual([])
  expect(active(title('a'), undo(0), undo(1))).toEqual(['d0'])
  expect(active(title('a'), undo(0), undo(1), undo(2))).toEqual([])
})

test('the log agrees with a naive stack of undos, whatever the order', () => {
  const naive = (log: DecisionRow[]): string[] => {
    const inForce = (id: string): boolean => !log.some(({ id: undoId, decision }) => decision.type === 'undo' && decision.of === id && inForce(undoId))
    return log.filter(({ id, decision }) => decision.type !== 'undo' && inForce(id)).map(({ id }) => id)
  }
  // An undo can only name what stands before it.
  const logs = fc.array(fc.option(fc.double({ min: 0, max: 0.999, noNaN: true }), { nil: null }), { maxLength: 14 }).map((picks) =>
    rows(picks.map((pick, at) => (pick === null || at === 0 ? title(String(at)) : { type: 'undo', of: `d${Math.floor(pick * at)}` }))),
  )
  fc.assert(
    fc.property(logs, (log) => {
      expect(activeDecisions(log).map(({ id }) => id)).toEqual(naive(log))
    }),
    { seed: 2, numRuns: process.env['DOSSIER_LONG'] ? 10_000 : 500 },
  )
})

test('the later correction of a field counts; unknown can be set, a title cannot be taken away', () => {
  const extracted: ArticleMetadata = { title: 'T', byline: 'B', siteName: null, publishedAt: '2022', lang: 'de', url: null }
  const log = rows([
    title('First'),
    title('Second'),
    { type: 'article', articleKey: 'k', field: 'byline', value: null },
    { type: 'article', articleKey: 'other', field: 'siteName', value: 'X' },
  ])
  expect(correctedMetadata(extracted, 'k', log)).toEqual({ ...extracted, title: 'Second', byline: null })
  expect(correctedMetadata(extracted, 'k', rows([{ type: 'article', articleKey: 'k', field: 'title', value: null }]))).toEqual(extracted)
})
