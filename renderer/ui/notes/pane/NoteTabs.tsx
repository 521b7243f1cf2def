/**
 * What is open in the notes pane: notes in tabs, and whatever was opened beside the middle. The tabs used last stay drawn, out of sight, so that
 * their undo, caret and scrolling are as they were left; a note whose tab is closed is saved as it goes.
 */
import { useCallback, useEffect, useMemo, useRef, useState, type ReactNode } from 'react'
import { tabKey, type Tab, type TabPlace } from '../../../core/tabs.ts'
import type { Quote } from '../../desk/desk.ts'
import type { NoteTabsModel } from '../../desk/notes/noteTabs.ts'
import { KeysScope } from '../../shared/keysScope.ts'
import { NoNote } from './NoNote.tsx'
import { NotePane, type NotePaneProps } from './NotePane.tsx'
import styles from './NotesPane.module.css'
import { panelId, tabId, TabStrip } from './TabStrip.tsx'
import { useNoteForQuote } from './useNoteForQuote.ts'

/** Tabs that stay drawn. */
const KEPT = 5

export interface NoteTabsProps {
  model: NoteTabsModel
  /** Where the caret goes in a note that was just opened. */
  focus: { id: string; at: NonNullable<NotePaneProps['focus']> } | null
  pendingQuotes: readonly Quote[] | null
  onQuotesTaken: () => void
  /** An article, actor or event as the middle pane would show it; its keys are off while `keys` says so. */
  reading: (place: Exclude<TabPlace, { kind: 'note' }>) => ReactNode
}

export function NoteTabs({ model, focus, pendingQuotes, onQuotesTaken, reading }: NoteTabsProps) {
  const { tabs, active, show } = model
  const [recent, setRecent] = useState<readonly string[]>(active === null ? [] : [active])
  if (active !== null && recent[0] !== active) setRecent([active, ...recent.filter((slot) => slot !== active)])
  const shown = tabs.find(({ slot }) => slot === active)
  const kept = useMemo(() => new Set(recent.filter((slot) => tabs.some((tab) => tab.slot === slot)).slice(0, KEPT)), [recent, tabs])

  // A passage goes to the open note, else to the one that was open last, else to a new one.
  const lastNote = shown?.place.kind === 'note' ? undefined : recent.find((slot) => tabs.some((tab) => tab.slot === slot && tab.place.kind === 'note'))
  useNoteForQuote(shown?.place.kind === 'note' || lastNote !== undefined ? null : pendingQuotes)
  useEffect(() => {
    if (pendingQuotes !== null && lastNote !== undefined) show(lastNote)
  }, [pendingQuotes, lastNote, show])

  return (
    <div className={styles.tabbed}>
      <TabStrip model={model} />
      {tabs.filter(({ slot }) => kept.has(slot)).map((tab) => (
        <Panel key={`${tab.slot}/${tabKey(tab.place)}`} tab={tab} shown={tab.slot === active}>
          {tab.place.kind === 'note' ? (
            <NotePane
              id={tab.place.id} pendingQuotes={tab.slot === active ? pendingQuotes : null} onQuotesTaken={onQuotesTaken}
              {...(focus !== null && focus.id === tab.place.id ? { focus: focus.at } : {})}
            />
          ) : reading(tab.place)}
        </Panel>
      ))}
      {shown === undefined && <NoNote />}
    </div>
  )
}

function Panel({ tab: { slot, place }, shown, children }: { tab: Tab; shown: boolean; children: ReactNode }) {
  const panel = useRef<HTMLDivElement>(null)
  const reads = place.kind !== 'note'
  // Of two articles side by side the keys mean the one in which one is.
  const inScope = useCallback(() => shown && (!reads || panel.current?.contains(document.activeElement) === true), [shown, reads])
  return (
    <KeysScope value={inScope}>
      <div ref={panel} id={panelId(slot)} role="tabpanel" aria-labelledby={tabId(slot)} hidden={!shown} className={reads ? styles.readingPanel : styles.panel} {...(reads ? { tabIndex: -1 } : {})}>
        {children}
      </div>
    </KeysScope>
  )
}
