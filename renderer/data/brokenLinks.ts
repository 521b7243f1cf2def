/**
 * Links that lead nowhere: to nothing of that name, to something that was deleted or set aside, to a heading that is no longer there. Links
 * to an actor or event that was merged lead to what it is now, and are whole.
 */
import type { Id, LinkRow, TargetKind } from '../core/model.ts'
import { headings } from '../core/notes/document.ts'
import type { BrokenTarget } from '../core/notes/repairLinks.ts'
import { readActor } from './actors.ts'
import type { DossierDatabase } from './database.ts'
import { readEvent } from './events.ts'
import { readNotes } from './noteTexts.ts'

/** `unresolved`: names nothing; `trashed`: a note in the trash; `gone`: deleted for good, or set aside; `heading`: the note is there, its heading is not. */
export type BrokenWhy = 'unresolved' | 'trashed' | 'gone' | 'heading'

export interface BrokenGroup extends BrokenTarget {
  why: BrokenWhy
  /** Of `heading`: what is looked for, and what the note has. */
  heading?: string
  headings?: string[]
  links: { noteId: Id; noteTitle: string; link: LinkRow }[]
}

const same = (text: string): string => text.normalize('NFC').replace(/\s+/g, ' ').trim().toLowerCase()

/** The heading that a link's address names, as text; null when it names none (or a block, as other tools do). */
function headingOf(part: string | undefined): string | null {
  if (part === undefined || !part.startsWith('#') || part.startsWith('#%5E') || part.startsWith('#^')) return null
  try {
    return decodeURIComponent(part.slice(1)).split('#').at(-1)!
  } catch {
    return part.slice(1)
  }
}

/** Whether an actor, event or article is there to be shown. */
async function isThere(db: DossierDatabase, kind: TargetKind, id: Id): Promise<boolean> {
  if (kind === 'actor') return (await readActor(db, id)) !== null
  if (kind === 'event') return (await readEvent(db, id)) !== null
  return (await db.articles.where('id').equals(id).count()) > 0
}

/** All of them by what they name, those with the most links first. Reads every link: for a worker. */
export async function brokenLinks(db: DossierDatabase): Promise<BrokenGroup[]> {
  const notes = new Map((await db.notes.toArray()).map((note) => [note.id, note]))
  const groups = new Map<string, BrokenGroup>()
  const there = new Map<string, boolean>()
  const toHeadings = new Map<Id, { link: LinkRow; heading: string }[]>()
  const add = (why: BrokenWhy, target: BrokenTarget, link: LinkRow, more: Partial<BrokenGroup> = {}): void => {
    const key = why === 'heading' ? `${target.id || link.noteId}${target.part}` : target.id === '' ? `?${same(target.name)}` : `${target.kind}/${target.id}`
    const group = groups.get(key) ?? { why, ...target, ...more, links: [] }
    groups.set(key, group)
    group.links.push({ noteId: link.noteId, noteTitle: notes.get(link.noteId)!.title, link })
  }
  for (const link of await db.links.toArray()) {
    const note = notes.get(link.noteId)
    if (note === undefined || note.trashedAt > 0) continue
    const { targetKind: kind, targetId: id } = link
    const label = link.context.slice(link.at.start, link.at.end)
    const heading = headingOf(link.part)
    if (link.unresolved !== undefined) {
      // `[[#Heading]]` is in the note itself.
      const own = link.unresolved === ''
      if (!own) add('unresolved', { kind, id: '', name: link.unresolved }, link)
      else if (heading !== null) toHeadings.set(note.id, [...(toHeadings.get(note.id) ?? []), { link, heading }])
      continue
    }
    if (kind === 'note') {
      const target = notes.get(id)
      if (target === undefined) add('gone', { kind, id, name: label }, link)
      else if (target.trashedAt > 0) add('trashed', { kind, id, name: target.title }, link)
      else if (heading !== null) toHeadings.set(id, [...(toHeadings.get(id) ?? []), { link, heading }])
      continue
    }
    const key = `${kind}/${id}`
    if (!there.has(key)) there.set(key, await isThere(db, kind, id))
    if (there.get(key) === false) add('gone', { kind, id, name: link.passage === null ? label : '' }, link)
  }
  for (const { row, doc } of await readNotes(db, [...toHeadings.keys()].flatMap((id) => notes.get(id) ?? []))) {
    const has = headings(doc).map(({ text }) => text)
    const known = new Set(has.map(same))
    for (const { link, heading } of toHeadings.get(row.id) ?? []) {
      if (known.has(same(heading))) continue
      add('heading', { kind: 'note', id: link.targetId, name: link.targetId === '' ? '' : row.title, part: link.part! }, link, { heading, headings: has })
    }
  }
  return [...groups.values()].sort((a, b) => b.links.length - a.links.length || a.name.localeCompare(b.name))
}
