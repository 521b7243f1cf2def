/** What the place “Graph” says. */
const plural = (count: number, one: string, many: string): string => `${count.toLocaleString('en-GB')} ${count === 1 ? one : many}`

export const graphStrings = {
  around: 'Around',
  steps: 'How far',
  oneStep: 'One step',
  twoSteps: 'Two steps',
  show: 'Show',
  plural: { note: 'Notes', article: 'Articles', actor: 'Actors', event: 'Events' },
  kinds: { note: 'note', article: 'article', actor: 'actor', event: 'event' },
  facts: (shown: number, hidden: number): string => (hidden === 0 ? plural(shown, 'thing', 'things') : `the ${shown.toLocaleString('en-GB')} strongest; ${hidden.toLocaleString('en-GB')} more not shown`),
  picture: (count: number): string => `Picture of ${plural(count, 'thing', 'things')} and how they hang together. The list beside it says the same.`,
  list: 'What lies around',
  zoomIn: 'Zoom in',
  zoomOut: 'Zoom out',
  fit: 'Show all',
  untitled: 'Untitled',
  absent: 'This is no longer in the library',
  failed: 'The graph could not be made',
  alone: 'Nothing lies around it yet',
  aloneTeach: 'Links in notes, and names and events that articles share, will be drawn here.',
  aloneFiltered: 'Nothing of the kinds that are chosen. Choose others above.',
  open: 'Graph',
}
