/** Taking notes away as Markdown: which ones, with what links, a look at the first file, and at the end what was written. */
import { useLiveQuery } from 'dexie-react-hooks'
import { useEffect, useRef, useState } from 'react'
import { exportNotes, type ExportOptions } from '../../core/markdown/exportNotes.ts'
import type { Id } from '../../core/model.ts'
import type { Replay } from '../../data/notes.ts'
import { setSetting } from '../../data/settings.ts'
import { useDesk } from '../desk/desk.ts'
import { useSetting } from '../desk/useSetting.ts'
import { Button } from '../shared/Button.tsx'
import { Dialog } from '../shared/Dialog.tsx'
import { exportStrings as strings } from '../shared/strings/export.ts'
import { collectNotes, idsOf } from './collectNotes.ts'
import styles from './ExportDialog.module.css'
import { ExportReportView } from './ExportReportView.tsx'
import { runExport, type ExportPhase, type ExportResult } from './runExport.ts'

export interface ExportDialogProps {
  open: boolean
  onOpenChange: (open: boolean) => void
  /** What is offered first; null lets the user choose between the open note and all. */
  noteIds: Id[] | 'all' | null
  /** Replays a note's journal (ui/notes/schema/replay.ts): the editor's schema is not this feature's. */
  replay: Replay
}

export function ExportDialog(props: ExportDialogProps) {
  // Each opening starts anew.
  return props.open ? <OpenDialog {...props} /> : null
}

type Scope = 'given' | 'open' | 'all'

type Stage = { at: 'choosing'; problem: string | null } | { at: 'running'; phase: ExportPhase } | { at: 'done'; result: ExportResult }

function OpenDialog({ onOpenChange, noteIds, replay }: ExportDialogProps) {
  const { db, host, address } = useDesk()
  const links = useSetting('exportLinks')
  const openId = address.note ?? (address.place.kind === 'note' ? address.place.id : null)
  const given = Array.isArray(noteIds) && noteIds.length > 0 ? noteIds : null
  const [scope, setScope] = useState<Scope>(given !== null ? 'given' : noteIds === 'all' || openId === null ? 'all' : 'open')
  const [stage, setStage] = useState<Stage>({ at: 'choosing', problem: null })
  const primary = useRef<HTMLButtonElement>(null)
  const running = useRef<AbortController | null>(null)
  useEffect(() => () => running.current?.abort(), [])

  const total = useLiveQuery(() => db.notes.where('trashedAt').equals(0).count(), [db])
  const named = useLiveQuery(() => db.notes.bulkGet([given?.[0] ?? '', openId ?? '']), [db, given, openId])
  const [firstGiven, openNote] = named ?? []
  const which: Id[] | 'all' = scope === 'all' ? 'all' : scope === 'given' ? (given ?? []) : openId === null ? [] : [openId]
  const count = which === 'all' ? (total ?? 0) : which.length

  const run = async (asFile: boolean): Promise<void> => {
    const abort = new AbortController()
    running.current = abort
    setStage({ at: 'running', phase: { phase: 'reading', done: 0, total: count } })
    try {
      const result = await runExport({ db, host, replay }, { which, options: { links }, asFile, signal: abort.signal, onPhase: (phase) => setStage({ at: 'running', phase }) })
      setStage(result === null ? { at: 'choosing', problem: null } : { at: 'done', result })
    } catch (error) {
      const problem = abort.signal.aborted ? null : error instanceof Error ? error.message : String(error)
      setStage({ at: 'choosing', problem })
    }
  }

  if (stage.at === 'done')
    return (
      <Dialog open onOpenChange={onOpenChange} title={strings.title} footer={<Button variant="primary" onClick={() => onOpenChange(false)}>{strings.close}</Button>}>
        <ExportReportView result={stage.result} />
      </Dialog>
    )
  const busy = stage.at === 'running'
  const footer = busy ? (
    <Button onClick={() => running.current?.abort()}>{strings.cancel}</Button>
  ) : (
    <>
      <Button onClick={() => onOpenChange(false)}>{strings.cancel}</Button>
      {count === 1 && <Button onClick={() => void run(true)}>{strings.saveFile}</Button>}
      <Button ref={primary} variant="primary" disabled={count === 0} onClick={() => void run(false)}>{strings.export}</Button>
    </>
  )
  return (
    <Dialog open onOpenChange={(open) => !busy && onOpenChange(open)} title={strings.title} description={strings.description} footer={footer} size="large" initialFocus={primary}>
      {stage.at === 'running' ? (
        <Progress phase={stage.phase} />
      ) : (
        <div className={styles.choices}>
          {stage.problem !== null && <p role="alert" className={styles.problem}><strong>{strings.failed}.</strong> {stage.problem}</p>}
          <fieldset className={styles.group}>
            <legend>{strings.scope}</legend>
            {given !== null && <Choice name="scope" checked={scope === 'given'} onChoose={() => setScope('given')} label={given.length === 1 ? strings.one(firstGiven?.title || strings.untitled) : strings.selected(given.length)} />}
            {openId !== null && !(given?.length === 1 && given[0] === openId) && (
              <Choice name="scope" checked={scope === 'open'} onChoose={() => setScope('open')} label={strings.open(openNote?.title || strings.untitled)} />
            )}
            <Choice name="scope" checked={scope === 'all'} onChoose={() => setScope('all')} label={strings.all(total ?? 0)} />
          </fieldset>
          <fieldset className={styles.group}>
            <legend>{strings.links}</legend>
            <Choice name="links" checked={links === 'relative'} onChoose={() => void setSetting(db, 'exportLinks', 'relative')} label={strings.relative} hint={strings.relativeHint} />
            <Choice name="links" checked={links === 'wikilinks'} onChoose={() => void setSetting(db, 'exportLinks', 'wikilinks')} label={strings.wikilinks} hint={strings.wikilinksHint} />
          </fieldset>
          <Preview which={which} options={{ links }} replay={replay} />
        </div>
      )}
    </Dialog>
  )
}

