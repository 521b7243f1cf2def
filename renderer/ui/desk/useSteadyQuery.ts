/**
 * A live query for what is on the screen all the time, beside a note that is saved several times a second: an answer equal to the last one renders
 * nothing, and between two answers there is a pause.
 */
import { useEffect, useRef, useState } from 'react'
import type { DossierDatabase } from '../../data/database.ts'
import { followQuery, type Following } from '../../data/followQuery.ts'
import { useDesk } from './desk.ts'

interface Asked<T> {
  value?: T
  text: string
  error?: Error
}

export interface Steady<T> {
  /** As in followQuery.ts: what is shown is at most so old. */
  pause?: Following['pause']
  watch?: ((db: DossierDatabase) => Promise<unknown>) | undefined
  /** What answers are compared by, where they are large or no plain values. JSON unless told. */
  sameAs?: (value: T) => string
}

/**
 * @param key what the query is about; another key asks anew, and until then the last answer stays
 * @returns undefined before the first answer
 * @throws {Error} while rendering, when the query failed
 */
export function useSteadyQuery<T>(query: (db: DossierDatabase) => Promise<T>, key = '', { pause = 0, watch, sameAs = JSON.stringify }: Steady<T> = {}): T | undefined {
  const { db } = useDesk()
  const [answer, setAnswer] = useState<Asked<T>>({ text: '' })
  const latest = useRef({ query, watch, sameAs })
  useEffect(() => {
    latest.current = { query, watch, sameAs }
  })
  useEffect(() => {
    const { watch } = latest.current
    const following: Following = { pause, watch: watch && (() => watch(db)), onError: (error) => setAnswer({ text: '', error }) }
    return followQuery(() => latest.current.query(db), following, (value) => {
      const text = latest.current.sameAs(value)
      setAnswer((before) => (before.text === text && 'value' in before ? before : { value, text }))
    })
    // oxlint-disable-next-line react/exhaustive-effect-dependencies -- the key says what the query is about
  }, [db, key, pause])
  if (answer.error !== undefined) throw answer.error
  return answer.value
}
