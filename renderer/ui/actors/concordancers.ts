/** The worker that reads mentions, one a library, started when it is first asked. */
import type { DossierDatabase } from '../../data/database.ts'
import { Concordancer } from '../../workers/concordancer.ts'

const concordancers = new Map<string, Concordancer>()

export function concordancerOf(db: DossierDatabase): Concordancer {
  let concordancer = concordancers.get(db.name)
  if (concordancer === undefined) concordancers.set(db.name, (concordancer = new Concordancer(db.name)))
  return concordancer
}

/** Ends it, when the library is closed. */
export function closeConcordancer(db: DossierDatabase): void {
  concordancers.get(db.name)?.close()
  concordancers.delete(db.name)
}
