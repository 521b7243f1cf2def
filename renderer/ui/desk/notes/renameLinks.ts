/**
 * Links follow a new name: a link that shows the former name shows the new one, wherever its note is; one with words of its own keeps
 * them. For a note, wikilinks that were written by its former title and named nothing are pointed to it too.
 */
import type { Id, NoteNode, TargetKind } from '../../../core/model.ts'
import { linksOf, renameReferences, resolveReferences } from '../../../core/notes/links.ts'
import { describeNote, idsOfTarget, notesLinkingTo } from '../../../data/notes.ts'
import { linkStrings as strings } from '../../shared/strings/links.ts'
import type { Desk, UndoEdit } from '../desk.ts'

export interface Renamed {
  kind: TargetKind
  id: Id
  from: string
  to: string
}

export interface RenamedLinks {
  links: number
  notes: number
  undo: () => Promise<void>
}

/** How many links read differently. */
function changedLinks(before: NoteNode, after: NoteNode): number {
  const [left, right] = [linksOf(before), linksOf(after)]
  return left.filter((link, at) => {
    const now = right[at]!
    const label = ({ context, at: { start, end } }: typeof link): string => context.slice(start, end)
    return label(link) !== label(now) || link.targetId !== now.targetId
  }).length
}

/** @returns what was changed; null when no link showed the former name */
export async function renameLinks({ db, editNote }: Desk, { kind, id, from, to }: Renamed): Promise<RenamedLinks | null> {
  const former = from.trim()
  if (former === '' || to.trim() === '' || former === to.trim()) return null
  const ids = await idsOfTarget(db, kind, id)
  const byTitle = kind === 'note' ? former.toLowerCase() : null
  const change = (doc: NoteNode): NoteNode => {
    const resolved = byTitle === null ? doc : resolveReferences(doc, (name) => (name.toLowerCase() === byTitle ? { kind, id } : null))
    return ids.reduce((before, each) => renameReferences(before, kind, each, to.trim(), former), resolved)
  }
  const undo: UndoEdit[] = []
  let links = 0
  for (const noteId of await notesLinkingTo(db, kind, ids, byTitle === null ? undefined : former)) {
    let count = 0
    const undoOne = await editNote(noteId, (doc) => {
      const next = change(doc)
      count = next === doc ? 0 : changedLinks(doc, next)
      return next
    })
    if (undoOne === null) continue
    undo.push(undoOne)
    links += count
  }
  if (undo.length === 0) return null
  return {
    links,
    notes: undo.length,
    undo: async () => {
      for (const one of undo.toReversed()) await one()
    },
  }
}

/**
 * What follows when a note's title has settled: links to it, the former title as an alias (what is outside, an exported file or a printed
 * page, still finds it), and a notice with a way back. Nothing when no link showed the former title.
 */
export async function noteRenamed(desk: Desk, id: Id, from: string, to: string): Promise<void> {
  const { db, notify } = desk
  const renamed = await renameLinks(desk, { kind: 'note', id, from, to })
  if (renamed === null) return
  const aliases = (await db.notes.get(id))?.aliases ?? []
  const alias = from.trim()
  const adds = !aliases.some((known) => known.toLowerCase() === alias.toLowerCase())
  if (adds) await describeNote(db, id, { aliases: [...aliases, alias] })
  notify({
    message: strings.updated(renamed.links, renamed.notes),
    detail: adds ? strings.aliasKept(alias) : strings.aliasKnown(alias),
    kind: 'done',
    undo: async () => {
      await renamed.undo()
      if (adds) await describeNote(db, id, { aliases: ((await db.notes.get(id))?.aliases ?? []).filter((known) => known !== alias) })
    },
  })
}
