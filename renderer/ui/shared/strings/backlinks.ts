/** Words of the backlinks region. */
export const backlinkStrings = {
  title: 'Backlinks',
  /** In the notes pane, beside the backlinks of what is read: landmarks need names of their own. */
  ofNote: 'Backlinks to this note',
  untitled: 'Untitled note',
  none: {
    article: 'No note links to this article yet. Select a passage and quote it into a note, or type [[ in a note.',
    actor: 'No note links to this actor yet. Type [[ or @ in a note to link to it.',
    event: 'No note links to this event yet. Type [[ in a note to link to it.',
    note: 'No other note links to this one yet. Type [[ in a note to link to it.',
  },
  passage: 'Show the passage',
} as const
