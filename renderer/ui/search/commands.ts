/** The commands of the palette. What can be done only with one thing (rename this actor, …) is on that thing's page. */
import { Archive, ArrowLeft, ArrowRight, CalendarCheck, CalendarDays, FileInput, FolderInput, GitMerge, Highlighter, House, Keyboard, LayoutTemplate, type LucideIcon, NotebookPen, NotebookText, Pause, Play, Scissors, Settings, Share, TextQuote, Trash2, Unlink, Users, Waypoints, X } from 'lucide-react'
import { fold } from '../../core/text/fold.ts'
import { askRemoved } from '../desk/askRemoved.ts'
import { useDesk } from '../desk/desk.ts'
import { useExtractAgain } from '../desk/extractions.ts'
import { makeBackup } from '../desk/makeBackup.ts'
import { shortcutKeys, type ShortcutName } from '../shared/shortcuts.ts'
import { EXTRACT_AGAIN } from '../shared/strings/extractAgain.ts'
import { LIBRARY } from '../shared/strings/library.ts'
import { REMOVED } from '../shared/strings/removed.ts'
import { backupStrings } from '../shared/strings/safety.ts'
import { PALETTE } from '../shared/strings/search.ts'

export interface Command {
  name: string
  icon: LucideIcon
  /** The first of its keys, as keys.ts writes them. */
  keys: string | null
  run: () => void
}

/** Those whose names hold every word of the query; and, with something typed, a new note of that name. */
export function useCommands(query: string): Command[] {
  const { db, host, notify, address, go, newNote, openImport, openFolder, openNotesImport, openExport, openHelp, newFromTemplate, insertTemplate, openDaily, importing } = useDesk()
  const { running } = useExtractAgain()
  const command = (name: string, icon: LucideIcon, run: () => void, shortcut?: ShortcutName): Command => ({
    name, icon, run, keys: shortcut === undefined ? null : shortcutKeys(host.can.allShortcuts, shortcut).split(' ')[0]!,
  })
  const backUp = (): void => {
    makeBackup({ db, host, notify }, (task) => {
      notify({ message: backupStrings.begun })
      return task({})
    }).catch((error: Error) => notify({ message: error.message, kind: 'error' }))
  }
  // What a graph can be drawn around: what is read, else the note beside it.
  const { place, note } = address
  const around = place.kind === 'article' || place.kind === 'actor' || place.kind === 'event' || place.kind === 'note' ? { kind: place.kind, id: place.id } : note === undefined ? null : { kind: 'note' as const, id: note }
  const all = [
    command(PALETTE.newNote, NotebookPen, () => void newNote(), 'newNote'),
    command(PALETTE.fromTemplate, LayoutTemplate, newFromTemplate),
    command(PALETTE.insertTemplate, LayoutTemplate, insertTemplate),
    command(PALETTE.today, CalendarCheck, () => openDaily(0), 'dailyNote'),
    command(PALETTE.earlierDaily, CalendarCheck, () => openDaily(-1), 'earlierDaily'),
    command(PALETTE.laterDaily, CalendarCheck, () => openDaily(1), 'laterDaily'),
    command(PALETTE.import, FileInput, openImport, 'import'),
    command(PALETTE.importFolder, FolderInput, openFolder),
    ...(importing.state === null ? [] : [
      importing.state === 'paused' ? command(LIBRARY.resumeImport, Play, () => importing.setPaused(false)) : command(LIBRARY.pauseImport, Pause, () => importing.setPaused(true)),
      command(LIBRARY.cancelImport, X, importing.cancel),
    ]),
    command(PALETTE.importNotes, FolderInput, openNotesImport),
    command(PALETTE.export, Share, () => openExport(), 'export'),
    command(backupStrings.now, Archive, backUp),
    command(PALETTE.actors, Users, () => go({ kind: 'actors' })),
    command(PALETTE.suggestions, GitMerge, () => go({ kind: 'suggestions' })),
    command(PALETTE.events, CalendarDays, () => go({ kind: 'events' })),
    command(PALETTE.notes, NotebookText, () => go({ kind: 'notes' })),
    command(PALETTE.highlights, Highlighter, () => go({ kind: 'highlights' })),
    command(PALETTE.citations, TextQuote, () => go({ kind: 'citations' })),
    command(PALETTE.home, House, () => go({ kind: 'home' })),
    command(PALETTE.links, Unlink, () => go({ kind: 'links' })),
    ...(place.kind === 'article' ? [command(REMOVED.open, Scissors, () => askRemoved(place.id), 'removed')] : []),
    ...(running === null ? [] : [command(EXTRACT_AGAIN.stop, X, running.cancel)]),
    ...(around === null ? [] : [command(PALETTE.graph, Waypoints, () => go({ kind: 'graph', of: around }))]),
    command(PALETTE.trash, Trash2, () => go({ kind: 'trash' })),
    command(PALETTE.settings, Settings, () => go({ kind: 'settings' }), 'settings'),
    command(PALETTE.help, Keyboard, openHelp, 'help'),
    command(PALETTE.back, ArrowLeft, () => history.back()),
    command(PALETTE.forward, ArrowRight, () => history.forward()),
  ]
  if (query === '') return all
  const words = fold(query).split(/\s+/)
  const named = command(PALETTE.newNoteCalled(query), NotebookPen, () => void newNote(query))
  return [...all.filter(({ name }) => words.every((word) => fold(name).includes(word))), named]
}
