/** Notes on their way by the mouse, from a list to a folder. */
import type { Id } from '../../../core/model.ts'

export const NOTES_TYPE = 'application/x-dossier-notes'

export function carryNotes(data: DataTransfer, ids: readonly Id[], titles: readonly string[]): void {
  data.effectAllowed = 'copyMove'
  data.setData(NOTES_TYPE, JSON.stringify(ids))
  data.setData('text/plain', titles.join('\n'))
}

export const carriesNotes = (types: readonly string[]): boolean => types.includes(NOTES_TYPE)

/** What is dropped is not ours alone: another window, or another program, may have made it. */
export function carriedNotes(data: DataTransfer): Id[] {
  try {
    const ids: unknown = JSON.parse(data.getData(NOTES_TYPE))
    return Array.isArray(ids) ? ids.filter((id): id is string => typeof id === 'string') : []
  } catch {
    return []
  }
}
