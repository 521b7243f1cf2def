/** One file as it will be, made anew in a worker when a choice changes. The links in it are those of the whole export. */
import { useEffect, useRef, useState } from 'react'
import type { LibraryExportOptions } from '../../core/export/exportOptions.ts'
import type { Id } from '../../core/model.ts'
import type { Replay } from '../../data/notes.ts'
import { Exporter, type ExportPreview as Preview } from '../../workers/exporter.ts'
import { useDesk } from '../desk/desk.ts'
import { exportStrings as strings } from '../shared/strings/export.ts'
import styles from './ExportDialog.module.css'
import { idsOf, replayedDocuments } from './replayedDocuments.ts'

/** A choice settles that long before it is shown; one is typing a template, maybe. */
const SETTLE_MS = 200

/** Longer lists of files are not offered whole. */
const OFFERED = 500

type State = { preview: Preview | null } | { failure: string }

export function ExportPreview({ which, options, replay }: { which: Id[] | 'all'; options: LibraryExportOptions; replay: Replay }) {
  const { db } = useDesk()
  const [state, setState] = useState<State | null>(null)
  const [at, setAt] = useState(0)
  const exporter = useRef<Exporter | null>(null)
  // By value: the objects are new with every render.
  const key = JSON.stringify([which, options])
  const shownAt = useRef(at)
  useEffect(() => {
    shownAt.current = at
  }, [at])

  useEffect(() => {
    const abort = new AbortController()
    const worker = new Exporter()
    const show = async (): Promise<void> => {
      const [which, options] = JSON.parse(key) as [Id[] | 'all', LibraryExportOptions]
      const noteIds = await idsOf(db, which)
      const replayed = await replayedDocuments(db, options.embeds === 'link' ? noteIds : 'all', replay, abort.signal, () => undefined)
      await worker.read({ database: db.name, noteIds, replayed, options, keep: false })
      const preview = await worker.preview(shownAt.current)
      abort.signal.throwIfAborted()
      exporter.current = worker
      setState({ preview })
    }
    const timer = setTimeout(() => {
      show().catch((error: unknown) => {
        if (!abort.signal.aborted) setState({ failure: error instanceof Error ? error.message : String(error) })
      })
    }, SETTLE_MS)
    return () => {
      clearTimeout(timer)
      abort.abort()
      worker.close()
      if (exporter.current === worker) exporter.current = null
    }
  }, [db, key, replay])

  const choose = (chosen: number): void => {
    setAt(chosen)
    exporter.current?.preview(chosen).then((preview) => setState({ preview }), () => undefined)
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
