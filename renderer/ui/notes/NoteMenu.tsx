import type { Editor } from '@tiptap/react'
import { Copy, Download, Files, MoreHorizontal, TextQuote, Trash2 } from 'lucide-react'
import { noteToMarkdown } from '../../core/markdown/markdown.ts'
import type { NoteNode, NoteRow } from '../../core/model.ts'
import { createNote, restoreNote, trashNote } from '../../data/notes.ts'
import { useDesk } from '../desk/desk.ts'
import { IconButton } from '../shared/IconButton.tsx'
import { Menu } from '../shared/Menu.tsx'
import { citationStrings } from '../shared/strings/citations.ts'
import { notesStrings as strings } from '../shared/strings/notes.ts'
import { NoteIndexer } from './noteIndexer.ts'
import type { NoteSession } from './noteSession.ts'

/** What can be done with the open note as a whole. */
export function NoteMenu({ session, editor, row }: { session: NoteSession; editor: Editor; row: NoteRow }) {
  const { db, go, notify, openNote, closeNote, openExport } = useDesk()
  const failed = (error: Error): void => notify({ message: error.message, kind: 'error' })
  const title = (): string => session.title || strings.untitled

  const duplicate = async (): Promise<void> => {
    const { doc } = editor.state
    const copy = await createNote(db, { title: strings.copyOf(title()), doc: doc.toJSON() as NoteNode, index: new NoteIndexer().index(doc) })
    openNote(copy.id, 'title')
  }
  const copyMarkdown = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(noteToMarkdown(editor.getJSON() as NoteNode))
      notify({ message: strings.copied, kind: 'done' })
    } catch {
      notify({ message: strings.notCopied, kind: 'error' })
    }
  }
  const remove = async (): Promise<void> => {
    await session.flush()
    await trashNote(db, row.id)
    closeNote(row.id)
    notify({
      message: strings.deleted(title()),
      undo: async () => {
        await restoreNote(db, row.id)
        openNote(row.id)
      },
    })
  }

  return (
    <Menu
      trigger={<IconButton label={strings.menu} icon={MoreHorizontal} />}
      items={[
        { label: strings.duplicate, icon: Files, onSelect: () => void duplicate().catch(failed) },
        { label: strings.copyMarkdown, icon: Copy, onSelect: () => void copyMarkdown() },
        { label: strings.export, icon: Download, onSelect: () => void session.flush().then(() => openExport([row.id])) },
        { label: citationStrings.menu, icon: TextQuote, onSelect: () => void session.flush().then(() => go({ kind: 'citations', id: row.id })) },
        'separator',
        { label: strings.delete, icon: Trash2, danger: true, onSelect: () => void remove().catch(failed) },
      ]}
    />
  )
}
