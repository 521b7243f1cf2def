import { useDesk } from '../../desk/desk.ts'
import { Button } from '../../shared/Button.tsx'
import { Dialog } from '../../shared/Dialog.tsx'
import { linkStrings as strings } from '../../shared/strings/notes.ts'
import styles from './NotesPane.module.css'

/** Shows an address in full before it opens outside the app. Null: nothing is asked. */
export function OpenOutside({ url, onClose }: { url: string | null; onClose: () => void }) {
  const { host, notify } = useDesk()
  const open = (): void => {
    onClose()
    if (url !== null) host.openExternal(url).catch((error: Error) => notify({ message: error.message, kind: 'error' }))
  }
  return (
    <Dialog
      open={url !== null} onOpenChange={(open) => !open && onClose()} title={strings.openTitle} description={strings.openDescription} size="small"
      footer={
        <>
          <Button onClick={onClose}>{strings.cancel}</Button>
          <Button variant="primary" onClick={open}>{strings.open}</Button>
        </>
      }
    >
      <p className={styles.address}>{url}</p>
    </Dialog>
  )
}
