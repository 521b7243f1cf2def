/** Starts what follows the vault's folder, where the host can: after what the start shows, and with the editor's code only when there is a vault or one is asked for. */
import { type ReactNode, useEffect, useState } from 'react'
import { useDesk } from '../desk/desk.ts'
import { VaultContext } from '../desk/vault/vaultContext.ts'
import type { VaultKeeper } from '../desk/vault/VaultKeeper.ts'
import { useLatestDesk } from '../window/useLatestDesk.ts'

export function VaultProvider({ flush, children }: { flush: () => Promise<void>; children: ReactNode }): ReactNode {
  const { db, host } = useDesk()
  const desk = useLatestDesk()
  const [keeper, setKeeper] = useState<VaultKeeper | null>(null)
  useEffect(() => {
    if (!host.can.watchFolder) return undefined
    let made: VaultKeeper | null = null
    let over = false
    const begin = async (): Promise<void> => {
      const [{ VaultKeeper: Keeper }, { replay }] = await Promise.all([import('../desk/vault/VaultKeeper.ts'), import('../notes/schema/replay.ts')])
      if (over) return
      made = new Keeper({ db, host, replay, flush, editNote: (id, change) => desk().editNote(id, change) })
      setKeeper(made)
      await made.start()
    }
    const handle = requestIdleCallback(() => void begin(), { timeout: 1000 })
    return () => {
      over = true
      cancelIdleCallback(handle)
      made?.close()
      setKeeper(null)
    }
  }, [db, host, flush, desk])
  return <VaultContext value={keeper}>{children}</VaultContext>
}
