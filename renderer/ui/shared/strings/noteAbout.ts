/** What the details of a note say. */
export const NOTE_ABOUT = {
  details: 'Details',
  folder: 'Folder',
  folderPlaceholder: 'None',
  aliases: 'Aliases',
  aliasesHint: 'Other names under which links, completion and mentions find this note. Enter adds one.',
  addAlias: 'Add an alias',
  removeAlias: (alias: string): string => `Remove alias “${alias}”`,
  aliasCount: (count: number): string => (count === 1 ? '1 alias' : `${count} aliases`),
  language: 'Language',
  system: 'As the system',
  created: 'Created',
  changed: 'Changed',
  pin: 'Pin on top of lists',
  unpin: 'Unpin',
  pinned: 'Pinned',
}

/** Of what was changed in two windows at once. */
export const detailConflictStrings = {
  title: (mine: string, theirs: string): string => `The note is called “${mine}” now; another window had called it “${theirs}”.`,
  folder: (mine: string, theirs: string): string => `The folder is “${mine}” now; another window had set “${theirs}”.`,
  lang: (mine: string, theirs: string): string => `The language is “${mine}” now; another window had set “${theirs}”.`,
  both: 'Both were changed at the same time; yours stands.',
  take: (theirs: string): string => `Take “${theirs}”`,
}
