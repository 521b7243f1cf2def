/** Takes the occurrences in articles out. */
import type { Id } from '../core/model.ts'
import type { DossierDatabase } from './database.ts'
import { occurrenceKeys } from './occurrenceKeys.ts'

/** Articles at a time: each of their occurrences, twenty or so an article, is a key that is held and a request that waits in the storage. */
const SLICE = 500

/** Within a transaction. */
export async function dropOccurrences(db: DossierDatabase, articles: readonly Id[]): Promise<void> {
  for (let at = 0; at < articles.length; at += SLICE) await db.occurrences.bulkDelete(await occurrenceKeys(db, articles.slice(at, at + SLICE)))
}
