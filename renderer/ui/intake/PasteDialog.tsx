/** Words of a page that were pasted: what article comes of them, and where they are from. */
import { type FormEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react'
import type { ArticlePreview } from '../../workers/importer.ts'
import { useDesk } from '../desk/desk.ts'
import { Button } from '../shared/Button.tsx'
import { Dialog } from '../shared/Dialog.tsx'
import { pasteStrings as strings } from '../shared/strings/paste.ts'
import { TextField } from '../shared/TextField.tsx'
import { ArticlePreviewCard } from './ArticlePreviewCard.tsx'
import type { Pasted } from './pasted.ts'
import styles from './PasteDialog.module.css'

export interface PasteDialogProps {
  pasted: Pasted
  /** `url` as far as one was given. */
  onImport: (file: Pasted['file'] & { url?: string }) => void
  onClose: () => void
}

/** ms without a key after which the article is made anew with the address as it is by then: of a long page that takes a while. */
const TYPING = 300

const isAddress = (text: string): boolean => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)

export function PasteDialog({ pasted: { file, address: found }, onImport, onClose }: PasteDialogProps): ReactNode {
  const { importer } = useDesk()
  const [typed, setTyped] = useState(found)
  const [preview, setPreview] = useState<ArticlePreview | null>(null)
  const asked = useRef(false)
  const field = useRef<HTMLInputElement>(null)
  const form = useId()
  const address = typed.trim()
  const bad = address !== '' && !isAddress(address)
  const url = address === '' || bad ? undefined : address
  useEffect(() => {
    const abort = new AbortController()
    const show = (made: ArticlePreview): void => {
      if (!abort.signal.aborted) setPreview(made)
    }
    const ask = (): void => {
      asked.current = true
      importer.previewFile({ ...file, ...(url === undefined ? {} : { url }) }, { signal: abort.signal }).then(show, (error: Error) => show({ kind: 'refused', message: error.message }))
    }
    const timer = setTimeout(ask, asked.current ? TYPING : 0)
    return () => {
      clearTimeout(timer)
      abort.abort()
    }
  }, [importer, file, url])
  const possible = !bad && preview?.kind === 'article'
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (possible) onImport({ ...file, ...(url === undefined ? {} : { url }) })
  }
  const footer = (
    <>
      <Button onClick={onClose}>{strings.cancel}</Button>
      <Button variant="primary" type="submit" form={form} disabled={!possible}>{strings.run}</Button>
    </>
  )
  return (
    <Dialog open size="large" title={strings.title} footer={footer} initialFocus={field} onOpenChange={(open) => open || onClose()}>
      <form id={form} onSubmit={submit} className={styles.form}>
        <label htmlFor={`${form}-address`}>{strings.address}</label>
        <TextField ref={field} id={`${form}-address`} type="url" inputMode="url" placeholder="https://" value={typed} aria-invalid={bad} aria-describedby={`${form}-hint`} onChange={(event) => setTyped(event.target.value)} />
        <p id={`${form}-hint`} className={bad ? styles.problem : styles.hint} role={bad ? 'alert' : undefined}>{bad ? strings.badAddress : strings.addressHint}</p>
      </form>
      <ArticlePreviewCard title={strings.preview} preview={preview} />
    </Dialog>
  )
}
