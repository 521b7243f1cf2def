/** Three panes side by side, resizable; those that are hidden are not there. */
import { type ReactNode, useEffect, useState } from 'react'
import { Group, Panel, Separator, type Layout } from 'react-resizable-panels'
import styles from '../App.module.css'
import { APP } from '../shared/strings/app.ts'

export interface PanesProps {
  library: ReactNode | null
  main: ReactNode
  notes: ReactNode | null
  /** Widths in percent by pane, as they were left. */
  layout: Layout | null
  onLayout: (layout: Layout) => void
}

const DEFAULT: Layout = { library: 24, main: 46, notes: 30 }

export function Panes({ library, main, notes, layout, onLayout }: PanesProps): ReactNode {
  const widths = layout ?? DEFAULT
  const shown = ['library', 'main', 'notes'].filter((pane) => (pane === 'library' ? library !== null : pane === 'notes' ? notes !== null : true))
  const sum = shown.reduce((total, pane) => total + (widths[pane] ?? 0), 0)
  const fitted = Object.fromEntries(shown.map((pane) => [pane, ((widths[pane] ?? 0) * 100) / sum]))
  return (
    <Group
      className={styles.panes}
      orientation="horizontal"
      defaultLayout={fitted}
      onLayoutChanged={(next, { isUserInteraction }) => {
        // A hidden pane keeps the width it had: what the others have now is shared among them.
        if (isUserInteraction) onLayout({ ...widths, ...Object.fromEntries(Object.entries(next).map(([pane, width]) => [pane, (width * sum) / 100])) })
      }}
    >
      {library === null ? null : (
        <>
          <Panel id="library" minSize="200px" maxSize="45%">{library}</Panel>
          <Separator className={styles.separator} title={APP.resizeLibrary} />
        </>
      )}
      <Panel id="main" minSize="320px">{main}</Panel>
      {notes === null ? null : (
        <>
          <Separator className={styles.separator} title={APP.resizeNotes} />
          <Panel id="notes" minSize="240px" maxSize="60%">{notes}</Panel>
        </>
      )}
    </Group>
  )
}

/** Whether the window is at least so wide, in px. */
export function useWide(px: number): boolean {
  const query = `(min-width: ${px}px)`
  const [wide, setWide] = useState(() => matchMedia(query).matches)
  useEffect(() => {
    const media = matchMedia(query)
    const follow = (): void => setWide(media.matches)
    media.addEventListener('change', follow)
    return () => media.removeEventListener('change', follow)
  }, [query])
  return wide
}

/** Puts the focus where one would go on in a pane: the chosen row of its list, the open note, or the pane itself. */
export function focusPane(pane: HTMLElement): void {
  const targets = pane.querySelectorAll<HTMLElement>('[role="textbox"][contenteditable="true"], [role="grid"] [tabindex="0"], [role="grid"][tabindex="0"]')
  // A tab that is not shown has an editor too.
  ;([...targets].find((target) => target.checkVisibility()) ?? pane).focus()
}
