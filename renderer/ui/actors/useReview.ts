/** Going through the pairs: which one is shown, what was decided and skipped on the way. */
import { useLiveQuery } from 'dexie-react-hooks'
import { useState } from 'react'
import type { Id } from '../../core/model.ts'
import { keepApart, mergeActors } from '../../data/actors.ts'
import { undo } from '../../data/decisions.ts'
import { likelyPairs, type LikelyPair } from '../../data/reviewPairs.ts'
import { countPairs } from '../../data/suggestions.ts'
import { actorStrings } from '../shared/strings/actors.ts'
import { actStrings } from '../shared/strings/acts.ts'
import { deskStrings } from '../shared/strings/desk.ts'
import { useDesk } from '../desk/desk.ts'

export interface Review {
  /** Undefined while they are read. */
  pair: LikelyPair | null | undefined
  decided: number
  /** Still to be decided, the skipped ones included. */
  left: number
  skipped: number
  decide: (same: boolean) => void
  skip: () => void
  back: () => void
  canGoBack: boolean
  /** Shows the skipped ones again. */
  again: () => void
}

/** Pairs read ahead of the one that is shown. */
const AHEAD = 32

/** @param all also pairs that do not recur */
export function useReview(all: boolean): Review {
  const { db, notify } = useDesk()
  // The pairs are found anew after each decision, in the background: what was decided is gone here at once.
  const [decided, setDecided] = useState<ReadonlySet<string>>(new Set())
  const [skipped, setSkipped] = useState<readonly string[]>([])
  // The first of them: all that were decided or skipped, and some more.
  const most = Math.ceil((decided.size + skipped.length + AHEAD) / AHEAD) * AHEAD
  const found = useLiveQuery(async () => ({ count: await countPairs(db, { all }), pairs: await likelyPairs(db, { all, most }) }), [db, all, most])
  const pairs = found?.pairs
  const open = pairs?.filter(({ id }) => !decided.has(id))
  const pair = open?.find(({ id }) => !skipped.includes(id))
  const without = (id: string): ReadonlySet<string> => new Set([...decided].filter((other) => other !== id))

  const decide = (same: boolean): void => {
    if (pair === undefined) return
    const { id, a, b } = pair
    setDecided(new Set([...decided, id]))
    void (async () => {
      try {
        const ids: Id[] = await (same ? mergeActors(db, a, b) : keepApart(db, a, b))
        notify({
          message: (same ? actStrings.merged : actorStrings.keptApart)(a.name, b.name), kind: 'done',
          undo: async () => {
            await undo(db, ids)
            setDecided((before) => new Set([...before].filter((other) => other !== id)))
            setSkipped((before) => before.filter((other) => other !== id))
          },
        })
      } catch (error) {
        setDecided(without(id))
        notify({ message: deskStrings.failed, detail: error instanceof Error ? error.message : String(error), kind: 'error' })
      }
    })()
  }
  const waiting = open?.filter(({ id }) => skipped.includes(id)).length ?? 0
  return {
    pair: open === undefined ? undefined : (pair ?? null), decided: decided.size, left: found === undefined ? 0 : found.count - found.pairs.filter(({ id }) => decided.has(id)).length, skipped: waiting, decide,
    skip: () => pair !== undefined && setSkipped([...skipped, pair.id]),
    back: () => setSkipped(skipped.slice(0, -1)),
    canGoBack: waiting > 0,
    again: () => setSkipped([]),
  }
}
