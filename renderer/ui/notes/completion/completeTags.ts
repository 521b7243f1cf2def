/** `#` and a letter list the tags that other notes bear; a nested one is found by any of its parts. What is typed may always be a new tag. */
import { PluginKey } from '@tiptap/pm/state'
import { Tag } from 'lucide-react'
import { fold } from '../../../core/text/fold.ts'
import { completionStrings as strings } from '../../shared/strings/notes.ts'
import { insertText, matchBefore, type Trigger } from './completion.ts'

const SHOWN = 12

/**
 * Those that begin as typed, then those of which a part does, the more frequent ones first. None when the only one is what is typed.
 */
export function matchTags(known: { name: string; notes: number }[], query: string): string[] {
  const wanted = fold(query)
  const rank = (name: string): number => {
    const folded = fold(name)
    if (folded.startsWith(wanted)) return 0
    return folded.split('/').some((part) => part.startsWith(wanted)) ? 1 : 2
  }
  const matches = known
    .map(({ name, notes }) => ({ name, notes, rank: rank(name) }))
    .filter((tag) => tag.rank < 2)
    .sort((a, b) => a.rank - b.rank || b.notes - a.notes || a.name.localeCompare(b.name))
    .map(({ name }) => name)
  // Typed in full: Enter is a new line, unless there is something longer to choose.
  const exact = matches.findIndex((name) => name.toLowerCase() === query.toLowerCase())
  if (exact > 0) matches.unshift(...matches.splice(exact, 1))
  return matches.length === 1 && exact === 0 ? [] : matches.slice(0, SHOWN)
}

/** @param tags all that there are, with how many notes bear each */
export function tagTrigger(tags: () => Promise<{ name: string; notes: number }[]>): Trigger {
  return {
    key: new PluginKey('tag'),
    char: '#',
    // As core/notes/links.ts reads tags; `#` alone may become a heading.
    match: (position) => matchBefore(position, /(?<![\p{L}\p{M}\p{N}_#&/]|\[\[)#([\p{L}\p{M}\p{N}_][\p{L}\p{M}\p{N}_/-]*)$/u),
    source: (editor, range) => {
      const known = tags()
      return {
        name: strings.tags,
        always: false,
        silent: true,
        find: async (query) =>
          matchTags(await known, query).map((name) => ({
            label: `#${name}`,
            icon: Tag,
            group: strings.tags,
            choose: () => {
              const at = range()
              if (at !== null) insertText(editor, at, `#${name} `)
            },
          })),
      }
    },
  }
}
