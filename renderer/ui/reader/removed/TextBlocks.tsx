import { ChevronRight, Scissors } from 'lucide-react'
import { type ReactNode, useId, useState } from 'react'
import { blockText } from '../../../core/extract/blocks/editBlocks.ts'
import type { BodyRow } from '../../../core/model.ts'
import { Button } from '../../shared/Button.tsx'
import { REMOVED as strings } from '../../shared/strings/removed.ts'
import { brief, type RowActs } from './RemovedBlocks.tsx'
import styles from './RemovedPanel.module.css'

/** Characters of a block that are shown: enough to know it by, since it stands above. */
const GLANCE = 160

/** A run of the article's own blocks, folded; each can be removed. */
export function TextBlocks({ body, from, to, acts }: { body: BodyRow['body']; from: number; to: number; acts: RowActs | null }): ReactNode {
  const [open, setOpen] = useState(false)
  const id = useId()
  const blocks = body.children.slice(from, to).map((block, at) => ({ at: from + at, text: blockText(block) })).filter(({ text }) => text !== '')
  if (blocks.length === 0) return null
  return (
    <div className={styles.text}>
      <button type="button" className={styles.fold} aria-expanded={open} aria-controls={id} onClick={() => setOpen(!open)}>
        <ChevronRight size={12} aria-hidden />
        {strings.text(blocks.length)}
      </button>
      <ul id={id} className={styles.lines} hidden={!open}>
        {open && blocks.map(({ at, text }) => (
          <li key={at} className={styles.line}>
            <span className={styles.words} dir="auto">{text.length > GLANCE ? `${text.slice(0, GLANCE).trimEnd()}…` : text}</span>
            {acts !== null && <Button variant="quiet" icon={Scissors} aria-label={strings.removeOne(brief(text))} onClick={() => acts.edit({ type: 'drop', from: at, to: at + 1 })}>{strings.remove}</Button>}
          </li>
        ))}
      </ul>
    </div>
  )
}
