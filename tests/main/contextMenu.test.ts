import { expect, test } from 'vitest'
import * as fake from '../support/fakeElectron.ts'
import { startWindow } from './startMain.ts'

const editFlags = { canUndo: true, canRedo: false, canCut: true, canCopy: true, canPaste: true, canSelectAll: true }
const nothing = { isEditable: false, selectionText: '', linkURL: '', editFlags }

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
