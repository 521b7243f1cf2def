/** One file as it will be, made anew in a worker when a choice changes. The links in it are those of the whole export, whose notes are read once. */
import { useLiveQuery } from 'dexie-react-hooks'
import { useEffect, useRef, useState } from 'react'
import type { LibraryExportOptions } from '../../core/export/exportOptions.ts'
import type { Id } from '../../core/model.ts'
import type { Replay } from '../../data/notes.ts'
import type { Exporter, ExportPreview as Preview } from '../../workers/exporter.ts'
import { useDesk } from '../desk/desk.ts'
import { exportStrings as strings } from '../shared/strings/export.ts'
import styles from './ExportDialog.module.css'
import { readNotes, writtenNotes } from './readNotes.ts'

/** A choice settles that long before it is shown, all but the first; one is typing a template, maybe. */
const SETTLE_MS = 200

/** Longer lists of files are not offered whole. */
const OFFERED = 500

type State = { preview: Preview | null } | { failure: string }

export interface ExportPreviewProps {
  which: Id[] | 'all'
  options: LibraryExportOptions
  replay: Replay
  exporter: () => Exporter
}

export function ExportPreview({ which, options, replay, exporter }: ExportPreviewProps) {
  const { db } = useDesk()
  const [state, setState] = useState<State | null>(null)
  const [at, setAt] = useState(0)
  const written = useLiveQuery(() => writtenNotes(db), [db])
  // By value: the objects are new with every render.
  const notes = JSON.stringify(which)
  const choice = JSON.stringify(options)
  const settling = useRef(0)
  const shownAt = useRef(at)
  useEffect(() => {
    shownAt.current = at
  }, [at])

  useEffect(() => {
    if (written === undefined) return undefined
    const abort = new AbortController()
    const { signal } = abort
    const show = async (): Promise<void> => {
      const by = exporter()
      const chosen = JSON.parse(choice) as LibraryExportOptions
      await readNotes({ db, replay, exporter: by }, { which: JSON.parse(notes) as Id[] | 'all', embeds: chosen.embeds })
      signal.throwIfAborted()
      await by.choose(chosen, false)
      signal.throwIfAborted()
      const preview = await by.preview(shownAt.current)
      signal.throwIfAborted()
      setState({ preview })
    }
    const timer = setTimeout(() => {
      show().catch((error: unknown) => {
        if (!signal.aborted) setState({ failure: error instanceof Error ? error.message : String(error) })
      })
    }, settling.current)
    settling.current = SETTLE_MS
    return () => {
      clearTimeout(timer)
      abort.abort()
    }
  }, [db, notes, choice, written, replay, exporter])

  const choose = (chosen: number): void => {
    setAt(chosen)
    exporter().preview(chosen).then((preview) => setState({ preview }), () => undefined)
  }

  if (state === null) return <div className={styles.previewPane} aria-busy />
  if ('failure' in state) return <p className={styles.hint}>{strings.previewFailed(state.failure)}</p>
  const { preview } = state
  if (preview === null) return <p className={styles.hint}>{strings.nothing}</p>
  const name = strings.previewOf(preview.path)
  return (
    <section className={styles.previewPane} aria-label={strings.preview}>
      {preview.paths.length > 1 ? (
        <select className={styles.previewFile} aria-label={strings.previewFile} value={preview.paths.indexOf(preview.path)} onChange={({ target }) => choose(Number(target.value))}>
          {preview.paths.slice(0, OFFERED).map((path, index) => <option key={path} value={index}>{path}</option>)}
        </select>
      ) : (
        <h3 className={styles.path}>{preview.path}</h3>
      )}
      <textarea className={styles.preview} readOnly value={preview.text} aria-label={name} spellCheck={false} />
      {preview.cut && <p className={styles.hint}>{strings.previewCut}</p>}
    </section>
  )
}
