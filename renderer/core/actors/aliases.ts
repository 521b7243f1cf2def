/** Further names that the user gives an actor: whoever an article calls by one of them is that actor. */
import type { DecisionRow, NameForm } from '../model.ts'
import { fold } from '../text/fold.ts'
import { formKey } from './linkForms.ts'

/** By which an alias and a name are the same. */
export const spelling = ({ kind, name }: NameForm): string => `${kind}|${fold(name)}`

/**
 * The decisions with what follows from each alias behind it: that every form of this kind and spelling, whatever its language, is the actor.
 * Standing at the alias's place in the log they outweigh what was decided before it, and a later split outweighs them.
 * @param decisions those in force, oldest first
 */
export function withAliases(decisions: DecisionRow[], forms: NameForm[]): DecisionRow[] {
  const bySpelling = new Map<string, NameForm[]>()
  for (const { decision } of decisions) if (decision.type === 'alias') bySpelling.set(spelling({ ...decision.form, name: decision.name }), [])
  if (bySpelling.size === 0) return decisions
  for (const form of forms) bySpelling.get(spelling(form))?.push(form)
  return decisions.flatMap((row) => {
    const { decision } = row
    if (decision.type !== 'alias') return [row]
    const own = formKey(decision.form)
    const called = bySpelling.get(spelling({ ...decision.form, name: decision.name })) ?? []
    const same = called.filter((form) => formKey(form) !== own).map(({ kind, lang, name }): DecisionRow => ({ ...row, id: `${row.id}|${lang}|${name}`, decision: { type: 'same', a: decision.form, b: { kind, lang, name } } }))
    return [row, ...same]
  })
}

/** The aliases in force by the key of the form they were given to, oldest first. */
export function aliasesByForm(decisions: DecisionRow[]): Map<string, string[]> {
  const aliases = new Map<string, string[]>()
  for (const { decision } of decisions) {
    if (decision.type !== 'alias') continue
    const key = formKey(decision.form)
    aliases.set(key, [...(aliases.get(key) ?? []), decision.name])
  }
  return aliases
}
