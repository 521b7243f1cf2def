/** One key for each thing that can be decided about the actor that has the focus; the dialog that it opens is confirmed with Enter. */
import { useEffect } from 'react'
import { shortcutKeys } from '../../shared/shortcuts.ts'
import { useShortcut } from '../../shared/useShortcut.ts'
import { useDesk } from '../desk.ts'
import { ACT_SHORTCUTS, type ActorAct, actorAtKeyboard } from './acts.ts'

export function useActorKeys(): void {
  // The dialog is not waited for once one presses a key.
  useEffect(() => {
    const idle = requestIdleCallback(() => void import('./ActorActDialog.tsx'), { timeout: 5000 })
    return () => cancelIdleCallback(idle)
  }, [])
  useActKey('rename')
  useActKey('merge')
  useActKey('split')
  useActKey('alias')
  useActKey('kind')
  useActKey('ignore')
}

function useActKey(act: ActorAct): void {
  const { host, actOn } = useDesk()
  useShortcut(shortcutKeys(host.can.allShortcuts, ACT_SHORTCUTS[act]), () => {
    const target = actorAtKeyboard()
    if (target !== null) actOn(act, target)
  }, { when: () => actorAtKeyboard() !== null })
}
