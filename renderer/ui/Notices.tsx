/** What happened, at the foot of the window: for some seconds, or until it is dismissed. Only failures are announced. */
import { X } from 'lucide-react'
import { type ReactNode, useEffect } from 'react'
import type { Notice } from './desk/desk.ts'
import styles from './Notices.module.css'
import { Button } from './shared/Button.tsx'
import { IconButton } from './shared/IconButton.tsx'
import { APP } from './shared/strings/app.ts'
import { COMMON } from './shared/strings/common.ts'

export interface ShownNotice extends Notice {
  key: number
}

/** Long enough to read it and to reach for Undo. */
const SHOWN_MS = 9000

export function Notices({ notices, onDismiss }: { notices: ShownNotice[]; onDismiss: (key: number) => void }): ReactNode {
  return (
    <section className={styles.notices} aria-label={APP.notices}>
      {notices.map((notice) => <OneNotice key={notice.key} notice={notice} onDismiss={() => onDismiss(notice.key)} />)}
    </section>
  )
}

function OneNotice({ notice, onDismiss }: { notice: ShownNotice; onDismiss: () => void }): ReactNode {
  const failed = notice.kind === 'error'
  useEffect(() => {
    if (failed) return undefined
    const timer = setTimeout(onDismiss, SHOWN_MS)
    return () => clearTimeout(timer)
    // The clock starts when the notice appears, whatever is drawn again meanwhile.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [failed])
  const { undo } = notice
  return (
    <div className={failed ? `${styles.notice} ${styles.failed}` : styles.notice} role={failed ? 'alert' : undefined}>
      <div className={styles.words}>
        <p>{notice.message}</p>
        {notice.detail === undefined ? null : <p className={styles.detail}>{notice.detail}</p>}
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
      <IconButton label={COMMON.close} icon={X} onClick={onDismiss} />
    </div>
  )
}
