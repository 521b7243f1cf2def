/** Articles that earlier rules made, to be extracted anew: all of them, or those of a source. */
import { useLiveQuery } from 'dexie-react-hooks'
import type { ReactNode } from 'react'
import { outdatedArticles } from '../../data/extractAgain.ts'
import { useDesk } from '../desk/desk.ts'
import { useExtractAgain } from '../desk/extractions.ts'
import { Button } from '../shared/Button.tsx'
import { EXTRACT_AGAIN as strings } from '../shared/strings/extractAgain.ts'
import safety from './Safety.module.css'
import styles from './Settings.module.css'

export function ExtractAgain(): ReactNode {
  const { db } = useDesk()
  const outdated = useLiveQuery(() => outdatedArticles(db), [db])
  const { running, run } = useExtractAgain()
  if (outdated === undefined) return null
  const count = outdated.reduce((sum, { articles }) => sum + articles, 0)
  return (
    <div className={styles.about}>
      <p>{strings.teach}</p>
      {running !== null && (
        <div className={safety.actions}>
          <label className={safety.progress}>
            {strings.running}
            <progress max={Math.max(1, running.total)} value={running.done} />
          </label>
          <span className={styles.quiet}>{strings.progress(running.done, running.total, running.changed)}</span>
          <Button onClick={running.cancel}>{strings.cancel}</Button>
        </div>
      )}
      <p className={styles.quiet}>{count === 0 ? strings.none : strings.outdated(count)}</p>
      {count > 0 && running === null && (
        <>
          <Button onClick={() => void run({ type: 'outdated', source: null })}>{strings.all}</Button>
          <ul className={styles.perSource} aria-label={strings.bySource}>
            {outdated.map(({ source, articles }) => {
              const name = source === '' ? strings.sourceUnknown : source
              return (
                <li key={source} className={styles.decision}>
                  <span className={styles.words}>{name}</span>
                  <span className={styles.quiet}>{articles.toLocaleString('en')}</span>
                  <Button variant="quiet" aria-label={strings.againOf(name, articles)} onClick={() => void run({ type: 'outdated', source })}>{strings.again}</Button>
                </li>
              )
            })}
          </ul>
        </>
      )}
    </div>
  )
}
