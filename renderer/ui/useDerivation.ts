/** Starts the deriving worker of this window, and follows it. */
import { useEffect, useState } from 'react'
import type { DerivationProgress } from '../data/deriver.ts'
import { Derivation } from '../workers/derivation.ts'

/** @param database name of the library to derive for */
export function useDerivation(database: string): { progress: DerivationProgress | null; failure: string | null } {
  const [progress, setProgress] = useState<DerivationProgress | null>(null)
  const [failure, setFailure] = useState<string | null>(null)
  useEffect(() => {
    let current: Derivation | null = null
    // After what the start shows: the gazetteer is a few megabytes.
    const handle = requestIdleCallback(
      () => {
        current = new Derivation(setProgress, database)
        current.done.catch((error: Error) => setFailure(error.message))
      },
      { timeout: 1000 },
    )
    return () => {
      cancelIdleCallback(handle)
      current?.close()
    }
  }, [database])
  return { progress, failure }
}
