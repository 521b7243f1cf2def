/** Articles that are extracted anew: how far it is, and the way to end it. Where a running import shows itself. */
import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { useExtractAgain } from '../desk/extractions.ts'
import { IconButton } from '../shared/IconButton.tsx'
import { EXTRACT_AGAIN as strings } from '../shared/strings/extractAgain.ts'
import { VisuallyHidden } from '../shared/VisuallyHidden.tsx'
import styles from './ImportBar.module.css'

export function ExtractBar(): ReactNode {
  const { running } = useExtractAgain()
  return (
    <>
      {running !== null && (
        <section className={styles.bar} aria-label={strings.bar}>
          <progress className={styles.progress} aria-label={strings.inWords(running.done, running.total)} value={running.done} max={Math.max(1, running.total)} />
          <div className={styles.words}>
            <p className={styles.count}>{strings.inWords(running.done, running.total)}</p>
            <p className={styles.file}>{strings.changedSoFar(running.changed)}</p>
          </div>
          <IconButton label={strings.stop} icon={X} onClick={running.cancel} />
        </section>
      )}
      {/* That it began; the notice says how it ended. */}
      <VisuallyHidden><span role="status">{running === null ? '' : strings.running}</span></VisuallyHidden>
    </>
  )
}
