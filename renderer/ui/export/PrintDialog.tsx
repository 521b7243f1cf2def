/** Puts a note on paper or into a PDF: what is printed is made here as a page of its own, beside the app, that only print shows (print.module.css). */
import { createElement, Fragment, useEffect, useRef, useState, type ReactNode } from 'react'
import { createPortal, flushSync } from 'react-dom'
import type { HtmlTree } from '../../core/export/htmlTree.ts'
import { noteToHtml } from '../../core/export/noteToHtml.ts'
import { fileName } from '../../core/markdown/fileName.ts'
import type { Id, NoteNode, NoteRow } from '../../core/model.ts'
import { picturesOf, assetAddress } from '../../core/notes/assets.ts'
import { readAsset } from '../../data/assets.ts'
import type { DossierDatabase } from '../../data/database.ts'
import { noteDocument, type Replay } from '../../data/notes.ts'
import type { PageSize } from '../../host/host.ts'
import { useDesk } from '../desk/desk.ts'
import { Button } from '../shared/Button.tsx'
import { Dialog } from '../shared/Dialog.tsx'
import { printStrings as strings } from '../shared/strings/print.ts'
import { Choice } from './ExportChoices.tsx'
import styles from './ExportDialog.module.css'
import paper from './print.module.css'

export interface PrintDialogProps {
  noteId: Id
  onOpenChange: (open: boolean) => void
  replay: Replay
}

const SIZES: readonly PageSize[] = ['A4', 'A5', 'Letter', 'Legal']

interface Printed {
  row: NoteRow
  doc: NoteNode
  /** By the pictures' addresses in the note: where their bytes are. */
  images: Map<string, string>
}

export function PrintDialog({ noteId, onOpenChange, replay }: PrintDialogProps) {
  const { db, host, notify } = useDesk()
  const [printed, setPrinted] = useState<Printed | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const [linkNotes, setLinkNotes] = useState(false)
  const [pageSize, setPageSize] = useState<PageSize>('A4')
  const [busy, setBusy] = useState(false)
  const primary = useRef<HTMLButtonElement>(null)
  const page = useRef<HTMLElement>(null)

  useEffect(() => {
    let images = new Map<string, string>()
    let open = true
    read(db, noteId, replay).then((found) => {
      images = found?.images ?? images
      if (!open) release(images)
      else if (found === null) setProblem(strings.missing)
      else setPrinted(found)
    }, (error: Error) => open && setProblem(error.message))
    return () => {
      open = false
      release(images)
    }
  }, [db, noteId, replay])

  const ready = async (): Promise<void> => {
    // A picture that is not decoded yet prints as a gap.
    await Promise.all([...(page.current?.querySelectorAll('img') ?? [])].map((image) => image.decode().catch(() => undefined)))
  }
  const print = async (): Promise<void> => {
    await ready()
    window.print()
    onOpenChange(false)
  }
  const savePdf = async (title: string): Promise<void> => {
    flushSync(() => setBusy(true))
    try {
      await ready()
      const name = await host.printToPdf({ suggestedName: strings.fileName(fileName(title)), pageSize })
      if (name !== null) {
        notify({ message: strings.saved(name), kind: 'done' })
        onOpenChange(false)
      }
    } catch (error) {
      setProblem(error instanceof Error ? error.message : String(error))
    } finally {
      setBusy(false)
    }
  }

  const title = printed?.row.title || strings.untitled
  const off = printed === null || busy
  return (
    <Dialog
      open onOpenChange={onOpenChange} title={strings.title} description={strings.description} size="small" initialFocus={primary}
      footer={
        <>
          <Button onClick={() => onOpenChange(false)}>{strings.cancel}</Button>
          {host.can.printToPdf && <Button disabled={off} onClick={() => void savePdf(title)}>{strings.savePdf}</Button>}
          <Button ref={primary} variant="primary" disabled={off} onClick={() => void print()}>{strings.print}</Button>
        </>
      }
    >
      <div className={styles.choices}>
        {problem !== null && <p role="alert" className={styles.problem}>{problem}</p>}
        <Choice type="checkbox" checked={linkNotes} onChange={setLinkNotes} label={strings.links} />
        {host.can.printToPdf && (
          <label className={styles.select}>
            <span>{strings.pageSize}</span>
            <select value={pageSize} onChange={({ target }) => setPageSize(target.value as PageSize)}>{SIZES.map((size) => <option key={size}>{size}</option>)}</select>
          </label>
        )}
      </div>
      {printed !== null && createPortal(
        <article ref={page} className={paper.page} lang={printed.row.lang ?? undefined} data-print>
          <h1>{title}</h1>
          {elements(noteToHtml(printed.doc, { imageOf: (src) => printed.images.get(src) ?? null, linkNotes }))}
        </article>,
        document.body,
      )}
    </Dialog>
  )
}

const release = (images: ReadonlyMap<string, string>): void => images.forEach((url) => URL.revokeObjectURL(url))

async function read(db: DossierDatabase, noteId: Id, replay: Replay): Promise<Printed | null> {
  const note = await noteDocument(db, noteId, replay)
  if (note === null) return null
  const images = new Map<string, string>()
  for (const id of picturesOf(note.doc)) {
    const asset = await readAsset(db, id)
    if (asset !== null) images.set(assetAddress(id), URL.createObjectURL(new Blob([asset.bytes], { type: asset.row.mediaType })))
  }
  return { row: note.row, doc: note.doc, images }
}

/** Attributes as React calls them. */
const NAMES: Record<string, string> = { class: 'className', colspan: 'colSpan', rowspan: 'rowSpan' }

const elements = (trees: readonly HtmlTree[]): ReactNode =>
  createElement(Fragment, null, ...trees.map((tree) =>
    typeof tree === 'string' ? tree : createElement(tree.tag, Object.fromEntries(Object.entries(tree.attributes).map(([name, value]) => [NAMES[name] ?? name, value])), ...(tree.children.length === 0 ? [] : [elements(tree.children)]))))
