import { useEffect } from 'react'

/** After the start, which it must not slow. */
const AFTER = 1500

/** ms that are free: while something moves or is scrolled, a frame leaves fewer. */
const AT_REST = 20

/**
 * Loads the editor, runs it once and draws it once where nobody sees it (notes/editor/warmEditor.ts, warmNote.tsx), so that the first note opens as fast as
 * the next: one after the other, each when nothing else is to do.
 */
export function useWarmEditor(): void {
  useEffect(() => {
    let idle = 0
    const atRest = (then: () => void): void => {
      idle = requestIdleCallback((deadline) => (deadline.timeRemaining() > AT_REST ? then() : atRest(then)))
    }
    let over = false
    const timer = setTimeout(() => {
      atRest(() => {
        void Promise.all([import('../notes/editor/warmEditor.ts'), import('../notes/editor/warmNote.tsx')]).then(([{ warmEditor }, { warmNote }]) => {
          if (over) return
          atRest(() => {
            warmEditor()
            atRest(warmNote)
          })
          // Who opens a note is told of it.
        }).catch(() => undefined)
      })
    }, AFTER)
    return () => {
      over = true
      clearTimeout(timer)
      cancelIdleCallback(idle)
    }
  }, [])
}
