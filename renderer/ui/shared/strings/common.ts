/** Words that more than one feature shows. */
export const COMMON = {
  close: 'Close',
  cancel: 'Cancel',
  undo: 'Undo',
  done: 'Done',
  untitled: 'Untitled',
  unknownSource: 'No source named',
  undated: 'Undated',
  articles: (count: number): string => (count === 1 ? '1 article' : `${count.toLocaleString('en')} articles`),
  loading: 'Loading…',
}
