/** The command palette: anything by its name, and every command, without the mouse. */
import { Dialog as Base } from '@base-ui/react/dialog'
import { createElement, type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { formatAddress } from '../../core/address.ts'
import type { Named } from '../../core/search/nameIndex.ts'
import { useDesk } from '../desk/desk.ts'
import { iconOf } from '../desk/page/icons.ts'
import { classes } from '../shared/classes.ts'
import { Kbd } from '../shared/Kbd.tsx'
import { COMMON } from '../shared/strings/common.ts'
import { PALETTE } from '../shared/strings/search.ts'
import { type Command, useCommands } from './commands.ts'
import styles from './Palette.module.css'

export interface PaletteProps {
  open: boolean
  onOpenChange: (open: boolean) => void
  /** Commands too, or names only (the quick switcher). */
  commands: boolean
}

type Item = { type: 'name'; named: Named } | { type: 'command'; command: Command }

const MOST = 30
/** With nothing typed: the few most used of the library, and all commands. */
const MOST_UNASKED = 7

export function Palette({ open, onOpenChange, commands }: PaletteProps): ReactNode {
  return (
    <Base.Root open={open} onOpenChange={(next) => onOpenChange(next)}>
      <Base.Portal>
        <Base.Backdrop className={styles.backdrop} />
        <Base.Popup className={styles.popup}>
          <Base.Title className={styles.title}>{PALETTE.title}</Base.Title>
          <Search withCommands={commands} onDone={() => onOpenChange(false)} />
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  )
}

/** The finds of the last query that was answered, so that the list does not flicker while one types. */
function useNames(query: string): { query: string; names: Named[] } | null {
  const { finder, notify } = useDesk()
  const [answer, setAnswer] = useState<{ query: string; names: Named[] } | null>(null)
  useEffect(() => {
    let current = true
    finder.find(query, { limit: query === '' ? MOST_UNASKED : MOST }).then(
      (found) => {
        if (current) setAnswer({ query, names: found })
      },
      (error: Error) => notify({ message: error.message, kind: 'error' }),
    )
    return () => {
      current = false
    }
  }, [query, finder, notify])
  return answer
}

function Search({ withCommands, onDone }: { withCommands: boolean; onDone: () => void }): ReactNode {
  const { go, openBeside } = useDesk()
  const list = useId()
  const [text, setText] = useState('')
  const [active, setActive] = useState(0)
  const query = text.trim()
  const answer = useNames(query)
  const names = answer?.names ?? null
  const answered = answer?.query === query
  // Enter right behind the last letter means what that letter brings, not what stands there from the letter before.
  const [entered, setEntered] = useState<'here' | 'beside' | null>(null)
  const commands = useCommands(query)
  const items: Item[] = [
    ...(names ?? []).map((named) => ({ type: 'name' as const, named })),
    ...(withCommands ? commands.map((command) => ({ type: 'command' as const, command })) : []),
  ]
  const firstCommand = items.findIndex((item) => item.type === 'command')
  const chosen = Math.min(active, items.length - 1)
  useEffect(() => {
    document.getElementById(`${list}-${chosen}`)?.scrollIntoView({ block: 'nearest' })
  }, [list, chosen])

  const choose = (item: Item | undefined, beside = false): void => {
    if (item === undefined) return
    onDone()
    if (item.type === 'name') (beside ? openBeside : go)({ kind: item.named.kind, id: item.named.id })
    else item.command.run()
  }
  const first = useRef<(beside: boolean) => void>(() => undefined)
  useEffect(() => {
    first.current = (beside) => choose(items[0], beside)
  })
  useEffect(() => {
    if (entered !== null && answered) first.current(entered === 'beside')
  }, [entered, answered])
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return
    const last = items.length - 1
    if (event.key === 'ArrowDown') setActive(chosen >= last ? 0 : chosen + 1)
    else if (event.key === 'ArrowUp') setActive(chosen <= 0 ? last : chosen - 1)
    else if (event.key === 'PageDown') setActive(Math.min(last, chosen + 8))
    else if (event.key === 'PageUp') setActive(Math.max(0, chosen - 8))
    else if (event.key === 'Enter') {
      if (answered) choose(items[chosen], event.shiftKey)
      else setEntered(event.shiftKey ? 'beside' : 'here')
    } else return
    event.preventDefault()
  }
  return (
    <>
      <input
        className={styles.input}
        role="combobox"
        aria-label={PALETTE.title}
        aria-expanded
        aria-controls={list}
        aria-autocomplete="list"
        aria-activedescendant={chosen < 0 ? undefined : `${list}-${chosen}`}
        placeholder={withCommands ? PALETTE.placeholder : PALETTE.placeholderNames}
        spellCheck={false}
        value={text}
        onChange={(event) => {
          setText(event.target.value)
          setActive(0)
          setEntered(null)
        }}
        onKeyDown={onKeyDown}
      />
      <div className={styles.list} role="listbox" id={list} aria-label={PALETTE.results} tabIndex={-1}>
        {items.map((item, at) => (
          <div key={item.type === 'name' ? `${item.named.kind}/${item.named.id}` : item.command.name} role="presentation">
            {at === firstCommand ? <p className={styles.heading} aria-hidden>{PALETTE.commands}</p> : at === 0 ? <p className={styles.heading} aria-hidden>{PALETTE.names}</p> : null}
            <Option id={`${list}-${at}`} item={item} active={at === chosen} onPoint={() => setActive(at)} onChoose={(beside) => choose(item, beside)} />
          </div>
        ))}
        {items.length === 0 && names !== null ? <p className={styles.nothing}>{PALETTE.nothing}</p> : null}
      </div>
    </>
  )
}

function Option({ id, item, active, onPoint, onChoose }: { id: string; item: Item; active: boolean; onPoint: () => void; onChoose: (beside: boolean) => void }): ReactNode {
  const icon = item.type === 'name' ? iconOf(item.named.kind, item.named.detail) : item.command.icon
  const name = item.type === 'name' ? item.named.name : item.command.name
  return (
    // The keyboard stays in the field: the option is told by aria-activedescendant.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
    <div id={id} data-leads={item.type === 'name' ? formatAddress({ place: { kind: item.named.kind, id: item.named.id } }) : undefined} role="option" tabIndex={-1} aria-selected={active} className={classes(styles.option, active && styles.active)} onPointerMove={onPoint} onClick={(event) => onChoose(event.shiftKey)}>
      {createElement(icon, { size: 14, 'aria-hidden': true })}
      <span className={styles.name}>{name === '' ? COMMON.untitled : name}</span>
      {item.type === 'name' ? <span className={styles.detail}>{item.named.alias === undefined ? item.named.detail || PALETTE.kinds[item.named.kind] : PALETTE.alias(item.named.alias)}</span> : null}
      {item.type === 'command' && item.command.keys !== null ? <Kbd keys={item.command.keys} /> : null}
    </div>
  )
}
