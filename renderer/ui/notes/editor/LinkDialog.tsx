import type { Editor } from '@tiptap/react'
import { useRef, useState } from 'react'
import { Button } from '../../shared/Button.tsx'
import { Dialog } from '../../shared/Dialog.tsx'
import { linkStrings as strings } from '../../shared/strings/notes.ts'
import { TextField } from '../../shared/TextField.tsx'
import { externalAddress } from './externalAddress.ts'
import styles from '../pane/NotesPane.module.css'

export interface LinkDialogProps {
  editor: Editor
  open: boolean
  onClose: () => void
  /** Asks to open an address outside. */
  onFollow: (url: string) => void
}

/** Sets, changes, follows or removes the link at the caret or on the selection. */
export function LinkDialog({ editor, open, onClose, onFollow }: LinkDialogProps) {
  const field = useRef<HTMLInputElement>(null)
  return (
    <Dialog open={open} onOpenChange={(open) => !open && onClose()} title={strings.title} size="small" initialFocus={field}>
      {open && <LinkForm editor={editor} field={field} onClose={onClose} onFollow={onFollow} />}
    </Dialog>
  )
}

function LinkForm({ editor, field, onClose, onFollow }: Omit<LinkDialogProps, 'open'> & { field: React.RefObject<HTMLInputElement | null> }) {
  const current: unknown = editor.getAttributes('link')['href']
  const [text, setText] = useState(typeof current === 'string' ? current : '')
  const [refused, setRefused] = useState(false)

  const close = (): void => {
    onClose()
    // The dialog gives the focus back to what opened it; the caret is where one goes on.
    setTimeout(() => editor.commands.focus())
  }
  const set = (): void => {
    // What stands there already may be a relative link from a Markdown file: it is kept as it is.
    const href = text === current ? text : externalAddress(text)
    if (href === null) return setRefused(true)
    const chain = editor.chain().extendMarkRange('link')
    if (editor.state.selection.empty && current === undefined) chain.insertContent({ type: 'text', text: text.trim(), marks: [{ type: 'link', attrs: { href } }] }).unsetMark('link').run()
    else chain.setLink({ href }).run()
    close()
  }
  const remove = (): void => {
    editor.chain().extendMarkRange('link').unsetLink().run()
    close()
  }

  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault()
        set()
      }}
    >
      <label className={styles.field}>
        {strings.address}
        <TextField
          ref={field} value={text} spellCheck={false} aria-invalid={refused} aria-describedby="link-hint"
          onChange={({ target }) => {
            setText(target.value)
            setRefused(false)
          }}
        />
      </label>
      <p id="link-hint" className={refused ? styles.notSaved : styles.hint}>{refused ? strings.invalid : strings.hint}</p>
      <div className={styles.buttons}>
        {typeof current === 'string' && <Button variant="quiet" onClick={() => onFollow(current)}>{strings.open}</Button>}
        {typeof current === 'string' && <Button variant="quiet" onClick={remove}>{strings.remove}</Button>}
        <Button variant="primary" type="submit">{strings.set}</Button>
      </div>
    </form>
  )
}
