const many = (files: number): string => (files === 1 ? '1 file' : `${files.toLocaleString('en')} files`)

/** What is said of files while they are read, before they come in. */
export const PREPARING = {
  bar: 'Files to import',
  reading: (done: number): string => `Reading the files… ${many(done)}`,
  looking: (done: number, total: number | null): string => (total === null ? 'Looking for tables…' : `Looking for tables… ${done.toLocaleString('en')} of ${many(total)}`),
  nothingYet: 'Nothing is imported yet.',
  cancel: 'Cancel the reading',
}
