import { useContext, useEffect, useRef } from 'react'
import { matchesKeys, parseKeys } from './keys.ts'
import { KeysScope } from './keysScope.ts'

interface Shortcut {
  keys: string[]
  when: () => boolean
  inDialog: boolean
  handler: (event: KeyboardEvent) => void
}

/** The newest first: what was mounted last knows best. */
const shortcuts: Shortcut[] = []

const isOpenLayer = (): boolean => document.querySelector('[role="dialog"], [role="alertdialog"], [role="menu"]') !== null

/** Whether a key without a modifier belongs to the element that has it: a field takes letters, a button takes Space and Enter. */
function isTaken(event: KeyboardEvent, keys: string): boolean {
  const { mod, alt, key } = parseKeys(keys)
  if (mod || alt || /^F\d+$/.test(key)) return false
  const target = event.target
  if (!(target instanceof HTMLElement)) return false
  if (target.isContentEditable || target.closest('input, textarea, select, [role="textbox"]') !== null) return true
  return (key === ' ' || key === 'Enter') && target.closest('button, a, summary, [role="row"], [role="option"]') !== null
}

function onKeyDown(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing) return
  for (const { keys, when, inDialog, handler } of shortcuts) {
    if (!keys.some((keys) => matchesKeys(event, keys) && !isTaken(event, keys))) continue
    if ((!inDialog && isOpenLayer()) || !when()) continue
    event.preventDefault()
    handler(event)
    return
  }
}

/**
 * Calls the handler when one of the keys (keys.ts; several divided by a space) is pressed anywhere, unless something nearer took it. Off while a dialog or menu is
 * open (unless `inDialog`); keys without Mod or Alt are off while one types.
 */
export function useShortcut(keys: string, handler: (event: KeyboardEvent) => void, { when, inDialog = false }: { when?: () => boolean; inDialog?: boolean } = {}): void {
  const inScope = useContext(KeysScope)
  const latest = useRef({ handler, when, inScope })
  useEffect(() => {
    latest.current = { handler, when, inScope }
  })
  useEffect(() => {
    const shortcut: Shortcut = {
      keys: keys.split(' '), inDialog, when: () => latest.current.inScope() && (latest.current.when?.() ?? true), handler: (event) => latest.current.handler(event),
    }
    if (shortcuts.length === 0) window.addEventListener('keydown', onKeyDown)
    shortcuts.unshift(shortcut)
    return () => {
      shortcuts.splice(shortcuts.indexOf(shortcut), 1)
      if (shortcuts.length === 0) window.removeEventListener('keydown', onKeyDown)
    }
  }, [keys, inDialog])
}
