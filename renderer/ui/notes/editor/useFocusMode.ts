/**
 * Focus mode: the note alone. Everything beside it is made inert, so that neither Tab nor a screen reader comes upon what is not seen; the style
 * sheet puts the pane over the window (`data-focused`). Escape leaves. With `typewriter` the caret's line stays where it is and the text moves.
 */
import type { Editor } from '@tiptap/core'
import { useEffect, type RefObject } from 'react'
import { useLatest } from './useLatest.ts'

/** Where the caret's line stands, of the height of what scrolls. */
const LINE = 0.45

/** What is no part of the pane: at each step up to the app's root, the other children. */
function besides(pane: HTMLElement): HTMLElement[] {
  const found: HTMLElement[] = []
  for (let inner = pane; inner.parentElement !== null && inner.parentElement !== document.body; inner = inner.parentElement)
    for (const other of inner.parentElement.children) if (other !== inner && other instanceof HTMLElement && !other.inert) found.push(other)
  return found
}

export function useFocusMode(editor: Editor, pane: RefObject<HTMLElement | null>, focused: boolean, typewriter: boolean, leave: () => void): void {
  const latestLeave = useLatest(leave)
  useEffect(() => {
    const element = pane.current
    if (!focused || element === null) return undefined
    const inert = besides(element)
    for (const other of inert) other.inert = true
    // After what is nearer (the list of a sign, the find bar) had no use for it.
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape' || event.defaultPrevented || document.querySelector('[role=dialog], [role=menu], [role=listbox]') !== null) return
      event.preventDefault()
      latestLeave()()
    }
    window.addEventListener('keydown', onKeyDown)
    editor.view.focus()
    return () => {
      window.removeEventListener('keydown', onKeyDown)
      for (const other of inert) other.inert = false
    }
  }, [editor, pane, focused, latestLeave])

  useEffect(() => {
    if (!focused || !typewriter) return undefined
    let frame = 0
    const follow = (): void => {
      cancelAnimationFrame(frame)
      frame = requestAnimationFrame(() => {
        const scroller = editor.view.dom.closest<HTMLElement>('[data-note-scroll]')
        if (scroller === null || !editor.state.selection.empty) return
        const box = scroller.getBoundingClientRect()
        scroller.scrollTop += editor.view.coordsAtPos(editor.state.selection.head).top - (box.top + box.height * LINE)
      })
    }
    follow()
    editor.on('selectionUpdate', follow)
    return () => {
      cancelAnimationFrame(frame)
      editor.off('selectionUpdate', follow)
    }
  }, [editor, focused, typewriter])
}
