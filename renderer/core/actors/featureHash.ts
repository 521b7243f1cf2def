/** Hashing of features: strings and small numbers to 32 bits, and those to the buckets of a model. */
import { BUCKETS } from './chain.ts'

/** FNV-1a of a stretch, begun from a template's own value, so that nothing is cut out or joined to be hashed. */
export function hashText(seed: number, text: string, from = 0, to = text.length): number {
  let value = seed ^ 0x811c9dc5
  for (let at = from; at < to; at++) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193)
  return value
}

/** One value of two, of which order matters. */
export function mix(a: number, b: number): number {
  let value = Math.imul(a ^ Math.imul(b, 0x9e3779b1), 0x85ebca6b)
  value ^= value >>> 13
  return Math.imul(value, 0xc2b2ae35)
}

export function bucket(value: number): number {
  return (value ^ (value >>> 16)) & (BUCKETS - 1)
}
