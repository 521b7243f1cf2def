/** Reading the log of the user's decisions. What each decision means is the business of whom it concerns: actors, events, articles. */
import type { DecisionRow, Id } from './model.ts'

/** @param log every row, oldest first; gives the decisions in force in the same order: those that no undo, itself in force, names */
export function activeDecisions(log: DecisionRow[]): DecisionRow[] {
  const undone = new Set<Id>()
  // An undo can be undone, so the log is read from its end: the later word counts.
  for (const { id, decision } of log.toReversed()) if (decision.type === 'undo' && !undone.has(id)) undone.add(decision.of)
  return log.filter(({ id, decision }) => decision.type !== 'undo' && !undone.has(id))
}
