/** What is said only when it takes a while. */
import { useEffect, useState } from 'react'

/** @returns whether `going` has been true for so many ms */
export function useLate(going: boolean, ms = 700): boolean {
  const [late, setLate] = useState(false)
  useEffect(() => {
    if (!going) return undefined
    const timer = setTimeout(() => setLate(true), ms)
    return () => {
      clearTimeout(timer)
      setLate(false)
    }
  }, [going, ms])
  return going && late
}
