/**
 * “What was removed”: the page in reading order. Blocks that were left out are put back, blocks of the article are removed, each by a button; the
 * arrow keys go from button to button. Loaded when it is opened.
 */
import { type ReactNode, useEffect, useLayoutEffect, useMemo, useRef } from 'react'
import type { ArticleRow, BodyRow } from '../../../core/model.ts'
import { pageParts } from '../../../core/extract/blocks/pageParts.ts'
import { REMOVED as strings } from '../../shared/strings/removed.ts'
import { BackBlock } from './BackBlock.tsx'
import { type RowActs, RemovedBlocks } from './RemovedBlocks.tsx'
import styles from './RemovedPanel.module.css'
import { TextBlocks } from './TextBlocks.tsx'
import { useBlockEdits } from './useBlockEdits.ts'

export interface RemovedPanelProps {
  article: ArticleRow
  body: BodyRow
  /** Told once it is there. */
  onShown?: (() => void) | undefined
}

export function RemovedPanel({ article, body, onShown }: RemovedPanelProps): ReactNode {
  const list = useRef<HTMLDivElement>(null)
  const { parts, elsewhere, found } = useMemo(() => pageParts(body), [body])
  useLayoutEffect(() => {
    onShown?.()
  }, [onShown])
  const whole = elsewhere.length === 0 && parts.every(({ kind }) => kind === 'text')
  const current = body.version === article.version
  const { edit, always } = useBlockEdits(article, body)

  // The button that was pressed goes with its row; the focus stays at its place in the list.
  const pressed = useRef<number | null>(null)
  useEffect(() => {
    const at = pressed.current
    pressed.current = null
    if (at === null || list.current === null) return
    const all = actsIn(list.current)
    all[Math.min(at, all.length - 1)]?.focus({ preventScroll: true })
    // oxlint-disable-next-line react/exhaustive-effect-dependencies -- when, not what
  }, [body])
  useEffect(() => {
    const element = list.current
    element?.addEventListener('keydown', walk)
    return () => element?.removeEventListener('keydown', walk)
  }, [])
  const acts: RowActs | null = !current ? null : {
    edit: (wanted) => {
      const active = document.activeElement
      pressed.current = list.current === null || !(active instanceof HTMLElement) ? null : Math.max(0, actsIn(list.current).indexOf(active))
      void edit(wanted).then((done) => {
        if (!done) pressed.current = null
      })
    },
    always,
    source: article.source,
  }

  return (
    <div ref={list} className={styles.panel}>
      <p className={styles.quiet}>{whole ? strings.none : current ? strings.teach : strings.old}</p>
      <ol className={styles.parts}>
        {parts.map((part, at) => (
          <li key={at}>
            {part.kind === 'text' && <TextBlocks body={body.body} from={part.from} to={part.to} acts={acts} />}
            {part.kind === 'back' && <BackBlock at={part.at} told={part.told} acts={acts} />}
            {part.kind === 'removed' && <RemovedBlocks part={part} acts={acts} />}
          </li>
        ))}
      </ol>
      {elsewhere.length > 0 && (
        <>
          <h3 className={styles.subtitle}>{strings.elsewhere}</h3>
          <ol className={styles.parts}>
            {elsewhere.map((part) => <li key={part.step}><RemovedBlocks part={part} acts={acts} /></li>)}
          </ol>
        </>
      )}
      {found.length > 0 && (
        <>
          <h3 className={styles.subtitle}>{strings.found}</h3>
          <ol className={styles.found}>
            {found.map(({ stage, reason }, at) => <li key={at}><span className={styles.stage}>{stage}</span> {reason}</li>)}
          </ol>
        </>
      )}
    </div>
  )
}

const actsIn = (list: HTMLElement): HTMLElement[] => [...list.querySelectorAll<HTMLElement>('button')]

/** Up and down, first and last, among the buttons. */
function walk(event: KeyboardEvent): void {
  const all = actsIn(event.currentTarget as HTMLElement)
  const at = all.indexOf(event.target as HTMLElement)
  const to = event.key === 'ArrowDown' ? at + 1 : event.key === 'ArrowUp' ? at - 1 : event.key === 'Home' ? 0 : event.key === 'End' ? all.length - 1 : -1
  if (at < 0 || event.altKey || event.ctrlKey || event.metaKey || all[to] === undefined) return
  event.preventDefault()
  all[to].focus()
}
