import { CornerUpLeft } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import type { RemovedPart } from '../../../core/extract/blocks/pageParts.ts'
import { canPutBack, HAND } from '../../../core/extract/blocks/editBlocks.ts'
import type { BlockAct } from '../../../core/model.ts'
import type { BlockEdit } from '../../../data/blockEdits.ts'
import { Button } from '../../shared/Button.tsx'
import { REMOVED as strings } from '../../shared/strings/removed.ts'
import styles from './RemovedPanel.module.css'

/** What can be done with a row; there is nothing in an earlier version. */
export interface RowActs {
  edit: (edit: BlockEdit) => void
  always: ((act: BlockAct, texts: readonly string[]) => Promise<void>) | null
  source: string
}

/** Lines of a group that are shown at first; one more is shown rather than counted. */
const FEW = 4

/** A name that a screen reader can say in one breath. */
export const brief = (text: string): string => (text.length > 60 ? `${text.slice(0, 60).trimEnd()}…` : text)

/** Neighbouring blocks that were left out for one reason. */
export function RemovedBlocks({ part: { step, told, lines }, acts }: { part: RemovedPart; acts: RowActs | null }): ReactNode {
  const [all, setAll] = useState(lines.length <= FEW + 1)
  const possible = acts !== null && canPutBack(told)
  const shown = all ? lines : lines.slice(0, FEW)
  const mine = told.stage === HAND.stage
  return (
    <div className={styles.group}>
      <p className={styles.why}>
        <span className={styles.stage}>{told.stage}</span>
        <span>{told.reason}</span>
        <span className={styles.acts}>
          {possible && mine && acts.always !== null && <Button variant="quiet" onClick={() => void acts.always?.('drop', lines)}>{strings.always(acts.source)}</Button>}
          {possible && lines.length > 1 && (
            <Button variant="quiet" icon={CornerUpLeft} onClick={() => acts.edit({ type: 'put-back', blocks: lines.map((_, line) => ({ step, line })) })}>{strings.putBackAll(lines.length)}</Button>
          )}
        </span>
      </p>
      <ul className={styles.lines}>
        {shown.map((text, line) => (
          <li key={line} className={styles.line}>
            <span className={styles.words} dir="auto">{text}</span>
            {possible && (
              <Button variant="quiet" icon={CornerUpLeft} aria-label={strings.putBackOne(brief(text))} onClick={() => acts.edit({ type: 'put-back', blocks: [{ step, line }] })}>{strings.putBack}</Button>
            )}
          </li>
        ))}
      </ul>
      {!all && <Button variant="quiet" className={styles.more} onClick={() => setAll(true)}>{strings.show(lines.length - FEW)}</Button>}
    </div>
  )
}
