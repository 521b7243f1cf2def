/** What is said where the columns of a table are told. */
import type { ColumnField } from '../../../core/import/bulk/columnFields.ts'

const fields: Record<ColumnField, string> = { title: 'Title', text: 'Text', siteName: 'Source', authors: 'Author', date: 'Date', lang: 'Language', url: 'Address', tags: 'Tags', note: 'Note' }

export const columnStrings = {
  title: (names: readonly string[]): string => (names.length === 1 ? `Columns of “${names[0]}”` : `Columns of “${names[0]}” and ${(names.length - 1).toLocaleString('en')} more`),
  teach: 'Say which column holds what. Tables with the same columns will be read the same way, without asking.',
  teachNameless: 'Say which column holds what. These have no names, so the next such table is asked about as well.',
  teachAgain: 'Say which column holds what. The articles of this import are made anew from their rows; what you corrected, highlighted and quoted stays.',
  of: (at: number, all: number): string => `Table ${at} of ${all}`,
  fields,
  columns: 'Columns',
  none: '—',
  noText: 'No column looks like the text of an article. Choose the one that holds it: rows without a text are only listed, nothing is imported of them.',
  sample: 'The first rows of the table',
  preview: 'The first article',
  cancel: 'Cancel',
  back: 'Back',
  next: 'Next',
  run: 'Import',
  runAgain: 'Make the articles anew',
  like: (names: readonly string[]): string => `The same for ${names.slice(0, 3).map((name) => `“${name}”`).join(', ')}${names.length > 3 ? ` and ${(names.length - 3).toLocaleString('en')} more` : ''}: as far as the columns have the same names`,
  guessRest: (tables: number): string => (tables === 1 ? 'Import, and guess the other table' : `Import, and guess the other ${tables.toLocaleString('en')} tables`),
  leaveRest: (tables: number): string => (tables === 1 ? 'Make these anew, and leave the other table' : `Make these anew, and leave the other ${tables.toLocaleString('en')} tables`),
  // In the report and the settings
  read: 'Its tables were read by their columns.',
  change: 'Change the columns…',
  changeShort: 'Columns…',
  changeOf: (date: string): string => `Change the columns of the tables imported on ${date}`,
  gone: 'Of these tables no row is in the library. Choose the file again; you will be asked for its columns.',
  section: 'Columns of tables',
  teachSection: 'Tables (CSV, JSON) with these columns are read as you said. Forgotten, the next one is asked about again.',
  noneYet: 'Which column of a table holds what is asked when one is imported, and kept here.',
  forget: 'Forget',
  forgetOne: (columns: string): string => `Forget the columns ${columns}`,
  forgotten: 'The next table with these columns will be asked about.',
}
