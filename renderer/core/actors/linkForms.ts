/**
 * Who is who across articles: name forms become actors. Only certain likenesses merge (one wrong merge costs more than ten missed ones);
 * likely ones become suggestions with their evidence; what the user decided overrides both. A pure function of forms and decisions: the
 * order of neither list of forms nor their numbers changes who is with whom.
 */
import { activeDecisions } from '../decisions.ts'
import type { ActorKind, DecisionRow, FormRow, NameForm } from '../model.ts'
import { romanise, soundKeys } from '../text/transliterate.ts'
import { comparePersons, parsePerson } from './compareNames.ts'
import type { PersonName } from './compareNames.ts'
import { wordsOf } from './gazetteer.ts'
import { compareWords } from './same.ts'

/** A form, what articles state it to equal, and how often it occurs. */
export type FormEvidence = Pick<FormRow, 'id' | 'kind' | 'lang' | 'name' | 'gazetteerId'> & { equals: string[]; articles: number; mentions: number }

export interface LinkedActor {
  /** Form ids, ascending. */
  forms: number[]
  kind: ActorKind
  /** The user's, else the most frequent full form. */
  name: string
  /** Most frequent first. */
  names: { lang: NameForm['lang']; name: string }[]
  gazetteerId: string | null
}

export interface Suggestion {
  /** Form ids, a of the form that sorts first. */
  a: number
  b: number
  score: number
  why: string
}

/** Above this many forms under one key only near neighbours are compared. */
const CROWD = 200
const NEIGHBOURS = 40
/** A bare family name joins the one bearer that this many articles name in full. */
const WELL_ATTESTED = 3

interface Node {
  form: FormEvidence
  key: string
  kind: ActorKind
  person: PersonName | null
}

interface Edge {
  a: number
  b: number
  score: number
  why: string
}

/** `kind|lang|name`, as in FormRow.key. */
export function formKey(form: NameForm): string {
  return `${form.kind}|${form.lang}|${form.name}`
}

/** Groups that may be united unless two of their members are known to differ. */
class Groups {
  readonly #parent: number[]
  readonly #members: number[][]
  readonly #apart: Set<number>[]

  constructor(size: number) {
    this.#parent = Array.from({ length: size }, (_, index) => index)
    this.#members = this.#parent.map((index) => [index])
    this.#apart = this.#parent.map(() => new Set<number>())
  }

  root(index: number): number {
    let at = index
    while (this.#parent[at] !== at) {
      const up = this.#parent[this.#parent[at] ?? at] ?? at
      this.#parent[at] = up
      at = up
    }
    return at
  }

  members(index: number): number[] {
    return this.#members[this.root(index)] ?? []
  }

  mayUnite(a: number, b: number): boolean {
    return !this.#apart[this.root(a)]?.has(this.root(b))
  }

