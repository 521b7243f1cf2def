/** The worker that looks through notes, one a library, started when it is first asked. */
import type { DossierDatabase } from '../../../data/database.ts'
import { Linker } from '../../../workers/linker.ts'

const linkers = new Map<string, Linker>()

export function linkerOf(db: DossierDatabase): Linker {
  let linker = linkers.get(db.name)
  if (linker === undefined) linkers.set(db.name, (linker = new Linker(db.name)))
  return linker
}

/** Ends it, when the library is closed. */
export function closeLinker(db: DossierDatabase): void {
  linkers.get(db.name)?.close()
  linkers.delete(db.name)
}
