import { useEffect } from 'react'

/** After the start, which it must not slow. */
const AFTER = 1500

/** Loads the editor and runs it once when nothing else is to do (notes/editor/warmEditor.ts), so that the first note opens as fast as the next. */
export function useWarmEditor(): void {
  useEffect(() => {
    let idle = 0
    const timer = setTimeout(() => {
      idle = requestIdleCallback(() => {
        void import('./notes/editor/warmEditor.ts').then(({ warmEditor }) => {
          idle = requestIdleCallback(() => warmEditor())
        })
      })
    }, AFTER)
    return () => {
      clearTimeout(timer)
      cancelIdleCallback(idle)
    }
  }, [])
}
