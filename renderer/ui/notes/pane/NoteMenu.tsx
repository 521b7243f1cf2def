import type { Editor } from '@tiptap/react'
import { ClipboardType, Copy, Download, Files, FolderInput, History, MoreHorizontal, PanelLeftOpen, Printer, TextQuote, Trash2 } from 'lucide-react'
import { useState } from 'react'
import type { NoteNode, NoteRow } from '../../../core/model.ts'
import { createNote, restoreNote, trashNote } from '../../../data/notes.ts'
import type { DossierDatabase } from '../../../data/database.ts'
import { useDesk } from '../../desk/desk.ts'
import { FolderDialog } from '../../desk/dialogs/FolderDialog.tsx'
import { useNoteActions } from '../../desk/notes/useNoteActions.ts'
import { IconButton } from '../../shared/IconButton.tsx'
import { Menu } from '../../shared/Menu.tsx'
import { shortcutKeys, type ShortcutName } from '../../shared/shortcuts.ts'
import { citationStrings } from '../../shared/strings/citations.ts'
import { notesStrings as strings } from '../../shared/strings/notes.ts'
import { useShortcut } from '../../shared/useShortcut.ts'
import { copyMarkdown, copyRichText } from './copyNote.ts'
import { historyStrings } from '../../shared/strings/safety.ts'
import { NoteIndexer } from '../session/noteIndexer.ts'
import type { NoteSession } from '../session/noteSession.ts'

/** What can be done with the open note as a whole. */
export function NoteMenu({ session, editor, row, onHistory }: { session: NoteSession; editor: Editor; row: NoteRow; onHistory: () => void }) {
  const { db, host, address, go, notify, openPrint, openNote, openBeside, closeNote, openExport } = useDesk()
  const inMiddle = address.place.kind === 'note' && address.place.id === row.id
  const actions = useNoteActions()
  const [moving, setMoving] = useState(false)
  const failed = (error: Error): void => notify({ message: error.message, kind: 'error' })
  const title = (): string => session.title || strings.untitled

  const duplicate = async (): Promise<void> => {
    const { doc } = editor.state
    const copy = await createNote(db, { title: strings.copyOf(title()), doc: doc.toJSON() as NoteNode, index: new NoteIndexer().index(doc) })
    openNote(copy.id, 'title')
  }
  const copy = async (how: (db: DossierDatabase, doc: NoteNode) => Promise<void>, done: string): Promise<void> => {
    const { doc, selection: { empty, from, to } } = editor.state
    try {
      await how(db, (empty ? doc : doc.cut(from, to)).toJSON() as NoteNode)
      notify({ message: done, kind: 'done' })
    } catch {
      notify({ message: strings.notCopied, kind: 'error' })
    }
  }
  const markdown = (): void => void copy(copyMarkdown, strings.copied)
  const rich = (): void => void copy(copyRichText, strings.copiedRich)
  // Of two open notes the one that is written in.
  const here = (run: () => void) => () => {
    if (editor.view.dom.closest('[data-note]')?.contains(document.activeElement) === true) run()
  }
  const keys = (name: ShortcutName): string => shortcutKeys(host.can.allShortcuts, name)
  useShortcut(keys('copyMarkdown'), here(markdown))
  useShortcut(keys('copyRichText'), here(rich))
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
    <>
      <Menu
        trigger={<IconButton label={strings.menu} icon={MoreHorizontal} />}
        items={[
          ...(inMiddle ? [] : [{ label: strings.toMiddle, icon: PanelLeftOpen, onSelect: () => openBeside({ kind: 'note', id: row.id }) }]),
          { label: strings.move, icon: FolderInput, onSelect: () => setMoving(true) },
          { label: strings.duplicate, icon: Files, onSelect: () => void duplicate().catch(failed) },
          { label: strings.copyMarkdown, icon: Copy, shortcut: keys('copyMarkdown'), onSelect: markdown },
          { label: strings.copyRich, icon: ClipboardType, shortcut: keys('copyRichText'), onSelect: rich },
          { label: strings.print, icon: Printer, shortcut: keys('print'), onSelect: () => void session.flush().then(() => openPrint(row.id)) },
          { label: strings.export, icon: Download, onSelect: () => void session.flush().then(() => openExport([row.id])) },
          { label: citationStrings.menu, icon: TextQuote, onSelect: () => void session.flush().then(() => go({ kind: 'citations', id: row.id })) },
          { label: historyStrings.open, icon: History, onSelect: onHistory },
          'separator',
          { label: strings.delete, icon: Trash2, danger: true, onSelect: () => void remove().catch(failed) },
        ]}
      />
      {moving && <FolderDialog ids={[row.id]} onPick={(folder) => void actions.file([row.id], folder).catch(failed)} onClose={() => setMoving(false)} />}
    </>
  )
}
