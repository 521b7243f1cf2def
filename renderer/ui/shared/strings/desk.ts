/** Words of the parts that features share: how articles are named, pickers, small dialogs, what a decision reports. */
export const deskStrings = {
  sourceUnknown: 'Source unknown',
  undated: 'Undated',
  languageUnknown: 'Language unknown',
  untitledArticle: 'Untitled article',
  inTitle: 'In the title',
  moreSentences: (count: number) => `Show ${count} more`,
  save: 'Save',
  cancel: 'Cancel',
  failed: 'That could not be saved.',
  pickHint: 'Type a name',
  pickNone: 'Nothing has this name.',
  pickResults: 'Matches',
  dateHint: 'For example 2022-01-10, 10 Jan 2022, January 2022, 2022, or 2022-01-05/2022-01-10. Leave it empty if it is unknown.',
  dateRead: (words: string, edtf: string, typed: string) => (words === edtf || edtf === typed ? words : `${words} (${edtf})`),
  dateUnknown: 'Unknown',
  dateInvalid: 'This is no date that Dossier can read. Write for example 2022-01-10 or 10 Jan 2022.',
} as const
