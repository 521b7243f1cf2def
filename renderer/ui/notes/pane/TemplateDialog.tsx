/** A dialog that makes a note of a template, or puts one into the open note. */
import { useLiveQuery } from 'dexie-react-hooks'
import { useId, useRef, useState, type FormEvent } from 'react'
import type { Id } from '../../../core/model.ts'
import type { TemplateValues } from '../../../core/notes/template.ts'
import { useDesk } from '../../desk/desk.ts'
import dialogs from '../../desk/dialogs/dialogs.module.css'
import { useSetting } from '../../desk/useSetting.ts'
import { Button } from '../../shared/Button.tsx'
import { Dialog } from '../../shared/Dialog.tsx'
import { notesStrings } from '../../shared/strings/notes.ts'
import { TEMPLATES as strings } from '../../shared/strings/templates.ts'
import { Select, TextField } from '../../shared/TextField.tsx'
import { liveEditor } from '../session/liveEditors.ts'
import styles from './NotesPane.module.css'
import { createFromTemplate, insertTemplate, listTemplates } from './templates.ts'

export interface TemplateDialogProps {
  /** The open note that it goes into; null makes a note. */
  into: Id | null
  /** Opens what was made, with its caret. */
  onMade: (id: Id, at: number | null) => void
  onOpenChange: (open: boolean) => void
}

export function TemplateDialog({ into, onMade, onOpenChange }: TemplateDialogProps) {
  const { db, address, notify, newNote } = useDesk()
  const folder = useSetting('templatesFolder')
  const templates = useLiveQuery(() => listTemplates(db), [db, folder])
  const [title, setTitle] = useState('')
  const [picked, setPicked] = useState<Id | null>(null)
  const field = useRef<HTMLInputElement>(null)
  const select = useRef<HTMLSelectElement>(null)
  const form = useId()
  if (templates === undefined) return null
  const template = picked ?? templates[0]?.id

  const run = async (id: Id): Promise<void> => {
    const article = address.place.kind === 'article' ? ((await db.articles.get(address.place.id))?.title ?? null) : null
    const values: TemplateValues = { title, now: new Date(), article }
    if (into === null) {
      const made = await createFromTemplate(db, id, values)
      return onMade(made.id, made.at)
    }
    const open = liveEditor(db, into)
    if (open === null) return notify({ message: strings.noNote, kind: 'error' })
    await insertTemplate(open.editor, db, id, { ...values, title: open.session.title })
  }
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (template === undefined) return
    onOpenChange(false)
    run(template).catch((error: Error) => notify({ message: error.message, kind: 'error' }))
  }
  const empty = templates.length === 0
  return (
    <Dialog
      open size="small" title={into === null ? strings.newTitle : strings.insertTitle} initialFocus={into === null ? field : select} onOpenChange={onOpenChange}
      footer={
        <>
          <Button onClick={() => onOpenChange(false)}>{strings.cancel}</Button>
          {empty ? (
            <Button
              variant="primary" disabled={folder === ''}
              onClick={() => {
                onOpenChange(false)
                void newNote('', { folder })
              }}
            >
              {strings.makeOne}
            </Button>
          ) : (
            <Button variant="primary" type="submit" form={form}>{into === null ? strings.create : strings.insert}</Button>
          )}
        </>
      }
    >
      {empty ? <p>{folder === '' ? strings.noFolder : strings.none(folder)}</p> : (
        <form id={form} className={styles.form} onSubmit={submit}>
          {into === null && (
            <label className={dialogs.field}>
              <span className={dialogs.label}>{strings.title}</span>
              <TextField ref={field} value={title} onChange={(event) => setTitle(event.target.value)} />
            </label>
          )}
          <label className={dialogs.field}>
            <span className={dialogs.label}>{strings.template}</span>
            <Select ref={select} value={template} onChange={(event) => setPicked(event.target.value)}>
              {templates.map((note) => <option key={note.id} value={note.id}>{note.title || notesStrings.untitled}</option>)}
            </Select>
          </label>
        </form>
      )}
    </Dialog>
  )
}
