/** What is said of articles whose texts are copies of one. */
export const copyStrings = {
  also: 'Also published as',
  /** Of a copy: its source and date, as far as they are known. */
  where: (source: string | null, date: string | null): string => [source, date].filter((part) => part !== null).join(' · ') || 'source and date unknown',
  more: (count: number): string => `${count.toLocaleString('en')} more`,
  /** In lists. */
  mark: 'Also published elsewhere',
  /** In the report of an import. */
  found: (count: number): string => (count === 1 ? '1 of them has the text of another article and is linked to it:' : `${count.toLocaleString('en')} of them have the text of another article and are linked to it:`),
  sameAs: (titles: string): string => `the same text: ${titles}`,
  untitled: 'Untitled article',
  named: (title: string, source: string | null): string => (source === null ? `“${title}”` : `“${title}” (${source})`),
}
