/**
 * A picture in a note: from the library's own files, with its caption below. An address elsewhere is never fetched: it is named in a box. Enter on the
 * selected picture (or its button) opens its details: caption, description, width.
 */
import { Globe, Image as ImageIcon, ImageOff, Pencil } from 'lucide-react'
import { useId, useRef, useState, type FormEvent } from 'react'
import { parseAssetAddress } from '../../../core/notes/assets.ts'
import type { ImageAttrs } from '../../../core/notes/document.ts'
import { Button } from '../../shared/Button.tsx'
import { Popover } from '../../shared/Popover.tsx'
import { imageStrings as strings } from '../../shared/strings/noteNodes.ts'
import { TextField } from '../../shared/TextField.tsx'
import styles from './ImageFigure.module.css'
import type { IslandProps } from './nodeViewStore.ts'
import { useAssetAddress } from '../../desk/useAssetAddress.ts'

/** A picture that is written out in its own address is here already. */
const INLINE = /^data:image\/(?:png|jpeg|gif|webp|avif|svg\+xml|bmp)[;,]/i

export function ImageFigure({ node, selected, editor, position }: IslandProps) {
  const attrs = node.attrs as ImageAttrs
  const { src, alt, title, width } = attrs
  const asset = useAssetAddress(parseAssetAddress(src))
  const [editing, setEditing] = useState(false)
  /** The address that was no picture after all. */
  const [broken, setBroken] = useState<string | null>(null)
  const figure = useRef<HTMLSpanElement>(null)
  const url = INLINE.test(src) ? src : asset?.url
  const set = (changed: Partial<ImageAttrs>): void => {
    const at = position()
    if (at === undefined || !editor.isEditable) return
    const { tr } = editor.state
    for (const [name, value] of Object.entries(changed)) tr.setNodeAttribute(at, name, value)
    editor.view.dispatch(tr)
  }
  const close = (): void => {
    setEditing(false)
    editor.view.focus()
  }
  const name = alt ?? title ?? asset?.name ?? strings.picture
  return (
    <span ref={figure} className={styles.figure} role="group" aria-label={name}>
      {url !== undefined && broken !== url ? (
        <img className={styles.picture} src={url} alt={alt ?? ''} {...(width === null ? {} : { width })} decoding="async" draggable={false} onError={() => setBroken(url)} />
      ) : asset === undefined ? (
        <span className={styles.box} />
      ) : (
        <NoPicture src={src} alt={alt} broken={url !== undefined} />
      )}
      {editor.isEditable && (
        <button type="button" className={styles.edit} data-selected={selected || editing} data-picture-details="" aria-label={strings.edit} title={strings.edit} onClick={() => setEditing(true)}>
          <Pencil size={14} aria-hidden />
        </button>
      )}
      {(title !== null || selected) && (
        <textarea
          className={styles.caption} rows={1} aria-label={strings.caption} placeholder={strings.captionPlaceholder} value={title ?? ''} readOnly={!editor.isEditable}
          onChange={({ target }) => set({ title: target.value.replace(/\s*\n\s*/g, ' ') || null })}
          onKeyDown={(event) => {
            if ((event.key !== 'Enter' && event.key !== 'Escape') || event.nativeEvent.isComposing) return
            event.preventDefault()
            editor.commands.setTextSelection((position() ?? 0) + 1)
            editor.view.focus()
          }}
        />
      )}
      <Popover open={editing} onOpenChange={(open) => (open ? setEditing(true) : close())} anchor={figure} label={strings.edit}>
        <Details attrs={attrs} onDone={(changed) => {
          set(changed)
          close()
        }} />
      </Popover>
    </span>
  )
}

function NoPicture({ src, alt, broken }: { src: string; alt: string | null; broken: boolean }) {
  const remote = /^(?:https?:)?\/\//i.test(src)
  const Icon = remote ? Globe : broken ? ImageIcon : ImageOff
  const reason = remote ? strings.remote : broken ? strings.broken : strings.missing
  return (
    <span className={styles.box}>
      <Icon size={16} aria-hidden />
      <span className={styles.words}>
        <span>{alt === null ? reason : `${alt} (${reason.charAt(0).toLowerCase()}${reason.slice(1)})`}</span>
        <span className={styles.address}>{src.startsWith('asset:') ? strings.missingHint : src || strings.noAddress}</span>
      </span>
    </span>
  )
}

function Details({ attrs: { alt, title, width }, onDone }: { attrs: ImageAttrs; onDone: (changed: Partial<ImageAttrs>) => void }) {
  const id = useId()
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault()
    const given = new FormData(event.currentTarget)
    const text = (name: string): string => {
      const value = given.get(name)
      return typeof value === 'string' ? value.trim() : ''
    }
    const pixels = Math.round(Number(text('width')))
    onDone({ title: text('title') || null, alt: text('alt') || null, width: pixels >= 1 && pixels < 10_000 ? pixels : null })
  }
  return (
    <form className={styles.details} onSubmit={submit}>
      <label htmlFor={`${id}t`}>{strings.caption}</label>
      <TextField id={`${id}t`} name="title" defaultValue={title ?? ''} />
      <label htmlFor={`${id}a`}>{strings.alt}</label>
      <TextField id={`${id}a`} name="alt" defaultValue={alt ?? ''} aria-describedby={`${id}h`} />
      <span id={`${id}h`} className={styles.hint}>{strings.altHint}</span>
      <label htmlFor={`${id}w`}>{strings.width}</label>
      <TextField id={`${id}w`} name="width" type="number" min={1} max={9999} defaultValue={width ?? ''} aria-describedby={`${id}x`} />
      <span id={`${id}x`} className={styles.hint}>{strings.widthHint}</span>
      <Button type="submit">{strings.done}</Button>
    </form>
  )
}
