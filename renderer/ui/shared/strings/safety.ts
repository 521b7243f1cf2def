/** What is said of the mirror, of restoring, of backups and of earlier versions. */

const plural = (count: number, one: string, many: string): string => `${count.toLocaleString('en-GB')} ${count === 1 ? one : many}`

const notes = (count: number): string => plural(count, 'note', 'notes')

export const dateTime = (at: number): string =>
  new Date(at).toLocaleString('en-GB', { day: 'numeric', month: 'long', year: 'numeric', hour: '2-digit', minute: '2-digit' })

export const safetyStrings = {
  mirrorFailed: 'The second copy of your notes could not be written. Your notes themselves are saved.',
}

export const recoveryStrings = {
  title: (count: number) => (count === 0 ? 'Restore what you wrote?' : `Restore ${notes(count)}?`),
  unreadable: 'The library on this disk is damaged and cannot be read.',
  empty: 'The library is empty, but Dossier finds a second copy of your notes.',
  partial: 'The library is older than the second copy of your notes.',
  found: (count: number, changed: string) => `The copy holds ${notes(count)} that the library lacks, last changed ${changed}.`,
  others: 'It also holds highlights and decisions that the library lacks.',
  articles: 'Articles are not part of the copy. Import them again, or restore a backup afterwards.',
  nothingYet: 'Nothing has been changed yet.',
  restore: (count: number) => (count === 0 ? 'Restore' : `Restore ${notes(count)}`),
  skipEmpty: 'Start empty',
  skip: 'Go on without',
  skipHint: 'The copy is kept under another name and never deleted.',
  keptAs: (name: string) => `The copy is kept as “${name}”.`,
  details: 'What is in it',
  untitled: 'Untitled',
  trashed: 'in the trash',
  listing: 'Reading the copy…',
  more: (count: number) => `… and ${count.toLocaleString('en-GB')} more`,
  restoring: (done: number, total: number) => `Restoring: ${done.toLocaleString('en-GB')} of ${total.toLocaleString('en-GB')}`,
  damaged: (count: number) => `${plural(count, 'file', 'files')} of the copy could not be read. Everything else is back.`,
  goOn: 'Go on',
  failed: 'That did not work. The copy is untouched.',
  place: (place: string) => `It lies in ${place}`,
}

export const safetySettings = {
  title: 'Safety',
  mirror: 'Second copy',
  mirrorFiles: 'Every note is also kept as a plain file, at most five seconds after it is saved.',
  mirrorOrigin: 'Every note is also kept in a second place in this browser, in case the library is damaged. This is no backup: clearing the site’s data clears it too.',
  done: (time: string) => `Up to date, ${time}`,
  writing: 'Being written…',
  elsewhere: 'Another window writes it.',
  notYet: 'Begins in a moment.',
  failed: (message: string) => `Not written: ${message} It is tried again every few seconds.`,
  lost: (count: number) => `The copy holds ${notes(count)} that the library lost.`,
  restoreLost: 'Restore',
  restored: (count: number) => `${notes(count)} restored`,
}
