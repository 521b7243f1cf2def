/** The earlier versions of a note: chosen from a list by day, compared word by word, named, and brought back. */
import type { Editor } from '@tiptap/core'
import { Node } from '@tiptap/pm/model'
import { useLiveQuery } from 'dexie-react-hooks'
import { type FormEvent, useEffect, useId, useRef, useState } from 'react'
import type { Id, NoteNode, RevisionRow } from '../../../core/model.ts'
import type { ComparedBlock } from '../../../core/notes/compareNotes.ts'
import { listRevisions, nameRevision, readRevision, type RevisionFacts } from '../../../data/revisions.ts'
import { Comparer } from '../../../workers/comparer.ts'
import { useDesk } from '../../desk/desk.ts'
import { Button } from '../../shared/Button.tsx'
import { Dialog } from '../../shared/Dialog.tsx'
import { dateTime, historyStrings as strings } from '../../shared/strings/safety.ts'
import { TextField } from '../../shared/TextField.tsx'
import { Differences } from './Differences.tsx'
import { transformInto } from '../session/mergeNotes.ts'
import styles from './NoteHistory.module.css'
import type { NoteSession } from '../session/noteSession.ts'

export interface NoteHistoryProps {
  session: NoteSession
  editor: Editor
  note: Id
  readOnly: boolean
  /** The title of a version that was restored. */
  onTitle: (title: string) => void
  onClose: () => void
}

type Against = 'now' | 'before'

export function NoteHistory({ session, editor, note, readOnly, onTitle, onClose }: NoteHistoryProps) {
  const { db, notify } = useDesk()
  const [present] = useState(() => ({ doc: editor.state.doc, title: session.title }))
  const history = useLiveQuery(async () => {
    const found = await listRevisions(db, note)
    const newest = found[0] === undefined ? undefined : await readRevision(db, found[0].id)
    const same = newest?.title === present.title && Node.fromJSON(editor.schema, newest.doc).eq(present.doc)
    return { revisions: found, sameAsNow: same ? found[0]! : null }
  }, [db, note, present, editor])
  const revisions = history?.revisions
  const sameAsNow = history?.sameAsNow ?? null
  const [chosen, setChosen] = useState<number | null>(null)
  const [against, setAgainst] = useState<Against>('now')
  const [naming, setNaming] = useState<RevisionFacts | null>(null)
  const [now] = useState(() => present.doc.toJSON() as NoteNode)
  // Of two in a row one differs: no state is kept twice.
  const current = revisions?.find(({ id }) => id === chosen) ?? revisions?.find((revision) => revision !== sameAsNow) ?? revisions?.[0]
  const older = current === undefined ? undefined : revisions?.[revisions.indexOf(current) + 1]

  const show = (doc: NoteNode, title: string): void => {
    const { tr } = editor.state
    transformInto(tr, Node.fromJSON(editor.schema, doc))
    editor.view.dispatch(tr)
    session.retitle(title)
    onTitle(title)
  }
  const restore = async ({ id, at }: RevisionFacts): Promise<void> => {
    const revision = await readRevision(db, id)
    if (revision === undefined) return
    const before = { doc: editor.getJSON() as NoteNode, title: session.title }
    await session.keepPresent(strings.beforeRestore)
    show(revision.doc, revision.title)
    onClose()
    notify({
      message: strings.restored(dateTime(at)),
      undo: () => {
        if (!editor.isDestroyed) show(before.doc, before.title)
        return Promise.resolve()
      },
    })
  }

  return (
    <Dialog
      open size="large" title={strings.title} description={strings.description} onOpenChange={(open) => !open && onClose()}
      footer={
        current !== undefined && (
          <>
            <Button onClick={() => setNaming(current)}>{strings.name}</Button>
            <Button
              variant="primary" disabled={readOnly || current === sameAsNow}
              onClick={() => void restore(current).catch((error: Error) => notify({ message: error.message, kind: 'error' }))}
            >
              {strings.restore}
            </Button>
          </>
        )
      }
    >
      {revisions?.length === 0 && <p className={styles.none}>{strings.none}</p>}
      {current !== undefined && revisions !== undefined && (
        <div className={styles.columns}>
          <Versions revisions={revisions} sameAsNow={sameAsNow} chosen={current.id} onChoose={setChosen} />
          <div className={styles.comparison}>
            <fieldset className={styles.against}>
              <legend>{strings.compareWith}</legend>
              {(['now', 'before'] as const).map((value) => (
                <label key={value}>
                  <input type="radio" name="against" checked={against === value} onChange={() => setAgainst(value)} />
                  {strings[value]}
                </label>
              ))}
            </fieldset>
            {current.title !== session.title && <p className={styles.quiet}>{strings.titleThen(current.title)}</p>}
            <Comparison key={`${current.id} ${against}`} revision={current.id} against={against === 'now' ? now : (older?.id ?? null)} />
          </div>
        </div>
      )}
      {/* Within this dialog, which else would take the focus back. */}
      {naming !== null && (
        <Naming
          revision={naming} onClose={() => setNaming(null)}
          onSave={(name) => void nameRevision(db, naming.id, name).catch((error: Error) => notify({ message: error.message, kind: 'error' }))}
        />
      )}
    </Dialog>
  )
}

