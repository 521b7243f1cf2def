/** Rows of actors and events that are none at present, and come back under their ids. */
import type { Id } from '../core/model.ts'
import type { Group } from './keepIds.ts'

/** The groups whose ids no group has at present. */
export function formerOf<M>(rows: { id: Id; former?: M[] }[]): Group<M>[] {
  return rows.flatMap(({ id, former }) => (former === undefined ? [] : [{ id, members: former }]))
}

/** Says of a row whose members went to others where to find them. */
export function leadTo<Row extends { redirect?: Id }>(redirect: Id | null, row: Row): Row {
  if (redirect === null) delete row.redirect
  else row.redirect = redirect
  return row
}
