import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { activeDecisions } from '../../renderer/core/decisions.ts'
import type { Decision, DecisionRow } from '../../renderer/core/model.ts'

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
