/**
 * Shortcuts as text: `Mod+Shift+E`, `Space`, `F6`, `j`, `?`. `Mod` is ⌘ on a Mac and Ctrl elsewhere; a sequence is not supported. One notation
 * for what is matched and what is shown.
 */

export const isMac = navigator.platform.startsWith('Mac')

interface Keys {
  mod: boolean
  alt: boolean
  shift: boolean
  key: string
}

export function parseKeys(keys: string): Keys {
  // `Mod++` and `+` mean the plus key.
  const parts = keys.split(/(?<!^|\+)\+/)
  const key = parts.pop() ?? ''
  return { mod: parts.includes('Mod'), alt: parts.includes('Alt'), shift: parts.includes('Shift'), key: key === 'Space' ? ' ' : key }
}

/** Whether an event is these keys. */
export function matchesKeys(event: KeyboardEvent, keys: string): boolean {
  const { mod, alt, shift, key } = parseKeys(keys)
  if ((isMac ? event.metaKey : event.ctrlKey) !== mod || (isMac ? event.ctrlKey : event.metaKey) || event.altKey !== alt) return false
  const letter = /^[a-z0-9\\,]$/i.test(key)
  // With Mod or Alt the layout may turn a letter into another sign (Alt+N on a Mac, Cyrillic): then the key's place counts.
  if (letter && (mod || alt) && event.shiftKey === shift && codeOf(key) === event.code && !/^[a-z0-9\\,]$/i.test(event.key)) return true
  if (event.key.toLowerCase() !== key.toLowerCase()) return false
  // A sign like `?` needs Shift on most layouts; asking for it would be asking for one layout.
  return /^[^\p{L}\p{N} ]$/u.test(key) || event.shiftKey === shift
}

function codeOf(key: string): string {
  if (key === '\\') return 'Backslash'
  if (key === ',') return 'Comma'
  return /\d/.test(key) ? `Digit${key}` : `Key${key.toUpperCase()}`
}

const NAMES: Record<string, string> = { ' ': 'Space', ArrowLeft: '←', ArrowRight: '→', ArrowUp: '↑', ArrowDown: '↓', Enter: '↵', Escape: 'Esc' }

/** What the keys are called, one label a key: `['⌘', 'K']`, `['Ctrl', 'Shift', 'E']`. */
export function keyLabels(keys: string): string[] {
  const { mod, alt, shift, key } = parseKeys(keys)
  const labels: string[] = []
  if (mod) labels.push(isMac ? '⌘' : 'Ctrl')
  if (alt) labels.push(isMac ? '⌥' : 'Alt')
  if (shift) labels.push(isMac ? '⇧' : 'Shift')
  return [...labels, NAMES[key] ?? (mod || alt ? key.toUpperCase() : key)]
}
