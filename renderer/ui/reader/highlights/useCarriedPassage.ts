import { type RefObject, useEffect } from 'react'
import type { ArticleRow, BodyRow } from '../../../core/model.ts'
import { passageSelector } from '../../../core/notes/passageSelector.ts'
import { carryPassages } from '../../desk/notes/passageTransfer.ts'
import { selectedPassage } from '../SelectionBar.tsx'

/** What is selected in the article and then copied, or dragged away, keeps the link to its place. */
export function useCarriedPassage(body: RefObject<HTMLElement | null>, article: ArticleRow, version: BodyRow): void {
  useEffect(() => {
    const element = body.current
    if (element === null) return undefined
    const carry = (transfer: DataTransfer | null): boolean => {
      const span = selectedPassage(element, version.text)
      if (span === null || transfer === null) return false
      carryPassages(transfer, [{ ...passageSelector(version, span), article }])
      return true
    }
    const onCopy = (event: ClipboardEvent): void => {
      // What reaches beyond the article's text (its title, its foot) is the browser's to copy.
      const range = document.getSelection()?.rangeCount === 0 ? undefined : document.getSelection()?.getRangeAt(0)
      if (range !== undefined && element.contains(range.commonAncestorContainer) && carry(event.clipboardData)) event.preventDefault()
    }
    const onDrag = (event: DragEvent): void => {
      // A mark in the gutter carries its own.
      if (!(event.target instanceof Element && event.target.closest('button') !== null)) carry(event.dataTransfer)
    }
    element.addEventListener('copy', onCopy)
    element.addEventListener('dragstart', onDrag)
    return () => {
      element.removeEventListener('copy', onCopy)
      element.removeEventListener('dragstart', onDrag)
    }
  }, [body, article, version])
}
