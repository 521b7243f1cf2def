import { createElement, useEffect, useSyncExternalStore } from 'react'
import { createPortal } from 'react-dom'
import { classes } from '../../shared/classes.ts'
import { Kbd } from '../../shared/Kbd.tsx'
import { completionStrings as strings } from '../../shared/strings/notes.ts'
import styles from './CompletionList.module.css'
import { LIST_ID, optionId, type CompletionItem, type CompletionMenu } from './completionMenu.ts'

/** What `[[`, `@`, `#` and `/` offer, beside the caret. The keyboard stays in the text; the active option is told by aria-activedescendant. */
export function CompletionList({ menu }: { menu: CompletionMenu }) {
  const state = useSyncExternalStore(menu.subscribe, menu.state)
  const active = state?.active ?? -1
  useEffect(() => {
    document.getElementById(optionId(active))?.scrollIntoView({ block: 'nearest' })
  }, [active])
  if (state === null) return null
  const { element, name, items, searching, query } = state
  // A sign also begins what is no name: nothing found says nothing.
  if (items.length === 0 && (menu.silent || (!searching && query.includes(' ')))) return null
  const groups = groupsOf(items)
  return createPortal(
    // The mouse must not take the caret out of the text.
    <div className={styles.list} role="listbox" tabIndex={-1} id={LIST_ID} aria-label={name} onMouseDown={(event) => event.preventDefault()}>
      {items.length === 0 && <div role="option" aria-selected={false} aria-disabled className={styles.nothing}>{searching ? strings.searching : strings.nothing}</div>}
      {groups.map(({ group, first, items }) => (
        <div key={first} role="group" aria-label={group}>
          {items[0]?.alone !== true && <div className={styles.heading} aria-hidden>{group}</div>}
          {items.map((item, at) => <Option key={first + at} item={item} index={first + at} active={active} onChoose={() => menu.choose(first + at)} />)}
        </div>
      ))}
    </div>,
    element,
  )
}

function Option({ item: { icon, label, detail = '', shortcut }, index, active, onChoose }: { item: CompletionItem; index: number; active: number; onChoose: () => void }) {
  return (
    <div id={optionId(index)} role="option" tabIndex={-1} aria-selected={index === active} className={classes(styles.option, index === active && styles.active)} onMouseUp={onChoose}>
      {createElement(icon, { size: 14, 'aria-hidden': true })}
      <span className={styles.name}>{label}</span>
      {detail !== '' && <span className={styles.detail}>{detail}</span>}
      {shortcut !== undefined && <span className={styles.keys} aria-hidden><Kbd keys={shortcut} /></span>}
    </div>
  )
}

function groupsOf(items: CompletionItem[]): { group: string; first: number; items: CompletionItem[] }[] {
  const groups: { group: string; first: number; items: CompletionItem[] }[] = []
  items.forEach((item, at) => {
    const last = groups.at(-1)
    if (last !== undefined && last.group === item.group && last.items[0]!.alone === item.alone) last.items.push(item)
    else groups.push({ group: item.group, first: at, items: [item] })
  })
  return groups
}
