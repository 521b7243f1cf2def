/** Words of the queue of probable pairs. */
const number = (count: number): string => count.toLocaleString('en')
const articles = (count: number): string => (count === 1 ? '1 article' : `${number(count)} articles`)

export const reviewStrings = {
  title: 'Are they the same?',
  lead: 'Names that are probably of one actor, but not surely enough to merge them unasked. Nothing is changed until you say so, and every answer can be undone.',
  recurringOnly: 'Recurring only',
  left: (count: number) => (count === 1 ? '1 pair left' : `${number(count)} pairs left`),
  progress: (done: number, of: number) => `${number(done)} of ${number(of)} decided`,
  pair: (a: string, b: string) => `“${a}” and “${b}”`,
  evidence: 'What speaks for it',
  likely: (score: number) => (score >= 0.8 ? 'Very likely' : score >= 0.6 ? 'Likely' : 'Possible'),
  shared: (count: number) => (count === 0 ? 'No article names both.' : `${count === 1 ? '1 article names' : `${number(count)} articles name`} both.`),
  kinds: (a: string, b: string) => `One is taken for ${a}, the other for ${b}.`,
  kindWords: { person: 'a person', organisation: 'an organisation', place: 'a place' },
  company: 'Both occur with',
  inArticles: articles,
  noSnippet: 'Its articles are being read again.',
  same: 'They are one',
  apart: 'Keep apart',
  later: 'Skip',
  back: 'Back',
  empty: 'Nothing to decide',
  emptyDetail: 'When two names are probably of one actor, but not surely, they are shown here side by side. None are at present.',
  emptyOnce: 'None are left among the actors that recur.',
  showOnce: (count: number) => `Show ${number(count)} among names that occur once`,
  allDone: 'All decided',
  allDoneDetail: (done: number) => `You decided ${done === 1 ? '1 pair' : `${number(done)} pairs`}. What you decided stands in Settings, and can be taken back there too.`,
  skippedAgain: (count: number) => `Go through the ${number(count)} skipped`,
  toActors: 'Show all actors',
  review: (count: number) => `Review ${number(count)} probable ${count === 1 ? 'pair' : 'pairs'}`,
} as const
