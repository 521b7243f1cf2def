/**
 * Which names a decision can reach. linkForms() only ever looks at names together that share something: a spelling, an entry of the gazetteer, a definition,
 * a family name, a decision. So what is decided of some names changes nothing beyond those that are tied to them, however remotely; linking these
 * alone gives for them what linking all would give.
 */
import type { DecisionRow, NameForm } from '../model.ts'
import { spelling } from './aliases.ts'
import type { FormEvidence } from './likeness.ts'
import { keysOf, type Likenesses } from './likenesses.ts'
import { formKey } from './linkForms.ts'

export class Neighbourhood {
  readonly #likenesses: Likenesses
  readonly #forms = new Map<number, FormEvidence>()
  readonly #byKey = new Map<string, number>()
  /** By key, the forms that are met under it; by form, the keys under which it looks for others. */
  readonly #met = new Map<string, number[]>()
  readonly #looks = new Map<number, string[]>()

  /** @param log every decision, also those that were taken back */
  constructor(forms: FormEvidence[], log: DecisionRow[], likenesses: Likenesses) {
    this.#likenesses = likenesses
    for (const form of forms) {
      this.#forms.set(form.id, form)
      this.#byKey.set(formKey(form), form.id)
      this.#meet(form.id, `spelt|${spelling(form)}`)
      this.#place(form, form.kind)
      if (form.gazetteerId !== null) this.#meet(form.id, `listed|${form.gazetteerId}`)
      for (const name of [form.name, ...form.equals]) this.#meet(form.id, `named|${form.lang}|${name}`)
    }
    for (const row of log) this.decide(row)
  }

  /** What a decision ties together from now on, whether it is in force or not. */
  decide({ id, decision }: DecisionRow): void {
    if (decision.type === 'same' || decision.type === 'different') this.tie(this.idsOf(decision.a, decision.b), id)
    if (decision.type === 'alias') for (const form of this.idsOf(decision.form)) this.#meet(form, `spelt|${spelling({ ...decision.form, name: decision.name })}`)
    if (decision.type === 'kind') for (const form of this.idsOf(decision.form)) this.#place(this.#forms.get(form)!, decision.kind)
  }

  /** Forms that belong together for another reason, e.g. because they were one actor. */
  tie(forms: Iterable<number>, why: string): void {
    for (const form of forms) this.#meet(form, `tied|${why}`)
  }

  idsOf(...forms: NameForm[]): number[] {
    return forms.flatMap((form) => this.#byKey.get(formKey(form)) ?? [])
  }

  /** These forms and all that they are tied to. */
  around(forms: Iterable<number>): Set<number> {
    const reached = new Set(forms)
    const seen = new Set<string>()
    // A set gives what is added while it is gone through.
    for (const form of reached) {
      for (const key of this.#looks.get(form) ?? []) {
        if (seen.has(key)) continue
        seen.add(key)
        for (const other of this.#met.get(key) ?? []) reached.add(other)
      }
    }
    return reached
  }

  /** Where a form meets others when it is taken to be of this kind. */
  #place(form: FormEvidence, kind: FormEvidence['kind']): void {
    const node = this.#likenesses.node({ form, key: formKey(form), kind })
    for (const key of keysOf(node)) this.#meet(form.id, `alike|${key}`)
    if (node.person === null) return
    // Bearers of a family name meet only by way of somebody who is called by it alone.
    const [own, others] = node.person.given.length === 0 ? ['bare', 'bearer'] : ['bearer', 'bare']
    for (const sound of node.sounds) this.#meet(form.id, `${own}|${sound}`, `${others}|${sound}`)
  }

  #meet(form: number, key: string, looks = key): void {
    add(this.#met, key, form)
    add(this.#looks, form, looks)
  }
}

function add<K, V>(lists: Map<K, V[]>, key: K, value: V): void {
  const list = lists.get(key)
  if (list === undefined) lists.set(key, [value])
  else if (list.at(-1) !== value) list.push(value)
}
