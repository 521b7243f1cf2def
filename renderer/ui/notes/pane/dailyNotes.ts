/** Daily notes: one a day, called by its ISO date, in the folder that the settings name. Loaded on demand, as templates.ts. */
import type { Id, NoteRow } from '../../../core/model.ts'
import { isoDay, type TemplateValues } from '../../../core/notes/template.ts'
import { isWithin } from '../../../core/notes/paths.ts'
import type { DossierDatabase } from '../../../data/database.ts'
import { createNote } from '../../../data/notes.ts'
import { getSetting } from '../../../data/settings.ts'
import { createFromTemplate } from './templates.ts'

const DAY = /^\d{4}-\d{2}-\d{2}$/

/** All daily notes, the earliest first. */
async function dailyNotes(db: DossierDatabase, folder: string): Promise<NoteRow[]> {
  const notes = await db.notes.filter((note) => note.trashedAt === 0 && DAY.test(note.title) && isWithin(note.folder, folder)).toArray()
  return notes.sort((a, b) => (a.title < b.title ? -1 : a.title > b.title ? 1 : a.createdAt - b.createdAt))
}

let making: Promise<{ id: Id; at: number | null; made: boolean }> | null = null

/** Today's note, made when there is none. Asked twice at once it is made once. */
export function todaysNote(db: DossierDatabase, given: Omit<TemplateValues, 'title'>): Promise<{ id: Id; at: number | null; made: boolean }> {
  making ??= openOrMake(db, given).finally(() => {
    making = null
  })
  return making
}

async function openOrMake(db: DossierDatabase, given: Omit<TemplateValues, 'title'>): Promise<{ id: Id; at: number | null; made: boolean }> {
  const [folder, template] = await Promise.all([getSetting(db, 'dailyFolder'), getSetting(db, 'dailyTemplate')])
  const title = isoDay(given.now)
  const there = (await dailyNotes(db, folder)).find((note) => note.title === title)
  if (there !== undefined) return { id: there.id, at: null, made: false }
  const usable = template !== '' && (await db.notes.get(template))?.trashedAt === 0
  if (usable) return { ...(await createFromTemplate(db, template, { ...given, title }, { folder })), made: true }
  const { id } = await createNote(db, { title, details: { folder } })
  return { id, at: null, made: true }
}

/** The daily note before (-1) or after (1) an open one, or (none open, or none of these) today; null when there is none. */
export async function besideDaily(db: DossierDatabase, open: Id | null, now: Date, by: 1 | -1): Promise<Id | null> {
  const notes = await dailyNotes(db, await getSetting(db, 'dailyFolder'))
  const from = notes.find(({ id }) => id === open)?.title ?? isoDay(now)
  return (by === 1 ? notes.find(({ title }) => title > from) : notes.findLast(({ title }) => title < from))?.id ?? null
}
