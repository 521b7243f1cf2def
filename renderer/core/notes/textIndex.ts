/**
 * The text of all notes in memory, and where in it a name is said. Each note is a row of word numbers; a name is first compared with the
 * vocabulary (each written word once), then looked for by numbers: over 10,000 notes a few milliseconds, however many forms a name has.
 */
import { nominatives } from '../actors/inflection.ts'
import type { Id } from '../model.ts'
import { fold } from '../text/fold.ts'
import { soundDistance, soundKeys } from '../text/transliterate.ts'
import type { LinkableBlock, MentionPlace } from './linkable.ts'
import { type SearchName, UNSPACED, WORD } from './searchNames.ts'

/** How a written word is a name's word: as it is, inflected, or as another language or script spells it. */
export type Likeness = 'exact' | 'inflected' | 'transliterated'

export interface Mention extends MentionPlace {
  noteId: Id
  likeness: Likeness
  /** A family name alone. */
  family: boolean
  /** The word before it, folded, when it may belong to the same name. */
  before: string | null
}

interface Block extends LinkableBlock {
  words: Uint32Array
}

const LIKENESS: Likeness[] = ['exact', 'inflected', 'transliterated']
/** Below this length a word is looked for as it is written: short words sound like anything. */
const INFLECTED_LENGTH = 4
const SOUND_LENGTH = 5
const ALIKE = 0.03

const isCapital = (word: string): boolean => /^\p{Lu}/u.test(word)
const isUpper = (word: string): boolean => word === word.toUpperCase() && word !== word.toLowerCase()

/** Names are asked for again and again, those of a whole library each time a note is looked through. */
const keys = new Map<string, string[]>()
const KEYS = 200_000

function keysOf(word: string): string[] {
  let known = keys.get(word)
  if (known !== undefined) return known
  if (keys.size >= KEYS) keys.clear()
  keys.set(word, (known = soundKeys(word)))
  return known
}

export class TextIndex {
  readonly #notes = new Map<Id, Block[]>()
  /** Word numbers by what was written. */
  readonly #numbers = new Map<string, number>()
  readonly #words: string[] = []
  readonly #folded = new Map<string, number[]>()
  readonly #beginnings = new Map<string, number[]>()
  readonly #sounds = new Map<string, number[]>()
  /** Words whose sounds are in the table: it is made when it is first asked for. */
  #sounded = 0
  readonly #liked = new Map<string, Map<number, number>>()
  #likeOf = 0

  get size(): number {
    return this.#notes.size
  }

  ids(): IterableIterator<Id> {
    return this.#notes.keys()
  }

  put(id: Id, blocks: LinkableBlock[]): void {
    this.#notes.set(id, blocks.map((block) => ({ ...block, words: Uint32Array.from(block.open.match(WORD) ?? [], (word) => this.#number(word)) })))
  }

  remove(id: Id): void {
    this.#notes.delete(id)
  }

