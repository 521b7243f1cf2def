/** Ids for groups that were computed afresh: each keeps the id of the old group that it continues. */
import type { Id } from '../core/model.ts'

export interface KeptIds {
  /** The id of each fresh group, in order. */
  ids: Id[]
  /** Old ids that no group continues, each with the group's id that most of its members went to, or null when they are gone. */
  gone: { id: Id; redirect: Id | null }[]
}

/**
 * Matches fresh groups to old ones by shared members, the largest overlap first (ties: the smaller id, then the earlier group), so that
 * an actor keeps its address when names join or leave it. What is left over gets a new id; an old id without a group redirects.
 * Members belong to at most one group on each side.
 */
export function keepIds<M extends string | number>(old: { id: Id; members: Iterable<M> }[], fresh: Iterable<M>[], newId: () => Id): KeptIds {
  const groupOf = new Map<M, number>()
  fresh.forEach((members, group) => {
    for (const member of members) groupOf.set(member, group)
  })
  const overlaps: { id: Id; group: number; shared: number }[] = []
  for (const { id, members } of old) {
    const shared = new Map<number, number>()
    for (const member of members) {
      const group = groupOf.get(member)
      if (group !== undefined) shared.set(group, (shared.get(group) ?? 0) + 1)
    }
    for (const [group, count] of shared) overlaps.push({ id, group, shared: count })
  }
  overlaps.sort((a, b) => b.shared - a.shared || (a.id < b.id ? -1 : a.id > b.id ? 1 : a.group - b.group))
  const ids: (Id | undefined)[] = fresh.map(() => undefined)
  const heir = new Map<Id, number>()
  const taken = new Set<Id>()
  for (const { id, group } of overlaps) {
    if (!heir.has(id)) heir.set(id, group)
    if (taken.has(id) || ids[group] !== undefined) continue
    ids[group] = id
    taken.add(id)
  }
  const kept = ids.map((id) => id ?? newId())
  const gone = old.flatMap(({ id }) => (taken.has(id) ? [] : [{ id, redirect: heir.has(id) ? kept[heir.get(id)!]! : null }]))
  return { ids: kept, gone }
}
