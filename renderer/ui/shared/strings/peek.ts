/** What the card of a link's target says. */
const plural = (count: number, one: string, many: string): string => `${count.toLocaleString('en-GB')} ${count === 1 ? one : many}`

export const peekStrings = {
  kinds: { article: 'Article', actor: 'Actor', event: 'Event', note: 'Note', person: 'Person', organisation: 'Organisation', place: 'Place' },
  untitled: 'Untitled',
  empty: 'Nothing is written here yet.',
  inTrash: 'In the trash',
  counts: (articles: number, mentions: number): string => `${plural(articles, 'article', 'articles')}, ${plural(mentions, 'mention', 'mentions')}`,
  articles: (count: number): string => plural(count, 'article', 'articles'),
  gone: 'This leads nowhere any more.',
}