  #number(word: string): number {
    const known = this.#numbers.get(word)
    if (known !== undefined) return known
    const number = this.#words.push(word) - 1
    this.#numbers.set(word, number)
    const folded = fold(word)
    push(this.#folded, folded, number)
    push(this.#beginnings, folded.slice(0, 3), number)
    return number
  }

  /** The numbers of the written words that are this word of a name, with how. Remembered while no word is added. */
  #like(word: string, as: SearchName['as']): Map<number, number> {
    if (this.#likeOf !== this.#words.length) this.#liked.clear()
    this.#likeOf = this.#words.length
    const key = `${as} ${word}`
    let known = this.#liked.get(key)
    if (known === undefined) this.#liked.set(key, (known = this.#compare(word, as)))
    return known
  }

  #compare(word: string, as: SearchName['as']): Map<number, number> {
    const found = new Map<number, number>()
    const folded = fold(word)
    for (const number of this.#folded.get(folded) ?? []) {
      const written = this.#words[number]!
      if (as === 'title' || (as === 'acronym' ? isUpper(written) : isCapital(written) || !isCapital(word))) found.set(number, 0)
    }
    if (as === 'acronym' || folded.length < INFLECTED_LENGTH) return found
    for (const number of this.#beginnings.get(folded.slice(0, 3)) ?? []) {
      const written = this.#words[number]!
      if (found.has(number) || !isCapital(written) || !isCapital(word)) continue
      if (nominatives(written, null).some((base) => fold(base) === folded)) found.set(number, 1)
    }
    if (as !== 'name' || folded.length < SOUND_LENGTH) return found
    this.#sound()
    for (const number of new Set(keysOf(word).flatMap((key) => this.#sounds.get(key) ?? []))) {
      if (found.has(number)) continue
      if (nominatives(this.#words[number]!, null).some((base) => soundDistance(base, word) <= ALIKE)) found.set(number, 2)
    }
    return found
  }

  /** Sounds of the words that may be names, in every base form: with a capital, long enough. */
  #sound(): void {
    for (; this.#sounded < this.#words.length; this.#sounded++) {
      const word = this.#words[this.#sounded]!
      if (!isCapital(word) || word.length < INFLECTED_LENGTH) continue
      for (const key of new Set(nominatives(word, null).flatMap(soundKeys))) push(this.#sounds, key, this.#sounded)
    }
  }

  /**
   * Where the names are said, in all notes or one, by note; in a note by place. Where two names overlap the longer one counts. Own words only: what is a link, code or
   * source is not looked at.
   */
  find(names: SearchName[], only?: Id): Map<Id, Mention[]> {
    const patterns = names.flatMap((name) => {
      const like: Map<number, number>[] = []
      for (const word of name.words) {
        const each = this.#like(word, name.as)
        if (each.size === 0) return []
        like.push(each)
      }
      return like.length === 0 ? [] : [{ name, like }]
    })
    const unspaced = names.filter(({ text }) => UNSPACED.test(text))
    const found = new Map<Id, Mention[]>()
    if (patterns.length === 0 && unspaced.length === 0) return found
    const first = new Map<number, typeof patterns>()
    // Asked of every word of every note: an array answers faster than a map.
    const begins = new Uint8Array(this.#words.length)
    for (const pattern of patterns) {
      for (const number of pattern.like[0]!.keys()) {
        push(first, number, pattern)
        begins[number] = 1
      }
    }
    const notes = only === undefined ? this.#notes : new Map([[only, this.#notes.get(only) ?? []]])
    for (const [id, blocks] of notes) {
      const mentions: Mention[] = []
      for (const block of blocks) {
        const raw = [...spelt(block, unspaced)]
        const { words } = block
        for (let at = 0; at < words.length; at++) {
          if (begins[words[at]!] === 0) continue
          for (const { name, like } of first.get(words[at]!)!) if (like.every((each, word) => each.has(words[at + word] ?? -1))) raw.push({ at, name, rank: Math.max(...like.map((each, word) => each.get(words[at + word]!)!)) })
        }
        if (raw.length > 0) mentions.push(...placed(id, block, raw, this.#words))
      }
      if (mentions.length > 0) found.set(id, mentions)
    }
    return found
  }
}

type Raw = { at: number; name: SearchName; rank: number } | { start: number; end: number; name: SearchName }

/** Names of scripts without spaces, as they are. */
function* spelt({ open }: Block, names: SearchName[]): Generator<Raw> {
  for (const name of names) for (let start = open.indexOf(name.text); start >= 0; start = open.indexOf(name.text, start + name.text.length)) yield { start, end: start + name.text.length, name }
}

/** Between the words of one name: a space, a hyphen, an apostrophe; a full stop after an initial. */
const JOINT = /^(?:[\s\u00A0]{1,2}|[-‐‑'’])$/u

function placed(noteId: Id, block: Block, raw: Raw[], vocabulary: string[]): Mention[] {
  const spans = [...block.open.matchAll(WORD)].map((match) => ({ start: match.index, end: match.index + match[0].length }))
  /** Whether a word and the next are of one name. */
  const joins = (word: number): boolean => {
    const gap = block.open.slice(spans[word]!.end, spans[word + 1]!.start)
    return JOINT.test(gap) || (/^\.\s?$/.test(gap) && spans[word]!.end - spans[word]!.start === 1)
  }
  const wordAt = (at: number): string => fold(vocabulary[block.words[at]!]!)
  const mentions = raw.flatMap((one): Mention[] => {
    if (!('at' in one)) return [{ noteId, path: block.path, text: block.text, start: one.start, end: one.end, likeness: 'exact', family: false, before: null }]
    const { at, name, rank } = one
    const last = at + name.words.length - 1
    for (let word = at; word < last; word++) if (!joins(word)) return []
    const before = at > 0 && joins(at - 1) ? wordAt(at - 1) : null
    return [{ noteId, path: block.path, text: block.text, start: spans[at]!.start, end: spans[last]!.end, likeness: LIKENESS[rank]!, family: name.family, before }]
  })
  mentions.sort((a, b) => a.start - b.start || b.end - a.end || LIKENESS.indexOf(a.likeness) - LIKENESS.indexOf(b.likeness) || Number(a.family) - Number(b.family))
  let end = -1
  return mentions.filter((mention) => {
    if (mention.start < end) return false
    end = mention.end
    return true
  })
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key)
  if (list === undefined) map.set(key, [value])
  else list.push(value)
}
