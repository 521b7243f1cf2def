/** What is said of an article that one looks at before it comes in. */
export const previewStrings = {
  reading: 'Reading…',
  none: 'No article comes of this.',
  noSource: 'Source unknown',
  noAuthor: 'Author unknown',
  noAddress: 'No address',
}
