/** The mirror as this window sees it, for whoever shows its state: App.tsx provides it. Null until the window has started it. */
import { createContext, useContext, useSyncExternalStore } from 'react'
import type { MirrorState } from '../../core/safety/mirrorState.ts'
import type { Mirroring } from '../../workers/mirror.ts'

export const MirrorContext = createContext<Mirroring | null>(null)

const nothing = (): (() => void) => () => undefined

export function useMirrorState(): MirrorState | null {
  const mirroring = useContext(MirrorContext)
  return useSyncExternalStore<MirrorState | null>(mirroring?.subscribe ?? nothing, mirroring?.state ?? (() => null))
}
