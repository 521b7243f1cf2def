import { useCallback, useEffect, useRef } from 'react'
import { useDesk, type Desk } from '../desk/desk.ts'

/** The desk as it is when it is asked for: for what outlives a rendering and must not start anew with each. */
export function useLatestDesk(): () => Desk {
  const desk = useDesk()
  const latest = useRef(desk)
  useEffect(() => {
    latest.current = desk
  })
  return useCallback(() => latest.current, [])
}
