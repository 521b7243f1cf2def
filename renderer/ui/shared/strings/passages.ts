/** Words of margin marks, and of what they lead to. */
const plural = (count: number, one: string, many: string): string => `${count.toLocaleString('en-GB')} ${count === 1 ? one : many}`

export const passageInNoteStrings = {
  noPassage: 'This quote is no longer in the note.',
}

export const marginStrings = {
  name: (notes: number, uses: number) => `Used in ${plural(notes, 'note', 'notes')}${uses > notes ? `, ${uses} times` : ''}`,
  /** Of a line of several sentences, which one. */
  of: (sentence: string) => `: “${sentence.length > 80 ? `${sentence.slice(0, 80)}…` : sentence}”`,
  card: 'Notes that use this sentence',
  more: (count: number) => `and ${plural(count, 'more use', 'more uses')}`,
  untitled: 'Untitled note',
  quote: 'the quote',
}
