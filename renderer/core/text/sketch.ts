/**
 * Texts that are nearly the same, found without comparing each with each. Of a text's runs of words (shingles.ts) a sketch of 64 numbers is taken, and
 * of that 16 bands of four; two texts that share bands are worth comparing.
 *
 * - MinHash: Broder, “On the resemblance and containment of documents” (1997).
 * - One hash for all 64 numbers: Li, Owen and Zhang, “One permutation hashing” (2012); bins that stay empty borrow from others as in Shrivastava, “Optimal
 *   densification for fast and accurate minwise hashing” (2017).
 * - Bands: Indyk and Motwani, “Approximate nearest neighbors” (1998); Leskovec, Rajaraman and Ullman, “Mining of Massive Datasets”, 3.4.
 *
 * With a resemblance of s, a band is shared with the probability 1 − (1 − s⁴)¹⁶: .99 at .7, 1.0 at .8, but .03 at .2. Of a text that another holds whole, s is its share of
 * that one's length: .95 of those of two thirds are found so, .64 of the halves, .12 of the thirds.
 */
import { mixed } from './shingles.ts'

const BINS = 64
const ROWS = 4

/** Numbers that a text is found by. */
export const BANDS = BINS / ROWS

/** A text that has fewer runs is too short to say whose it is: a notice, a line of a ticker. */
const FEWEST_RUNS = 32

const EMPTY = 0xffffffff

/** The bands of a text with these runs; null when it is too short. */
export function bandsOf(runs: Uint32Array): Uint32Array | null {
  if (runs.length < FEWEST_RUNS) return null
  const least = new Uint32Array(BINS).fill(EMPTY)
  for (const run of runs) {
    const bin = run >>> 26
    const value = run & 0x03ffffff
    if (value < least[bin]!) least[bin] = value
  }
  const bands = new Uint32Array(BANDS)
  for (let band = 0; band < BANDS; band++) {
    let key = band + 1
    for (let row = 0; row < ROWS; row++) key = mixed(Math.imul(key, 0x9e3779b1) ^ filled(least, band * ROWS + row))
    bands[band] = key
  }
  return bands
}

/** The number of a bin, or of the one that it borrows from: tried in an order of its own that is the same for every text. */
function filled(least: Uint32Array, bin: number): number {
  for (let at = bin, turn = 1; ; turn++) {
    if (least[at] !== EMPTY) return least[at]!
    at = mixed(bin * 0x10001 + turn) % BINS
  }
}
