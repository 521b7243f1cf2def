/**
 * What is typed to narrow the list of notes: words that a note's title, aliases, tags, folder or first words hold, and `tag:trade/gas`,
 * `folder:"Travel notes"`, which take what lies below too.
 */
import type { NoteRow } from '../model.ts'
import { fold } from '../text/fold.ts'
import { isWithin } from './paths.ts'

export interface NoteQuery {
  /** Folded; every one must be there, as the beginning of a word or within one. */
  words: string[]
  tags: string[]
  folders: string[]
}

const TERM = /(?:(tag|folder):)(?:"([^"]*)"?|(\S*))|"([^"]*)"?|(\S+)/giu

export function parseNoteQuery(text: string): NoteQuery {
  const query: NoteQuery = { words: [], tags: [], folders: [] }
  for (const [, field, ...values] of text.matchAll(TERM)) {
    const value = (values.find((each) => each !== undefined) ?? '').trim()
    if (field !== undefined) {
      const path = value.replace(/^#/, '').replace(/^\/+|\/+$/g, '')
      // `tag:` alone is on its way to something.
      if (path !== '') (field.toLowerCase() === 'tag' ? query.tags : query.folders).push(path)
    } else if (value !== '') query.words.push(fold(value))
  }
  return query
}

/** What the words of a query are looked for in: computed once a row. */
export function searchText({ title, aliases, tags, folder, excerpt }: Pick<NoteRow, 'title' | 'aliases' | 'tags' | 'folder' | 'excerpt'>): string {
  return fold([title, ...aliases, tags.map((tag) => `#${tag}`).join(' '), folder, excerpt].join('\n'))
}

/** @param text of the row, by searchText() */
export function matchesQuery({ words, tags, folders }: NoteQuery, row: Pick<NoteRow, 'tags' | 'folder'>, text: string): boolean {
  return (
    words.every((word) => text.includes(word)) &&
    tags.every((wanted) => row.tags.some((tag) => isWithin(tag, wanted))) &&
    folders.every((wanted) => isWithin(row.folder, wanted))
  )
}
