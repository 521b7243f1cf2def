/** What the live vault says. */
const count = (number: number, one: string, many: string): string => `${number.toLocaleString('en')} ${number === 1 ? one : many}`

const time = (at: number): string => new Date(at).toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit', second: '2-digit' })

export const vaultStrings = {
  title: 'Live vault',
  teach: 'Keep a folder of Markdown files in step with your notes, both ways: what you write here goes into the files, and what another program (Obsidian, an editor, a sync service) writes there comes into the notes.',
  promise: 'What both sides changed is kept twice. A file that disappears never deletes a note without asking.',
  unavailable: 'Only the desktop app can follow a folder. Here, notes can be imported and exported.',
  choose: 'Choose a folder…',
  confirmTitle: (name: string): string => `Keep “${name}” in step with the notes?`,
  confirm: (files: number, notes: number): string =>
    `${count(files, 'Markdown file', 'Markdown files')} in the folder will become notes, and ${count(notes, 'note', 'notes')} of yours will be written there as ${notes === 1 ? 'a file' : 'files'}. Nothing is deleted on either side.`,
  start: 'Keep in step',
  cancel: 'Cancel',
  folder: (name: string): string => `“${name}” is kept in step with the notes.`,
  syncing: 'Looking for changes…',
  idle: (at: number | null): string => (at === null ? 'Not looked at yet.' : `Everything is in step. Last looked at ${time(at)}.`),
  userPaused: 'Paused. Nothing is read or written.',
  other: 'Another window keeps it in step.',
  pause: 'Pause',
  resume: 'Go on',
  now: 'Look now',
  stop: 'Stop keeping in step',
  stopped: (name: string): string => `“${name}” is no longer kept in step. Its files and your notes stay as they are.`,
  pausedFolder: 'Paused: the folder cannot be reached',
  pausedMissing: 'Paused: many files are missing',
  missingMany: (missing: number, known: number): string =>
    `${missing.toLocaleString('en')} of ${count(known, 'file', 'files')} are not in the folder any more. The drive may be disconnected, or the folder may have been moved or emptied. Nothing was changed on either side.`,
  missingFew: (missing: number): string => `${count(missing, 'file was', 'files were')} removed from the folder. What about the ${missing === 1 ? 'note' : 'notes'}?`,
  again: 'Look again',
  trashNotes: (notes: number): string => (notes === 1 ? 'Move the note to the trash' : `Move the ${notes.toLocaleString('en')} notes to the trash`),
  writeAgain: (notes: number): string => (notes === 1 ? 'Write the file again' : 'Write the files again'),
  trashed: (notes: number): string => `${count(notes, 'note was', 'notes were')} moved to the trash.`,
  failed: 'Something went wrong; it is tried again',
  history: 'What happened',
  nothingYet: 'Nothing has happened yet.',
  at: time,
  wrote: (path: string): string => `“${path}” was written`,
  took: (path: string): string => `“${path}” was changed there; its note follows`,
  created: (path: string): string => `“${path}” is a new note`,
  moved: (from: string, to: string): string => `“${from}” is now “${to}”`,
  discarded: (path: string): string => `“${path}” was moved to .trash`,
  revived: (path: string): string => `“${path}” was changed there after its note was deleted; the note is back`,
  conflict: (path: string, copy: string): string => `“${path}” was changed on both sides; what the file said is kept as “${copy}”`,
  refused: (path: string, reason: string): string => `“${path}” was left alone: ${reason}`,
  conflictTitle: (title: string, date: Date): string => `${title === '' ? 'Untitled' : title} (conflict ${date.toLocaleDateString('en-CA')} ${date.toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' }).replace(':', '.')})`,
}
