/** What is said of the mirror, of restoring, of backups and of earlier versions. */

const plural = (count: number, one: string, many: string): string => `${count.toLocaleString('en-GB')} ${count === 1 ? one : many}`

const notes = (count: number): string => plural(count, 'note', 'notes')

export const dateTime = (at: number): string =>
  new Date(at).toLocaleString('en-GB', { day: 'numeric', month: 'long', year: 'numeric', hour: '2-digit', minute: '2-digit' })

export const safetyStrings = {
  mirrorFailed: 'The second copy of your notes could not be written. Your notes themselves are saved.',
  backupFailed: 'The scheduled backup could not be made. It is tried again every few minutes.',
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

export const historyStrings = {
  open: 'History…',
  title: 'History',
  description: 'Earlier states of this note, kept while you write: every five minutes for a day, then ever fewer. What you name stays.',
  list: 'Earlier versions',
  none: 'There is no earlier version yet. The first is kept once this note is changed.',
  loading: 'Comparing…',
  time: (at: number) => new Date(at).toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' }),
  day: (at: number) => new Date(at).toLocaleDateString('en-GB', { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }),
  words: (count: number) => plural(count, 'word', 'words'),
  compareWith: 'Compare with',
  now: 'The note as it is',
  before: 'The version before',
  first: 'This is the earliest version.',
  noChanges: 'No difference.',
  unchanged: (count: number) => plural(count, 'unchanged block', 'unchanged blocks'),
  titleThen: (title: string) => `Its title was “${title}”.`,
  restore: 'Restore this version',
  restored: (time: string) => `The version of ${time} is back. What was here before is in the history.`,
  beforeRestore: 'Before a restore',
  name: 'Name…',
  nameTitle: 'Name this version',
  nameLabel: 'Name',
  nameHint: 'A version with a name is kept for ever. An empty name takes it back.',
  save: 'Save',
  cancel: 'Cancel',
  difference: 'Differences',
  copy: 'Copy as Markdown',
  copied: 'Copied as Markdown',
}

export const backupStrings = {
  title: 'Backup',
  teach: 'One file with everything: articles, notes, their history, pictures, highlights and decisions. Keep it on another disk.',
  now: 'Back up now…',
  making: 'Making the backup',
  restoring: 'Restoring',
  checking: 'Checking the file',
  cancel: 'Cancel',
  cancelled: 'Cancelled. No file was left behind.',
  made: (name: string) => `Backed up as “${name}”`,
  madeDetail: (articles: number, count: number) => `${plural(articles, 'article', 'articles')}, ${notes(count)}`,
  every: 'By itself',
  periods: { never: 'Never', daily: 'Daily', weekly: 'Weekly' },
  keep: 'Keep the last',
  folder: (folder: string) => `Into ${folder}`,
  choose: 'Change folder…',
  none: 'None made yet.',
  last: (time: string, count: number) => `Last made ${time}; ${plural(count, 'is', 'are')} there.`,
  restore: 'Restore a backup…',
  restoreTitle: (name: string) => `Restore “${name}”`,
  found: (made: string, articles: number, count: number) => `Made ${made}: ${plural(articles, 'article', 'articles')}, ${notes(count)}. It is whole and can be restored.`,
  add: 'Add its notes',
  addHint: 'Nothing that is here changes. A note that has changed since stands beside its present self.',
  replace: 'Replace everything',
  replaceHint: 'The library becomes what it was then. A backup of the present is made first.',
  addDo: 'Add the notes',
  replaceDo: 'Back up the present, then replace',
  added: (added: number, copied: number, present: number) => `${notes(added)} added, ${plural(copied, 'copy', 'copies')} beside changed ones, ${present.toLocaleString('en-GB')} here already`,
  suffix: (made: string) => `(backup of ${made})`,
  notReplaced: 'Nothing was replaced, because the present was not backed up.',
  choice: 'What to do with it',
  progress: (done: number, total: number) => `${Math.floor((100 * done) / Math.max(1, total))} %`,
}
