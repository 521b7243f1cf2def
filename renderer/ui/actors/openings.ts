/** What pages of actors show first, read by the worker: from the moment that one points at a link, if one does. */
import { useEffect, useState } from 'react'
import type { Id } from '../../core/model.ts'
import type { DossierDatabase } from '../../data/database.ts'
import type { ActorOpening } from '../../workers/concordancer.ts'
import { concordancerOf } from './concordancers.ts'

/** ms that what was read ahead holds: pointing, pressing, letting go. What is older is read again; what changed meanwhile the page follows by itself. */
const HOLDS = 3000

/** ms after which the page asks by itself: the worker is starting, or arranging many lines. */
const PATIENCE = 500

interface Ahead {
  id: Id
  until: number
  reading: Promise<ActorOpening | null>
}

/** Of each library the one that was read last. */
const ahead = new WeakMap<DossierDatabase, Ahead>()

/** Begins to read what the page of an actor will show. */
export function readActorAhead(db: DossierDatabase, id: Id): Promise<ActorOpening | null> {
  const known = ahead.get(db)
  if (known !== undefined && known.id === id && performance.now() < known.until) return known.reading
  const reading = concordancerOf(db).page(id)
  const fresh = { id, until: performance.now() + HOLDS, reading }
  ahead.set(db, fresh)
  // Whoever opens it is told; who only pointed at it need not know.
  reading.catch(() => ahead.get(db) === fresh && ahead.delete(db))
  return reading
}

/** Undefined until it is read, null where there is no such actor, or it cannot be read so or not yet: the page then asks by itself, and says what is wrong. */
export function useOpening(db: DossierDatabase, id: Id): ActorOpening | null | undefined {
  // Asked while rendering: an effect would come after the frame that shows nothing yet.
  const [reading] = useState(() => readActorAhead(db, id))
  const [opening, setOpening] = useState<ActorOpening | null>()
  useEffect(() => {
    let stale = false
    const tell = (found: ActorOpening | null): void => {
      if (stale) return
      clearTimeout(late)
      stale = true
      setOpening(found)
    }
    const late = setTimeout(() => tell(null), PATIENCE)
    reading.then(tell, () => tell(null))
    return () => {
      clearTimeout(late)
      stale = true
    }
  }, [reading])
  // The page has it now; another opening reads anew.
  useEffect(() => {
    if (opening !== undefined && ahead.get(db)?.reading === reading) ahead.delete(db)
  }, [db, opening, reading])
  return opening
}
