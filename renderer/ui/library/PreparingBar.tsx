/** Files that are read or looked into before their import begins: how far it is, and the way to give it up. Where a running import shows itself. */
import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { IconButton } from '../shared/IconButton.tsx'
import { usePacedValue } from '../shared/PacedValue.ts'
import { PREPARING as strings } from '../shared/strings/preparing.ts'
import styles from './ImportBar.module.css'
import type { Preparing } from './usePreparing.ts'

export function PreparingBar({ progress, cancel }: Preparing): ReactNode {
  const { doing, done, total } = usePacedValue(progress)
  const words = doing === 'reading' ? strings.reading(done) : strings.looking(done, total)
  return (
    <section className={styles.bar} aria-label={strings.bar}>
      {/* Without a value where nobody knows how many there are: the line has no part that is done. */}
      <progress className={styles.progress} aria-label={words} {...(total === null ? {} : { value: done, max: Math.max(1, total) })} />
      <div className={styles.words}>
        <p className={styles.count}>{words}</p>
        <p className={styles.file}>{strings.nothingYet}</p>
      </div>
      <IconButton label={strings.cancel} icon={X} onClick={cancel} />
    </section>
  )
}
