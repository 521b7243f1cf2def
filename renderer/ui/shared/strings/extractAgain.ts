/** Words about extracting articles anew. */
const articles = (count: number): string => (count === 1 ? '1 article' : `${count.toLocaleString('en')} articles`)

export const EXTRACT_AGAIN = {
  title: 'Extraction',
  teach: 'The files that articles came from are kept, so that an article can be taken out of its page again when the rules for that improve. Where the text changes, the article has a new version; what you corrected, highlighted and quoted stays.',
  none: 'Every article was made by the newest rules.',
  outdated: (count: number): string => (count === 1 ? '1 article was made by earlier rules.' : `${articles(count)} were made by earlier rules.`),
  all: 'Extract all of them again',
  bySource: 'By source',
  sourceUnknown: 'Source unknown',
  again: 'Extract again',
  againOf: (source: string, count: number): string => `Extract again: ${source}, ${articles(count)}`,
  newer: 'There are newer rules.',
  running: 'Extracting again',
  progress: (done: number, total: number, changed: number): string => `${done.toLocaleString('en')} of ${total.toLocaleString('en')}, ${changed.toLocaleString('en')} changed`,
  cancel: 'Cancel',
  stop: 'Stop extracting again',
  bar: 'Extraction that runs',
  inWords: (done: number, total: number): string => (total === 0 ? 'Extracting again…' : `Extracting again, ${Math.min(done + 1, total).toLocaleString('en')} of ${total.toLocaleString('en')}…`),
  changedSoFar: (changed: number): string => (changed === 0 ? 'nothing changed so far' : `${articles(changed)} changed so far`),
  applyNow: 'Apply to what is here',
  busy: 'Articles are being extracted already. Try again when that is done.',
  done: (changed: number): string => (changed === 0 ? 'Extracted again; nothing changed.' : `Extracted again; ${articles(changed)} changed.`),
  stopped: (done: number, changed: number): string => `Stopped after ${articles(done)}; ${changed === 0 ? 'nothing' : articles(changed)} changed.`,
  failed: (titles: string[], more: number): string => `Left as they are: ${titles.join('; ')}${more > 0 ? ` and ${more.toLocaleString('en')} more` : ''}.`,
}
