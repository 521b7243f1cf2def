/** What the tabs of the notes pane say. */
export const TABS = {
  list: 'Open notes',
  close: (title: string): string => `Close “${title}”`,
  newTab: 'New tab',
  all: 'All tabs',
  newNote: 'New note',
  fromTemplate: 'New note from template…',
  today: 'Today’s note',
  reopen: 'Reopen closed tab',
  closeOthers: 'Close other tabs',
  gone: 'Deleted note',
  article: 'Article',
  actor: 'Actor',
  event: 'Event',
}
