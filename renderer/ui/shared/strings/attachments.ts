/** What is said of files that notes link to. */
export const attachmentStrings = {
  description: 'Attached file: saves a copy',
  saved: (name: string) => `“${name}” was saved`,
  notSaved: 'The file was not saved',
  missing: 'This file is not in the library',
  missingDetail: 'Import it again, or restore it from a backup.',
}
