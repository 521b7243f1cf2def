/** Which column is what in tables of articles, as the user said it. */
import type { Columns } from '../core/model.ts'
import type { DossierDatabase } from './database.ts'
import { getSetting, setSetting } from './settings.ts'

/** Tables that are remembered; beyond them the earliest is forgotten. */
const MOST = 300

/** Remembers these, by signature. @returns what was remembered for the same tables until then, as restoreColumns takes it */
export async function chooseColumns(db: DossierDatabase, chosen: Readonly<Record<string, Columns>>): Promise<FormerColumns> {
  return db.transaction('rw', db.settings, async () => {
    const before = await getSetting(db, 'columns')
    const others = Object.entries(before).filter(([signature]) => !Object.hasOwn(chosen, signature))
    await setSetting(db, 'columns', Object.fromEntries([...others, ...Object.entries(chosen)].slice(-MOST)))
    return Object.fromEntries(Object.keys(chosen).map((signature) => [signature, before[signature] ?? null]))
  })
}

/** By signature; null where nothing was remembered. */
export type FormerColumns = Readonly<Record<string, Columns | null>>

/** Takes a choice back: remembers what was remembered before it, and forgets what was not. */
export async function restoreColumns(db: DossierDatabase, former: FormerColumns): Promise<void> {
  await db.transaction('rw', db.settings, async () => {
    const now = Object.entries(await getSetting(db, 'columns')).filter(([signature]) => former[signature] !== null)
    await setSetting(db, 'columns', Object.fromEntries(now.map(([signature, columns]) => [signature, former[signature] ?? columns])))
  })
}

/** The next file of such a table is asked about again. @returns what was remembered, to be chosen again; null when nothing was */
export async function forgetColumns(db: DossierDatabase, signature: string): Promise<Columns | null> {
  return db.transaction('rw', db.settings, async () => {
    const { [signature]: forgotten, ...others } = await getSetting(db, 'columns')
    if (forgotten !== undefined) await setSetting(db, 'columns', others)
    return forgotten ?? null
  })
}
