import { expect, test } from 'vitest'
import * as fake from '../support/fakeElectron.ts'
import { startWindow } from './startMain.ts'

const editFlags = { canUndo: true, canRedo: false, canCut: true, canCopy: true, canPaste: true, canSelectAll: true }
const nothing = { isEditable: false, selectionText: '', linkURL: '', misspelledWord: '', dictionarySuggestions: [], editFlags }

test('a right click offers what makes sense there, and nothing elsewhere', async () => {
  const { webContents } = await startWindow()
  const popped = (params: object): (string | undefined)[][] => {
    fake.Menu.popped = []
    webContents.emit('context-menu', {}, { ...nothing, ...params })
    return fake.Menu.popped.map((items) => items.flatMap(({ role, label }) => role ?? label ?? []))
  }
  expect(popped({})).toEqual([])
  expect(popped({ selectionText: ' ' })).toEqual([])
  expect(popped({ linkURL: 'javascript:alert(1)' })).toEqual([])
  expect(popped({ selectionText: 'x' })).toEqual([['copy']])
  expect(popped({ selectionText: 'x', linkURL: 'https://example.org/' })).toEqual([['copy', 'Copy link address']])
  fake.Menu.popped[0]?.[1]?.click?.()
  expect(fake.clipboard.text).toBe('https://example.org/')
  expect(popped({ isEditable: true })).toEqual([['undo', 'redo', 'cut', 'copy', 'paste', 'pasteAndMatchStyle', 'selectAll']])
})

test('a misspelled word is replaced by one of the suggestions, or learnt', async () => {
  const { webContents } = await startWindow()
  const pop = (dictionarySuggestions: string[]): fake.MenuItem[] => {
    webContents.emit('context-menu', {}, { ...nothing, isEditable: true, misspelledWord: 'Almatti', dictionarySuggestions })
    return fake.Menu.popped.at(-1)!
  }
  const items = pop(['Almaty', 'A&B', '3', '4', '5', '6', '7'])
  expect(items.slice(0, 10).map(({ label, role, type }) => label ?? role ?? type)).toEqual(['Almaty', 'A&&B', '3', '4', '5', '6', 'separator', 'Add to dictionary', 'separator', 'undo'])
  items[1]?.click?.()
  items[7]?.click?.()
  expect([webContents.replaced, fake.session.defaultSession.learnt]).toEqual([['A&B'], ['Almatti']])
  expect(pop([])[0]).toMatchObject({ label: 'No suggestions', enabled: false })
})
