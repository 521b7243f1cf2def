/**
 * A live query for what is on the screen all the time, beside a note that is saved several times a second: an answer equal to the last one renders
 * nothing, and between two answers there is a pause.
 */
import { useEffect, useRef, useState } from 'react'
import type { DossierDatabase } from '../../data/database.ts'
import { followQuery } from '../../data/followQuery.ts'
import { useDesk } from './desk.ts'

/**
 * @param query small, plain values: answers are compared as JSON
 * @param key what the query is about; another key asks anew, and until then the last answer stays
 * @param pause ms after a change before another is looked at, so that what is shown is at most so old
 * @returns undefined before the first answer
 */
export function useSteadyQuery<T>(query: (db: DossierDatabase) => Promise<T>, key = '', pause = 0): T | undefined {
  const { db } = useDesk()
  const [answer, setAnswer] = useState<{ value: T; text: string } | null>(null)
  const latest = useRef(query)
  useEffect(() => {
    latest.current = query
  })
  useEffect(() => {
    return followQuery(() => latest.current(db), pause, (value) => {
      const text = JSON.stringify(value) ?? ''
      setAnswer((before) => (before?.text === text ? before : { value, text }))
    })
    // oxlint-disable-next-line react/exhaustive-effect-dependencies -- the key says what the query is about
  }, [db, key, pause])
  return answer?.value
}
