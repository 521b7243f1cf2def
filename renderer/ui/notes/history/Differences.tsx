/** Two states of a note as one text: what came is marked, what went is struck out, and long stretches that stayed are folded. */
import { useState, type ReactNode } from 'react'
import type { ComparedBlock } from '../../../core/notes/compareNotes.ts'
import { Button } from '../../shared/Button.tsx'
import { historyStrings as strings } from '../../shared/strings/safety.ts'
import styles from './NoteHistory.module.css'

/** Blocks shown around each change. */
const CONTEXT = 1

export function Differences({ blocks }: { blocks: readonly ComparedBlock[] }) {
  const [open, setOpen] = useState<ReadonlySet<number>>(new Set())
  if (blocks.every(({ kind }) => kind === 'same')) return <p className={styles.quiet}>{strings.noChanges}</p>
  const near = (at: number): boolean => blocks.slice(Math.max(0, at - CONTEXT), at + CONTEXT + 1).some(({ kind }) => kind !== 'same')
  const shown: ReactNode[] = []
  for (let at = 0; at < blocks.length; at++) {
    const start = at
    while (at < blocks.length && !near(at)) at++
    if (at - start > 1 && !open.has(start)) {
      shown.push(
        <li key={`fold ${start}`} className={styles.fold}>
          <Button variant="quiet" onClick={() => setOpen(new Set([...open, start]))}>{strings.unchanged(at - start)}</Button>
        </li>,
      )
    } else for (let each = start; each < at; each++) shown.push(<Block key={each} block={blocks[each]!} />)
    if (at < blocks.length) shown.push(<Block key={at} block={blocks[at]!} />)
  }
  return <ul className={styles.differences} aria-label={strings.difference}>{shown}</ul>
}

function Block({ block }: { block: ComparedBlock }) {
  if (block.kind === 'changed') {
    return (
      <li>
        {block.parts.map(({ kind, text }, at) => (kind === 'same' ? <span key={at}>{text}</span> : kind === 'added' ? <ins key={at}>{text}</ins> : <del key={at}>{text}</del>))}
      </li>
    )
  }
  if (block.kind === 'same') return <li className={styles.same}>{block.text}</li>
  return <li>{block.kind === 'added' ? <ins>{block.text}</ins> : <del>{block.text}</del>}</li>
}
