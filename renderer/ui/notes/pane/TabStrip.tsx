/**
 * The tabs above the notes pane, a `tablist`: arrows move among them, Enter opens, Delete closes, Ctrl/Cmd+Shift and an arrow moves one; a middle
 * click closes, dragging moves.
 */
import { CalendarCheck, CalendarDays, ChevronDown, FilePlus, History, LayoutTemplate, Newspaper, NotebookPen, Plus, Users, X } from 'lucide-react'
import { useEffect, useRef, useState, type DragEvent, type KeyboardEvent } from 'react'
import type { Tab } from '../../../core/tabs.ts'
import { useDesk } from '../../desk/desk.ts'
import type { NoteTabsModel } from '../../desk/notes/noteTabs.ts'
import { classes } from '../../shared/classes.ts'
import { IconButton } from '../../shared/IconButton.tsx'
import { Menu } from '../../shared/Menu.tsx'
import { shortcutKeys, type ShortcutName } from '../../shared/shortcuts.ts'
import { TABS } from '../../shared/strings/tabs.ts'
import styles from './TabStrip.module.css'
import { useTabTitles } from './useTabTitles.ts'

const ICONS = { note: NotebookPen, article: Newspaper, actor: Users, event: CalendarDays }
const TAB_TYPE = 'application/x-dossier-tab'

export const tabId = (slot: string): string => `tab-${slot}`
export const panelId = (slot: string): string => `panel-${slot}`

export function TabStrip({ model }: { model: NoteTabsModel }) {
  const { tabs, active, show, close, move } = model
  const { host, newNote, newFromTemplate, openDaily } = useDesk()
  const titleOf = useTabTitles(tabs)
  const list = useRef<HTMLDivElement>(null)
  const [moved, setMoved] = useState<string | null>(null)
  const [over, setOver] = useState<number | null>(null)
  const stop = tabs.find(({ slot }) => slot === moved) ?? tabs.find(({ slot }) => slot === active) ?? tabs[0]
  const key = (name: ShortcutName): string => shortcutKeys(host.can.allShortcuts, name).split(' ')[0]!

  useEffect(() => {
    if (active !== null) document.getElementById(tabId(active))?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }, [active])

  const focus = (tab: Tab | undefined): void => {
    if (tab === undefined) return
    setMoved(tab.slot)
    document.getElementById(tabId(tab.slot))?.focus()
  }
  const onKeyDown = (event: KeyboardEvent, tab: Tab): void => {
    const at = tabs.indexOf(tab)
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key]
    if (by !== undefined && event.shiftKey && (event.ctrlKey || event.metaKey)) move(tab.slot, at + by)
    else if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return
    else if (by !== undefined) focus(tabs[(at + by + tabs.length) % tabs.length])
    else if (event.key === 'Home') focus(tabs[0])
    else if (event.key === 'End') focus(tabs.at(-1))
    else if (event.key === 'Enter' || event.key === ' ') show(tab.slot)
    else if (event.key === 'Delete') {
      focus(tabs[at + 1] ?? tabs[at - 1])
      close(tab.slot)
    } else return
    event.preventDefault()
    event.stopPropagation()
  }
  /** Before which tab it would be dropped. */
  const placeAt = (x: number): number => {
    const middles = [...(list.current?.querySelectorAll('[role="tab"]') ?? [])].map((element) => {
      const { left, width } = element.getBoundingClientRect()
      return left + width / 2
    })
    const at = middles.findIndex((middle) => x < middle)
    return at < 0 ? middles.length : at
  }
  const carriesTab = (event: DragEvent): boolean => event.dataTransfer.types.includes(TAB_TYPE)

  return (
    <div className={styles.strip}>
      <div
        ref={list} role="tablist" tabIndex={-1} aria-label={TABS.list} className={styles.tabs}
        onDragOver={(event) => {
          if (!carriesTab(event)) return
          event.preventDefault()
          setOver(placeAt(event.clientX))
        }}
        onDragLeave={() => setOver(null)}
        onDrop={(event) => {
          if (!carriesTab(event)) return
          event.preventDefault()
          setOver(null)
          const slot = event.dataTransfer.getData(TAB_TYPE)
          const from = tabs.findIndex((tab) => tab.slot === slot)
          const to = placeAt(event.clientX)
          if (from >= 0) move(slot, to > from ? to - 1 : to)
        }}
      >
        {tabs.map((tab, at) => {
          const title = titleOf(tab)
          const Icon = ICONS[tab.place.kind]
          return (
            <div
              key={tab.slot}
              id={tabId(tab.slot)}
              role="tab"
              aria-selected={tab.slot === active}
              aria-controls={tab.slot === active ? panelId(tab.slot) : undefined}
              tabIndex={tab === stop ? 0 : -1}
              title={title}
              className={classes(styles.tab, over === at && styles.before, over === tabs.length && at === tabs.length - 1 && styles.after)}
              draggable
              onDragStart={(event) => {
                event.dataTransfer.effectAllowed = 'move'
                event.dataTransfer.setData(TAB_TYPE, tab.slot)
              }}
              onClick={() => {
                setMoved(tab.slot)
                show(tab.slot)
              }}
              onAuxClick={(event) => {
                if (event.button === 1) close(tab.slot)
              }}
              onMouseDown={(event) => {
                // A middle click would begin to scroll.
                if (event.button === 1) event.preventDefault()
              }}
              onKeyDown={(event) => onKeyDown(event, tab)}
            >
              {tab.place.kind === 'note' ? null : <Icon size={13} className={styles.icon} role="img" aria-label={TABS[tab.place.kind]} />}
              <span className={styles.label} dir="auto">{title}</span>
              {/* For the mouse; a tab holds no buttons, and the keyboard has Delete. */}
              <span
                className={styles.close} aria-hidden title={TABS.close(title)}
                onClick={(event) => {
                  event.stopPropagation()
                  close(tab.slot)
                }}
              >
                <X size={13} />
              </span>
            </div>
          )
        })}
      </div>
      <Menu
        trigger={<IconButton label={TABS.newTab} icon={Plus} />}
        items={[
          { label: TABS.newNote, icon: FilePlus, onSelect: () => void newNote('', {}, { apart: true }) },
          { label: TABS.fromTemplate, icon: LayoutTemplate, onSelect: newFromTemplate },
          { label: TABS.today, icon: CalendarCheck, shortcut: key('dailyNote'), onSelect: () => openDaily(0) },
          'separator',
          { label: TABS.reopen, icon: History, shortcut: key('reopenTab'), onSelect: model.reopen },
        ]}
      />
      {tabs.length > 1 && (
        <Menu
          trigger={<IconButton label={TABS.all} icon={ChevronDown} />}
          items={[
            ...tabs.map((tab) => ({ label: titleOf(tab), icon: ICONS[tab.place.kind], checked: tab.slot === active, onSelect: () => show(tab.slot) })),
            'separator' as const,
            { label: TABS.closeOthers, icon: X, onSelect: () => tabs.forEach(({ slot }) => slot !== active && close(slot)) },
          ]}
        />
      )}
    </div>
  )
}
