/** A note's blocks as the editor draws them, to read only. The schema builds the elements: nothing is parsed as HTML. */
import { DOMSerializer, Node } from '@tiptap/pm/model'
import { useLayoutEffect, useRef, type MouseEvent } from 'react'
import { parseAddress } from '../../../core/address.ts'
import type { NoteNode } from '../../../core/model.ts'
import { parseAssetAddress } from '../../../core/notes/assets.ts'
import { isEmpty } from '../../../core/notes/document.ts'
import { readAsset } from '../../../data/assets.ts'
import type { DossierDatabase } from '../../../data/database.ts'
import { useDesk } from '../../desk/desk.ts'
import { isBesideClick, isPlainClick } from '../../desk/mentions/PlaceLink.tsx'
import { classes } from '../../shared/classes.ts'
import { embedStrings as strings } from '../../shared/strings/noteNodes.ts'
import { saveAttachment } from '../editor/saveAttachment.ts'
import editorStyles from '../editor/editorStyle.module.css'
import { noteSchema } from '../schema/noteExtensions.ts'
import styles from './EmbedCard.module.css'

export function EmbeddedNote({ doc }: { doc: NoteNode }) {
  const desk = useDesk()
  const { db } = desk
  const holder = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    const element = holder.current
    if (element === null) return undefined
    element.replaceChildren(DOMSerializer.fromSchema(noteSchema).serializeFragment(Node.fromJSON(noteSchema, doc).content))
    // What could be edited, or is reached by Tab, is neither here.
    for (const control of element.querySelectorAll<HTMLInputElement>('input')) control.disabled = true
    return showPictures(db, element)
  }, [db, doc])
  // Links into the library lead there; addresses of the web are only read here, they open in the note itself.
  const onClick = (event: MouseEvent): void => {
    const anchor = event.target instanceof Element ? event.target.closest('a') : null
    if (anchor === null) return
    event.preventDefault()
    const href = anchor.getAttribute('href') ?? ''
    const file = parseAssetAddress(href)
    if (file !== null) return void saveAttachment(desk, file)
    const inside = /^(?:#\/|dossier:)/.test(href) ? parseAddress(href) : null
    if (inside === null) return
    if (isBesideClick(event)) desk.openBeside(inside.place)
    else if (isPlainClick(event)) desk.go(inside.place)
  }
  if (isEmpty(doc)) return <span className={styles.missing}>{strings.empty}</span>
  return <div ref={holder} className={classes(editorStyles['body'], styles.scroll, styles.note)} data-scrolls="" dir="auto" role="presentation" onClick={onClick} />
}

/** Puts the pictures that are ours in the place of their names. @returns what frees them */
function showPictures(db: DossierDatabase, element: HTMLElement): () => void {
  const urls: string[] = []
  let stopped = false
  for (const span of element.querySelectorAll<HTMLElement>('span[data-image]')) {
    const id = parseAssetAddress(span.dataset['image'])
    if (id === null) continue
    readAsset(db, id).then(
      (asset) => {
        if (stopped || asset === null) return
        const url = URL.createObjectURL(new Blob([asset.bytes], { type: asset.row.mediaType }))
        urls.push(url)
        const picture = document.createElement('img')
        picture.src = url
        picture.alt = span.dataset['alt'] ?? asset.row.name
        if (span.dataset['width'] !== undefined) picture.width = Number(span.dataset['width'])
        span.replaceWith(picture)
      },
      () => undefined, // Its name stays.
    )
  }
  return () => {
    stopped = true
    for (const url of urls) URL.revokeObjectURL(url)
  }
}
