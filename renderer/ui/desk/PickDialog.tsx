/** A dialog that picks one thing by its name: whom to merge with. */
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import type { Id, TargetKind } from '../../core/model.ts'
import type { Named } from '../../core/search/nameIndex.ts'
import { Dialog } from '../shared/Dialog.tsx'
import { deskStrings as strings } from '../shared/strings/desk.ts'
import { TextField } from '../shared/TextField.tsx'
import { useDesk } from './desk.ts'
import styles from './dialogs.module.css'

export interface PickDialogProps {
  title: string
  description?: string
  kind: TargetKind | TargetKind[]
  /** Not offered: the thing itself. */
  except: Id
  /** How a candidate's second line reads; its detail unless told. */
  describe?: (named: Named) => string
  onPick: (id: Id, name: string, kind: TargetKind) => void
  onClose: () => void
}

/** Shown while it is mounted. */
export function PickDialog({ title, description, kind, except, describe = ({ detail }) => detail, onPick, onClose }: PickDialogProps) {
  const { finder } = useDesk()
  const [query, setQuery] = useState('')
  const [found, setFound] = useState<Named[] | null>(null)
  const [active, setActive] = useState(0)
  const field = useRef<HTMLInputElement>(null)
  const id = useId()
  const kinds = [kind].flat().join(' ')

  useEffect(() => {
    let stale = false
    // A finder that fails (its worker could not start) finds nothing.
    const take = (named: Named[]): void => {
      if (stale) return
      setFound(named.filter((candidate) => candidate.id !== except))
      setActive(0)
    }
    finder.find(query, { kinds: kinds.split(' ') as TargetKind[], limit: 30 }).then(take, () => take([]))
    return () => {
      stale = true
    }
  }, [finder, query, kinds, except])

  useEffect(() => {
    document.getElementById(`${id}-${active}`)?.scrollIntoView({ block: 'nearest' })
  }, [id, active])

  const pick = (named: Named | undefined): void => {
    if (named === undefined) return
    onClose()
    onPick(named.id, named.name, named.kind)
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    const last = (found?.length ?? 0) - 1
    const to = { ArrowDown: Math.min(active + 1, last), ArrowUp: Math.max(active - 1, 0) }[event.key]
    if (to !== undefined) setActive(to)
    else if (event.key === 'Enter') pick(found?.[active])
    else return
    event.preventDefault()
  }

  return (
    <Dialog open title={title} {...(description === undefined ? {} : { description })} initialFocus={field} onOpenChange={(open) => !open && onClose()}>
      <TextField
        ref={field}
        role="combobox"
        aria-label={strings.pickHint}
        aria-expanded
        aria-controls={`${id}-options`}
        aria-activedescendant={found !== null && found.length > 0 ? `${id}-${active}` : undefined}
        aria-autocomplete="list"
        placeholder={strings.pickHint}
        value={query}
        onChange={(event) => setQuery(event.target.value)}
        onKeyDown={onKeyDown}
      />
      <div className={styles.options}>
        {found?.length === 0 && <p className={styles.none} role="status">{strings.pickNone}</p>}
        <div id={`${id}-options`} role="listbox" aria-label={strings.pickResults}>
          {found?.map((named, at) => (
            // Keys go to the field, which names the active option.
            <div
              key={named.id}
              id={`${id}-${at}`}
              role="option"
              tabIndex={-1}
              aria-selected={at === active}
              className={styles.option}
              onPointerMove={() => setActive(at)}
              onClick={() => pick(named)}
              onKeyDown={onKeyDown}
            >
              <span className={styles.name}>{named.name}</span>
              <span className={styles.detail}>{describe(named)}</span>
            </div>
          ))}
        </div>
      </div>
    </Dialog>
  )
}
