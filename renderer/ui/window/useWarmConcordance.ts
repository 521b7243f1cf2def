import { useEffect } from 'react'
import type { DossierDatabase } from '../../data/database.ts'
import { concordancerOf } from '../actors/concordancers.ts'

/** After the start, and after the editor has been warmed (useWarmEditor.ts). */
const AFTER = 2500

/** Starts the worker that reads mentions when nothing else is to do: it takes longer to begin than to read. */
export function useWarmConcordance(db: DossierDatabase): void {
  useEffect(() => {
    let idle = 0
    const timer = setTimeout(() => {
      // What went wrong is said when an actor is opened.
      idle = requestIdleCallback(() => void concordancerOf(db).warm().catch(() => undefined))
    }, AFTER)
    return () => {
      clearTimeout(timer)
      cancelIdleCallback(idle)
    }
  }, [db])
}
