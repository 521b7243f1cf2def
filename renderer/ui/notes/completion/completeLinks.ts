/**
 * `[[` lists what can be linked to, `![[` what can be shown in place; `@` actors and events only. After `[[Note#` the headings of that note,
 * after `[[#` those of this one; what follows a `|` is the label.
 */
import type { Editor, Range } from '@tiptap/core'
import { PluginKey } from '@tiptap/pm/state'
import { FilePlus, Hash } from 'lucide-react'
import type { Id, TargetKind } from '../../../core/model.ts'
import { headings, NODE, type ReferenceAttrs } from '../../../core/notes/document.ts'
import type { Named } from '../../../core/search/nameIndex.ts'
import { fold } from '../../../core/text/fold.ts'
import { iconOf } from '../../desk/page/icons.ts'
import { completionStrings as strings } from '../../shared/strings/notes.ts'
import { matchBefore, type Trigger } from './completion.ts'
import type { CompletionItem } from './completionMenu.ts'
import { headingsOf, targetOfHeading } from '../editor/noteHeadings.ts'

export interface LinkSources {
  find: (query: string, kinds?: TargetKind[]) => Promise<Named[]>
  /** Makes a note of that name and returns what to link to. */
  createNote: (title: string) => Named
  /** The headings of a stored note, in order. */
  headingsOf: (id: Id) => Promise<ReturnType<typeof headings>>
  /** The note that is written here. */
  self: () => { id: Id; title: string }
}

/** So many of one kind: the list is for choosing, not for browsing. */
const OF_A_KIND = 5
const HEADINGS = 30

function insertReference(editor: Editor, range: Range | null, attrs: ReferenceAttrs): void {
  if (range === null) return
  const embed = editor.state.doc.textBetween(range.from, Math.min(range.from + 1, range.to)) === '!'
  editor.chain().focus().insertContentAt(range, { type: embed ? NODE.embed : NODE.reference, attrs }, { updateSelection: true }).run()
}

/** What was typed after `[[`: `name#heading|label`, each but the name perhaps absent (null). */
export function parseWikilink(query: string): { name: string; heading: string | null; label: string | null } {
  const bar = query.indexOf('|')
  const target = bar < 0 ? query : query.slice(0, bar)
  const label = bar < 0 ? '' : query.slice(bar + 1).trim()
  const hash = target.indexOf('#')
  return { name: (hash < 0 ? target : target.slice(0, hash)).trim(), heading: hash < 0 ? null : target.slice(hash + 1).trim(), label: label === '' ? null : label }
}

export function linkTriggers(sources: LinkSources): Trigger[] {
  const { find, createNote, self } = sources

  const targets = (editor: Editor, range: () => Range | null, found: Named[], label: string | null, title: string): CompletionItem[] => {
    const groups = new Map<TargetKind, Named[]>()
    for (const named of found) {
      const group = groups.get(named.kind) ?? []
      if (group.length < OF_A_KIND) groups.set(named.kind, [...group, named])
    }
    const items = [...groups.values()].flat().map(
      (named): CompletionItem => ({
        label: named.name,
        detail: named.alias === undefined ? named.detail : strings.alias(named.alias),
        icon: iconOf(named.kind, named.detail),
        group: strings.groups[named.kind],
        choose: () => {
          const { kind, id, name, alias } = named
          // A note found by an alias is meant by it; an actor's other names are those of other languages.
          insertReference(editor, range(), { kind, id, label: label ?? (kind === 'note' ? (alias ?? name) : name), target: null })
        },
      }),
    )
    const exists = found.some((named) => named.kind === 'note' && (named.alias ?? named.name).toLowerCase() === title.toLowerCase())
    if (title === '' || exists) return items
    const create = (): void => {
      const { kind, id, name } = createNote(title)
      insertReference(editor, range(), { kind, id, label: label ?? name, target: null })
    }
    return [...items, { label: strings.create(title), icon: FilePlus, group: strings.groups.note, alone: true, choose: create }]
  }

  // Read once while a list is open, not at each letter.
  const known = new Map<Id, ReturnType<LinkSources['headingsOf']>>()
  const headingsOfNote = (id: Id): ReturnType<LinkSources['headingsOf']> => {
    const reading = known.get(id) ?? sources.headingsOf(id)
    known.set(id, reading)
    return reading
  }
  const headingItems = async (editor: Editor, range: () => Range | null, name: string, heading: string, label: string | null): Promise<CompletionItem[]> => {
    const own = name === '' || name.toLowerCase() === self().title.toLowerCase()
    const found = own ? [] : await find(name, ['note'])
    const note = own ? { ...self(), name: '' } : (found.find((each) => [each.name, each.alias].some((known) => known?.toLowerCase() === name.toLowerCase())) ?? found[0])
    if (note === undefined) return []
    const all = own ? headingsOf(editor.state.doc) : await headingsOfNote(note.id)
    const wanted = fold(heading)
    return all
      .filter(({ text }) => text.trim() !== '' && fold(text).includes(wanted))
      .sort((a, b) => Number(fold(b.text).startsWith(wanted)) - Number(fold(a.text).startsWith(wanted)))
      .slice(0, HEADINGS)
      .map(({ level, text }) => ({
        label: text,
        detail: strings.headingLevel(level),
        icon: Hash,
        group: own ? strings.ownHeadings : strings.headings(note.name),
        choose: () => insertReference(editor, range(), { kind: 'note', id: note.id, label: label ?? (own ? text : `${note.name}#${text}`), target: targetOfHeading(text) }),
      }))
  }

  return [
    {
      key: new PluginKey('wikilink'),
      char: '[[',
      match: (position) => matchBefore(position, /!?\[\[([^[\]\n\uFFFC]*)$/, ']]'),
      source: (editor, range) => {
        known.clear()
        return {
          name: strings.list,
          always: true,
          find: async (query) => {
            const { name, heading, label } = parseWikilink(query)
            return heading === null ? targets(editor, range, await find(name), label, name) : headingItems(editor, range, name, heading, label)
          },
        }
      },
    },
    // A name of at most four words; not inside a word, where it would be a mail address.
    {
      key: new PluginKey('at'),
      char: '@',
      match: (position) => matchBefore(position, /(?<![\p{L}\p{N}._@])@((?:[^\s@\uFFFC]+ ){0,3}[^\s@\uFFFC]*)$/u),
      source: (editor, range) => ({
        name: strings.list,
        always: false,
        find: async (query) => targets(editor, range, await find(query, ['actor', 'event']), null, ''),
      }),
    },
  ]
}
