/** Asks before an address outside Dossier is opened, and shows it in full. */
import { useRef } from 'react'
import { useDesk } from '../../desk/desk.ts'
import { Button } from '../../shared/Button.tsx'
import { Popover } from '../../shared/Popover.tsx'
import { readerStrings as strings } from '../../shared/strings/reader.ts'
import styles from './Article.module.css'

export interface ExternalLinkPopoverProps {
  anchor: Element
  url: string
  onClose: () => void
}

export function ExternalLinkPopover({ anchor, url, onClose }: ExternalLinkPopoverProps) {
  const { host, notify } = useDesk()
  const open = useRef<HTMLButtonElement>(null)
  const copy = (): void => {
    onClose()
    navigator.clipboard.writeText(url).then(() => notify({ message: strings.copied }), () => notify({ message: strings.copyFailed, kind: 'error' }))
  }
  return (
    <Popover open onOpenChange={(open) => !open && onClose()} anchor={anchor} label={strings.externalTitle} initialFocus={open}>
      <div className={styles.confirm}>
        <p className={styles.confirmLead}>{strings.external}</p>
        <p className={styles.address}>{url}</p>
        <div className={styles.confirmActions}>
          <Button
            ref={open}
            variant="primary"
            onClick={() => {
              onClose()
              host.openExternal(url).catch((error: unknown) => notify({ message: error instanceof Error ? error.message : String(error), kind: 'error' }))
            }}
          >
            {strings.open}
          </Button>
          <Button onClick={copy}>{strings.copyAddress}</Button>
          <Button variant="quiet" onClick={onClose}>{strings.cancel}</Button>
        </div>
      </div>
    </Popover>
  )
}
