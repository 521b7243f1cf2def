/** Linking what a decision can reach against linking everything. */
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { withAliases } from '../../../renderer/core/actors/aliases.ts'
import { Likenesses } from '../../../renderer/core/actors/likenesses.ts'
import { type FormEvidence, linkForms } from '../../../renderer/core/actors/linkForms.ts'
import { Neighbourhood } from '../../../renderer/core/actors/neighbourhood.ts'
import type { Decision, DecisionRow } from '../../../renderer/core/model.ts'
import { decisionOn, form, library, log } from './someForms.ts'

const runs = { seed: 41, numRuns: process.env['DOSSIER_LONG'] ? 10_000 : 400 }

const linked = (forms: FormEvidence[], decisions: DecisionRow[]) => linkForms(forms, withAliases(decisions, forms))
/** What a linking says of some of the forms: each actor and suggestion that has one of them. */
function said(forms: FormEvidence[], decisions: DecisionRow[], of: Set<number>) {
  const { actors, suggestions } = linked(forms, decisions)
  return { actors: actors.filter((actor) => actor.forms.some((id) => of.has(id))), suggestions: suggestions.filter(({ a, b }) => of.has(a) || of.has(b)) }
}

test('linking the names around a decision says of them what linking all says, and all else stays', () => {
  const cases = library.filter((forms) => forms.length > 1).chain((forms) => fc.tuple(fc.constant(forms), fc.array(decisionOn(forms), { maxLength: 12 }), decisionOn(forms)))
  fc.assert(
    fc.property(cases, ([forms, before, last]) => {
      const decided = log(...before, last)
      const kept = new Likenesses()
      linkForms(forms, withAliases(decided.slice(0, -1), forms), kept)
      const neighbours = new Neighbourhood(forms, decided.slice(0, -1), kept)
      neighbours.decide(decided.at(-1)!)
      const named = 'a' in last && 'name' in last.a ? [last.a, last.b as typeof last.a] : 'form' in last ? [last.form] : []
      const around = neighbours.around(neighbours.idsOf(...named))
      const near = forms.filter(({ id }) => around.has(id))
      expect(linked(near, decided)).toEqual(said(forms, decided, around))
      const rest = new Set(forms.flatMap(({ id }) => (around.has(id) ? [] : [id])))
      expect(said(forms, decided, rest)).toEqual(said(forms, decided.slice(0, -1), rest))
    }),
    runs,
  )
})

test('of many names a decision reaches few', () => {
  const people = Array.from({ length: 400 }, (_, at) => form('person', 'en', `${['Anna', 'Boris', 'Clara', 'Dmitri'][at % 4]} ${'bdgklmnrst'[at % 10]}${'aeiou'[at % 5]}${'lmnr'[at % 4]}${'bdfgkpt'[at % 7]}ov`))
  const decision: Decision = { type: 'same', a: people[0]!, b: people[1]! }
  const kept = new Likenesses()
  linkForms(people, [], kept)
  const neighbours = new Neighbourhood(people, log(decision), kept)
  expect(neighbours.around(neighbours.idsOf(people[0]!, people[1]!)).size).toBeLessThan(40)
})
