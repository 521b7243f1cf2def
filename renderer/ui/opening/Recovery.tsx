/** The whole window at a start at which the mirror holds notes that the library lacks: says what was found, and changes nothing before it is told to. */
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { readMirroredNote } from '../../core/safety/mirrorFiles.ts'
import type { DossierDatabase } from '../../data/database.ts'
import type { MirrorFinding } from '../../data/mirrorCompare.ts'
import { restoreMirror } from '../../data/restoreMirror.ts'
import type { HostMirror } from '../../host/host.ts'
import appStyles from '../App.module.css'
import styles from './Recovery.module.css'
import { Button } from '../shared/Button.tsx'
import { classes } from '../shared/classes.ts'
import { dateTime, recoveryStrings as strings } from '../shared/strings/safety.ts'

export interface RecoveryProps {
  /** Null when it cannot be read. */
  db: DossierDatabase | null
  /** Begins an empty library in the place of one that cannot be read. */
  recreate: () => Promise<DossierDatabase>
  mirror: HostMirror
  finding: MirrorFinding
  onOpen: (db: DossierDatabase) => void
}

type State = { kind: 'asking' } | { kind: 'restoring'; done: number } | { kind: 'damaged'; db: DossierDatabase; files: number } | { kind: 'failed'; message: string }

export function Recovery({ db, recreate, mirror, finding, onOpen }: RecoveryProps): ReactNode {
  const { manifest, missing, older, empty } = finding
  const paths = [...missing, ...older]
  const [state, setState] = useState<State>({ kind: 'asking' })
  const [place, setPlace] = useState<string | null>(null)
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  useEffect(() => {
    mirror.place().then(setPlace, () => setPlace(null))
  }, [mirror])

  const run = (work: () => Promise<void>): void => {
    work().catch((error: Error) => setState({ kind: 'failed', message: error.message }))
  }
  const restore = async (): Promise<void> => {
    setState({ kind: 'restoring', done: 0 })
    const library = db ?? (await recreate())
    const { damaged } = await restoreMirror(library, mirror, paths, (done) => setState({ kind: 'restoring', done }))
    if (damaged.length > 0) setState({ kind: 'damaged', db: library, files: damaged.length })
    else onOpen(library)
  }
  const skip = async (): Promise<void> => {
    await mirror.setAside()
    onOpen(db ?? (await recreate()))
  }

  const busy = state.kind === 'restoring'
  const skipName = empty ? strings.skipEmpty : strings.skip
  return (
    <main className={appStyles.failure} aria-label={strings.title(paths.length)}>
      <h1 ref={heading} tabIndex={-1} className={classes(appStyles.failureTitle, styles.heading)}>{strings.title(paths.length)}</h1>
      <p>
        {db === null ? strings.unreadable : empty ? strings.empty : strings.partial}{' '}
        {paths.length === 0 ? strings.others : strings.found(paths.length, manifest.changedAt > 0 ? dateTime(manifest.changedAt) : null)}
      </p>
      <p className={styles.quiet}>
        {empty ? `${strings.articles} ` : ''}
        {strings.nothingYet}
      </p>
      {paths.length > 0 && <Details mirror={mirror} paths={paths} />}
      {state.kind === 'failed' && <p role="alert" className={styles.failed}>{strings.failed} {state.message}</p>}
      {state.kind === 'damaged' ? (
        <>
          <p role="alert">{strings.damaged(state.files)}</p>
          <Button variant="primary" onClick={() => onOpen(state.db)}>{strings.goOn}</Button>
        </>
      ) : (
        <div className={styles.actions}>
          <Button variant="primary" disabled={busy} onClick={() => run(restore)}>{strings.restore(paths.length)}</Button>
          <Button disabled={busy} onClick={() => run(skip)}>{skipName}</Button>
          <span className={styles.quiet} role="status">{busy ? strings.restoring(state.done, paths.length) : ''}</span>
        </div>
      )}
      <p className={styles.small}>
        {strings.skipHint(skipName)}
        {place === null ? '' : ` ${strings.place(place)}.`}
      </p>
    </main>
  )
}

const SHOWN = 100

interface Line {
  title: string
  changed: number
  trashed: boolean
}

/** Titles and dates of what would come back, read when it is asked for. */
function Details({ mirror, paths }: { mirror: HostMirror; paths: string[] }): ReactNode {
  const [lines, setLines] = useState<Line[] | null>(null)
  const read = async (): Promise<void> => {
    const files = await mirror.read(paths.slice(0, SHOWN))
    const found = files.flatMap((file): Line[] => {
      const note = readMirroredNote(file)
      return note === null ? [] : [{ title: note.row.title || strings.untitled, changed: note.row.updatedAt, trashed: note.row.trashedAt > 0 }]
    })
    setLines(found.sort((a, b) => b.changed - a.changed))
  }
  return (
    <details
      className={styles.details}
      onToggle={({ currentTarget }) => {
        if (currentTarget.open && lines === null) void read().catch(() => setLines([]))
      }}
    >
      <summary>{strings.details}</summary>
      {lines === null ? (
        <p className={styles.quiet}>{strings.listing}</p>
      ) : (
        <ul className={styles.lines}>
          {lines.map((line, at) => (
            <li key={at}>
              <span className={styles.title}>{line.title}</span>
              <span className={styles.quiet}>{line.trashed ? `${strings.trashed}, ` : ''}{dateTime(line.changed)}</span>
            </li>
          ))}
          {paths.length > SHOWN && <li className={styles.quiet}>{strings.more(paths.length - SHOWN)}</li>}
        </ul>
      )}
    </details>
  )
}
