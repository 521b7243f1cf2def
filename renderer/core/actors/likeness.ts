/**
 * What speaks for two name forms being one actor: a list that gives both one id, an article that defines one as short for the other, a
 * family name with one bearer; spellings that sound alike are likenesses.ts's. Evidence only; what becomes of it, linkForms.ts decides.
 */
import type { ActorKind, FormRow } from '../model.ts'
import type { PersonName } from './compareNames.ts'
import { wordsOf } from './gazetteer.ts'
import type { Groups } from './groups.ts'
import { compareWords } from './same.ts'

/** A form, what articles state it to equal, and how often it occurs. */
export type FormEvidence = Pick<FormRow, 'id' | 'kind' | 'lang' | 'name' | 'gazetteerId'> & { equals: string[]; articles: number; mentions: number }

/** A form among the others, at its place in the order of keys. */
export interface Node {
  form: FormEvidence
  key: string
  kind: ActorKind
  person: PersonName | null
  /** Sound keys of a person's family name. */
  sounds: string[]
}

/** Two nodes by their places, a < b, and what speaks for their being one. */
export interface Edge {
  a: number
  b: number
  score: number
  why: string
}

/** Bearers of one family name at most that a bare one is compared with. */
export const CROWD = 200
/** A bare family name joins the one bearer that this many articles name in full. */
const WELL_ATTESTED = 3

/** By UTF-16 code units, for orders that no locale may change. */
export const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** What the gazetteer gives one id is one. */
export function listed(nodes: Node[], edges: Edge[]): void {
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
export function stated(nodes: Node[], edges: Edge[], likely: Edge[]): void {
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

/**
 * Bare family names: they join their one well attested bearer, else they are suggested to the most frequent ones.
 * @param oneFamily whether two family names may be one
 */
export function alone(nodes: Node[], groups: Groups, likely: Edge[], oneFamily: (a: string, b: string) => boolean): void {
  const bearers = new Map<string, number[]>()
  const bare: number[] = []
  nodes.forEach((node, at) => {
    if (!node.person) return
    if (node.person.given.length === 0) bare.push(at)
    else for (const key of node.sounds) {
      const known = bearers.get(key)
      if (known) known.push(at)
      else bearers.set(key, [at])
    }
  })
  const joins: Edge[] = []
  for (const at of bare) {
    const node = nodes[at]
    if (!node?.person) continue
    const fits = new Map<number, { at: number; articles: number }>()
    for (const other of new Set(node.sounds.flatMap((key) => (bearers.get(key) ?? []).slice(0, CROWD)))) {
      const bearer = nodes[other]
      if (!bearer?.person) continue
      if (!oneFamily(node.person.family, bearer.person.family)) continue
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
