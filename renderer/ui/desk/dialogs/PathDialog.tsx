/** A dialog that asks for a folder or a tag: one of those there are, or a new one. */
import { useState } from 'react'
import { fold } from '../../../core/text/fold.ts'
import { noteListStrings as strings } from '../../shared/strings/noteList.ts'
import { ChoiceDialog } from './ChoiceDialog.tsx'

export interface PathDialogProps {
  title: string
  label: string
  placeholder: string
  /** Those there are, parents before children. */
  paths: readonly string[]
  /** Offered first, for “none of them”. */
  none?: string
  /** What was typed as it would be stored; null when it cannot be. */
  read: (typed: string) => string | null
  /** How a new one is offered. */
  create: (path: string) => string
  /** Why what was typed cannot be one. */
  invalid?: string
  onPick: (path: string) => void
  onClose: () => void
}

/** Shown while it is mounted. */
export function PathDialog({ title, label, placeholder, paths, none, read, create, invalid, onPick, onClose }: PathDialogProps) {
  const [typed, setTyped] = useState('')
  const [active, setActive] = useState(0)
  const wanted = fold(typed.trim())
  const path = typed.trim() === '' ? null : read(typed)
  const found = paths.filter((each) => fold(each).includes(wanted))
  const choices = [
    ...(none !== undefined && wanted === '' ? [{ path: '', name: none }] : []),
    // A name that is typed whole comes first.
    ...found.toSorted((a, b) => Number(fold(b) === wanted) - Number(fold(a) === wanted)).map((each) => ({ path: each, name: each })),
    ...(path === null || path === '' || paths.some((each) => each.toLowerCase() === path.toLowerCase()) ? [] : [{ path, name: create(path) }]),
  ].map((choice) => ({ ...choice, key: choice.name }))
  return (
    <ChoiceDialog
      size="small" title={title} label={label} placeholder={placeholder} listLabel={strings.choices} typed={typed} choices={choices} active={active} onActive={setActive}
      {...(invalid !== undefined && wanted !== '' && path === null ? { remark: invalid } : {})}
      onType={(text) => {
        setTyped(text)
        setActive(0)
      }}
      onPick={(choice) => onPick(choice.path)} onClose={onClose}
    />
  )
}
