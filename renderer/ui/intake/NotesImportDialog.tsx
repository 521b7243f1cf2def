/** Bringing notes in: from where, what was found there, how it shall be taken over, and at the end what became of it. */
import { useLiveQuery } from 'dexie-react-hooks'
import { FileArchive, FolderOpen } from 'lucide-react'
import { useState, type ReactNode } from 'react'
import { lastNoteImport } from '../../data/noteImports.ts'
import type { Replay } from '../../data/notes.ts'
import type { NotesImportProgress } from '../../workers/notesImport.ts'
import { useDesk } from '../desk/desk.ts'
import { sortOpened } from '../desk/sortOpened.ts'
import { Button } from '../shared/Button.tsx'
import { Dialog } from '../shared/Dialog.tsx'
import { COMMON } from '../shared/strings/common.ts'
import { intakeStrings as strings } from '../shared/strings/intake.ts'
import { undoImport } from './applyUpdates.ts'
import { ImportOptions } from './ImportOptions.tsx'
import styles from './NotesImportDialog.module.css'
import { NotesImportReport } from './NotesImportReport.tsx'
import { nameOf, type NotesSource, type PickedFile } from './openSource.ts'
import { useNotesImport } from './useNotesImport.ts'

export interface NotesImportDialogProps {
  /** It is over: `articles` are files that shall be articles instead, none when notes were imported, null when nothing was. */
  onEnd: (articles: PickedFile[] | null) => void
  /** Files that were dropped or picked already; null lets the user choose. */
  files: PickedFile[] | null
  replay: Replay
}

const EXTENSIONS = ['zip', 'jex', 'enex', 'md', 'markdown', 'tar', 'textpack']

export function NotesImportDialog({ onEnd, files, replay }: NotesImportDialogProps): ReactNode {
  const desk = useDesk()
  const [given] = useState<NotesSource | null>(files === null ? null : { kind: 'files', files, name: nameOf(files) })
  const { stage, open, run, cancel, restart, fail } = useNotesImport(replay, given)

  const end = (): void => onEnd(stage.at === 'done' ? [] : null)
  const undo = (importId: string): void => {
    void undoImport(desk, importId).then((undone) => {
      if (undone !== null) desk.notify({ message: strings.undone(undone.removed, undone.trashed, undone.restored), ...(undone.kept.length === 0 ? {} : { detail: strings.kept(undone.kept) }), kind: 'done' })
      onEnd(null)
    }, fail)
  }
  const close = (wanted: boolean): void => {
    if (!wanted && stage.at !== 'working') end()
  }

  if (stage.at === 'recognised') {
    const { source, facts } = stage
    return (
      <ImportOptions
        facts={facts} name={source.name} files={source.kind === 'files' ? source.files : null} onClose={end} onBack={restart} onRun={run} onArticles={onEnd}
      />
    )
  }
  if (stage.at === 'done') {
    return (
      <NotesImportReport
        result={stage.result} updated={stage.updated} failures={stage.failures} onClose={end} onUndo={() => undo(stage.result.importId)}
        onShow={() => {
          end()
          desk.go({ kind: 'notes' })
        }}
      />
    )
  }
  return (
    <Dialog
      open onOpenChange={close} title={strings.title} size="large"
      footer={<Button onClick={stage.at === 'working' ? cancel : end}>{strings.cancel}</Button>}
      {...(stage.at === 'working' ? {} : { description: strings.teach })}
    >
      {stage.at === 'working' ? <Progress progress={stage.progress} /> : <Choose problem={stage.problem} onSource={open} onFailure={fail} onUndo={undo} />}
    </Dialog>
  )
}

function Choose({ problem, onSource, onFailure, onUndo }: { problem: string | null; onSource: (source: NotesSource) => void; onFailure: (error: unknown) => void; onUndo: (importId: string) => void }): ReactNode {
  const { db, host } = useDesk()
  const last = useLiveQuery(() => lastNoteImport(db), [db])
  const folder = (): void => {
    host.chooseFolder({ purpose: 'import' }).then((chosen) => {
      if (chosen !== null) onSource({ kind: 'folder', ...chosen })
    }, onFailure)
  }
  const pick = (): void => {
    host.openFiles({ extensions: EXTENSIONS }).then((opened) => {
      const { files, unreadable } = sortOpened(opened)
      if (files.length > 0) onSource({ kind: 'files', files, name: nameOf(files), refused: unreadable.map(({ name, problem }) => ({ path: name, reason: problem })) })
      else if (unreadable[0] !== undefined) onFailure(new Error(COMMON.unreadable(unreadable[0])))
    }, onFailure)
  }
  return (
    <div className={styles.stack}>
      {problem === null ? null : <p role="alert" className={styles.problem}><strong>{strings.failed}.</strong> {problem}</p>}
      <div className={styles.sources}>
        <Source icon={<FolderOpen size={20} aria-hidden />} label={strings.folder} hint={strings.folderHint} onChoose={folder} />
        <Source icon={<FileArchive size={20} aria-hidden />} label={strings.files} hint={strings.filesHint} onChoose={pick} />
      </div>
      {last === undefined || last === null ? null : (
        <p className={styles.last}>
          <span>{strings.last(last.created.length + last.updated.length, last.name)}</span>
          <Button variant="quiet" onClick={() => onUndo(last.id)}>{strings.undoLast}</Button>
        </p>
      )}
    </div>
  )
}

function Source({ icon, label, hint, onChoose }: { icon: ReactNode; label: string; hint: string; onChoose: () => void }): ReactNode {
  return (
    <button type="button" className={styles.source} onClick={onChoose}>
      {icon}
      <span className={styles.sourceLabel}>{label}</span>
      <span className={styles.hint}>{hint}</span>
    </button>
  )
}

function Progress({ progress: { phase, done, total } }: { progress: NotesImportProgress }): ReactNode {
  const text = strings[phase](done, total)
  return (
    <div className={styles.progress}>
      <p role="status">{text}</p>
      <progress aria-label={text} value={done} max={Math.max(1, total)} />
    </div>
  )
}
