/** Words that more than one feature shows. */
export const COMMON = {
  close: 'Close',
  undo: 'Undo',
  done: 'Done',
  untitled: 'Untitled',
}
