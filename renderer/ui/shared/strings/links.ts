/** Words of links between things: renaming, unlinked names, broken links. */
const plural = (count: number, one: string, many: string): string => `${count.toLocaleString('en-GB')} ${count === 1 ? one : many}`

export const linkStrings = {
  updated: (links: number, notes: number): string => `${plural(links, 'link', 'links')} in ${plural(notes, 'note', 'notes')} updated`,
  aliasKept: (title: string): string => `Links follow the new title. “${title}” is kept as an alias.`,
  aliasKnown: (title: string): string => `Links follow the new title. “${title}” stays an alias.`,
}
