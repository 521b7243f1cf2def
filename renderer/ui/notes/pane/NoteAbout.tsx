/** What is said of a note beside its text: folder, aliases, language, dates. One line while it is folded, which it is until asked for. */
import { useLiveQuery } from 'dexie-react-hooks'
import { ChevronRight, Folder, Pin, PinOff } from 'lucide-react'
import { useId, useState, type KeyboardEvent } from 'react'
import type { NoteRow } from '../../../core/model.ts'
import { normalisePath, pathsOf } from '../../../core/notes/paths.ts'
import { describeNote } from '../../../data/notes.ts'
import { languageName } from '../../desk/describeArticle.ts'
import { useDesk } from '../../desk/desk.ts'
import { useNoteCatalogue } from '../../desk/noteCatalogue.ts'
import { useSteadyQuery } from '../../desk/useSteadyQuery.ts'
import { IconButton } from '../../shared/IconButton.tsx'
import { NOTE_ABOUT as strings } from '../../shared/strings/noteAbout.ts'
import { Select, TextField } from '../../shared/TextField.tsx'
import { AliasField } from './AliasField.tsx'
import styles from './NoteAbout.module.css'

/** Offered besides those that the note has: those of the news most read with Dossier, and the great ones. */
const LANGUAGES = ['ar', 'be', 'cs', 'de', 'el', 'en', 'es', 'fr', 'he', 'hu', 'hy', 'it', 'ja', 'ka', 'kk', 'ky', 'nl', 'pl', 'pt', 'ro', 'ru', 'sr', 'sv', 'tg', 'tr', 'uk', 'uz', 'zh']

const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric' })
const minute = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', hour: '2-digit', minute: '2-digit' })

type About = Pick<NoteRow, 'id' | 'folder' | 'aliases' | 'lang' | 'pinnedAt' | 'createdAt'>

/** What is shown of a row: not what every save changes. */
const about = ({ id, folder, aliases, lang, pinnedAt, createdAt }: NoteRow): About => ({ id, folder, aliases, lang, pinnedAt, createdAt })

/** @param opened the row as it was when the note was opened */
export function NoteAbout({ opened }: { opened: NoteRow }) {
  const { db } = useDesk()
  const row = useSteadyQuery(async ({ notes }) => about((await notes.get(opened.id)) ?? opened), opened.id) ?? about(opened)
  const [open, setOpen] = useState(false)
  const id = useId()
  const { folder, aliases, lang, pinnedAt, createdAt } = row
  const pinned = pinnedAt > 0
  const summary = [folder, aliases.length > 0 ? strings.aliasCount(aliases.length) : '', lang === null ? '' : languageName(lang), day.format(createdAt)].filter((part) => part !== '')
  return (
    <div className={styles.about}>
      <div className={styles.line}>
        <button type="button" className={styles.toggle} aria-expanded={open} aria-controls={id} onClick={() => setOpen(!open)}>
          <ChevronRight size={12} className={styles.chevron} aria-hidden />
          {strings.details}
          {!open && folder !== '' && <Folder size={12} aria-hidden />}
          {!open && <span className={styles.summary}>{summary.join(' · ')}</span>}
        </button>
        <IconButton label={pinned ? strings.unpin : strings.pin} icon={pinned ? PinOff : Pin} className={styles.pin} onClick={() => void describeNote(db, row.id, { pinnedAt: pinned ? 0 : Date.now() })} />
      </div>
      <div id={id} hidden={!open}>{open && <Fields row={row} opened={opened} />}</div>
    </div>
  )
}

function Fields({ row, opened }: { row: About; opened: NoteRow }) {
  const { db } = useDesk()
  const updatedAt = useLiveQuery(async () => (await db.notes.get(opened.id))?.updatedAt, [db, opened.id]) ?? opened.updatedAt
  const { catalogue } = useNoteCatalogue()
  const id = useId()
  const [folder, setFolder] = useState<string | null>(null)
  const { lang } = row
  const file = (): void => {
    if (folder === null) return
    setFolder(null)
    if (normalisePath(folder) !== row.folder) void describeNote(db, row.id, { folder: normalisePath(folder) })
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' && event.key !== 'Escape') return
    event.preventDefault()
    if (event.key === 'Enter') file()
    else setFolder(null)
  }
  const languages = [...new Set([...LANGUAGES, ...(lang === null ? [] : [lang])])].map((code) => ({ code, name: languageName(code) })).sort((a, b) => a.name.localeCompare(b.name))
  return (
    <div className={styles.fields}>
      <label htmlFor={`${id}-folder`}>{strings.folder}</label>
      <div>
        <TextField
          id={`${id}-folder`} list={`${id}-folders`} placeholder={strings.folderPlaceholder} value={folder ?? row.folder} autoComplete="off"
          onChange={(event) => setFolder(event.target.value)} onBlur={file} onKeyDown={onKeyDown}
        />
        <datalist id={`${id}-folders`}>{pathsOf(catalogue.folders()).map((path) => <option key={path} value={path}>{path}</option>)}</datalist>
      </div>
      <label htmlFor={`${id}-alias`}>{strings.aliases}</label>
      <AliasField id={`${id}-alias`} aliases={row.aliases} onChange={(aliases) => void describeNote(db, row.id, { aliases })} />
      <label htmlFor={`${id}-lang`}>{strings.language}</label>
      <Select id={`${id}-lang`} value={lang ?? ''} onChange={(event) => void describeNote(db, row.id, { lang: event.target.value === '' ? null : event.target.value })}>
        <option value="">{strings.system}</option>
        {languages.map(({ code, name }) => <option key={code} value={code}>{name}</option>)}
      </Select>
      <span>{strings.created}</span>
      <time dateTime={new Date(row.createdAt).toISOString()}>{minute.format(row.createdAt)}</time>
      <span>{strings.changed}</span>
      <time dateTime={new Date(updatedAt).toISOString()}>{minute.format(updatedAt)}</time>
    </div>
  )
}
