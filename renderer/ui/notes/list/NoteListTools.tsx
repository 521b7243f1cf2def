/** What narrows and sorts the list of notes. */
import { ArrowDownUp, Folder, Hash, Pencil, Search, X } from 'lucide-react'
import { useEffect, useRef, type ReactNode } from 'react'
import type { Place } from '../../../core/address.ts'
import type { NoteOrder } from '../../../core/notes/noteCatalogue.ts'
import { setSetting } from '../../../data/settings.ts'
import { useDesk } from '../../desk/desk.ts'
import { useSetting } from '../../desk/useSetting.ts'
import { Button } from '../../shared/Button.tsx'
import { IconButton } from '../../shared/IconButton.tsx'
import { Menu, type MenuItem } from '../../shared/Menu.tsx'
import { noteListStrings as strings } from '../../shared/strings/noteList.ts'
import { TextField } from '../../shared/TextField.tsx'
import styles from './NoteList.module.css'

type NotesPlace = Extract<Place, { kind: 'notes' }>

/** After this long without a key what is typed becomes part of the address, ms: a browser takes a few changes a second only. */
const SETTLED = 400

export interface NoteFilterProps {
  place: NotesPlace
  /** What is typed at present; the list follows it at once. */
  typed: string
  onType: (text: string) => void
  onLeave: () => void
}

export function NoteFilter({ place, typed, onType, onLeave }: NoteFilterProps): ReactNode {
  const { go } = useDesk()
  const field = useRef<HTMLInputElement>(null)
  // Back, forward and links change the address; what is typed changes it when it has settled.
  const settled = useRef(place.query ?? '')
  useEffect(() => {
    if ((place.query ?? '') === settled.current) return
    settled.current = place.query ?? ''
    onType(settled.current)
  }, [place.query, onType])
  useEffect(() => {
    if (typed === settled.current) return undefined
    const timer = setTimeout(() => {
      settled.current = typed
      const { query: _, ...rest } = place
      go(typed === '' ? rest : { ...rest, query: typed }, { replace: true })
    }, SETTLED)
    return () => clearTimeout(timer)
  }, [typed, place, go])
  return (
    <search className={styles.filter}>
      <Search size={14} className={styles.magnifier} aria-hidden />
      <TextField
        ref={field} aria-label={strings.filter} placeholder={strings.filterPlaceholder} value={typed} spellCheck={false} onChange={(event) => onType(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape' && typed !== '') onType('')
          else if (event.key === 'Escape' || event.key === 'ArrowDown' || (event.key === 'Enter' && !event.nativeEvent.isComposing)) onLeave()
          else return
          event.preventDefault()
        }}
      />
      {typed !== '' && (
        <button
          type="button" className={styles.clear} aria-label={strings.clearFilter}
          onClick={() => {
            onType('')
            field.current?.focus()
          }}
        >
          <X size={14} aria-hidden />
        </button>
      )}
    </search>
  )
}

export function NoteSort(): ReactNode {
  const { db } = useDesk()
  const order = useSetting('notesOrder')
  const ascending = useSetting('notesAscending')
  const orders = (Object.keys(strings.orders) as NoteOrder[]).map(
    (each): MenuItem => ({
      label: strings.orders[each], checked: each === order,
      onSelect: () => {
        void setSetting(db, 'notesOrder', each)
        // What one looks for first: the newest, the longest, A.
        if (each !== order) void setSetting(db, 'notesAscending', each === 'title')
      },
    }),
  )
  const directions = [false, true].map((up): MenuItem => ({ label: (up ? strings.ascending : strings.descending)[order], checked: up === ascending, onSelect: () => void setSetting(db, 'notesAscending', up) }))
  return <Menu trigger={<Button variant="quiet" icon={ArrowDownUp} aria-label={strings.sort(`${strings.orders[order]}, ${(ascending ? strings.ascending : strings.descending)[order]}`)}>{strings.orders[order]}</Button>} items={[...orders, 'separator', ...directions]} />
}

/** The folder or tag that the list is narrowed to: to leave it, to rename it. */
export function NarrowedTo({ place, onRename }: { place: NotesPlace; onRename: (what: { kind: 'folder' | 'tag'; path: string }) => void }): ReactNode {
  const { go } = useDesk()
  const { folder, tag, ...rest } = place
  const chip = (kind: 'folder' | 'tag', path: string, leave: NotesPlace): ReactNode => (
    <span key={kind} className={styles.chip}>
      {kind === 'folder' ? <Folder size={13} aria-hidden /> : <Hash size={13} aria-hidden />}
      <span className={styles.chipName}>{path}</span>
      <IconButton label={kind === 'folder' ? strings.renameFolder : strings.renameTag} icon={Pencil} shortcut="F2" className={styles.chipButton} onClick={() => onRename({ kind, path })} />
      <IconButton label={kind === 'folder' ? strings.leaveFolder(path) : strings.leaveTag(path)} icon={X} className={styles.chipButton} onClick={() => go(leave)} />
    </span>
  )
  return (
    <>
      {folder === undefined ? null : chip('folder', folder, tag === undefined ? rest : { ...rest, tag })}
      {tag === undefined ? null : chip('tag', tag, folder === undefined ? rest : { ...rest, folder })}
    </>
  )
}
