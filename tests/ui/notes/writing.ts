/** For tests of the editor: opens a note, types into it, reads what is stored. */
import { expect } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { noteToMarkdown } from '../../../renderer/core/markdown/markdown.ts'
import { markdownToNote } from '../../../renderer/core/markdown/markdown.ts'
import type { Id, NoteNode } from '../../../renderer/core/model.ts'
import { createNote, noteDocument } from '../../../renderer/data/notes.ts'
import { replay } from '../../../renderer/ui/notes/schema/replay.ts'
import { showPane, type Fixture } from './deskFixture.tsx'

export const body = page.getByRole('textbox', { name: 'Note', exact: true })
export const shown = (): HTMLElement => body.element() as HTMLElement

export async function openMarkdown(fixture: Fixture, markdown: string, given: Omit<NonNullable<Parameters<typeof createNote>[1]>, 'doc'> = {}): Promise<Id> {
  const { id } = await createNote(fixture.db, { ...given, doc: markdownToNote(markdown) })
  await showPane(fixture, id)
  await expect.element(body).toBeVisible()
  return id
}

/** Braces and brackets are keys to userEvent. */
export const type = (text: string): Promise<void> => userEvent.keyboard(text.replace(/[[{]/g, '$&$&'))

export const stored = async (fixture: Fixture, id: Id): Promise<NoteNode> => (await noteDocument(fixture.db, id, replay))!.doc
export const markdownOf = async (fixture: Fixture, id: Id): Promise<string> => noteToMarkdown(await stored(fixture, id))

/** Puts the caret behind the first occurrence of a text, or selects it. */
export function place(text: string, select = false): void {
  const texts = document.createTreeWalker(shown(), NodeFilter.SHOW_TEXT)
  while (texts.nextNode() !== null) {
    const node = texts.currentNode as Text
    const at = node.data.indexOf(text)
    if (at < 0) continue
    shown().focus()
    getSelection()!.setBaseAndExtent(node, select ? at : at + text.length, node, at + text.length)
    // ProseMirror reads it with the browser's own event.
    document.dispatchEvent(new Event('selectionchange'))
    return
  }
  throw new Error(`no “${text}” in the note`)
}

/** Waits until a key has brought the caret into this text, and ProseMirror has read it: the browser tells it only after the key, which another may outrun. */
export async function caretIn(text: string): Promise<void> {
  await expect.poll(() => getSelection()?.anchorNode?.textContent).toBe(text)
  document.dispatchEvent(new Event('selectionchange'))
}

export function transfer(kind: 'paste' | 'drop', data: { text?: string; html?: string; files?: File[] }, at?: Element): void {
  const dataTransfer = new DataTransfer()
  if (data.text !== undefined) dataTransfer.setData('text/plain', data.text)
  if (data.html !== undefined) dataTransfer.setData('text/html', data.html)
  for (const file of data.files ?? []) dataTransfer.items.add(file)
  const target = at ?? shown()
  const { left, top } = target.getBoundingClientRect()
  const init = { bubbles: true, cancelable: true }
  target.dispatchEvent(kind === 'paste' ? new ClipboardEvent('paste', { ...init, clipboardData: dataTransfer }) : new DragEvent('drop', { ...init, dataTransfer, clientX: left + 4, clientY: top + 4 }))
}
