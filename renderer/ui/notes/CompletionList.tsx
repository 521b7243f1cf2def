import { FilePlus } from 'lucide-react'
import { createElement, useEffect, useSyncExternalStore } from 'react'
import { createPortal } from 'react-dom'
import type { TargetKind } from '../../core/model.ts'
import { iconOf } from '../desk/icons.ts'
import { classes } from '../shared/classes.ts'
import { completionStrings as strings } from '../shared/strings/notes.ts'
import styles from './CompletionList.module.css'
import { LIST_ID, optionId, type CompletionItem, type CompletionMenu } from './completionMenu.ts'

/** What `[[` and `@` offer, beside the caret. The keyboard stays in the text; the active option is told by aria-activedescendant. */
export function CompletionList({ menu }: { menu: CompletionMenu }) {
  const state = useSyncExternalStore(menu.subscribe, menu.state)
  const active = state?.active ?? -1
  useEffect(() => {
    document.getElementById(optionId(active))?.scrollIntoView({ block: 'nearest' })
  }, [active])
  if (state === null) return null
  const { element, items, searching, query } = state
  // `@` also begins what is no name: nothing found says nothing.
  if (items.length === 0 && !searching && query.includes(' ')) return null
  const groups = groupsOf(items)
  return createPortal(
    // The mouse must not take the caret out of the text.
    <div className={styles.list} role="listbox" tabIndex={-1} id={LIST_ID} aria-label={strings.list} onMouseDown={(event) => event.preventDefault()}>
      {items.length === 0 && <div role="option" aria-selected={false} aria-disabled className={styles.nothing}>{searching ? strings.searching : strings.nothing}</div>}
      {groups.map(({ kind, first, items }) => (
        <div key={kind} role="group" aria-label={kind === 'create' ? strings.groups.note : strings.groups[kind]}>
          {kind !== 'create' && <div className={styles.heading} aria-hidden>{strings.groups[kind]}</div>}
          {items.map((item, at) => <Option key={first + at} item={item} index={first + at} active={active} onChoose={() => menu.choose(first + at)} />)}
        </div>
      ))}
    </div>,
    element,
  )
}

function Option({ item, index, active, onChoose }: { item: CompletionItem; index: number; active: number; onChoose: () => void }) {
  const icon = item.type === 'create' ? FilePlus : iconOf(item.named.kind, item.named.detail)
  return (
    <div id={optionId(index)} role="option" tabIndex={-1} aria-selected={index === active} className={classes(styles.option, index === active && styles.active)} onMouseUp={onChoose}>
      {createElement(icon, { size: 14, 'aria-hidden': true })}
      <span className={styles.name}>{item.type === 'create' ? strings.create(item.title) : item.named.name}</span>
      {item.type === 'target' && (item.named.alias !== undefined || item.named.detail !== '') && (
        <span className={styles.detail}>{item.named.alias === undefined ? item.named.detail : strings.alias(item.named.alias)}</span>
      )}
    </div>
  )
}

function groupsOf(items: CompletionItem[]): { kind: TargetKind | 'create'; first: number; items: CompletionItem[] }[] {
  const groups: { kind: TargetKind | 'create'; first: number; items: CompletionItem[] }[] = []
  items.forEach((item, at) => {
    const kind = item.type === 'create' ? 'create' : item.named.kind
    const last = groups.at(-1)
    if (last?.kind === kind) last.items.push(item)
    else groups.push({ kind, first: at, items: [item] })
  })
  return groups
}
