import { expect, test } from 'vitest'
import { warmNote } from '../../../../renderer/ui/notes/editor/warmNote.tsx'

test('drawing a note where nobody sees it leaves nothing behind and takes no focus', () => {
  const button = document.body.appendChild(document.createElement('button'))
  button.focus()
  const [elements, before] = [document.querySelectorAll('*').length, document.activeElement]
  warmNote()
  expect(document.querySelectorAll('*').length).toBe(elements)
  expect(document.activeElement).toBe(before)
  button.remove()
})
