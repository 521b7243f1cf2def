/**
 * A text as a set: its runs of four words, hashed. Two texts are alike as far as they share such runs (resemblance: Broder, “On the resemblance and containment of
 * documents”, 1997). Case, punctuation and markup do not count; numbers do, because two market reports often differ in nothing else.
 */

/** Words of a run. With fewer, texts on one subject begin to look alike; with more, a word that was changed takes too much with it. */
const RUN = 4

const PAUSE = 0
const LETTER = 1
/** A sign of a script without spaces, which stands for a word. */
const ALONE = 2

/** What each UTF-16 unit is, made when the first text comes: a look-up is what there is time for. Halves of a pair are letters. */
let kinds: Uint8Array | null = null

function kindsOfUnits(): Uint8Array {
  const alone = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u
  const letter = /[\p{L}\p{N}\p{M}\p{Cs}\u00ad]/u
  return Uint8Array.from({ length: 0x10000 }, (_, unit) => {
    const sign = String.fromCharCode(unit)
    return alone.test(sign) ? ALONE : letter.test(sign) ? LETTER : PAUSE
  })
}

/** The finaliser of MurmurHash3 (Appleby, public domain): every bit of the result depends on every bit given. */
export function mixed(hash: number): number {
  let mix = hash ^ (hash >>> 16)
  mix = Math.imul(mix, 0x85ebca6b)
  mix ^= mix >>> 13
  mix = Math.imul(mix, 0xc2b2ae35)
  return (mix ^ (mix >>> 16)) >>> 0
}

/** FNV-1a, 32 bits. */
const BASIS = 0x811c9dc5
const PRIME = 0x01000193

/** The hashes of a text's runs in their order, those that repeat included; none of a text that has fewer words than a run. */
export function shingles(text: string): Uint32Array {
  const kindOf = (kinds ??= kindsOfUnits())
  const lower = text.toLowerCase()
  const { length } = lower
  const runs = new Uint32Array(length)
  let [first, second, third, words, count] = [0, 0, 0, 0, 0]
  let [word, before] = [BASIS, PAUSE]
  for (let at = 0; at <= length; at++) {
    const unit = at < length ? lower.charCodeAt(at) : 0x20
    const kind = kindOf[unit]!
    if (word !== BASIS && (kind !== LETTER || before === ALONE)) {
      words += 1
      if (words >= RUN) runs[count++] = mixed(Math.imul(Math.imul(Math.imul(first, 31) ^ second, 37) ^ third, 41) ^ word)
      first = second
      second = third
      third = word
      word = BASIS
    }
    // A soft hyphen is not there.
    if (kind !== PAUSE && unit !== 0xad) word = Math.imul(word ^ unit, PRIME)
    before = kind
  }
  return runs.slice(0, count)
}

/** What two sets of runs share. */
export interface Shared {
  /** How much of both is in both, 0 to 1 (Jaccard); 0 when both are empty. */
  resemblance: number
  /** How much of the smaller is in the other, 0 to 1; 0 when it is empty. */
  containment: number
  /** Runs of the smaller. */
  smaller: number
}

/** A text's runs as a set, to be compared with those of others: each once, by size. */
export function runSet(text: string): Uint32Array {
  const runs = shingles(text).sort()
  let count = 0
  for (let at = 0; at < runs.length; at++) if (at === 0 || runs[at] !== runs[at - 1]) runs[count++] = runs[at]!
  return runs.subarray(0, count)
}

/** @param one, other of runSet() */
export function sharedRuns(one: Uint32Array, other: Uint32Array): Shared {
  let both = 0
  for (let a = 0, b = 0; a < one.length && b < other.length; ) {
    const [left, right] = [one[a]!, other[b]!]
    if (left === right) both += 1
    if (left <= right) a += 1
    if (right <= left) b += 1
  }
  const all = one.length + other.length - both
  const smaller = Math.min(one.length, other.length)
  return { resemblance: all === 0 ? 0 : both / all, containment: smaller === 0 ? 0 : both / smaller, smaller }
}
