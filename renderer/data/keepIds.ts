/** Ids for groups that were computed afresh: each keeps the id of the old group that it continues, or comes back under the one it had. */
import type { Id } from '../core/model.ts'

export interface Group<M> {
  id: Id
  members: readonly M[]
}

export interface KeptIds<M> {
  /** The id of each fresh group, in order. */
  ids: Id[]
  /**
   * Ids that no group has now, with the members by which they may come back, and the id of the group that most of these are in (null:
   * in none).
   */
  retired: (Group<M> & { redirect: Id | null })[]
}

interface Overlap {
  id: Id
  group: number
  /** Shared members that were the old group's own, not brought along by one that was merged into it. */
  own: number
  shared: number
}

/**
 * Matches fresh groups to living ones by shared members, the largest overlap first (ties: the smaller id, then the earlier group), so that
 * an actor keeps its address when names join or leave it. What is left over takes the id of the retired group that it shares most
 * with, so that an undone merge gives both their addresses back; else it gets a new one.
 * @param living, fresh of each, members belong to at most one group
 */
export function keepIds<M extends string | number>(living: readonly Group<M>[], retired: readonly Group<M>[], fresh: Iterable<M>[], newId: () => Id): KeptIds<M> {
  const groupOf = new Map<M, number>()
  fresh.forEach((members, group) => {
    for (const member of members) groupOf.set(member, group)
  })
  const broughtAlong = new Set(retired.flatMap(({ members }) => members))
  const ids: (Id | undefined)[] = fresh.map(() => undefined)
  const taken = new Set<Id>()
  const heirs = new Map<Id, number>()
  for (const groups of [living, retired]) {
    const overlaps = groups.flatMap((group) => overlapsOf(group, groupOf, groups === living ? broughtAlong : null))
    overlaps.sort((a, b) => b.own - a.own || b.shared - a.shared || (a.id < b.id ? -1 : a.id > b.id ? 1 : a.group - b.group))
    for (const { id, group } of overlaps) {
      if (!heirs.has(id)) heirs.set(id, group)
      if (taken.has(id) || ids[group] !== undefined) continue
      ids[group] = id
      taken.add(id)
    }
  }
  const kept = ids.map((id) => id ?? newId())
  const without = [...living.map((group) => ownOf(group, broughtAlong)), ...retired].filter(({ id }) => !taken.has(id))
  return { ids: kept, retired: without.map(({ id, members }) => ({ id, members, redirect: kept[heirs.get(id) ?? -1] ?? null })) }
}

function overlapsOf<M>({ id, members }: Group<M>, groupOf: Map<M, number>, broughtAlong: Set<M> | null): Overlap[] {
  const found = new Map<number, Overlap>()
  for (const member of members) {
    const group = groupOf.get(member)
    if (group === undefined) continue
    const overlap = found.get(group) ?? { id, group, own: 0, shared: 0 }
    found.set(group, overlap)
    overlap.shared++
    if (broughtAlong?.has(member) !== true) overlap.own++
  }
  return [...found.values()]
}

function ownOf<M>({ id, members }: Group<M>, broughtAlong: Set<M>): Group<M> {
  const own = members.filter((member) => !broughtAlong.has(member))
  return { id, members: own.length > 0 ? own : members }
}
