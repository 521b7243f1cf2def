/** Words of highlights: in the article, in their list, on their way into notes. */
import type { HighlightColour } from '../../../core/model.ts'

const plural = (count: number, one: string, many: string): string => `${count.toLocaleString('en-GB')} ${count === 1 ? one : many}`

/** The beginning of a quote, for names that are read out. */
const brief = (quote: string): string => (quote.length > 80 ? `${quote.slice(0, 80)}…` : quote)

export const highlightStrings = {
  colours: { yellow: 'Yellow', green: 'Green', blue: 'Blue', red: 'Red', purple: 'Purple' } satisfies Record<HighlightColour, string>,
  // In the article
  make: 'Highlight',
  /** What a screen reader says of one. */
  name: (colour: HighlightColour, comment: string, quote: string) =>
    `Highlight, ${colour}${comment.trim() === '' ? '' : `, with comment: ${brief(comment.trim())}`}: “${brief(quote)}”`,
  several: (count: number, first: string) => `${count} highlights. ${first}`,
  moved: 'Moved',
  movedDetail: (version: number) => `Made on version ${version}; the same words stand here now.`,
  inArticle: 'Highlights in this article',
  none: 'There is no highlight in this article yet. Select words and press h.',
  // Its layer
  edit: 'Highlight',
  of: (at: number, of: number) => `${at} of ${of} here`,
  previous: 'Previous highlight here',
  next: 'Next highlight here',
  colour: 'Colour',
  comment: 'Comment',
  commentPlaceholder: 'Write a comment…',
  tags: 'Tags',
  tagsPlaceholder: 'Tags, divided by commas',
  quote: 'Quote in note',
  delete: 'Delete',
  deleted: (count: number) => `${plural(count, 'highlight is', 'highlights are')} deleted.`,
  keepHere: 'Keep it here',
  kept: 'The highlight belongs to this version now.',
  notSaved: 'The highlight could not be saved.',
  // Review
  review: (count: number) => `${plural(count, 'highlight needs', 'highlights need')} review`,
  reviewLead: 'They were made on an earlier version, and their words are not certain to stand here. Nothing is moved unless you accept it.',
  probably: 'Probably here:',
  gone: 'Nothing like it stands in this version.',
  accept: 'Accept this place',
  openOld: (version: number) => `Show in version ${version}`,
  showPlace: 'Show the place',
  // The list of all
  title: 'Highlights',
  count: (count: number) => plural(count, 'highlight', 'highlights'),
  countOf: (shown: number, all: number) => `${shown.toLocaleString('en-GB')} of ${plural(all, 'highlight', 'highlights')}`,
  selected: (count: number) => `${plural(count, 'highlight', 'highlights')} selected`,
  select: (quote: string) => `Select “${brief(quote)}”`,
  selectAll: 'Select all',
  clear: 'Clear selection',
  filter: 'Filter highlights',
  filterPlaceholder: 'Words, comments, titles',
  anyColour: 'Any colour',
  anyTag: 'Any tag',
  anySource: 'Any source',
  anyArticle: 'Any article',
  tag: 'Tag',
  source: 'Source',
  article: 'Article',
  withComment: 'With comment',
  needsReview: 'Needs review',
  sort: 'Sort',
  sorts: { changed: 'Changed last', created: 'Made last', article: 'By article', date: 'By date of the article' },
  sendToNote: 'Send to note',
  copyMarkdown: 'Copy as Markdown',
  copied: (count: number) => `${plural(count, 'highlight is', 'highlights are')} copied as Markdown.`,
  notCopied: 'The clipboard refused it.',
  articleGone: 'Its article is no longer in the library',
  checking: 'Looking for highlights of earlier versions…',
  states: { review: 'Needs review', gone: 'Not in the current version', moved: 'Moved' },
  emptyTitle: 'No highlights yet',
  empty: 'Select words in an article and press h. You can go on typing at once: that is the comment.',
  noneTitle: 'No highlight is like this',
  noneFound: 'Fewer words or filters will show more.',
  clearFilters: 'Clear the filters',
}
