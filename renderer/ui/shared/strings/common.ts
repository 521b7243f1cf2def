/** Words that more than one feature shows. */
export const COMMON = {
  close: 'Close',
  undo: 'Undo',
  done: 'Done',
  untitled: 'Untitled',
  unreadable: ({ name, problem }: { name: string; problem: string }): string => `“${name}” could not be read: ${problem}.`,
}
