/**
 * Whether keys mean what is drawn here: false in a tab that is not shown, and in one of two articles when the other one has the focus. Shortcuts
 * (useShortcut.ts) ask it.
 */
import { createContext } from 'react'

export const KeysScope = createContext<() => boolean>(() => true)
