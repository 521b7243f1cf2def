/** Words of the actors' page and list. */
const number = (count: number): string => count.toLocaleString('en')

export const actorStrings = {
  kinds: { person: 'Person', organisation: 'Organisation', place: 'Place' },
  facts: (articles: number, mentions: number) =>
    `In ${articles === 1 ? '1 article' : `${number(articles)} articles`}, ${mentions === 1 ? '1 mention' : `${number(mentions)} mentions`}`,
  // Decisions
  keptApart: (a: string, b: string) => `“${a}” and “${b}” stay two actors.`,
  aliases: 'Added by you',
  removeAlias: (name: string) => `Remove the name “${name}”`,
  inFull: 'In full',
  /** Before other ways to write a name. */
  also: 'also',
  splitLabel: (name: string) => `Split off “${name}”`,
  // Facts
  placeIn: { city: 'City in', region: 'Region of' },
  capitalOf: 'Capital of',
  capital: 'Capital:',
  bodyOf: 'Body of',
  inhabitants: (thousands: number) => (thousands < 1000 ? `${number(thousands * 1000)} inhabitants` : `${(thousands / 1000).toFixed(1)} million inhabitants`),
  // Sections
  names: 'Names',
  suggestions: 'Probably the same',
  reviewAll: 'Review all pairs',
  because: (why: string) => `because: ${why}`,
  accept: 'They are one',
  refuse: 'Keep apart',
  acceptLabel: (name: string) => `They are one: merge with “${name}”`,
  refuseLabel: (name: string) => `Keep apart from “${name}”`,
  occursWith: 'Occurs with',
  moreOthers: (count: number) => `${count} more`,
  fewerOthers: 'Fewer',
  occursReading: 'Reading its articles…',
  occursAlone: 'Its articles name nobody else.',
  sharedArticles: (name: string, count: number) => `${name}: in ${count === 1 ? '1 article' : `${number(count)} articles`} together`,
  events: 'Events',
  pending: 'What you decided is being applied to all articles…',
  // Absence
  absent: 'This actor is not in the library',
  absentDetail: 'No article names it any more, you chose to ignore it (see Settings, What you decided), or the link comes from another library.',
  toList: 'Show all actors',
  // The list
  title: 'Actors',
  lead: 'Who and what recurs: people, organisations and places named in two or more articles, in whatever language.',
  allKinds: 'All kinds',
  kindFilter: 'Kind',
  recurringOnly: 'Recurring only',
  sort: 'Sort by',
  sorts: { articles: 'Articles', name: 'Name', mentions: 'Mentions' },
  filter: 'Filter by name',
  count: (count: number) => (count === 1 ? '1 actor' : `${number(count)} actors`),
  empty: 'No actors yet',
  emptyDetail: 'They are found while articles are imported. An actor is listed here once two articles name it.',
  emptyFilter: 'No actor fits the filter.',
} as const
