/**
 * Highlights: passages of articles that the user marked. The selector of one names the version it was made on and stays as it is; only the user puts
 * it on another (`moveHighlight`). Nothing here follows from anything else: deleting is for good, and undone by putting the row back.
 */
import type { HighlightColour, HighlightRow, Id, PassageSelector, Span } from '../core/model.ts'
import type { DossierDatabase } from './database.ts'
import { readSlices } from './readSlices.ts'

/** A highlight that comes with an article: its place in the text, and what was said of it. */
export interface HighlightToAdd {
  span: Span
  comment: string
  colour: HighlightColour
  tags: string[]
  /** Epoch ms; null is now. */
  createdAt: number | null
}

/** In the order in which they are offered. */
export const HIGHLIGHT_COLOURS = ['yellow', 'green', 'blue', 'red', 'purple'] as const satisfies HighlightColour[]

/** A highlight as it begins, not stored yet: one can write its comment before it is. */
export function newHighlight({ articleId, version, start, end, exact, prefix, suffix }: PassageSelector, colour: HighlightColour): HighlightRow {
  const now = Date.now()
  return { id: crypto.randomUUID(), articleId, version, start, end, exact, prefix, suffix, colour, comment: '', tags: [], createdAt: now, updatedAt: now }
}

export async function addHighlight(db: DossierDatabase, row: HighlightRow): Promise<void> {
  await db.highlights.add(row)
}

/** Says something else of a highlight; where it stands stays. */
export async function describeHighlight(db: DossierDatabase, id: Id, change: Partial<Pick<HighlightRow, 'colour' | 'comment' | 'tags'>>): Promise<void> {
  await db.highlights.update(id, { ...change, updatedAt: Date.now() })
}

/** Puts a highlight on another passage, mostly of a newer version. Gives the row as it was, to be put back; null when there is none. */
export async function moveHighlight(db: DossierDatabase, id: Id, { articleId, version, start, end, exact, prefix, suffix }: PassageSelector): Promise<HighlightRow | null> {
  return db.transaction('rw', db.highlights, async () => {
    const before = await db.highlights.get(id)
    if (before === undefined) return null
    await db.highlights.put({ ...before, articleId, version, start, end, exact, prefix, suffix, updatedAt: Date.now() })
    return before
  })
}

/** Deletes, and gives what was deleted, for `putHighlights`. */
export async function deleteHighlights(db: DossierDatabase, ids: Id[]): Promise<HighlightRow[]> {
  return db.transaction('rw', db.highlights, async () => {
    const rows = (await db.highlights.bulkGet(ids)).filter((row) => row !== undefined)
    await db.highlights.bulkDelete(ids)
    return rows
  })
}

/** Puts rows as they were. */
export async function putHighlights(db: DossierDatabase, rows: HighlightRow[]): Promise<void> {
  await db.highlights.bulkPut(rows)
}

/** Those of one article, by their place in it. */
export async function highlightsOf(db: DossierDatabase, articleId: Id): Promise<HighlightRow[]> {
  const rows = await db.transaction('r', db.highlights, () => readSlices(db.highlights, '[articleId+start+id]', [articleId]))
  return rows.sort((a, b) => a.start - b.start || a.end - b.end || a.createdAt - b.createdAt)
}

/** All of them, the one changed last first. */
export async function allHighlights(db: DossierDatabase): Promise<HighlightRow[]> {
  const rows = await db.transaction('r', db.highlights, () => readSlices(db.highlights, ':id'))
  return rows.sort((a, b) => b.updatedAt - a.updatedAt || (a.id < b.id ? 1 : -1))
}

/** The tags of highlights with their numbers, by name. */
export async function highlightTags(db: DossierDatabase): Promise<{ name: string; highlights: number }[]> {
  const counts = new Map<string, number>()
  for (const name of (await db.highlights.orderBy('tags').keys()) as string[]) counts.set(name, (counts.get(name) ?? 0) + 1)
  return [...counts].map(([name, highlights]) => ({ name, highlights })).sort((a, b) => a.name.localeCompare(b.name))
}

/**
 * Tags as they were typed, parted by commas or white space, with or without `#`: in their order, each once whatever its capitals, the first spelling
 * kept.
 */
export function readTags(typed: string): string[] {
  const tags = new Map<string, string>()
  for (const part of typed.split(/[\s,;]+/)) {
    const tag = part.replace(/^#+/, '').normalize('NFC')
    if (tag !== '' && !tags.has(tag.toLowerCase())) tags.set(tag.toLowerCase(), tag)
  }
  return [...tags.values()]
}
