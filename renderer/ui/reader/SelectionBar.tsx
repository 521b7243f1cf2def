/** What can be done with selected text, beside the selection: quote it into the note, highlight it, copy it, copy a link to it, take its paragraphs out. */
import { Copy, Highlighter, Link2, Quote, Scissors } from 'lucide-react'
import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { formatLink } from '../../core/address.ts'
import type { ArticleRow, BodyRow, Span } from '../../core/model.ts'
import { sentenceAt } from '../../core/text/sentences.ts'
import { useDesk } from '../desk/desk.ts'
import { copyPassages } from '../desk/notes/passageTransfer.ts'
import { Button } from '../shared/Button.tsx'
import { Kbd } from '../shared/Kbd.tsx'
import { highlightStrings } from '../shared/strings/highlights.ts'
import { readerStrings as strings } from '../shared/strings/reader.ts'
import { REMOVED } from '../shared/strings/removed.ts'
import { useShortcut } from '../shared/useShortcut.ts'
import styles from './article/Article.module.css'
import { passageSelector } from '../../core/notes/passageSelector.ts'
import { spanOf } from './textPosition.ts'

/** Ms without a change after which a selection made by keys is taken to be made. */
const SETTLED = 120

/** The selected passage, once the selection rests; null while there is none in the body. */
function useSelectedPassage(body: RefObject<HTMLElement | null>, text: string): Span | null {
  const [passage, setPassage] = useState<Span | null>(null)
  useEffect(() => {
    let timer = 0
    let pressed = false
    const read = (): void => setPassage(selectedPassage(body.current, text))
    const settle = (): void => {
      clearTimeout(timer)
      if (!pressed) timer = window.setTimeout(read, SETTLED)
    }
    const down = (event: PointerEvent): void => {
      pressed = event.button === 0 && body.current?.contains(event.target as Node) === true
    }
    const up = (): void => {
      pressed = false
      settle()
    }
    document.addEventListener('selectionchange', settle)
    document.addEventListener('pointerdown', down, true)
    document.addEventListener('pointerup', up, true)
    document.addEventListener('pointercancel', up, true)
    return () => {
      clearTimeout(timer)
      document.removeEventListener('selectionchange', settle)
      document.removeEventListener('pointerdown', down, true)
      document.removeEventListener('pointerup', up, true)
      document.removeEventListener('pointercancel', up, true)
    }
  }, [body, text])
  return passage
}

/** The passage that the window's selection covers now. */
export function selectedPassage(body: HTMLElement | null, text: string): Span | null {
  const selection = document.getSelection()
  if (body === null || selection === null || selection.rangeCount === 0) return null
  return spanOf(body, selection.getRangeAt(0), text)
}

export interface SelectionBarProps {
  article: ArticleRow
  version: Pick<BodyRow, 'articleId' | 'version' | 'text'>
  body: RefObject<HTMLDivElement | null>
  onHighlight: (span: Span) => void
  /** Takes the blocks that the passage touches out of the article; absent where it cannot be changed. */
  onDrop?: ((span: Span) => void) | undefined
}

/**
 * Stands in the positioned parent of the body. `q` quotes the selection, or else the sentence of the mention that has the focus; `h` highlights it;
 * `d` takes the selected paragraphs out.
 */
export function SelectionBar({ article, version, body, onHighlight, onDrop }: SelectionBarProps) {
  const desk = useDesk()
  const passage = useSelectedPassage(body, version.text)
  const bar = useRef<HTMLDivElement>(null)

  useLayoutEffect(() => {
    const element = bar.current
    const root = element?.offsetParent
    const range = document.getSelection()?.rangeCount === 0 ? null : document.getSelection()?.getRangeAt(0)
    if (passage === null || element === null || root === null || root === undefined || range === null || range === undefined) return
    const frame = root.getBoundingClientRect()
    const rects = range.getClientRects()
    const first = rects[0] ?? range.getBoundingClientRect()
    const last = rects[rects.length - 1] ?? first
    const { width, height } = element.getBoundingClientRect()
    // Above the first line, unless that is out of sight: then below the last one.
    const above = first.top - height - 8 > 48
    element.style.top = `${(above ? first.top - height - 8 : last.bottom + 8) - frame.top}px`
    element.style.left = `${Math.max(0, Math.min(first.left - frame.left, frame.width - width))}px`
  }, [passage])

  // What is quoted is done with: the bar goes, and the next q quotes something else.
  const quote = (span: Span): void => {
    desk.quote({ ...passageSelector(version, span), article })
    document.getSelection()?.removeAllRanges()
  }
  const focused = (): Span | null => {
    const leaf = document.activeElement?.closest<HTMLElement>('a[data-mention]')?.closest<HTMLElement>('[data-at]') ?? null
    if (leaf === null || body.current?.contains(leaf) !== true) return null
    const range = document.createRange()
    range.selectNodeContents(document.activeElement!)
    const span = spanOf(body.current, range, version.text)
    return span === null ? null : sentenceAt(version.text, span.start, article.lang)
  }
  const highlight = (span: Span): void => {
    onHighlight(span)
    document.getSelection()?.removeAllRanges()
  }
  const drop = (span: Span): void => {
    onDrop?.(span)
    document.getSelection()?.removeAllRanges()
  }
  const target = (): Span | null => selectedPassage(body.current, version.text) ?? focused()
  useShortcut('q', () => quote(target()!), { when: () => target() !== null })
  useShortcut('h', () => highlight(target()!), { when: () => target() !== null })
  useShortcut('Delete', () => drop(selectedPassage(body.current, version.text)!), { when: () => onDrop !== undefined && selectedPassage(body.current, version.text) !== null })

  const copy = (copying: Promise<void>, done: string): void => {
    copying.then(() => desk.notify({ message: done }), () => desk.notify({ message: strings.copyFailed, kind: 'error' }))
  }

  if (passage === null) return null
  return (
    <div ref={bar} className={styles.selectionBar} lang="en" dir="ltr" role="toolbar" aria-label={strings.selection}>
      {/* A press must not take the selection away. */}
      <Button variant="quiet" icon={Quote} onMouseDown={(event) => event.preventDefault()} onClick={() => quote(passage)}>
        {strings.quote} <Kbd keys="q" />
      </Button>
      <Button variant="quiet" icon={Highlighter} onMouseDown={(event) => event.preventDefault()} onClick={() => highlight(passage)}>
        {highlightStrings.make} <Kbd keys="h" />
      </Button>
      <Button
        variant="quiet"
        icon={Copy}
        onMouseDown={(event) => event.preventDefault()}
        onClick={() => copy(copyPassages([{ ...passageSelector(version, passage), article }]), strings.copied)}
      >
        {strings.copy}
      </Button>
      <Button
        variant="quiet"
        icon={Link2}
        onMouseDown={(event) => event.preventDefault()}
        onClick={() => copy(navigator.clipboard.writeText(formatLink({ kind: 'article', id: version.articleId, version: version.version, at: passage })), strings.linkCopied)}
      >
        {strings.copyLink}
      </Button>
      {onDrop !== undefined && (
        <Button variant="quiet" icon={Scissors} title={REMOVED.dropSelection} aria-label={REMOVED.dropSelection} onMouseDown={(event) => event.preventDefault()} onClick={() => drop(passage)}>
          {REMOVED.remove} <Kbd keys="Delete" />
        </Button>
      )}
    </div>
  )
}
