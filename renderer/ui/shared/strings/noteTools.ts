/** What the tools around a note's text say: find, outline, counts, focus, moving of blocks. */

const number = (value: number): string => value.toLocaleString('en-GB')
const plural = (count: number, one: string, many: string): string => `${number(count)} ${count === 1 ? one : many}`

export const noteToolsStrings = {
  find: 'Find in note',
  replaceWith: 'Replace with',
  replace: 'Replace',
  replaceAll: 'Replace all',
  showReplace: 'Show replace',
  hideReplace: 'Hide replace',
  matchCase: 'Match case',
  wholeWord: 'Whole words',
  regex: 'Regular expression',
  previous: 'Previous match',
  next: 'Next match',
  closeFind: 'Close find',
  noMatch: 'No match',
  badPattern: 'This is no regular expression.',
  matches: (at: number, of: number, more: boolean) => `${number(at)} of ${number(of)}${more ? ' or more' : ''}`,
  replaced: (count: number, quoted: number) => `${plural(count, 'match', 'matches')} replaced${quoted === 0 ? '' : `; ${quoted === 1 ? 'one in a quote was' : `${number(quoted)} in quotes were`} left as quoted`}`,

  outline: 'Outline',
  noHeadings: 'No headings yet. Begin a line with # and a space.',
  untitledHeading: 'Untitled heading',

  counts: 'Counts',
  whole: 'Note',
  selection: 'Selection',
  words: 'Words',
  characters: 'Characters',
  charactersWithoutSpaces: 'Without spaces',
  readingTime: 'Reading time',
  minutes: (minutes: number) => (minutes < 1 ? 'under 1 min' : `${number(Math.round(minutes))} min`),
  wordCount: (count: number) => plural(count, 'word', 'words'),
  selected: (count: number, of: number) => `${number(count)} of ${plural(of, 'word', 'words')}`,

  focus: 'Focus mode',
  leaveFocus: 'Leave focus mode',
  typewriter: 'Keep the line in the middle',

  block: 'Block',
  moveUp: 'Move up',
  moveDown: 'Move down',
  duplicate: 'Duplicate',
  remove: 'Delete',
  turnInto: (name: string) => `Turn into ${name}`,
  kinds: { text: 'text', heading: (level: number) => `heading ${level}`, bulletList: 'bullet list', orderedList: 'numbered list', taskList: 'task list', quote: 'quote', callout: 'callout', codeBlock: 'code block' },
  moved: (at: number, of: number) => `Moved to ${number(at)} of ${number(of)}`,
  first: 'Already first',
  last: 'Already last',
}
