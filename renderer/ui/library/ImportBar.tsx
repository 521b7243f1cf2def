/** An import that runs: how far it is, and the ways to pause it and to end it. */
import { Pause, Play, X } from 'lucide-react'
import type { ReactNode } from 'react'
import { IconButton } from '../shared/IconButton.tsx'
import { usePacedValue } from '../shared/PacedValue.ts'
import { LIBRARY } from '../shared/strings/library.ts'
import styles from './ImportBar.module.css'
import type { Import } from './useImport.ts'

export type ImportBarProps = Pick<Import, 'progress' | 'paused' | 'setPaused' | 'cancel'>

export function ImportBar({ progress, paused, setPaused, cancel }: ImportBarProps): ReactNode {
  const { done, total, fileName, articles } = usePacedValue(progress)
  const words = paused ? LIBRARY.importPaused(done, total) : LIBRARY.importing(done, total)
  return (
    <section className={styles.bar} aria-label={LIBRARY.importRuns}>
      <progress className={styles.progress} aria-label={words} value={done} max={Math.max(1, total)} />
      <div className={styles.words}>
        <p className={styles.count}>{words}</p>
        <p className={styles.file} title={fileName}>{articles > 1 ? LIBRARY.articlesOf(fileName, articles) : fileName}</p>
      </div>
      <IconButton label={paused ? LIBRARY.resumeImport : LIBRARY.pauseImport} icon={paused ? Play : Pause} onClick={() => setPaused(!paused)} />
      <IconButton label={LIBRARY.cancelImport} icon={X} onClick={cancel} />
    </section>
  )
}
