/**
 * Finding things by name: articles, actors, events and notes, by any words of their titles or other names, as one types. For the palette,
 * the `[[` completion and the library's filter. Not full text.
 *
 * A plain scan over folded strings: 50,000 names are 3 MB, and `includes` reads that in a few milliseconds; a tree would be faster
 * to read and slower to keep.
 */
import type { Id, TargetKind } from '../model.ts'
import { fold } from '../text/fold.ts'

export interface Named {
  kind: TargetKind
  id: Id
  /** What is shown. */
  name: string
  /** Also found by these: the source, tags. */
  also: string
  /** Other names it goes by: a find by one of them says which (`alias`). */
  aliases?: string[]
  /** In a find: the other name that it was found by, when its own name does not hold the query. */
  alias?: string
  /** A second line, e.g. source and date. */
  detail: string
  /** Of two equally good finds the heavier one comes first: articles of an actor, time of a note. */
  weight: number
}

interface Entry {
  named: Named
  name: string
  aliases: string[]
  all: string
}

export class NameIndex {
  readonly #entries = new Map<string, Entry>()

  get size(): number {
    return this.#entries.size
  }

  put(named: Named): void {
    const name = fold(named.name)
    const aliases = (named.aliases ?? []).map(fold)
    this.#entries.set(`${named.kind}/${named.id}`, { named, name, aliases, all: [name, ...aliases, fold(named.also)].join('\n') })
  }

  remove(kind: TargetKind, id: Id): void {
    this.#entries.delete(`${kind}/${id}`)
  }

  /**
   * Those in whose names every word of the query begins a word (or, less good, occurs), best first: whole name, whole other name, beginning of the
   * name, beginning of words, elsewhere; then by weight, then by name. An empty query gives the heaviest of each.
   */
  find(query: string, { kinds, limit = 50 }: { kinds?: TargetKind[]; limit?: number } = {}): Named[] {
    const folded = fold(query).trim()
    const words = folded.split(/\s+/).filter((word) => word !== '')
    const found: { named: Named; rank: number }[] = []
    for (const { named, name, aliases, all } of this.#entries.values()) {
      if (kinds !== undefined && !kinds.includes(named.kind)) continue
      if (!words.every((word) => all.includes(word))) continue
      const rank = rankOf(name, all, folded, words)
      if (aliases.length === 0 || words.every((word) => name.includes(word))) found.push({ named, rank })
      else {
        const exact = aliases.indexOf(folded)
        const at = exact >= 0 ? exact : aliases.findIndex((alias) => words.every((word) => alias.includes(word)))
        found.push({ named: at < 0 ? named : { ...named, alias: named.aliases![at]! }, rank: exact >= 0 ? 0.5 : rank })
      }
    }
    found.sort((a, b) => a.rank - b.rank || b.named.weight - a.named.weight || (a.named.name < b.named.name ? -1 : a.named.name > b.named.name ? 1 : a.named.id < b.named.id ? -1 : 1))
    return found.slice(0, limit).map(({ named }) => named)
  }
}

function rankOf(name: string, all: string, query: string, words: string[]): number {
  if (name === query) return 0
  if (name.startsWith(query)) return 1
  const begins = (text: string, word: string): boolean => {
    for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) if (at === 0 || !/[\p{L}\p{N}]/u.test(text[at - 1]!)) return true
    return false
  }
  if (words.every((word) => begins(name, word))) return 2
  return words.every((word) => begins(all, word)) ? 3 : 4
}
