/** Starts the deriving worker of this window, and follows it. */
import { useEffect, useState } from 'react'
import type { DossierDatabase } from '../../data/database.ts'
import type { DerivationProgress } from '../../data/deriver.ts'
import { Derivation } from '../../workers/derivation.ts'
import { linkingStopped } from '../desk/acts/expectedActors.ts'
import type { Deriving } from '../library/Library.tsx'
import { PacedValue } from '../shared/PacedValue.ts'

/** @param db the library to derive for */
export function useDerivation(db: DossierDatabase): Deriving {
  const [progress] = useState(() => new PacedValue<DerivationProgress | null>(null))
  const [failure, setFailure] = useState<string | null>(null)
  useEffect(() => {
    let current: Derivation | null = null
    // After what the start shows: the gazetteer is a few megabytes.
    const handle = requestIdleCallback(
      () => {
        current = new Derivation(progress.set, db.name)
        current.done.catch((error: Error) => {
          linkingStopped(db)
          setFailure(error.message)
        })
      },
      { timeout: 1000 },
    )
    return () => {
      cancelIdleCallback(handle)
      current?.close()
    }
  }, [db, progress])
  return { progress, failure }
}
