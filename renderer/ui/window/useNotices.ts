/** What the window says in its corner: the last few notices, each until it is dismissed. */
import { useCallback, useEffect, useState } from 'react'
import { databaseError } from '../../data/databaseError.ts'
import type { Notice } from '../desk/desk.ts'
import type { ShownNotice } from './Notices.tsx'
import { APP } from '../shared/strings/app.ts'

export interface NoticeBoard {
  notices: ShownNotice[]
  notify: (notice: Notice) => void
  dismiss: (key: number) => void
  /** Says that something did not work, in words. */
  failed: (error: unknown) => void
}

export function useNotices(): NoticeBoard {
  const [notices, setNotices] = useState<ShownNotice[]>([])
  const notify = useCallback((notice: Notice) => {
    setNotices((before) => {
      // The same failure again says nothing new.
      if (notice.kind === 'error' && before.some(({ message }) => message === notice.message)) return before
      return [...before.slice(-3), { ...notice, key: (before.at(-1)?.key ?? 0) + 1 }]
    })
  }, [])
  const dismiss = useCallback((key: number) => setNotices((before) => before.filter((notice) => notice.key !== key)), [])
  const failed = useCallback((error: unknown) => notify({ message: databaseError(error).message || APP.failed, kind: 'error' }), [notify])
  // A write nobody waited for still says that it failed.
  useEffect(() => {
    const rejected = (event: PromiseRejectionEvent): void => failed(event.reason)
    addEventListener('unhandledrejection', rejected)
    return () => removeEventListener('unhandledrejection', rejected)
  }, [failed])
  return { notices, notify, dismiss, failed }
}
