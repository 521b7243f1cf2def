/** The tabs of the notes pane, as what shows and moves them sees them; made by the window (ui/useTabs.ts). */
import type { Tab } from '../../../core/tabs.ts'

export interface NoteTabsModel {
  tabs: readonly Tab[]
  /** The slot that is shown; null when none is. */
  active: string | null
  show: (slot: string) => void
  close: (slot: string) => void
  move: (slot: string, to: number) => void
  /** The next tab (1) or the one before (-1), in a circle. */
  step: (by: 1 | -1) => void
  /** Opens the tab closed last again. */
  reopen: () => void
}
