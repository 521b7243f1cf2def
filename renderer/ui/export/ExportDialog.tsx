/** Taking notes away as files: which ones, for what program, with what beside them, a look at a file, and at the end what was written. */
import { useLiveQuery } from 'dexie-react-hooks'
import { useEffect, useRef, useState } from 'react'
import { DEFAULT_EXPORT, type LibraryExportOptions } from '../../core/export/exportOptions.ts'
import type { Id } from '../../core/model.ts'
import type { Replay } from '../../data/notes.ts'
import { setSetting } from '../../data/settings.ts'
import { useDesk } from '../desk/desk.ts'
import { useSetting } from '../desk/useSetting.ts'
import { Button } from '../shared/Button.tsx'
import { Dialog } from '../shared/Dialog.tsx'
import { exportStrings as strings } from '../shared/strings/export.ts'
import { Choice, ExportChoices } from './ExportChoices.tsx'
import styles from './ExportDialog.module.css'
import { ExportPreview } from './ExportPreview.tsx'
import { ExportReportView } from './ExportReportView.tsx'
import { ExportTemplates, problemsOf } from './ExportTemplates.tsx'
import { runExport, type ExportPhase, type ExportResult } from './runExport.ts'
import { useExporter } from './useExporter.ts'

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
  const stored = useSetting('export')
  // What is typed in a template is there at once; the setting follows.
  const [changes, setChanges] = useState<Partial<LibraryExportOptions>>({})
  const options: LibraryExportOptions = { ...DEFAULT_EXPORT, ...stored, ...changes }
  const change = (more: Partial<LibraryExportOptions>): void => {
    setChanges((before) => ({ ...before, ...more }))
    void setSetting(db, 'export', { ...options, ...more })
  }
  const openId = address.note ?? (address.place.kind === 'note' ? address.place.id : null)
  const given = Array.isArray(noteIds) && noteIds.length > 0 ? noteIds : null
  const [scope, setScope] = useState<Scope>(given !== null ? 'given' : noteIds === 'all' || openId === null ? 'all' : 'open')
  const [stage, setStage] = useState<Stage>({ at: 'choosing', problem: null })
  const primary = useRef<HTMLButtonElement>(null)
  const running = useRef<AbortController | null>(null)
  useEffect(() => () => running.current?.abort(), [])
  const exporter = useExporter()

  const total = useLiveQuery(() => db.notes.where('trashedAt').equals(0).count(), [db])
  const named = useLiveQuery(() => db.notes.bulkGet([given?.[0] ?? '', openId ?? '']), [db, given, openId])
  const [firstGiven, openNote] = named ?? []
  const which: Id[] | 'all' = scope === 'all' ? 'all' : scope === 'given' ? (given ?? []) : openId === null ? [] : [openId]
  const count = which === 'all' ? (total ?? 0) : which.length
  const mistaken = problemsOf('note', options.noteTemplate).length + problemsOf('passage', options.passageTemplate).length > 0

  const run = async (asFile: boolean): Promise<void> => {
    const abort = new AbortController()
    running.current = abort
    setStage({ at: 'running', phase: { step: 'reading', done: 0, total: 0 } })
    try {
      const result = await runExport({ db, host, replay, exporter: exporter() }, { which, options, asFile, signal: abort.signal, onPhase: (phase) => setStage({ at: 'running', phase }) })
      setStage(result === null ? { at: 'choosing', problem: null } : { at: 'done', result })
    } catch (error) {
      const problem = abort.signal.aborted ? null : error instanceof Error ? error.message : String(error)
      setStage({ at: 'choosing', problem })
    }
  }

  if (stage.at === 'done')
    return (
      <Dialog open onOpenChange={onOpenChange} title={strings.title} size="large" footer={<Button variant="primary" onClick={() => onOpenChange(false)}>{strings.close}</Button>}>
        <ExportReportView result={stage.result} />
      </Dialog>
    )
  const busy = stage.at === 'running'
  const footer = busy ? (
    <Button onClick={() => running.current?.abort()}>{strings.cancel}</Button>
  ) : (
    <>
      <Button onClick={() => onOpenChange(false)}>{strings.cancel}</Button>
      {count === 1 && <Button disabled={mistaken} onClick={() => void run(true)}>{strings.saveFile}</Button>}
      <Button ref={primary} variant="primary" disabled={count === 0 || mistaken} onClick={() => void run(false)}>{strings.export}</Button>
    </>
  )
  return (
    <Dialog open onOpenChange={(open) => !busy && onOpenChange(open)} title={strings.title} description={strings.description} footer={footer} size="wide" initialFocus={primary}>
      {stage.at === 'running' ? (
        <Progress phase={stage.phase} />
      ) : (
        <div className={styles.columns}>
          <div className={styles.choices}>
            {stage.problem !== null && <p role="alert" className={styles.problem}><strong>{strings.failed}.</strong> {stage.problem}</p>}
            <fieldset className={styles.group}>
              <legend>{strings.scope}</legend>
              {given !== null && <Choice type="radio" name="scope" checked={scope === 'given'} onChange={() => setScope('given')} label={given.length === 1 ? strings.one(firstGiven?.title || strings.untitled) : strings.selected(given.length)} />}
              {openId !== null && !(given?.length === 1 && given[0] === openId) && (
                <Choice type="radio" name="scope" checked={scope === 'open'} onChange={() => setScope('open')} label={strings.open(openNote?.title || strings.untitled)} />
              )}
              <Choice type="radio" name="scope" checked={scope === 'all'} onChange={() => setScope('all')} label={strings.all(total ?? 0)} />
            </fieldset>
            <ExportChoices options={options} onChange={change} canUpdate={host.can.saveFolder && host.can.readFolder} />
            <ExportTemplates templates={{ note: options.noteTemplate, passage: options.passageTemplate }} onChange={(name, source) => change(name === 'note' ? { noteTemplate: source } : { passageTemplate: source })} />
            {mistaken && <p role="alert" className={styles.problem}>{strings.templateProblem}</p>}
          </div>
          <ExportPreview which={which} options={options} replay={replay} exporter={exporter} />
        </div>
      )}
    </Dialog>
  )
}

function Progress({ phase: { step, done, total } }: { phase: ExportPhase }) {
  const text = strings.steps[step](done, total)
  return (
    <div className={styles.progress} role="status">
      <progress aria-label={text} {...(total > 0 ? { value: done, max: total } : {})} />
      <span>{text}</span>
    </div>
  )
}
