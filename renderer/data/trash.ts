/** What the trash forgets: notes deleted more than 30 days ago, and the files that only they showed. */
import type { NoteRow } from '../core/model.ts'
import { collectAssets } from './assets.ts'
import type { DossierDatabase } from './database.ts'
import { deleteNote } from './notes.ts'

export const TRASH_DAYS = 30
const DAY = 86_400_000

/** When a trashed note is removed for good, epoch ms. */
export const removalOf = ({ trashedAt }: Pick<NoteRow, 'trashedAt'>): number => trashedAt + TRASH_DAYS * DAY

/** @returns how many notes were removed */
export async function sweepTrash(db: DossierDatabase, now: number = Date.now()): Promise<number> {
  const old = await db.notes.where('trashedAt').between(1, now - TRASH_DAYS * DAY, true, true).primaryKeys()
  for (const id of old) await deleteNote(db, id)
  await collectAssets(db, now)
  return old.length
}
