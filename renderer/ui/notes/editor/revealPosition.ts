import type { EditorView } from '@tiptap/pm/view'

/**
 * Brings a block to the upper part of the screen and lets it flash. In a long note what lies between is laid out only when it comes near, so that its
 * place is known for certain after a frame or two.
 */
export function revealBlock(view: EditorView, at: number): void {
  const element = view.nodeDOM(at)
  if (!(element instanceof HTMLElement)) return
  const scroll = (): void => element.scrollIntoView({ block: 'start' })
  scroll()
  let frames = 3
  const settle = (): void => {
    scroll()
    if (--frames > 0) requestAnimationFrame(settle)
  }
  requestAnimationFrame(settle)
  const accent = getComputedStyle(element).getPropertyValue('--accent-soft')
  // No attribute changes: the editor would take that for an edit.
  element.animate([{ backgroundColor: accent, boxShadow: `0 0 0 4px ${accent}` }, { backgroundColor: 'transparent', boxShadow: '0 0 0 4px transparent' }], { duration: 1600, easing: 'ease-in' })
}

/** Brings part of the text into the upper third of what scrolls, unless it is in sight. */
export function revealRange(view: EditorView, from: number, to: number): void {
  const scroller = view.dom.closest<HTMLElement>('[data-note-scroll]')
  if (scroller === null) return
  const [start, end] = [view.domAtPos(from, 1), view.domAtPos(to, -1)]
  const range = document.createRange()
  range.setStart(start.node, start.offset)
  range.setEnd(end.node, end.offset)
  let frames = 3
  const settle = (): void => {
    const box = scroller.getBoundingClientRect()
    const { top, bottom } = range.getBoundingClientRect()
    if (top < box.top + 8 || bottom > box.bottom - 8) scroller.scrollTop += top - box.top - box.height / 3
    if (--frames > 0) requestAnimationFrame(settle)
  }
  settle()
}
