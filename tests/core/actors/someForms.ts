/** Name forms for tests, made by hand and by chance, and decisions about them. */
import * as fc from 'fast-check'
import { formKey, type FormEvidence } from '../../../renderer/core/actors/linkForms.ts'
import type { ActorKind, Decision, DecisionRow, NameForm } from '../../../renderer/core/model.ts'

let next = 0
export const form = (kind: ActorKind, lang: string, name: string, more: Partial<FormEvidence> = {}): FormEvidence => ({ id: next++, kind, lang, name, gazetteerId: null, equals: [], articles: 1, mentions: 1, ...more })
export const log = (...decisions: Decision[]): DecisionRow[] => decisions.map((decision, at) => ({ id: `d${at}`, seq: at, at, decision }))

const given = ['Wladimir', 'Vladimir', 'Владимир', 'Anna', 'Kassym-Jomart', 'Kassym-Schomart', 'A.', '']
const family = ['Putin', 'Путин', 'Tokajew', 'Tokayev', 'Токаев', 'Merz', 'Putina', 'Müller']
const person = fc.record({ lang: fc.constantFrom('de', 'it', 'ru'), given: fc.constantFrom(...given), family: fc.constantFrom(...family), articles: fc.integer({ min: 1, max: 5 }) }).map((each) => form('person', each.lang, `${each.given} ${each.family}`.trim(), { articles: each.articles, mentions: each.articles }))
const organisation = fc
  .record({ lang: fc.constantFrom('de', 'it'), name: fc.constantFrom('OVKS', 'CSTO', 'Amt für Wasser', 'AFW', 'Gazprom', 'Gasprom', 'Kommission', 'Polizei', 'Polizeien'), id: fc.constantFrom(null, 'org:CSTO', 'org:X'), equals: fc.subarray(['AFW', 'OVKS', 'Amt für Wasser']) })
  .map((each) => form('organisation', each.lang, each.name, { gazetteerId: each.id, equals: each.equals }))
/** Distinct forms, few enough to meet. */
export const library = fc.array(fc.oneof(person, organisation), { maxLength: 14 }).map((all) => [...new Map(all.map((each) => [formKey(each), each])).values()])
export const decisionOn = (forms: FormEvidence[]): fc.Arbitrary<Decision> => {
  const any = fc.constantFrom<NameForm>(...forms)
  return fc.oneof(
    fc.record({ type: fc.constant('kind' as const), form: any, kind: fc.constantFrom<ActorKind>('person', 'organisation') }),
    fc.record({ type: fc.constant('same' as const), a: any, b: any }),
    fc.record({ type: fc.constant('different' as const), a: any, b: any }),
    fc.record({ type: fc.constant('ignore' as const), form: any, articleKey: fc.constant(null) }),
    fc.record({ type: fc.constant('rename' as const), form: any, name: fc.constantFrom('X', 'Y') }),
    fc.record({ type: fc.constant('alias' as const), form: any, name: fc.constantFrom('putin', 'Merz', 'Gazprom', 'Polizei', 'Z') }),
  )
}
