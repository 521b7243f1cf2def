/** Starts the deriving worker of this window, and follows it. */
import { useEffect, useState } from 'react'
import type { DerivationProgress } from '../../data/deriver.ts'
import { Derivation } from '../../workers/derivation.ts'
import type { Deriving } from '../library/Library.tsx'
import { PacedValue } from '../shared/PacedValue.ts'

/** @param database name of the library to derive for */
export function useDerivation(database: string): Deriving {
  const [progress] = useState(() => new PacedValue<DerivationProgress | null>(null))
  const [failure, setFailure] = useState<string | null>(null)
  useEffect(() => {
    let current: Derivation | null = null
    // After what the start shows: the gazetteer is a few megabytes.
    const handle = requestIdleCallback(
      () => {
        current = new Derivation(progress.set, database)
        current.done.catch((error: Error) => setFailure(error.message))
      },
      { timeout: 1000 },
    )
    return () => {
      cancelIdleCallback(handle)
      current?.close()
    }
  }, [database, progress])
  return { progress, failure }
}
