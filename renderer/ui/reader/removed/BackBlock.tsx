import { Scissors } from 'lucide-react'
import type { ReactNode } from 'react'
import { keptLines } from '../../../core/extract/blocks/editBlocks.ts'
import type { ExtractionStep } from '../../../core/model.ts'
import { Button } from '../../shared/Button.tsx'
import { classes } from '../../shared/classes.ts'
import { REMOVED as strings } from '../../shared/strings/removed.ts'
import { brief, type RowActs } from './RemovedBlocks.tsx'
import styles from './RemovedPanel.module.css'

/** A block that had been left out, and is text again. */
export function BackBlock({ at, told, acts }: { at: number; told: ExtractionStep; acts: RowActs | null }): ReactNode {
  const text = keptLines(told).join(' · ')
  return (
    <div className={classes(styles.group, styles.back)}>
      <p className={styles.why}>
        <span className={styles.stage}>{told.rule === undefined ? strings.back : strings.backByRule}</span>
        <span>{told.was?.reason}</span>
        <span className={styles.acts}>
          {acts !== null && acts.always !== null && told.rule === undefined && <Button variant="quiet" onClick={() => void acts.always?.('keep', keptLines(told))}>{strings.always(acts.source)}</Button>}
        </span>
      </p>
      <div className={styles.line}>
        <span className={styles.words} dir="auto">{text}</span>
        {acts !== null && <Button variant="quiet" icon={Scissors} aria-label={strings.removeOne(brief(text))} onClick={() => acts.edit({ type: 'drop', from: at, to: at + 1 })}>{strings.remove}</Button>}
      </div>
    </div>
  )
}
