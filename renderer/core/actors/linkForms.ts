/**
 * Who is who across articles: name forms become actors. Only certain likenesses merge (one wrong merge costs more than ten missed ones);
 * likely ones become suggestions with their evidence; what the user decided overrides both. A pure function of forms and decisions: the
 * order of neither list of forms nor their numbers changes who is with whom.
 */
import { activeDecisions } from '../decisions.ts'
import type { ActorKind, Decision, DecisionRow, NameForm } from '../model.ts'
import { fold } from '../text/fold.ts'
import { comparePersons } from './compareNames.ts'
import { Groups } from './groups.ts'
import { alone, compare, type Edge, type FormEvidence, listed, type Node, stated } from './likeness.ts'
import { Likenesses } from './likenesses.ts'
import { namesOnlyABody, namesOnlyASort } from './namesOnlyASort.ts'

export type { FormEvidence } from './likeness.ts'

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

/** `kind|lang|name`, as in FormRow.key. */
export function formKey(form: NameForm): string {
  return `${form.kind}|${form.lang}|${form.name}`
}

/**
 * Links forms into actors. n log n but for names that share a spelling key. `decisions` is the log, oldest first; undone ones may be in it.
 * `likenesses`, kept from one call to the next, spares comparing the names that were there before.
 */
export function linkForms(forms: FormEvidence[], decisions: DecisionRow[], likenesses = new Likenesses()): { actors: LinkedActor[]; suggestions: Suggestion[] } {
  const standing = activeDecisions(decisions).map((row) => row.decision)
  const ignored = new Set(standing.flatMap((decision) => (decision.type === 'ignore' && decision.articleKey === null ? [formKey(decision.form)] : [])))
  const kinds = new Map(standing.flatMap((decision) => (decision.type === 'kind' ? [[formKey(decision.form), decision.kind] as const] : [])))
  const meant = new Set(standing.flatMap(formsMeant).map(formKey))
  const nodes: Node[] = forms
    .map((form) => ({ form, key: formKey(form) }))
    .filter(({ form, key }) => !ignored.has(key) && (isSomebodys(form) || meant.has(key)))
    .sort((a, b) => compare(a.key, b.key))
    .map(({ form, key }) => likenesses.node({ form, key, kind: kinds.get(key) ?? form.kind }))
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
  likenesses.find(nodes, edges, likely)
  edges.sort((a, b) => b.score - a.score || a.a - b.a || a.b - b.b)
  for (const edge of edges) {
    if (groups.root(edge.a) === groups.root(edge.b)) continue
    if (agree(nodes, united, groups.members(edge.a), groups.members(edge.b))) groups.unite(edge.a, edge.b)
    else likely.push(edge)
  }
  alone(nodes, groups, likely, (a, b) => likenesses.oneFamily(a, b))

  const roots = [...new Set(nodes.map((_, at) => groups.root(at)))]
  const renames = new Map(standing.flatMap((decision) => (decision.type === 'rename' ? [[formKey(decision.form), decision.name] as const] : [])))
  // A Map keeps the place of the first rename; of several for one actor the latest counts.
  const order = standing.flatMap((decision) => (decision.type === 'rename' ? [formKey(decision.form)] : []))
  const actors = roots.map((root) => describe(groups.members(root).map((at) => nodes[at]).filter((node) => node !== undefined), kinds, renames, order))
  actors.sort((a, b) => (a.forms[0] ?? 0) - (b.forms[0] ?? 0))
  return { actors, suggestions: suggest(nodes, groups, likely) }
}

/** The names that a decision takes for somebody's. Of one split off it is only said whose it is not. */
export function formsMeant(decision: Decision): NameForm[] {
  if (decision.type === 'same') return [decision.a, decision.b]
  return decision.type === 'rename' || decision.type === 'alias' || decision.type === 'kind' ? [decision.form] : []
}

/** Annotators mark the member states and the police as names, and so does the tagger; but they are nobody, as is what German writes small: an adjective. */
export function isSomebodys({ kind, lang, name, gazetteerId }: Pick<FormEvidence, 'kind' | 'lang' | 'name' | 'gazetteerId'>): boolean {
  if (gazetteerId !== null || kind === 'person') return true
  const folded = fold(name)
  return !namesOnlyASort(folded, lang) && !namesOnlyABody(folded, lang) && !(kind === 'place' && lang === 'de' && /^\p{Ll}/u.test(name))
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

/** Two for a written given name, one for an initial, none for a family name alone and for what is no person. */
const full = ({ person }: Node): number => (person === null || person.given.length === 0 ? 0 : person.given.some((name) => name.length > 1) ? 2 : 1)

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
