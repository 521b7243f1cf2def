/** How many words, and of what is selected; a click tells more. Counts while one rests, never while one types. */
import type { Editor } from '@tiptap/core'
import { useEffect, useRef, useState } from 'react'
import { Popover } from '../../shared/Popover.tsx'
import { noteToolsStrings as strings } from '../../shared/strings/noteTools.ts'
import { countText, textOf, wordsOf, type TextCounts } from './countText.ts'
import styles from './NoteMeta.module.css'

/** ms that a selection has to stay as it is. */
const SETTLED = 150

/** Words of the selection; null when nothing is selected. */
function useSelectedWords(editor: Editor): number | null {
  const [words, setWords] = useState<number | null>(null)
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const changed = (): void => {
      clearTimeout(timer)
      if (editor.state.selection.empty) return setWords(null)
      timer = setTimeout(() => {
        const { from, to } = editor.state.selection
        setWords(wordsOf(textOf(editor.state.doc, from, to)))
      }, SETTLED)
    }
    editor.on('selectionUpdate', changed)
    return () => {
      clearTimeout(timer)
      editor.off('selectionUpdate', changed)
    }
  }, [editor])
  return words
}

export function NoteCounts({ editor, words }: { editor: Editor; words: number }) {
  const button = useRef<HTMLButtonElement>(null)
  const [counts, setCounts] = useState<{ whole: TextCounts; selection: TextCounts | null } | null>(null)
  const selected = useSelectedWords(editor)
  const show = (): void => {
    const { doc, selection } = editor.state
    setCounts({ whole: countText(textOf(doc, 0, doc.content.size)), selection: selection.empty ? null : countText(textOf(doc, selection.from, selection.to)) })
  }
  return (
    <>
      {/* The selection it counts must not be lost by asking for it. */}
      <button ref={button} type="button" className={styles.words} aria-haspopup="dialog" onMouseDown={(event) => event.preventDefault()} onClick={show}>
        {selected === null ? strings.wordCount(words) : strings.selected(selected, words)}
      </button>
      <Popover open={counts !== null} onOpenChange={(open) => !open && setCounts(null)} anchor={button} label={strings.counts}>
        {counts === null ? null : <CountTable {...counts} />}
      </Popover>
    </>
  )
}

function CountTable({ whole, selection }: { whole: TextCounts; selection: TextCounts | null }) {
  const rows: [string, (counts: TextCounts) => string][] = [
    [strings.words, ({ words }) => words.toLocaleString('en-GB')],
    [strings.characters, ({ characters }) => characters.toLocaleString('en-GB')],
    [strings.charactersWithoutSpaces, ({ charactersWithoutSpaces }) => charactersWithoutSpaces.toLocaleString('en-GB')],
    [strings.readingTime, ({ minutes }) => strings.minutes(minutes)],
  ]
  return (
    <table className={styles.counts}>
      {selection === null ? null : (
        <thead>
          <tr>
            <th scope="col">{strings.counts}</th>
            <th scope="col">{strings.selection}</th>
            <th scope="col">{strings.whole}</th>
          </tr>
        </thead>
      )}
      <tbody>
        {rows.map(([name, value]) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            {selection === null ? null : <td>{value(selection)}</td>}
            <td>{value(whole)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
