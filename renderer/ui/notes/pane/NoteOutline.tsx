/** The headings of the note: a list to go by, the section in sight marked. Follows the text while it is open, a moment behind. */
import type { Editor } from '@tiptap/core'
import { useEffect, useRef, useState, type KeyboardEvent } from 'react'
import { noteToolsStrings as strings } from '../../shared/strings/noteTools.ts'
import { goToHeading } from '../editor/headingJumps.ts'
import { headingsOf, type NoteHeading } from '../editor/noteHeadings.ts'
import styles from './NoteOutline.module.css'

/** ms without a change before the headings are read again. */
const SETTLED = 200

/** Which heading's section the upper edge of the screen is in; -1 before the first. */
function sectionInSight(editor: Editor, headings: NoteHeading[]): number {
  const scroller = editor.view.dom.closest('[data-note-scroll]')
  if (scroller === null) return -1
  const line = scroller.getBoundingClientRect().top + 48
  const topOf = ({ at }: NoteHeading): number => {
    const dom = editor.view.nodeDOM(at)
    return dom instanceof Element ? dom.getBoundingClientRect().top : Infinity
  }
  let [low, high] = [0, headings.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (topOf(headings[middle]!) <= line) low = middle + 1
    else high = middle
  }
  return low - 1
}

export function NoteOutline({ editor }: { editor: Editor }) {
  const [headings, setHeadings] = useState(() => headingsOf(editor.state.doc))
  const [current, setCurrent] = useState(-1)
  const list = useRef<HTMLOListElement>(null)

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const changed = ({ transaction }: { transaction: { docChanged: boolean } }): void => {
      if (!transaction.docChanged) return
      clearTimeout(timer)
      timer = setTimeout(() => setHeadings(headingsOf(editor.state.doc)), SETTLED)
    }
    editor.on('transaction', changed)
    return () => {
      clearTimeout(timer)
      editor.off('transaction', changed)
    }
  }, [editor])

  useEffect(() => {
    const scroller = editor.view.dom.closest('[data-note-scroll]')
    let frame = 0
    const look = (): void => {
      cancelAnimationFrame(frame)
      frame = requestAnimationFrame(() => setCurrent(sectionInSight(editor, headings)))
    }
    look()
    scroller?.addEventListener('scroll', look, { passive: true })
    return () => {
      cancelAnimationFrame(frame)
      scroller?.removeEventListener('scroll', look)
    }
  }, [editor, headings])
  useEffect(() => {
    if (current >= 0) list.current?.children[current]?.scrollIntoView({ block: 'nearest' })
  }, [current])

  const go = ({ at }: NoteHeading): void => {
    // The text may have changed since the list was read.
    const now = headingsOf(editor.state.doc)
    const heading = now.find((each) => each.at === at) ?? now[headings.findIndex((each) => each.at === at)]
    if (heading !== undefined) goToHeading(editor, heading)
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    const buttons = [...(list.current?.querySelectorAll('button') ?? [])]
    const at = buttons.indexOf(event.target as HTMLButtonElement)
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: buttons.length - 1 }[event.key]
    if (to === undefined || buttons[to] === undefined) return
    event.preventDefault()
    buttons[to].focus()
  }
  const least = Math.min(...headings.map(({ level }) => level))
  return (
    <nav className={styles.outline} aria-label={strings.outline}>
      {headings.length === 0 ? <p className={styles.empty}>{strings.noHeadings}</p> : null}
      <ol ref={list} className={styles.list}>
        {headings.map((heading, at) => (
          <li key={heading.at} style={{ paddingInlineStart: `${(heading.level - least) * 14}px` }}>
            <button type="button" className={styles.heading} aria-current={at === current ? 'location' : undefined} onClick={() => go(heading)} onKeyDown={onKeyDown}>
              {heading.text.trim() === '' ? strings.untitledHeading : heading.text}
            </button>
          </li>
        ))}
      </ol>
    </nav>
  )
}
