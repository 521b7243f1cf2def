import { createContext, useContext, useSyncExternalStore } from 'react'
import type { VaultKeeper, VaultState } from './VaultKeeper.ts'

/** Null until it has been started, and where the host cannot follow a folder. */
export const VaultContext = createContext<VaultKeeper | null>(null)

const OFF: VaultState = { kind: 'off', name: '', at: null, message: null, asks: [], history: [] }
const nothing = (): (() => void) => () => undefined

export function useVault(): { keeper: VaultKeeper | null; state: VaultState } {
  const keeper = useContext(VaultContext)
  return { keeper, state: useSyncExternalStore(keeper?.subscribe ?? nothing, keeper?.state ?? (() => OFF)) }
}
