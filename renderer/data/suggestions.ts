/** Pairs of actors that are probably one: to be decided by the user, with what speaks for it. */
import { type Collection, Dexie } from 'dexie'
import type { ActorRow, SuggestionRow } from '../core/model.ts'
import { readActor } from './actors.ts'
import type { DossierDatabase } from './database.ts'

/** Whom an actor may be the same as, the likeliest first. */
export async function likelySame(db: DossierDatabase, actor: ActorRow): Promise<{ id: string; other: ActorRow; why: string }[]> {
  const [a, b] = await Promise.all([db.suggestions.where('a').equals(actor.id).toArray(), db.suggestions.where('b').equals(actor.id).toArray()])
  const rows = [...a, ...b].sort((x, y) => y.score - x.score)
  const others = await Promise.all(rows.map((row) => readActor(db, row.a === actor.id ? row.b : row.a)))
  return rows.flatMap(({ id, why }, at) => {
    const other = others[at]
    return other === null || other === undefined || other.id === actor.id ? [] : [{ id, other, why }]
  })
}

/** How many pairs there are. @param all also pairs of which neither is named in two articles */
export function countPairs(db: DossierDatabase, { all = false }: { all?: boolean } = {}): Promise<number> {
  return all ? db.suggestions.count() : ranked(db, 1).count()
}

/** Those of which one, or neither, is named in two articles or more, by what speaks for them and in how many articles both are. */
export const ranked = (db: DossierDatabase, recurs: SuggestionRow['recurs']): Collection<SuggestionRow, string> =>
  db.suggestions.where('[recurs+score+articles]').between([recurs, Dexie.minKey, Dexie.minKey], [recurs, Dexie.maxKey, Dexie.maxKey])
