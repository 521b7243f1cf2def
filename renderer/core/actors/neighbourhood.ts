/**
 * Which names a decision can reach. linkForms() only ever looks at names together that are alike, or share an entry of the gazetteer, a definition, a
 * family name, a decision. So what is decided of some names changes nothing beyond those that are tied to them, however remotely; linking these
 * alone gives for them what linking all would give.
 */
import type { DecisionRow, NameForm } from '../model.ts'
import { spelling } from './aliases.ts'
import { CROWD, type FormEvidence, type Node } from './likeness.ts'
import type { Likenesses } from './likenesses.ts'
import { formKey, formsMeant, isSomebodys } from './linkForms.ts'

/** Bearers of a family name from which on not all are compared with a bare one, less what decisions may add. */
const MANY = CROWD - 20

export class Neighbourhood {
  readonly #likenesses: Likenesses
  readonly #forms = new Map<number, FormEvidence>()
  readonly #byKey = new Map<string, number>()
  readonly #tied = new Map<number, number[]>()
  /** By gazetteer entry, name, spelling, family: the forms that meet there. */
  readonly #met = new Map<string, number[]>()
  readonly #looks = new Map<number, string[]>()

  /**
   * @param log every decision, also those that were taken back
   * @param likenesses which have compared these very forms, as the decisions have them
   */
  constructor(forms: FormEvidence[], log: DecisionRow[], likenesses: Likenesses) {
    this.#likenesses = likenesses
    for (const form of forms) {
      this.#forms.set(form.id, form)
      this.#byKey.set(formKey(form), form.id)
      if (form.gazetteerId !== null) this.#meet(form.id, `listed|${form.gazetteerId}`)
      for (const name of [form.name, ...form.equals]) this.#meet(form.id, `named|${form.lang}|${name}`)
    }
    for (const alike of likenesses.together()) this.tie(alike)
    this.#tieFamilies(forms)
    for (const row of log) this.decide(row)
  }

  /** What a decision ties together from now on, whether it is in force or not. */
  decide({ decision }: DecisionRow): void {
    // A name that is nobody's but for the user is compared with others only while this is decided.
    for (const form of formsMeant(decision)) this.#revive(this.idsOf(form))
    switch (decision.type) {
      case 'same':
      case 'different':
        return this.tie(this.idsOf(decision.a, decision.b))
      case 'alias': {
        const called = spelling({ ...decision.form, name: decision.name })
        const so = [...this.#forms.values()].filter((form) => spelling(form) === called).map(({ id }) => id)
        this.#revive(so)
        return this.tie([...this.idsOf(decision.form), ...so])
      }
      case 'kind':
        for (const kind of [decision.form.kind, decision.kind]) this.#place(decision.form, kind)
        return undefined
      case 'ignore':
        if (decision.articleKey === null) this.#place(decision.form, decision.form.kind)
    }
  }

  /** Forms that belong together for another reason, e.g. because they were one actor. */
  tie([first, ...others]: readonly number[]): void {
    if (first === undefined) return
    for (const other of others) {
      add(this.#tied, first, other)
      add(this.#tied, other, first)
    }
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
      for (const other of this.#tied.get(form) ?? []) reached.add(other)
      for (const key of this.#looks.get(form) ?? []) {
        if (seen.has(key)) continue
        seen.add(key)
        for (const other of this.#met.get(key) ?? []) reached.add(other)
      }
    }
    return reached
  }

  #node(form: FormEvidence, kind: FormEvidence['kind']): Node {
    return this.#likenesses.node({ form, key: formKey(form), kind })
  }

  /** Who is called by a family name alone, and its bearers. */
  #tieFamilies(forms: FormEvidence[]): void {
    const bearers = new Map<string, Node[]>()
    const bare: Node[] = []
    for (const form of forms) {
      if (form.kind !== 'person') continue
      const node = this.#node(form, form.kind)
      if (node.person?.given.length === 0) bare.push(node)
      else for (const sound of node.sounds) add(bearers, sound, node)
    }
    for (const node of bare) {
      for (const sound of node.sounds) {
        const own = bearers.get(sound) ?? []
        for (const bearer of own) if (own.length > MANY || this.#likenesses.oneFamily(node.person!.family, bearer.person!.family)) this.tie([node.form.id, bearer.form.id])
      }
      for (const sound of node.sounds) this.#meet(node.form.id, `bare|${sound}`, `placed|${sound}`)
    }
    for (const [sound, own] of bearers) for (const { form } of own) this.#meet(form.id, `bearer|${sound}`, `placed|${sound}`)
  }

  /** A form that is, or may come to be, of another kind, or come back: it meets all that it may then be compared with. */
  #place(of: NameForm, kind: FormEvidence['kind']): void {
    for (const id of this.idsOf(of)) {
      const node = this.#node(this.#forms.get(id)!, kind)
      this.tie([id, ...this.#likenesses.beside(node)])
      if (node.person === null) {
        this.#meet(id, `placed|${kind}`)
        continue
      }
      for (const sound of node.sounds) {
        this.tie([id, ...(this.#met.get(`bare|${sound}`) ?? []), ...(this.#met.get(`bearer|${sound}`) ?? [])])
        this.#meet(id, `placed|${sound}`)
      }
    }
  }

  #revive(forms: readonly number[]): void {
    for (const id of forms) {
      const form = this.#forms.get(id)!
      if (!isSomebodys(form)) this.#place(form, form.kind)
    }
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
