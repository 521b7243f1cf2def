/** What happened, at the foot of the window: for some seconds, or until it is dismissed. Only failures and what is to be decided are announced. */
import { X } from 'lucide-react'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import type { Notice } from '../desk/desk.ts'
import styles from './Notices.module.css'
import { Button } from '../shared/Button.tsx'
import { classes } from '../shared/classes.ts'
import { IconButton } from '../shared/IconButton.tsx'
import { shortcutKeys } from '../shared/shortcuts.ts'
import { APP } from '../shared/strings/app.ts'
import { COMMON } from '../shared/strings/common.ts'
import { useShortcut } from '../shared/useShortcut.ts'

export interface ShownNotice extends Notice {
  key: number
}

/** Failures, and what is to be decided. */
const isAnnounced = ({ kind, stays }: Notice): boolean => kind === 'error' || stays === true

/** Long enough to read it and to reach for Undo. */
const SHOWN_MS = 9000

/** Whether the focus is where keys write, and undoing means what was written. */
const isWriting = (): boolean => document.activeElement?.closest('input, textarea, select, [contenteditable="true"]') != null

export function Notices({ notices, onDismiss }: { notices: ShownNotice[]; onDismiss: (key: number) => void }): ReactNode {
  const undoable = notices.findLast(({ undo }) => undo !== undefined)
  useShortcut(shortcutKeys(true, 'undoLast'), () => {
    void undoable?.undo?.()
    if (undoable !== undefined) onDismiss(undoable.key)
  }, { when: () => undoable !== undefined && !isWriting() })
  const line = (notice: ShownNotice): ReactNode => <OneNotice key={notice.key} notice={notice} onDismiss={() => onDismiss(notice.key)} />
  return (
    <section className={styles.notices} aria-label={APP.notices}>
      {/* Always there: a live region that comes together with its words is not read out everywhere. */}
      <div role="status" className={styles.stack}>{notices.filter(isAnnounced).map(line)}</div>
      <div className={styles.stack}>{notices.filter((notice) => !isAnnounced(notice)).map(line)}</div>
    </section>
  )
}

function OneNotice({ notice: { message, detail, kind, undo, action, stays = kind === 'error' }, onDismiss }: { notice: ShownNotice; onDismiss: () => void }): ReactNode {
  const failed = kind === 'error'
  // While the pointer or the focus is on it, it stays.
  const [held, setHeld] = useState(false)
  const dismiss = useRef(onDismiss)
  useEffect(() => {
    dismiss.current = onDismiss
  })
  useEffect(() => {
    if (stays || held) return undefined
    const timer = setTimeout(() => dismiss.current(), SHOWN_MS)
    return () => clearTimeout(timer)
  }, [stays, held])
  return (
    <div
      className={classes(styles.notice, failed && styles.failed)}
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <div className={styles.words}>
        <p>{message}</p>
        {detail === undefined ? null : <p className={styles.detail}>{detail}</p>}
      </div>
      {undo === undefined ? null : (
        <Button
          variant="quiet"
          onClick={() => {
            void undo()
            onDismiss()
          }}
        >
          {COMMON.undo}
        </Button>
      )}
      {action === undefined ? null : (
        <Button
          variant="quiet"
          onClick={() => {
            void action.run()
            onDismiss()
          }}
        >
          {action.label}
        </Button>
      )}
      <IconButton label={COMMON.close} icon={X} onClick={onDismiss} />
    </div>
  )
}
