import { BANDS } from './sketch.ts'

/** Texts that share a band and are kept for it: of one that comes a thousand times, a few are enough to know it by. */
const KEPT = 8

/**
 * Texts by their bands (sketch.ts): a hash table in typed arrays, 200 bytes a text, since a library has fifty thousand and each has sixteen bands.
 * Texts are numbers from 0, in the order in which they were added.
 */
export class SketchIndex {
  /** All bands, text by text. */
  #bands = new Uint32Array(1024 * BANDS)
  /** Open addressing: a place in `#bands`, plus one; 0 is free. At most half full. */
  #slots = new Uint32Array(2048 * BANDS)
  #texts = 0

  get size(): number {
    return this.#texts
  }

  add(bands: ArrayLike<number>): void {
    if ((this.#texts + 1) * BANDS > this.#bands.length) this.#grow()
    const start = this.#texts * BANDS
    this.#texts += 1
    this.#bands.set(bands, start)
    for (let place = start; place < start + BANDS; place++) this.#insert(place)
  }

  /** The texts nearest to one with these bands, at most eight, the nearest first; those that share no band are left out. */
  nearest(bands: ArrayLike<number>): number[] {
    const shared = new Map<number, number>()
    const mask = this.#slots.length - 1
    for (let band = 0; band < BANDS; band++) {
      const key = bands[band]!
      for (let slot = key & mask; this.#slots[slot] !== 0; slot = (slot + 1) & mask) {
        const place = this.#slots[slot]! - 1
        if (this.#bands[place] !== key) continue
        const text = Math.floor(place / BANDS)
        shared.set(text, (shared.get(text) ?? 0) + 1)
      }
    }
    return [...shared].sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, KEPT).map(([text]) => text)
  }

  #insert(place: number): void {
    const mask = this.#slots.length - 1
    const key = this.#bands[place]!
    // A text that is too short for a sketch has zeros.
    if (key === 0) return
    let same = 0
    let slot = key & mask
    for (; this.#slots[slot] !== 0; slot = (slot + 1) & mask) if (this.#bands[this.#slots[slot]! - 1] === key) same += 1
    if (same < KEPT) this.#slots[slot] = place + 1
  }

  #grow(): void {
    const bands = new Uint32Array(this.#bands.length * 2)
    bands.set(this.#bands)
    this.#bands = bands
    this.#slots = new Uint32Array(this.#slots.length * 2)
    for (let place = 0; place < this.#texts * BANDS; place++) this.#insert(place)
  }
}
