/**
 * Which names are spelt alike across languages and scripts, remembered from one linking to the next: comparing them is most of the work, and a decision of
 * the user, or some new articles, change few of the names. What is remembered never changes the result, only its time.
 */
import { romanise, soundKeys } from '../text/transliterate.ts'
import { comparePersons, parsePerson } from './compareNames.ts'
import { wordsOf } from './gazetteer.ts'
import type { Edge, Node } from './likeness.ts'
import { compare } from './likeness.ts'
import { compareWords } from './same.ts'

/** Above this many forms under one key only near neighbours are compared. */
const CROWD = 200
const NEIGHBOURS = 40
/** When decisions have let so many names come or go, or change their kind, all are compared again. */
export const MARGIN = 20
/** Pairs of family names remembered at most: some tens of MB. */
const MOST_FAMILIES = 300_000

interface Member {
  number: number
  person: Node['person']
  sounds: string[]
  /** Its present node; its place among all nodes; the round that saw it last. */
  node: Node | null
  at: number
  round: number
  /** Keys of its blocks, once they are made. */
  keys: string[] | null
}

interface Likeness {
  a: Member
  b: Member
  score: number
  certain: boolean
  why: string
}

/** Forms under one key, and which of them are alike; null until they are compared. */
interface Block {
  members: Set<Member>
  alike: Likeness[] | null
}

export class Likenesses {
  readonly #members = new Map<string, Member>()
  readonly #blocks = new Map<string, Block>()
  readonly #families = new Map<string, boolean>()
  #round = 0
  #next = 0

  /** Whether names have been compared. */
  get empty(): boolean {
    return this.#round === 0
  }

  /** Whether two family names may be one, however they are spelt. */
  oneFamily(a: string, b: string): boolean {
    const pair = a < b ? `${a}|${b}` : `${b}|${a}`
    const known = this.#families.get(pair)
    if (known !== undefined) return known
    // As good as never reached; the names of a library come and go.
    if (this.#families.size > MOST_FAMILIES) this.#families.clear()
    const one = compareWords(a, b).distance <= 0.05
    this.#families.set(pair, one)
    return one
  }

  /** Forms that find() looked at together: those that are alike, and, where only near neighbours are compared, all whose neighbours may change. */
  *together(): Generator<number[]> {
    for (const { members, alike } of this.#blocks.values()) {
      if (members.size > CROWD - MARGIN) yield [...members].flatMap(({ node }) => node?.form.id ?? [])
      else for (const { a, b } of alike ?? []) if (a.node && b.node) yield [a.node.form.id, b.node.form.id]
    }
  }

  /** Forms with a name that a form of this kind would be compared with. */
  beside(node: Node): number[] {
    return keysOf(node).flatMap((key) => [...(this.#blocks.get(key)?.members ?? [])].flatMap(({ node: other }) => other?.form.id ?? []))
  }

  /** A node for a form as it is taken now; its name is read once. */
  node({ form, key, kind }: Pick<Node, 'form' | 'key' | 'kind'>): Node {
    const { person, sounds } = this.#member({ form, key, kind })
    return { form, key, kind, person, sounds }
  }

  /** Adds to `edges` which of the nodes, in order of their keys, are certainly spelt alike, to `likely` which perhaps are; each pair once. */
  find(nodes: Node[], edges: Edge[], likely: Edge[]): void {
    this.#take(nodes)
    const compared: Compared = { alike: new Map(), unlike: new Set() }
    const told = new Set<number>()
    for (const block of this.#blocks.values()) {
      block.alike ??= compareWithin(block, compared)
      for (const { a, b, score, certain, why } of block.alike) {
        const pair = a.at * nodes.length + b.at
        if (told.has(pair)) continue
        told.add(pair)
        ;(certain ? edges : likely).push({ a: a.at, b: b.at, score, why })
      }
    }
  }

  #member({ form, key, kind }: Pick<Node, 'form' | 'key' | 'kind'>): Member {
    const name = `${kind} ${form.gazetteerId === null ? '' : 'listed '}${key}`
    const known = this.#members.get(name)
    if (known) return known
    const person = kind === 'person' ? parsePerson(form.name) : null
    const made: Member = { number: this.#next++, person, sounds: person ? soundKeys(person.family) : [], node: null, at: 0, round: 0, keys: null }
    this.#members.set(name, made)
    return made
  }

  /** Puts new nodes into their blocks and takes those out that are no more. */
  #take(nodes: Node[]): void {
    const round = ++this.#round
    nodes.forEach((node, at) => {
      const member = this.#member(node)
      Object.assign(member, { node, at, round })
      if (member.keys !== null) return
      member.keys = [...new Set(keysOf(node))]
      for (const key of member.keys) {
        const block = this.#blocks.get(key) ?? { members: new Set<Member>(), alike: null }
        block.members.add(member)
        block.alike = null
        this.#blocks.set(key, block)
      }
    })
    for (const [name, member] of this.#members) {
      if (member.round === round) continue
      this.#members.delete(name)
      for (const key of member.keys ?? []) {
        const block = this.#blocks.get(key)
        if (!block) continue
        block.members.delete(member)
        block.alike = null
        if (block.members.size === 0) this.#blocks.delete(key)
      }
    }
  }
}

/** The keys under which a name meets those that may be spelt like it. */
export function keysOf({ kind, form, person, sounds }: Node): string[] {
  if (person) {
    const first = person.given[0]
    if (first === undefined) return []
    const starts = soundKeys(first).map((key) => key.slice(0, 2))
    if (first.length === 1) starts.push('*')
    return sounds.flatMap((key) => [...starts.map((start) => `p|${key}|${start}`), `i|${key}|${romanise(first)[0] ?? ''}`])
  }
  if (form.gazetteerId !== null) return []
  const words = wordsOf(form.name)
  return [`${kind}|${words}`, ...(words.length > 4 ? soundKeys(words.replace(/ /g, '')).map((key) => `${kind}|~${key}`) : [])]
}

/** Pairs that some block of this round has compared, by the numbers of both. */
interface Compared {
  alike: Map<number, Likeness>
  unlike: Set<number>
}

function compareWithin({ members }: Block, compared: Compared): Likeness[] {
  if (members.size < 2) return []
  const crowd = members.size > CROWD
  const order = [...members].sort((a, b) => a.at - b.at)
  if (crowd) {
    const latin = new Map(order.map((member) => [member, romanise(member.node?.form.name ?? '')]))
    order.sort((a, b) => compare(latin.get(a) ?? '', latin.get(b) ?? '') || a.at - b.at)
  }
  const found: Likeness[] = []
  for (let i = 0; i < order.length; i++) {
    for (let j = i + 1; j < Math.min(order.length, crowd ? i + NEIGHBOURS : Infinity); j++) {
      const [one, two] = [order[i], order[j]]
      if (!one || !two) continue
      const likeness = one.at < two.at ? compareOnce(one, two, compared) : compareOnce(two, one, compared)
      if (likeness) found.push(likeness)
    }
  }
  return found
}

function compareOnce(a: Member, b: Member, compared: Compared): Likeness | null {
  const pair = a.number * 2 ** 26 + b.number
  const known = compared.alike.get(pair)
  if (known || compared.unlike.has(pair)) return known ?? null
  const found = a.node && b.node && likenessOf(a.node, b.node)
  if (!found) {
    compared.unlike.add(pair)
    return null
  }
  const likeness = { a, b, ...found }
  compared.alike.set(pair, likeness)
  return likeness
}

function likenessOf(a: Node, b: Node): { score: number; certain: boolean; why: string } | null {
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
