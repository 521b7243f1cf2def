/** Selects words of the article as a mouse does: across whatever elements divide them. */
export function selectWords(from: string, to: string): void {
  const walker = document.createTreeWalker(document.querySelector('[data-at]')!.closest('article')!, NodeFilter.SHOW_TEXT)
  const range = document.createRange()
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const text = node.nodeValue ?? ''
    if (node.parentElement?.closest('[data-at]') === null) continue
    if (text.includes(from) && range.collapsed) range.setStart(node, text.indexOf(from))
    if (text.includes(to)) range.setEnd(node, text.indexOf(to) + to.length)
  }
  getSelection()!.removeAllRanges()
  getSelection()!.addRange(range)
}
