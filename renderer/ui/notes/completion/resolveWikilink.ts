/** Wikilinks that name nothing yet: looked up by their exact name when they were typed, made into notes when they are clicked. */
import type { Editor } from '@tiptap/core'
import type { Id, TargetKind } from '../../../core/model.ts'
import { NODE, type ReferenceAttrs } from '../../../core/notes/document.ts'
import type { Finder } from '../../../workers/finder.ts'
import { targetOfHeading } from '../editor/noteHeadings.ts'

/** Points every unresolved reference to `target` (`Name` or `Name#Heading`), or embed of it, at the thing; a heading stays. */
export function pointReferences(editor: Editor, target: string, { kind, id }: { kind: TargetKind; id: Id }): void {
  const { tr, doc } = editor.state
  const hash = target.indexOf('#')
  const rest = hash < 0 || kind !== 'note' ? null : targetOfHeading(target.slice(hash + 1))
  doc.descendants((node, position) => {
    const attrs = node.attrs as ReferenceAttrs
    if ((node.type.name === NODE.reference || node.type.name === NODE.embed) && attrs.id === null && attrs.target === target) tr.setNodeMarkup(position, undefined, { ...attrs, kind, id, target: rest })
  })
  if (tr.docChanged && !editor.isDestroyed) editor.view.dispatch(tr)
}

/** The one thing of exactly that name, or with that alias; a note's comes first, then its own name. Null when there is none, or several would be a guess. */
export async function findExactly(finder: Finder, name: string): Promise<{ kind: TargetKind; id: Id } | null> {
  const wanted = name.trim().toLowerCase()
  const all = await finder.find(name, { limit: 40 })
  const named = all.filter((each) => each.name.toLowerCase() === wanted)
  const called = all.filter((each) => each.alias?.toLowerCase() === wanted)
  for (const found of [named.filter(({ kind }) => kind === 'note').slice(0, 1), called.filter(({ kind }) => kind === 'note'), named, called]) {
    if (found.length === 1) return found[0]!
    if (found.length > 1) return null
  }
  return null
}
