/** What is said where an import of articles is taken back, and where one that was cut short can go on. */
const articles = (count: number): string => (count === 1 ? '1 article' : `${count.toLocaleString('en')} articles`)
const filesInWords = (count: number): string => (count === 1 ? '1 file' : `${count.toLocaleString('en')} files`)

export const momentInWords = (at: number): string => new Date(at).toLocaleString('en-GB', { day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit' })

export const UNDO_IMPORT = {
  undo: 'Undo the import',
  title: 'Undo the import?',
  ask: (count: number): string => `${articles(count)} of this import will be removed from the library, with their originals. The files they came from are not touched.`,
  spares: 'What your notes link to, and what you have highlighted, corrected or starred, stays.',
  remove: (count: number): string => `Remove ${articles(count)}`,
  removing: (done: number, total: number): string => `Removing ${done.toLocaleString('en')} of ${articles(total)}…`,
  removed: (count: number): string => (count === 0 ? 'Nothing was removed.' : `${articles(count)} ${count === 1 ? 'was' : 'were'} removed.`),
  stopped: 'Stopped. What was not removed yet stays; the import can be undone further in the settings.',
  spared: (count: number): string => `${articles(count)} ${count === 1 ? 'stays, because you have' : 'stay, because you have'} touched ${count === 1 ? 'it' : 'them'}`,
  why: { linked: 'a note links to it', highlighted: 'you highlighted in it', corrected: 'you decided about it', starred: 'it has a star', edited: 'you put back or removed blocks of it' },
  because: (title: string, why: string): string => `“${title}”: ${why}`,
  untitled: 'Untitled',
  cancel: 'Cancel',
  gone: 'Nothing of this import is left.',
  section: 'Imports',
  none: 'Nothing was imported yet.',
  teach: 'Each import of articles can be taken back whole. What you have touched stays.',
  row: (imported: number, left: number): string => (left >= imported ? articles(left) : `${articles(imported)}, ${left.toLocaleString('en')} still here`),
  undoOf: (date: string): string => `Undo the import of ${date}`,
  stoppedAt: (done: number, files: number): string => `stopped after ${done.toLocaleString('en')} of ${filesInWords(files)}`,
  runs: 'running',
  goOn: 'Go on',
  goOnWith: (date: string): string => `Go on with the import of ${date}`,
}

export const UNFINISHED_IMPORT = {
  title: 'An import was not finished',
  begun: (at: number): string => `Dossier was closed while the import of ${momentInWords(at)} was running.`,
  state: (done: number, files: number, imported: number): string =>
    `${done.toLocaleString('en')} of ${filesInWords(files)} ${done === 1 ? 'is' : 'are'} through${imported === 0 ? '' : `; ${articles(imported)} ${imported === 1 ? 'is' : 'are'} in the library, whole`}.`,
  notKept: 'The files themselves are not at hand any more. Choose them again, or drop their folder on the window: what is there already is skipped.',
  undo: 'Undo the import',
  leave: 'Keep what is there',
  drop: 'Give it up',
  goOn: 'Go on',
  choose: 'Choose the files…',
}
