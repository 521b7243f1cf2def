/** Where templates and daily notes are, and what a day begins with. */
import { useLiveQuery } from 'dexie-react-hooks'
import { useId, useState, type ReactNode } from 'react'
import type { NoteRow } from '../../core/model.ts'
import { isWithin, normalisePath, pathsOf } from '../../core/notes/paths.ts'
import { setSetting } from '../../data/settings.ts'
import { useDesk } from '../desk/desk.ts'
import { useNoteCatalogue } from '../desk/notes/noteCatalogue.ts'
import { useSetting } from '../desk/useSetting.ts'
import { notesStrings } from '../shared/strings/notes.ts'
import { TEMPLATES as strings } from '../shared/strings/templates.ts'
import { Select, TextField } from '../shared/TextField.tsx'
import styles from './Settings.module.css'

const NONE: NoteRow[] = []

function FolderField({ label, name }: { label: string; name: 'templatesFolder' | 'dailyFolder' }): ReactNode {
  const { db } = useDesk()
  const { catalogue } = useNoteCatalogue()
  const stored = useSetting(name)
  const [typed, setTyped] = useState<string | null>(null)
  const list = useId()
  return (
    <label className={styles.noteField}>
      {label}
      <TextField
        value={typed ?? stored} list={list} onChange={(event) => setTyped(event.target.value)}
        onBlur={() => {
          if (typed !== null) void setSetting(db, name, normalisePath(typed))
          setTyped(null)
        }}
      />
      <datalist id={list}>{pathsOf(catalogue.folders()).map((path) => <option key={path} value={path}>{path}</option>)}</datalist>
    </label>
  )
}

export function NoteSettings(): ReactNode {
  const { db } = useDesk()
  const folder = useSetting('templatesFolder')
  const template = useSetting('dailyTemplate')
  const templates = useLiveQuery(async () => {
    const notes = await db.notes.filter((note) => note.trashedAt === 0 && note.folder !== '' && folder !== '' && isWithin(note.folder, folder)).toArray()
    return notes.sort((a, b) => a.title.localeCompare(b.title))
  }, [db, folder], NONE)
  return (
    <div className={styles.fields}>
      <FolderField label={strings.templatesFolder} name="templatesFolder" />
      <FolderField label={strings.dailyFolder} name="dailyFolder" />
      <label className={styles.noteField}>
        {strings.dailyTemplate}
        <Select value={templates.some(({ id }) => id === template) ? template : ''} onChange={(event) => void setSetting(db, 'dailyTemplate', event.target.value)}>
          <option value="">{strings.noTemplate}</option>
          {templates.map(({ id, title }) => <option key={id} value={id}>{title || notesStrings.untitled}</option>)}
        </Select>
      </label>
      <p className={styles.quiet}>{strings.variables}</p>
    </div>
  )
}
