/** A live query that takes its time: between one change and the next look at the library there is a pause. */
import { liveQuery } from 'dexie'

/** How many times as long as an answer took the next one waits, and ms at most: each list on the screen takes a tenth of the time at most, while an import writes several times a second too. */
const CALM = 10
const LONGEST = 2000

const CLOSING = new Set(['DatabaseClosedError', 'AbortError', 'InvalidStateError'])

export interface Following {
  /** ms from one answer to the next question; `calm`: in proportion to what an answer takes, so that a small library answers at once and a large one that is being written is not read over and over. */
  pause: number | 'calm'
  /** ms from a change to the next question: who is not looked at lets those go first whom the user waits for. */
  patience?: number
  /** Asked in the place of the query to learn that something changed, when following all that the query reads would cost more than reading it (each key of an answer is followed by itself). */
  watch?: (() => Promise<unknown>) | undefined
  onError?: (error: Error) => void
}

/**
 * Tells the answer, and after a change another, until the returned function is called. A note is saved several times a second while one types in it; what is asked
 * `pause` ms apart is asked so many times less often, and is never more than that behind. Unlike a plain live query it lets a question that is being answered
 * come to its end when more is written: else it would begin over and over, and tell nothing before the writing stops.
 */
export function followQuery<T>(query: () => Promise<T>, { pause, patience = 0, watch, onError }: Following, onAnswer: (answer: T) => void): () => void {
  let stop = (): void => undefined
  let stopped = false
  const failed = (problem: Error): void => {
    if (stopped) return
    // Of a library that is being closed the window says so itself; of one that is not, nothing else would ask again.
    if (!CLOSING.has(problem.name)) onError?.(problem)
    else if (problem.name !== 'DatabaseClosedError') {
      const timer = setTimeout(follow, LONGEST)
      stop = () => clearTimeout(timer)
    }
  }
  const follow = (): void => {
    let looked = false
    let asked = false
    let changed = false
    let answer: { value: T; due: number } | null = null
    let told = false
    const tell = (): void => {
      if (answer === null || told || stopped) return
      told = true
      onAnswer(answer.value)
      goOn()
    }
    const goOn = (): void => {
      if (!changed || !told || answer === null || stopped) return
      stop()
      const timer = setTimeout(follow, Math.max(patience, answer.due - performance.now()))
      stop = () => clearTimeout(timer)
    }
    const ask = async (): Promise<void> => {
      asked = true
      const start = performance.now()
      const value = await query()
      const now = performance.now()
      answer = { value, due: now + (pause === 'calm' ? Math.min(LONGEST, (now - start) * CALM) : pause) }
    }
    // What a live query calls is followed by it, and may not write: what is told is told outside of it.
    const look = async (): Promise<void> => {
      if (!looked) {
        looked = true
        await (watch === undefined ? ask() : watch())
        return
      }
      changed = true
      setTimeout(told ? goOn : tell)
    }
    const next = (): void => {
      if (watch === undefined) tell()
      else if (!asked) ask().then(tell, failed)
    }
    const subscription = liveQuery(look).subscribe({ next, error: failed })
    stop = () => subscription.unsubscribe()
  }
  follow()
  return () => {
    stopped = true
    stop()
  }
}
