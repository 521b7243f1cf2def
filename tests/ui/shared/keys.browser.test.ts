import { expect, test } from 'vitest'
import { isMac, keyLabels, matchesKeys } from '../../../renderer/ui/shared/keys.ts'
import { shortcutTable } from '../../../renderer/ui/shared/shortcuts.ts'

const press = (key: string, { code = '', ...modifiers }: KeyboardEventInit = {}): KeyboardEvent => new KeyboardEvent('keydown', { key, code, ...modifiers })
const mod: KeyboardEventInit = isMac ? { metaKey: true } : { ctrlKey: true }

test('keys are matched by their sign, with exactly the modifiers named', () => {
  expect(matchesKeys(press('k', mod), 'Mod+K')).toBe(true)
  expect(matchesKeys(press('K', mod), 'Mod+K')).toBe(true)
  expect(matchesKeys(press('k'), 'Mod+K')).toBe(false)
  expect(matchesKeys(press('k', { ...mod, altKey: true }), 'Mod+K')).toBe(false)
  expect(matchesKeys(press('O', { ...mod, shiftKey: true }), 'Mod+O')).toBe(false)
  expect(matchesKeys(press('O', { ...mod, shiftKey: true }), 'Mod+Shift+O')).toBe(true)
  expect(matchesKeys(press('J', { shiftKey: true }), 'j')).toBe(false)
  expect(matchesKeys(press(' ', { shiftKey: true }), 'Space')).toBe(false)
  expect(matchesKeys(press(' ', { shiftKey: true }), 'Shift+Space')).toBe(true)
})

test('a sign that a layout hides behind Shift or AltGr counts as the sign; letters of other alphabets by their place', () => {
  expect(matchesKeys(press('?', { shiftKey: true, code: 'Minus' }), '?')).toBe(true)
  expect(matchesKeys(press('/', { shiftKey: true, code: 'Digit7' }), '/')).toBe(true)
  expect(matchesKeys(press('л', { ...mod, code: 'KeyK' }), 'Mod+K')).toBe(true)
  expect(matchesKeys(press('˜', { altKey: true, code: 'KeyN' }), 'Alt+N')).toBe(true)
  // On an AZERTY keyboard the key in Q's place writes A: what it writes counts.
  expect(matchesKeys(press('a', { ...mod, code: 'KeyQ' }), 'Mod+Q')).toBe(false)
})

test.each([true, false])('no two shortcuts share keys (desktop %s), and every key has a label', (desktop) => {
  const entries = shortcutTable(desktop).flatMap(({ group, keys }) => keys.split(' ').map((key) => ({ group, key })))
  const keys = entries.map(({ key }) => key)
  // Reading and writing are each other's elsewhere: Mod+F finds in the text that has the focus.
  const apart = (a: string, b: string): boolean => [a, b].sort().join() === 'reading,writing'
  expect(entries.filter(({ group, key }, at) => entries.some((other, before) => before < at && other.key === key && !apart(group, other.group)))).toEqual([])
  for (const key of keys) expect(keyLabels(key).join('')).not.toBe('')
  // A browser keeps these to itself.
  if (!desktop) expect(keys.filter((key) => ['Mod+N', 'Mod+T', 'Mod+W'].includes(key))).toEqual([])
})