  unite(a: number, b: number): boolean {
    let [big, little] = [this.root(a), this.root(b)]
    if (big === little) return true
    if (!this.mayUnite(big, little)) return false
    if ((this.#members[big]?.length ?? 0) < (this.#members[little]?.length ?? 0)) [big, little] = [little, big]
    this.#parent[little] = big
    this.#members[big]?.push(...(this.#members[little] ?? []))
    for (const other of this.#apart[little] ?? []) {
      this.#apart[other]?.delete(little)
      this.#apart[other]?.add(big)
      this.#apart[big]?.add(other)
    }
    return true
  }

  /** Keeps two groups apart; false when they are one already. */
  part(a: number, b: number): boolean {
    const [left, right] = [this.root(a), this.root(b)]
    if (left === right) return false
    this.#apart[left]?.add(right)
    this.#apart[right]?.add(left)
    return true
  }
}

/** Links forms into actors. n log n but for names that share a spelling key. `decisions` is the log, oldest first; undone ones may be in it. */
export function linkForms(forms: FormEvidence[], decisions: DecisionRow[]): { actors: LinkedActor[]; suggestions: Suggestion[] } {
  const standing = activeDecisions(decisions).map((row) => row.decision)
  const ignored = new Set(standing.flatMap((decision) => (decision.type === 'ignore' && decision.articleKey === null ? [formKey(decision.form)] : [])))
  const kinds = new Map(standing.flatMap((decision) => (decision.type === 'kind' ? [[formKey(decision.form), decision.kind] as const] : [])))
  const nodes: Node[] = forms
    .map((form) => ({ form, key: formKey(form), kind: kinds.get(formKey(form)) ?? form.kind, person: null }))
    .filter(({ key }) => !ignored.has(key))
    .sort((a, b) => compare(a.key, b.key))
    .map((node) => ({ ...node, person: node.kind === 'person' ? parsePerson(node.form.name) : null }))
  const index = new Map(nodes.map((node, at) => [node.key, at]))
  const groups = new Groups(nodes.length)

  // The user's word first, the latest foremost. Who was united by it no longer speaks against likeness.
  const united = new Set<number>()
  for (const decision of standing.toReversed()) {
    if (decision.type !== 'same' && decision.type !== 'different') continue
    const a = index.get(formKey(decision.a))
    const b = index.get(formKey(decision.b))
    if (a === undefined || b === undefined) continue
    if (decision.type === 'different') groups.part(a, b)
    else if (groups.unite(a, b)) united.add(a).add(b)
  }

  const edges: Edge[] = []
  const likely: Edge[] = []
  listed(nodes, edges)
  stated(nodes, edges, likely)
  alike(nodes, edges, likely)
  edges.sort((a, b) => b.score - a.score || a.a - b.a || a.b - b.b)
  for (const edge of edges) {
    if (groups.root(edge.a) === groups.root(edge.b)) continue
    if (agree(nodes, united, groups.members(edge.a), groups.members(edge.b))) groups.unite(edge.a, edge.b)
    else likely.push(edge)
  }
  alone(nodes, groups, likely)

  const roots = [...new Set(nodes.map((_, at) => groups.root(at)))]
  const renames = new Map(standing.flatMap((decision) => (decision.type === 'rename' ? [[formKey(decision.form), decision.name] as const] : [])))
  // A Map keeps the place of the first rename; of several for one actor the latest counts.
  const order = standing.flatMap((decision) => (decision.type === 'rename' ? [formKey(decision.form)] : []))
  const actors = roots.map((root) => describe(groups.members(root).map((at) => nodes[at]).filter((node) => node !== undefined), kinds, renames, order))
  actors.sort((a, b) => (a.forms[0] ?? 0) - (b.forms[0] ?? 0))
  return { actors, suggestions: suggest(nodes, groups, likely) }
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** What the gazetteer gives one id is one. */
function listed(nodes: Node[], edges: Edge[]): void {
  const first = new Map<string, number>()
  const last = new Map<string, number>()
  nodes.forEach((node, at) => {
    const id = node.form.gazetteerId
    if (id === null) return
    const [from, before] = [first.get(id), last.get(id)]
    if (from === undefined) first.set(id, at)
    else {
      edges.push({ a: from, b: at, score: 3, why: `both are names of ${id}` })
      if (before !== undefined && before !== from) edges.push({ a: before, b: at, score: 2.9, why: `both are names of ${id}` })
    }
    last.set(id, at)
  })
}

/** What an article defines: "Long Name (LN)". An acronym that articles define in two ways is only suggested. */
function stated(nodes: Node[], edges: Edge[], likely: Edge[]): void {
  const byName = new Map<string, number[]>()
  nodes.forEach((node, at) => {
    const key = `${node.form.lang}|${node.form.name}`
    byName.set(key, [...(byName.get(key) ?? []), at])
  })
  nodes.forEach((node, at) => {
    const partners = [...new Set(node.form.equals)].sort().flatMap((name) => (byName.get(`${node.form.lang}|${name}`) ?? []).filter((other) => other !== at && nodes[other]?.kind === node.kind))
    for (const other of partners) {
      const partner = nodes[other]
      if (!partner) continue
      const rivals = [node, partner].some((each) => {
        const long = new Set(each.form.equals.map(wordsOf).filter((words) => words.includes(' ')))
        return !each.form.name.includes(' ') && [...long].some((one) => [...long].some((two) => compareWords(one, two).distance > 0.15))
      })
      const differ = node.form.gazetteerId !== null && partner.form.gazetteerId !== null && node.form.gazetteerId !== partner.form.gazetteerId
      const edge = { a: Math.min(at, other), b: Math.max(at, other), score: 2, why: 'an article gives one as the short form of the other' }
      if (rivals || differ) likely.push({ ...edge, score: 0.7 })
      else edges.push(edge)
    }
  })
}

/** Spellings of one name across languages and scripts. */
function alike(nodes: Node[], edges: Edge[], likely: Edge[]): void {
  const blocks = new Map<string, number[]>()
  const put = (key: string, at: number): void => {
    const block = blocks.get(key)
    if (block) block.push(at)
    else blocks.set(key, [at])
  }
  nodes.forEach((node, at) => {
    if (node.person) {
      const { given, family } = node.person
      if (given.length === 0) return
      const starts = new Set(soundKeys(given[0] ?? '').map((key) => key.slice(0, 2)))
      if ((given[0] ?? '').length === 1) starts.add('*')
      for (const key of soundKeys(family)) for (const start of starts) put(`p|${key}|${start}`, at)
      for (const key of soundKeys(family)) put(`i|${key}|${romanise(given[0] ?? '')[0] ?? ''}`, at)
    } else if (node.form.gazetteerId === null) {
      const words = wordsOf(node.form.name)
      put(`${node.kind}|${words}`, at)
      if (words.length > 4) for (const key of soundKeys(words.replace(/ /g, ''))) put(`${node.kind}|~${key}`, at)
    }
  })
  const compared = new Set<number>()
  for (const [, block] of [...blocks].sort((a, b) => compare(a[0], b[0]))) {
    if (block.length < 2) continue
    const crowd = block.length > CROWD
    const order = crowd ? [...block].sort((a, b) => compare(romanise(nodes[a]?.form.name ?? ''), romanise(nodes[b]?.form.name ?? '')) || a - b) : block
    for (let i = 0; i < order.length; i++) {
      for (let j = i + 1; j < Math.min(order.length, crowd ? i + NEIGHBOURS : Infinity); j++) {
        const [a, b] = [Math.min(order[i] ?? 0, order[j] ?? 0), Math.max(order[i] ?? 0, order[j] ?? 0)]
        const pair = a * nodes.length + b
        if (compared.has(pair)) continue
        compared.add(pair)
        const left = nodes[a]
        const right = nodes[b]
        if (!left || !right) continue
        const edge = likeness(left, right)
        if (edge === null) continue
        ;(edge.certain ? edges : likely).push({ a, b, score: edge.score, why: edge.why })
      }
    }
  }
}

function likeness(a: Node, b: Node): { score: number; certain: boolean; why: string } | null {
  if (a.person && b.person) {
    const found = comparePersons(a.person, b.person)
    return found.certain || found.score >= 0.65 ? found : null
  }
  const { distance, exact } = compareWords(a.form.name, b.form.name)
  const short = wordsOf(a.form.name).length < 4 || (a.form.name === a.form.name.toUpperCase() && a.form.name.length < 6)
  if (exact) return { score: short ? 0.6 : 0.98, certain: !short, why: short ? 'the same short name in two languages' : 'the same words' }
  if (distance > 0.09) return null
  return { score: 1 - distance * 3, certain: distance <= 0.02 && wordsOf(a.form.name).length > 6 && wordsOf(b.form.name).length > 6, why: 'the words transliterate alike' }
}

/** Whether no two full names of two groups speak against their being one: likeness is not transitive. */
function agree(nodes: Node[], united: Set<number>, left: number[], right: number[]): boolean {
  const sample = (group: number[]): Node[] => group.filter((at) => !united.has(at)).sort((a, b) => a - b).slice(0, 12).map((at) => nodes[at]).filter((node) => node !== undefined)
  const ids = (group: number[]): Set<string> => new Set(group.flatMap((at) => (united.has(at) ? [] : (nodes[at]?.form.gazetteerId ?? []))))
  const [leftIds, rightIds] = [ids(left), ids(right)]
  if (leftIds.size > 0 && rightIds.size > 0 && [...leftIds].every((id) => !rightIds.has(id))) return false
  for (const a of sample(left)) {
    for (const b of sample(right)) {
      if (a.person && b.person && a.person.given.length > 0 && b.person.given.length > 0 && comparePersons(a.person, b.person).score < 0.6) return false
    }
  }
  return true
}

/** Bare family names: they join their one well attested bearer, else they are suggested to the most frequent ones. */
function alone(nodes: Node[], groups: Groups, likely: Edge[]): void {
  const bearers = new Map<string, number[]>()
  const bare: number[] = []
  nodes.forEach((node, at) => {
    if (!node.person) return
    if (node.person.given.length === 0) bare.push(at)
    else for (const key of soundKeys(node.person.family)) bearers.set(key, [...(bearers.get(key) ?? []), at])
  })
  const joins: Edge[] = []
  for (const at of bare) {
    const node = nodes[at]
    if (!node?.person) continue
    const fits = new Map<number, { at: number; articles: number }>()
    for (const other of new Set(soundKeys(node.person.family).flatMap((key) => (bearers.get(key) ?? []).slice(0, CROWD)))) {
      const bearer = nodes[other]
      if (!bearer?.person) continue
      if (compareWords(node.person.family, bearer.person.family).distance > 0.05) continue
      const root = groups.root(other)
      const known = fits.get(root)
      const articles = bearer.form.articles
      if (!known) fits.set(root, { at: other, articles })
      else fits.set(root, { at: Math.min(known.at, other), articles: known.articles + articles })
    }
    const order = [...fits.values()].sort((a, b) => b.articles - a.articles || a.at - b.at)
    const best = order[0]
    if (!best) continue
    if (order.length === 1 && best.articles >= WELL_ATTESTED) joins.push({ a: at, b: best.at, score: 1, why: '' })
    else for (const each of order.slice(0, 3)) likely.push({ a: Math.min(at, each.at), b: Math.max(at, each.at), score: order.length === 1 ? 0.6 : 0.4, why: order.length === 1 ? 'same family name; nobody else bears it here' : 'same family name; several bear it here' })
  }
  for (const { a, b } of joins) groups.unite(a, b)
}

function describe(members: Node[], kinds: Map<string, ActorKind>, renames: Map<string, string>, renamed: string[]): LinkedActor {
  const order = [...members].sort((a, b) => b.form.mentions - a.form.mentions || b.form.articles - a.form.articles || compare(a.key, b.key))
  const tally = new Map<ActorKind, number>()
  for (const { form, kind, key } of order) tally.set(kind, (tally.get(kind) ?? 0) + (kinds.has(key) ? 1e9 : form.mentions))
  const kind = [...tally].sort((a, b) => b[1] - a[1] || compare(a[0], b[0]))[0]?.[0] ?? 'person'
  // A person is shown with the given name; how many articles use a form says more than how often one repeats it.
  const shown = [...order].sort((a, b) => full(b) - full(a) || b.form.articles - a.form.articles || b.form.mentions - a.form.mentions || compare(a.key, b.key))[0]
  const keys = new Set(members.map(({ key }) => key))
  const last = renamed.findLast((key) => keys.has(key))
  const names = new Map(order.map(({ form }) => [`${form.lang}|${form.name}`, { lang: form.lang, name: form.name }]))
  return {
    forms: members.map(({ form }) => form.id).sort((a, b) => a - b),
    kind,
    name: (last === undefined ? undefined : renames.get(last)) ?? shown?.form.name ?? '',
    names: [...names.values()],
    gazetteerId: order.find(({ form }) => form.gazetteerId !== null)?.form.gazetteerId ?? null,
  }
}

const full = (node: Node): number => (node.person !== null && node.person.given.length > 0 ? 1 : 0)

/** The best suggestion for each two actors, surest first; none that a decision has settled. */
function suggest(nodes: Node[], groups: Groups, likely: Edge[]): Suggestion[] {
  const best = new Map<string, Edge>()
  for (const edge of likely.sort((a, b) => b.score - a.score || a.a - b.a || a.b - b.b)) {
    const [left, right] = [groups.root(edge.a), groups.root(edge.b)]
    if (left === right || !groups.mayUnite(left, right)) continue
    const key = left < right ? `${left}|${right}` : `${right}|${left}`
    if (!best.has(key)) best.set(key, edge)
  }
  return [...best.values()].flatMap(({ a, b, score, why }) => {
    const left = nodes[a]
    const right = nodes[b]
    return left && right ? [{ a: left.form.id, b: right.form.id, score: Math.min(1, Math.max(0, score)), why }] : []
  })
}
