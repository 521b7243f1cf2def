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
