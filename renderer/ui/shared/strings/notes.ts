/** What the notes pane, the list of notes and the trash say. */
import type { TargetKind } from '../../../core/model.ts'

const plural = (count: number, one: string, many: string): string => `${count.toLocaleString('en-GB')} ${count === 1 ? one : many}`

export const notesStrings = {
  untitled: 'Untitled',
  title: 'Note title',
  titlePlaceholder: 'Title',
  body: 'Note',
  bodyPlaceholder: 'Write… [[ links, @ actors and events, # tags, / commands',
  tags: 'Tags',
  words: (count: number) => plural(count, 'word', 'words'),
  loading: 'Opening the note…',
  missing: 'This note is no longer there. It was deleted for good.',
  unreadable: 'This note could not be opened. Nothing was changed.',
  inTrash: 'This note is in the trash.',
  restore: 'Restore',
  close: 'Close note',
  menu: 'Note menu',
  toMiddle: 'Open in the middle',
  move: 'Move to folder…',
  duplicate: 'Duplicate',
  copyOf: (title: string) => `${title} (copy)`,
  copyMarkdown: 'Copy as Markdown',
  copied: 'Copied as Markdown',
  copyRich: 'Copy as rich text',
  copiedRich: 'Copied as rich text',
  print: 'Print or save as PDF…',
  notCopied: 'The clipboard could not be written.',
  export: 'Export…',
  delete: 'Delete',
  deleted: (title: string) => `“${title}” is in the trash`,
  newNote: 'New note',
}

export const savingStrings = {
  saved: (time: string) => `Saved ${time}`,
  /** Nothing was typed since the note was opened. */
  unchanged: 'Saved',
  saving: 'Saving…',
  failed: 'Not saved',
  retrying: 'Your text is still here; saving is tried again every few seconds.',
  conflictTitle: (title: string, time: string) => `${title} (copy of ${time})`,
  conflict: (title: string) => `Another window changed this note. What you wrote here is kept as “${title}”.`,
  conflictDetail: 'This pane now shows the other version.',
  gone: (title: string) => `This note was deleted for good in another window. What you wrote is kept as “${title}”.`,
}

export const emptyNoteStrings = {
  title: 'No note open',
  teach: 'Notes link to exact passages. Select words in an article and send them here as a quote; type [[ to link to an article, an actor, an event or another note. Shift with a click opens a note in a tab of its own.',
  today: 'Today’s note',
  recent: 'Recent notes',
}

export const toolbarStrings = {
  toolbar: 'Formatting',
  block: 'Text style',
  paragraph: 'Text',
  heading: (level: number) => `Heading ${level}`,
  bold: 'Bold',
  italic: 'Italic',
  strike: 'Strikethrough',
  code: 'Code',
  bulletList: 'Bullet list',
  orderedList: 'Numbered list',
  taskList: 'Task list',
  blockquote: 'Quote',
  codeBlock: 'Code block',
  link: 'Link',
  table: 'Table',
  insertTable: 'Insert table',
  rowAbove: 'Insert row above',
  rowBelow: 'Insert row below',
  columnBefore: 'Insert column before',
  columnAfter: 'Insert column after',
  deleteRow: 'Delete row',
  deleteColumn: 'Delete column',
  deleteTable: 'Delete table',
  rule: 'Horizontal rule',
  undo: 'Undo',
  redo: 'Redo',
  more: 'More formatting',
}

export const linkStrings = {
  title: 'Link',
  address: 'Address',
  hint: 'A web or mail address',
  invalid: 'This is not a web or mail address (https://…, mailto:…).',
  set: 'Set link',
  remove: 'Remove link',
  open: 'Open',
  cancel: 'Cancel',
  openTitle: 'Open this address?',
  openDescription: 'It opens outside Dossier, in your browser or mail program:',
  refused: 'Only http, https and mailto addresses are opened.',
}

export const referenceStrings = {
  kinds: { article: 'Article', actor: 'Actor', event: 'Event', note: 'Note' } satisfies Record<TargetKind, string>,
  unresolved: 'This names nothing in the library yet. Click to make a note of that name.',
}

export const completionStrings = {
  list: 'Link to',
  groups: { article: 'Articles', actor: 'Actors', event: 'Events', note: 'Notes' } satisfies Record<TargetKind, string>,
  create: (title: string) => `Create note “${title}”`,
  /** Which of its other names matched. */
  alias: (name: string) => `also “${name}”`,
  tags: 'Tags',
  headings: (note: string) => `Headings of “${note}”`,
  ownHeadings: 'Headings of this note',
  headingLevel: (level: number) => `Level ${level}`,
  nothing: 'Nothing of that name',
  searching: 'Searching…',
}

export const passageStrings = {
  article: 'Article',
  undated: 'undated',
  locale: 'en-GB',
}

export const markdownNodeStrings = {
  image: 'Image',
  task: (text: string) => (text === '' ? 'Task' : `Task: ${text}`),
  raw: { html: 'HTML, kept as source', yaml: 'YAML, kept as source', definition: 'Link definition, kept as source' },
}

export const trashStrings = {
  title: 'Trash',
  emptyTitle: 'The trash is empty',
  empty: 'Deleted notes stay here for 30 days, then they are removed for good.',
  removedAt: (date: string) => `removed for good on ${date}`,
  deletedAt: (date: string) => `Deleted ${date}`,
  restore: 'Restore',
  restoreNamed: (title: string) => `Restore “${title}”`,
  restored: (title: string) => `“${title}” is back among the notes`,
  remove: 'Delete for good',
  removeNamed: (title: string) => `Delete for good: “${title}”`,
  emptyTrash: 'Empty trash',
  confirmTitle: 'Delete for good?',
  confirm: (count: number, title: string | null) =>
    count === 1 && title !== null ? `“${title}” will be gone. This cannot be undone.` : `${plural(count, 'note', 'notes')} will be gone. This cannot be undone.`,
  cancel: 'Cancel',
  removed: (count: number) => `${plural(count, 'note', 'notes')} deleted for good`,
}
