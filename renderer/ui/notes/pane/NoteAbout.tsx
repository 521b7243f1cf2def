/** What is said of a note beside its text: folder, aliases, language, dates. One line while it is folded, which it is until asked for. */
import { useLiveQuery } from 'dexie-react-hooks'
import { ChevronRight, Folder, Pin, PinOff } from 'lucide-react'
import { useId, useState, type KeyboardEvent } from 'react'
import type { NoteRow } from '../../../core/model.ts'
import { normalisePath, pathsOf } from '../../../core/notes/paths.ts'
import type { DetailConflict } from '../../../core/notes/mergeDetails.ts'
import { databaseError } from '../../../data/databaseError.ts'
import { changeDetails } from '../../../data/noteDetails.ts'
import { describeNote, type NoteDetails } from '../../../data/notes.ts'
import { languageName } from '../../desk/peek/describeArticle.ts'
import { useDesk } from '../../desk/desk.ts'
import { useNoteCatalogue } from '../../desk/notes/noteCatalogue.ts'
import { useSteadyQuery } from '../../desk/useSteadyQuery.ts'
import { IconButton } from '../../shared/IconButton.tsx'
import { detailConflictStrings, NOTE_ABOUT as strings } from '../../shared/strings/noteAbout.ts'
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
  const row = useSteadyQuery(async ({ notes }) => about((await notes.get(opened.id)) ?? opened), opened.id) ?? about(opened)
  const [open, setOpen] = useState(false)
  const id = useId()
  const change = useChangeDetails(row)
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
        <IconButton label={pinned ? strings.unpin : strings.pin} icon={pinned ? PinOff : Pin} className={styles.pin} onClick={() => change({ pinnedAt: pinned ? 0 : Date.now() })} />
      </div>
      <div id={id} hidden={!open}>{open && <Fields row={row} opened={opened} change={change} />}</div>
    </div>
  )
}

/** `base` is what was seen when the change was begun: by default what is shown now. */
type ChangeDetails = (change: NoteDetails, base?: About) => void

/** Changes what is said of the note. What another window says otherwise is told, and can be taken. */
function useChangeDetails(row: About): ChangeDetails {
  const { db, notify } = useDesk()
  return (change, base = row) => {
    changeDetails(db, row.id, base, change).then(
      (conflicts) => {
        for (const conflict of conflicts) {
          const theirs: NoteDetails = conflict.field === 'folder' ? { folder: conflict.theirs } : { lang: conflict.theirs }
          notify({
            message: detailConflictStrings[conflict.field](said(conflict, 'mine'), said(conflict, 'theirs')), detail: detailConflictStrings.both, stays: true,
            action: { label: detailConflictStrings.take(said(conflict, 'theirs')), run: () => describeNote(db, row.id, theirs) },
          })
        }
      },
      (error: unknown) => notify({ message: databaseError(error).message, kind: 'error' }),
    )
  }
}

const said = (conflict: DetailConflict, whose: 'mine' | 'theirs'): string =>
  conflict.field === 'folder' ? conflict[whose] || strings.folderPlaceholder : conflict[whose] === null ? strings.system : languageName(conflict[whose])

function Fields({ row, opened, change }: { row: About; opened: NoteRow; change: ChangeDetails }) {
  const { db } = useDesk()
  const updatedAt = useLiveQuery(async () => (await db.notes.get(opened.id))?.updatedAt, [db, opened.id]) ?? opened.updatedAt
  const { catalogue } = useNoteCatalogue()
  const id = useId()
  const [typed, setTyped] = useState<{ folder: string; base: About } | null>(null)
  const { lang } = row
  const file = (): void => {
    if (typed === null) return
    setTyped(null)
    const folder = normalisePath(typed.folder)
    if (folder !== typed.base.folder) change({ folder }, typed.base)
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' && event.key !== 'Escape') return
    event.preventDefault()
    if (event.key === 'Enter') file()
    else setTyped(null)
  }
  const languages = [...new Set([...LANGUAGES, ...(lang === null ? [] : [lang])])].map((code) => ({ code, name: languageName(code) })).sort((a, b) => a.name.localeCompare(b.name))
  return (
    <div className={styles.fields}>
      <label htmlFor={`${id}-folder`}>{strings.folder}</label>
      <div>
        <TextField
          id={`${id}-folder`} list={`${id}-folders`} placeholder={strings.folderPlaceholder} value={typed?.folder ?? row.folder} autoComplete="off"
          onChange={({ target }) => setTyped({ folder: target.value, base: typed?.base ?? row })} onBlur={file} onKeyDown={onKeyDown}
        />
        <datalist id={`${id}-folders`}>{pathsOf(catalogue.folders()).map((path) => <option key={path} value={path}>{path}</option>)}</datalist>
      </div>
      <label htmlFor={`${id}-alias`}>{strings.aliases}</label>
      <AliasField id={`${id}-alias`} aliases={row.aliases} onChange={(aliases) => change({ aliases })} />
      <label htmlFor={`${id}-lang`}>{strings.language}</label>
      <Select id={`${id}-lang`} value={lang ?? ''} onChange={(event) => change({ lang: event.target.value === '' ? null : event.target.value })}>
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
