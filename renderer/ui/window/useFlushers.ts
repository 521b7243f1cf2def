/** Whoever has unsaved keystrokes registers with the host for the moment of closing; the window itself can ask them too. */
import { useCallback, useMemo, useRef } from 'react'
import type { Host } from '../../host/host.ts'

export function useFlushers(plain: Host): { host: Host; flush: () => Promise<void> } {
  const flushers = useRef(new Set<() => Promise<void>>())
  const host = useMemo(
    (): Host => ({
      ...plain,
      onClosing: (flusher) => {
        flushers.current.add(flusher)
        const off = plain.onClosing(flusher)
        return () => {
          flushers.current.delete(flusher)
          off()
        }
      },
    }),
    [plain],
  )
  const flush = useCallback(async () => {
    await Promise.allSettled([...flushers.current].map((flusher) => flusher()))
  }, [])
  return { host, flush }
}
