/** What a block of an article is told by when its page is extracted anew. */
import { keyOf } from '../keyOf.ts'

/** Its words, without case, punctuation and white space; what has no letters is told by its signs. */
export function exactKey(text: string): string {
  return keyOf(text) || text.replace(/\s+/g, ' ').trim()
}
