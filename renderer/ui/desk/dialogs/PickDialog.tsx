/** A dialog that picks one thing by its name: whom to merge with. */
import { useEffect, useState } from 'react'
import type { Id, TargetKind } from '../../../core/model.ts'
import type { Named } from '../../../core/search/nameIndex.ts'
import { deskStrings as strings } from '../../shared/strings/desk.ts'
import { ChoiceDialog } from './ChoiceDialog.tsx'
import { useDesk } from '../desk.ts'

export interface PickDialogProps {
  title: string
  description?: string
  kind: TargetKind | TargetKind[]
  /** Not offered: the thing itself. */
  except: Id
  /** Offered before all others while nothing is typed. */
  first?: Named[]
  /** How a candidate's second line reads; its detail unless told. */
  describe?: (named: Named) => string
  onPick: (id: Id, name: string, kind: TargetKind) => void
  onClose: () => void
}

const NONE: Named[] = []

/** Shown while it is mounted. */
export function PickDialog({ title, description, kind, except, first = NONE, describe = ({ detail }) => detail, onPick, onClose }: PickDialogProps) {
  const { finder } = useDesk()
  const [query, setQuery] = useState('')
  const [found, setFound] = useState<Named[] | null>(null)
  const [active, setActive] = useState(0)
  const kinds = [kind].flat().join(' ')

  useEffect(() => {
    let stale = false
    // A finder that fails (its worker could not start) finds nothing.
    const take = (named: Named[]): void => {
      if (stale) return
      const before = query.trim() === '' ? first : []
      setFound([...before, ...named.filter(({ id }) => id !== except && !before.some((other) => other.id === id))])
      setActive(0)
    }
    finder.find(query, { kinds: kinds.split(' ') as TargetKind[], limit: 30 }).then(take, () => take([]))
    return () => {
      stale = true
    }
  }, [finder, query, kinds, except, first])

  const choices = (found ?? []).map((named) => ({ named, key: named.id, name: named.name, detail: describe(named) }))
  return (
    <ChoiceDialog
      title={title} {...(description === undefined ? {} : { description })} label={strings.pickHint} listLabel={strings.pickResults}
      typed={query} onType={setQuery} choices={choices} active={active} onActive={setActive} {...(found?.length === 0 ? { remark: strings.pickNone } : {})}
      onPick={({ named }) => onPick(named.id, named.name, named.kind)} onClose={onClose}
    />
  )
}
