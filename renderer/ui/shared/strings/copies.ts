/** What is said of articles whose texts are copies of one. */
export const copyStrings = {
  also: 'Also published as',
  /** Of a copy: its source and date, as far as they are known, and how much of the text it has beside the article that is read. */
  where: (source: string | null, date: string | null, length: 'whole' | 'shortened' | 'longer'): string =>
    [[source, date].filter((part) => part !== null).join(' · ') || 'source and date unknown', ...(length === 'whole' ? [] : [length])].join(' · '),
  more: (count: number): string => `${count.toLocaleString('en')} more`,
  /** In lists. */
  mark: 'Also published elsewhere',
  /** In the report of an import. */
  found: (count: number): string => (count === 1 ? '1 of them has the text of another article, whole or shortened, and is linked to it:' : `${count.toLocaleString('en')} of them have the text of another article, whole or shortened, and are linked to it:`),
  sameAs: (titles: string): string => `the same text: ${titles}`,
  untitled: 'Untitled article',
  named: (title: string, source: string | null): string => (source === null ? `“${title}”` : `“${title}” (${source})`),
}