function Choice({ name, checked, label, hint, onChoose }: { name: string; checked: boolean; label: string; hint?: string; onChoose: () => void }) {
  return (
    <label className={styles.choice}>
      <input type="radio" name={name} checked={checked} onChange={onChoose} />
      <span>{label}</span>
      {hint !== undefined && <span className={styles.hint}>{hint}</span>}
    </label>
  )
}

function Progress({ phase }: { phase: ExportPhase }) {
  const text = phase.phase === 'reading' ? strings.reading(phase.done, phase.total) : strings.writing
  return (
    <div className={styles.progress} role="status">
      <progress aria-label={text} {...(phase.phase === 'reading' ? { value: phase.done, max: Math.max(1, phase.total) } : {})} />
      <span>{text}</span>
    </div>
  )
}

/** The first note as its file will be; links to the others of the export are there as they will be. */
function Preview({ which, options, replay }: { which: Id[] | 'all'; options: ExportOptions; replay: Replay }) {
  const { db } = useDesk()
  const key = which === 'all' ? which : which.join(' ')
  const file = useLiveQuery(async () => {
    const ids = await idsOf(db, which)
    const { notes, known } = await collectNotes(db, ids.slice(0, 1), replay)
    const [first] = notes
    if (first === undefined) return null
    // Of the others only those it links to matter, and only by title: they decide where links lead.
    const linked = new Set(known.flatMap(({ kind, id }) => (kind === 'note' && id !== first.id ? [id] : [])))
    const others = (await db.notes.bulkGet(ids.filter((id) => linked.has(id)))).flatMap((row) => (row === undefined ? [] : [{ ...row, doc: { type: 'doc' } }]))
    const describe = new Map(known.map((each) => [`${each.kind}/${each.id}`, each.described]))
    return exportNotes([first, ...others], { describe: (kind, id) => describe.get(`${kind}/${id}`) ?? null }, options).files[0] ?? null
  }, [db, key, options.links, replay])
  if (file === undefined) return null
  if (file === null) return <p className={styles.hint}>{strings.nothing}</p>
  return (
    <section aria-label={strings.previewOf(file.path)}>
      <h3 className={styles.path}>{strings.previewOf(file.path)}</h3>
      <textarea className={styles.preview} readOnly value={file.text} aria-label={strings.previewOf(file.path)} rows={12} spellCheck={false} />
    </section>
  )
}
