/**
 * The first line of a callout: its kind (a menu), its title and, when it can be folded, the button that does it. The arrows lead from the text into
 * the title and back, Enter from the title into the callout.
 */
import { Selection } from '@tiptap/pm/state'
import { ChevronDown, ChevronRight } from 'lucide-react'
import { useRef, type KeyboardEvent } from 'react'
import type { CalloutAttrs } from '../../../core/notes/document.ts'
import { Menu, type MenuItem } from '../../shared/Menu.tsx'
import { calloutStrings as strings } from '../../shared/strings/noteNodes.ts'
import { unwrapCallout } from '../schema/callout.ts'
import { kindName, KINDS, lookOf } from './calloutKinds.ts'
import styles from './Callout.module.css'
import type { IslandProps } from './nodeViewStore.ts'

export function CalloutHead({ node, editor, position }: IslandProps) {
  const { kind, title, fold } = node.attrs as CalloutAttrs
  const { icon: Icon } = lookOf(kind)
  /** The title was changed since it was entered: one step to undo, however much was typed. */
  const typed = useRef(false)
  const set = (attrs: Partial<CalloutAttrs>, history = true): void => {
    const at = position()
    if (at === undefined || !editor.isEditable) return
    const { tr } = editor.state
    for (const [name, value] of Object.entries(attrs)) tr.setNodeAttribute(at, name, value)
    editor.view.dispatch(tr.setMeta('addToHistory', history))
  }
  const enterText = (where: 'inside' | 'before'): void => {
    const at = position()
    if (at === undefined) return
    const { tr } = editor.state
    if (where === 'inside' && fold === 'closed') tr.setNodeAttribute(at, 'fold', 'open')
    const selection = where === 'inside' ? Selection.near(tr.doc.resolve(at + 1)) : Selection.findFrom(tr.doc.resolve(at), -1)
    if (selection === null) return
    editor.view.dispatch(tr.setSelection(selection).scrollIntoView())
    editor.view.focus()
  }
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>): void => {
    const { value, selectionStart, selectionEnd } = event.currentTarget
    if (event.nativeEvent.isComposing) return
    const key = event.key
    if (key === 'Enter' || key === 'Escape' || (key === 'ArrowDown' && selectionEnd === value.length)) enterText('inside')
    else if (key === 'ArrowUp' && selectionStart === 0) enterText('before')
    else if (key === 'ArrowDown' && fold !== 'closed' && !value.includes('\n') && event.currentTarget.clientHeight < 30) enterText('inside')
    else if (key === 'ArrowUp' && event.currentTarget.clientHeight < 30) enterText('before')
    else return
    event.preventDefault()
  }
  const items: MenuItem[] = [
    ...KINDS.map((known) => ({ label: strings.kinds[known], icon: lookOf(known).icon, checked: known === kind, onSelect: () => set({ kind: known }) })),
    'separator',
    { label: strings.foldable, checked: fold !== null, onSelect: () => set({ fold: fold === null ? 'open' : null }) },
    {
      label: strings.unwrap,
      onSelect: () => {
        const at = position()
        if (at !== undefined && editor.isEditable) unwrapCallout(editor, at)
      },
    },
  ]
  return (
    <div className={styles.head}>
      <Menu items={items} trigger={<button type="button" className={styles.kind} aria-label={strings.kind(kindName(kind))} title={strings.kind(kindName(kind))}><Icon size={16} aria-hidden /></button>} />
      <textarea
        className={styles.title} rows={1} aria-label={strings.title} placeholder={kindName(kind)} value={title ?? ''} readOnly={!editor.isEditable}
        onFocus={() => (typed.current = false)}
        onChange={({ target }) => {
          const line = target.value.replace(/\s*\n\s*/g, ' ')
          set({ title: line === '' ? null : line }, !typed.current)
          typed.current = true
        }}
        onKeyDown={onKeyDown}
      />
      {fold !== null && (
        <button
          type="button" className={styles.fold} aria-expanded={fold === 'open'} aria-label={strings.fold(title ?? kindName(kind))}
          title={fold === 'open' ? strings.close : strings.open} onClick={() => set({ fold: fold === 'open' ? 'closed' : 'open' })}
        >
          {fold === 'open' ? <ChevronDown size={16} aria-hidden /> : <ChevronRight size={16} aria-hidden />}
        </button>
      )}
    </div>
  )
}
