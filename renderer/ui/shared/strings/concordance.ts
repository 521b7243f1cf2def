/** Words of an actor's mentions and their timeline. */
const number = (count: number): string => count.toLocaleString('en')
const mentions = (count: number): string => (count === 1 ? '1 mention' : `${number(count)} mentions`)
const articles = (count: number): string => (count === 1 ? '1 article' : `${number(count)} articles`)

export const concordanceStrings = {
  title: 'Mentions',
  none: 'No article mentions this actor any more: its names may be ignored, or belong to another actor now.',
  noMatch: 'No mention fits.',
  failed: (why: string) => `The mentions could not be read. ${why}`,
  coming: 'A mention',
  lineOf: (words: string, title: string, whence: string) => `${words} – ${title}, ${whence}`,
  // Tools
  filter: 'Words around it',
  language: 'Language',
  source: 'Source',
  form: 'Name',
  sort: 'Sort by',
  allLanguages: 'All languages',
  allSources: 'All sources',
  allForms: 'All names',
  facet: (name: string, count: number) => `${name} (${number(count)})`,
  formIn: (name: string, language: string) => `${name}, ${language}`,
  sorts: { newest: 'Newest first', oldest: 'Oldest first', source: 'By source', language: 'By language', form: 'By name', left: 'By words before', right: 'By words after' },
  whole: 'Whole sentences',
  clear: 'Show all',
  reading: (done: number, total: number) => `Reading ${number(done)} of ${articles(total)} …`,
  arranging: 'The mentions are being read …',
  matching: (count: number, of: number) => `${mentions(count)} in ${articles(of)}`,
  // Timeline
  units: { day: 'day', week: 'week', month: 'month', quarter: 'quarter', year: 'year', decade: 'decade' },
  timeline: (unit: string) => `Mentions by ${unit}`,
  per: (unit: string, most: number) => `by ${unit}, at most ${number(most)}`,
  bar: (time: string, count: number, of: number) => `${time}: ${mentions(count)}${count === 0 ? '' : ` in ${articles(of)}`}`,
  undated: (count: number) => `${mentions(count)} undated`,
  vague: (count: number) => `${mentions(count)} dated less exactly`,
} as const
