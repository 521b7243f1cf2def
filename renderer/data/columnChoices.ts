/** Which column is what in tables of articles, as the user said it. */
import type { Columns } from '../core/model.ts'
import type { DossierDatabase } from './database.ts'
import { getSetting, setSetting } from './settings.ts'

/** Tables that are remembered; beyond them the earliest is forgotten. */
const MOST = 300

/** Remembers these, by signature. */
export async function chooseColumns(db: DossierDatabase, chosen: Readonly<Record<string, Columns>>): Promise<void> {
  await db.transaction('rw', db.settings, async () => {
    const before = Object.entries(await getSetting(db, 'columns')).filter(([signature]) => !Object.hasOwn(chosen, signature))
    await setSetting(db, 'columns', Object.fromEntries([...before, ...Object.entries(chosen)].slice(-MOST)))
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
