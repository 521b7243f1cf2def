/** A live query that takes its time: between one change and the next look at the library there is a pause. */
import { liveQuery } from 'dexie'

/**
 * Tells the answer, and after each change another, until the returned function is called. A note is saved several times a second while one types in it;
 * what is asked `pause` ms apart is asked so many times less often, and is never more than that behind.
 */
export function followQuery<T>(query: () => Promise<T>, pause: number, onAnswer: (answer: T) => void): () => void {
  let stop = (): void => undefined
  const follow = (): void => {
    let first = true
    const subscription = liveQuery(query).subscribe({
      next: (answer) => {
        onAnswer(answer)
        if (!first && pause > 0) {
          subscription.unsubscribe()
          const timer = setTimeout(follow, pause)
          stop = () => clearTimeout(timer)
        }
        first = false
      },
      // A library that is being closed; the window says so itself.
      error: () => undefined,
    })
    stop = () => subscription.unsubscribe()
  }
  follow()
  return () => stop()
}
