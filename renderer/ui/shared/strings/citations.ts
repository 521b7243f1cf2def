/** Words of the citation check. */
import type { CitationState } from '../../../core/notes/citations.ts'

const plural = (count: number, one: string, many: string): string => `${count.toLocaleString('en-GB')} ${count === 1 ? one : many}`

export const citationStrings = {
  title: 'Citation check',
  lead: 'Every quote in your notes, compared with the article it is from. Nothing is changed unless you say so.',
  leadOfNote: (title: string) => `The quotes of “${title}”, compared with their articles. Nothing is changed unless you say so.`,
  untitled: 'Untitled note',
  allNotes: 'Check all notes',
  again: 'Check again',
  cancel: 'Cancel',
  reading: (done: number, total: number) => `Reading notes: ${done.toLocaleString('en-GB')} of ${total.toLocaleString('en-GB')}`,
  checking: (done: number, total: number) => `Comparing quotes: ${done.toLocaleString('en-GB')} of ${total.toLocaleString('en-GB')}`,
  cancelled: 'The check was cancelled.',
  failed: 'The check stopped.',
  result: (quotes: number, notes: number, problems: number) =>
    `${plural(quotes, 'quote', 'quotes')} in ${plural(notes, 'note', 'notes')}: ${problems === 0 ? 'no problem' : plural(problems, 'problem', 'problems')}`,
  unreadable: (title: string, message: string) => `“${title}” could not be read: ${message}`,
  show: 'Show',
  problems: 'Only problems',
  all: 'All',
  list: 'Quotes',
  states: {
    exact: 'Word for word', shortened: 'Shortened, and marked', altered: 'Altered', moved: 'Moved in the current version', changed: 'Not certain in the current version', noVersion: 'Version missing',
    noArticle: 'Article missing',
  } satisfies Record<CitationState, string>,
  details: {
    exact: '', shortened: 'What is left out is marked by … or […].', altered: 'Struck out: what the article says. Underlined: what the note says.',
    moved: 'The words are right; in the current version they stand elsewhere.',
    changed: 'The words are right for the version they name; in the current version they no longer stand there, or not for certain.',
    noVersion: 'The version it names is not in the library, so its words cannot be compared.', noArticle: 'The article it names is not in the library, so its words cannot be compared.',
  } satisfies Record<CitationState, string>,
  removed: 'The article says:',
  added: 'The note says:',
  inNote: (title: string, heading: string) => (heading === '' ? title : `${title} › ${heading}`),
  goToNote: 'Go to note',
  goToArticle: 'Go to article',
  currentVersion: 'In the current version',
  restore: 'Restore original wording',
  restored: 'The quote has its original wording again.',
  notRestored: 'This quote is no longer in the note, or the note is in the trash; nothing was changed.',
  rowName: (state: string, note: string, words: string) => `${state}: ${note}: “${words.length > 80 ? `${words.slice(0, 80)}…` : words}”`,
  emptyTitle: 'No quotes yet',
  empty: 'Select words in an article and press q: they go into a note as a quote, which can be checked here.',
  emptyNote: 'This note has no quotes. Select words in an article and press q to put some there.',
  noProblemsTitle: 'Nothing to show here',
  noProblems: 'No quote is in this state.',
  menu: 'Check citations',
}