/** By day, the newest first; arrow keys go from one to the next. */
function Versions({ revisions, sameAsNow, chosen, onChoose }: { revisions: RevisionFacts[]; sameAsNow: RevisionFacts | null; chosen: number; onChoose: (id: number) => void }) {
  const days = new Map<string, RevisionFacts[]>()
  for (const revision of revisions) days.set(strings.day(revision.at), [...(days.get(strings.day(revision.at)) ?? []), revision])
  return (
    <div role="radiogroup" aria-label={strings.list} className={styles.versions}>
      {[...days].map(([day, rows]) => (
        <section key={day} aria-label={day}>
          <h3 className={styles.day}>{day}</h3>
          {rows.map(({ id, at, words, name }) => (
            <label key={id} className={styles.version}>
              <input type="radio" name="version" checked={id === chosen} onChange={() => onChoose(id)} />
              <span className={styles.time}>{strings.time(at)}</span>
              <span className={styles.quiet}>{id === sameAsNow?.id ? strings.asNow : strings.words(words)}</span>
              {name !== undefined && <span className={styles.name}>{name}</span>}
            </label>
          ))}
        </section>
      ))}
    </div>
  )
}

/** @param against the present document, an older revision's id, or null when there is none */
function Comparison({ revision, against }: { revision: number; against: NoteNode | number | null }) {
  const { db } = useDesk()
  const [blocks, setBlocks] = useState<ComparedBlock[] | null>(null)
  const [failure, setFailure] = useState<string | null>(null)
  useEffect(() => {
    const comparer = new Comparer()
    const compare = async (): Promise<ComparedBlock[]> => {
      const docOf = async (id: number): Promise<NoteNode> => ((await readRevision(db, id)) as RevisionRow).doc
      const chosen = await docOf(revision)
      if (against === null) return comparer.compare({ type: 'doc', content: [] }, chosen)
      return typeof against === 'number' ? comparer.compare(await docOf(against), chosen) : comparer.compare(chosen, against)
    }
    let gone = false
    compare().then(
      (compared) => !gone && setBlocks(compared),
      (error: Error) => !gone && setFailure(error.message),
    )
    return () => {
      gone = true
      comparer.close()
    }
  }, [db, revision, against])
  if (failure !== null) return <p role="alert">{failure}</p>
  if (blocks === null) return <p className={styles.quiet} role="status">{strings.loading}</p>
  return (
    <>
      {against === null && <p className={styles.quiet}>{strings.first}</p>}
      <Differences blocks={blocks} />
    </>
  )
}

function Naming({ revision, onSave, onClose }: { revision: RevisionFacts; onSave: (name: string) => void; onClose: () => void }) {
  const [name, setName] = useState(revision.name ?? '')
  const field = useRef<HTMLInputElement>(null)
  const form = useId()
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    onSave(name)
    onClose()
  }
  return (
    <Dialog
      open size="small" title={strings.nameTitle} description={strings.nameHint} initialFocus={field} onOpenChange={(open) => !open && onClose()}
      footer={
        <>
          <Button onClick={onClose}>{strings.cancel}</Button>
          <Button variant="primary" type="submit" form={form}>{strings.save}</Button>
        </>
      }
    >
      <form id={form} onSubmit={submit}>
        <TextField ref={field} aria-label={strings.nameLabel} value={name} onChange={(event) => setName(event.target.value)} />
      </form>
    </Dialog>
  )
}
