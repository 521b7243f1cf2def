/**
 * What is said of a note beside its text (folder, aliases, language, pin), changed here and in another window since both last agreed: merged field by
 * field. Aliases are a set, to which both add and from which both take; of anything else that both changed, what was said last stands, and the other
 * value is named.
 */
import type { NoteRow } from '../model.ts'

export type Details = Pick<NoteRow, 'aliases' | 'folder' | 'pinnedAt' | 'lang'>

/** Both windows changed it, to different values. */
export type DetailConflict = { field: 'folder'; mine: string; theirs: string } | { field: 'lang'; mine: string | null; theirs: string | null }

export interface MergedDetails {
  /** What is to be written. */
  write: Partial<Details>
  conflicts: DetailConflict[]
}

const sameName = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase()

/**
 * @param base what was seen when the change was begun @param change what shall be; undefined is left as it is @param stored what there is now
 */
export function mergeDetails(base: Details, change: Partial<Details>, stored: Details): MergedDetails {
  const merged: MergedDetails = { write: {}, conflicts: [] }
  if (change.aliases !== undefined) {
    const mine = change.aliases
    const kept = stored.aliases.filter((name) => mine.some((one) => sameName(one, name)) || !base.aliases.some((one) => sameName(one, name)))
    const added = mine.filter((name) => !base.aliases.some((one) => sameName(one, name)) && !kept.some((one) => sameName(one, name)))
    merged.write.aliases = [...kept, ...added]
  }
  if (change.pinnedAt !== undefined && (change.pinnedAt > 0) !== (stored.pinnedAt > 0)) merged.write.pinnedAt = change.pinnedAt
  if (change.folder !== undefined && change.folder !== stored.folder) {
    merged.write.folder = change.folder
    if (stored.folder !== base.folder) merged.conflicts.push({ field: 'folder', mine: change.folder, theirs: stored.folder })
  }
  if (change.lang !== undefined && change.lang !== stored.lang) {
    merged.write.lang = change.lang
    if (stored.lang !== base.lang) merged.conflicts.push({ field: 'lang', mine: change.lang, theirs: stored.lang })
  }
  return merged
}
