/**
 * Links between the notes of a source: wikilinks, embeds and relative links become references to the notes that they mean, first among the notes
 * read together, else in the library. What names nothing stays as it is written and is reported.
 */
import type { Id, NoteNode, TargetKind } from '../../model.ts'
import { isTextblock, MARK, NODE, type ReferenceAttrs } from '../../notes/document.ts'
import { mapChildren } from '../../notes/mapChildren.ts'
import { fileKey } from '../../markdown/fileName.ts'
import { baseName, decodedPath, extensionOf, PathIndex, withoutExtension } from './sourcePath.ts'
import { isMarkdown } from './noteFiles.ts'
import type { DraftNote, SourceKind } from './types.ts'

export interface LinkTarget {
  kind: TargetKind
  id: Id
}

export interface LinkLookup {
  /** The id that a draft has, or will have, in the library. */
  idOf(draft: DraftNote): Id
  /** What the library has under a name (a title or an alias); null when it has nothing, or more than one thing. */
  named(name: string): LinkTarget | null
}

/** What a link of a draft names, as it is written. */
interface Written {
  name: string
  /** `#Heading` or `#^block`, as written; empty when there is none. */
  heading: string
}

const splitHeading = (text: string): Written => {
  const at = text.indexOf('#')
  return at < 0 ? { name: text.trim(), heading: '' } : { name: text.slice(0, at).trim(), heading: text.slice(at) }
}

const encodedHeading = (heading: string): string | null => (heading.length < 2 ? null : `#${encodeURIComponent(decodedPath(heading.slice(1)))}`)

/** Finds the draft that a link means. */
export class DraftIndex {
  readonly #paths = new PathIndex<DraftNote>()
  readonly #names = new Map<string, DraftNote>()
  readonly #ids = new Map<string, DraftNote>()

  constructor(drafts: readonly DraftNote[]) {
    for (const draft of drafts) {
      if (!draft.key.includes('#')) this.#paths.add(withoutExtension(draft.key), draft)
      if (draft.id !== null) this.#ids.set(draft.id, draft)
    }
    // A title wins over another note's alias, wherever they stand in the list.
    for (const name of ['title', 'names', 'aliases'] as const) {
      for (const draft of drafts) {
        for (const one of [draft[name]].flat()) if (one.trim() !== '' && !this.#names.has(fileKey(one.trim()))) this.#names.set(fileKey(one.trim()), draft)
      }
    }
  }

  byId(id: string): DraftNote | null {
    return this.#ids.get(id) ?? null
  }

  named(name: string): DraftNote | null {
    return this.#names.get(fileKey(name.trim())) ?? null
  }

  /** `Note`, `folder/Note`, `../Note.md`: as a wikilink names it. */
  byWikilink(from: DraftNote, name: string): DraftNote | null {
    if (name === '') return from
    const bare = isMarkdown(name) ? withoutExtension(name) : name
    return this.#paths.find(from.base, bare) ?? this.named(bare) ?? this.named(name)
  }

  /** A relative address, as a Markdown link has it. */
  byAddress(from: DraftNote, address: string): DraftNote | null {
    const path = decodedPath(address)
    if (path === '') return from
    return isMarkdown(path) ? (this.#paths.at(from.base, withoutExtension(path)) ?? this.#paths.find(from.base, baseName(withoutExtension(path)))) : null
  }
}

export interface LinkedDraft {
  doc: NoteNode
  /** Links that were found, and what is written in those that were not. */
  resolved: number
  dead: string[]
}

export function linkDraft(draft: DraftNote, kind: SourceKind, index: DraftIndex, lookup: LinkLookup): LinkedDraft {
  const linked: LinkedDraft = { doc: draft.doc, resolved: 0, dead: [] }
  const found = (to: DraftNote | null): LinkTarget | null => (to === null ? null : { kind: 'note', id: lookup.idOf(to) })

  const wikilink = (node: NoteNode): NoteNode => {
    const attrs = node.attrs as unknown as ReferenceAttrs
    if (attrs.id !== null) {
      // An id of ours that a copy of the note will not have.
      const copied = attrs.kind === 'note' ? found(index.byId(attrs.id)) : null
      linked.resolved += 1
      return copied === null || copied.id === attrs.id ? node : { ...node, attrs: { ...attrs, ...copied } }
    }
    const written = attrs.target ?? attrs.label
    const { name, heading } = splitHeading(written)
    const target = found(index.byWikilink(draft, name)) ?? lookup.named(name)
    if (target === null) {
      linked.dead.push(written)
      return node
    }
    linked.resolved += 1
    // Shown by what was written; without words of its own, by the name alone.
    const label = attrs.label === written && heading === '' ? baseName(isMarkdown(name) ? withoutExtension(name) : name) : attrs.label
    return { ...node, attrs: { ...attrs, ...target, label, target: encodedHeading(heading) } }
  }

  /** What a link mark leads to: null for what is none of ours to resolve, `dead` for a note that is not there. */
  const address = (href: string, label: string): { target: LinkTarget; heading: string } | 'dead' | null => {
    const joplin = /^(?::\/|joplin:\/\/x-callback-url\/openNote\?id=)([0-9a-f]{32})(#.*)?$/.exec(href)
    if (joplin !== null) {
      const target = found(index.byId(joplin[1]!))
      return target === null ? 'dead' : { target, heading: joplin[2] ?? '' }
    }
    const obsidian = /^obsidian:\/\/open\?(?:.*&)?file=([^&]+)/.exec(href)
    if (obsidian !== null) {
      const target = found(index.byWikilink(draft, decodedPath(obsidian[1]!)))
      return target === null ? null : { target, heading: '' }
    }
    if (kind === 'evernote' && /^(?:evernote:\/\/|https:\/\/(?:www\.)?evernote\.com\/shard\/)/.test(href)) {
      const target = found(index.named(label)) ?? lookup.named(label.trim())
      return target === null ? 'dead' : { target, heading: '' }
    }
    if (/^[a-z][a-z\d+.-]*:|^\/\//i.test(href) || href === '') return null
    const { name, heading } = splitHeading(href)
    const target = found(index.byAddress(draft, name))
    if (target !== null) return name === '' && heading.length < 2 ? null : { target, heading }
    return isMarkdown(decodedPath(name)) || extensionOf(name) === '' ? 'dead' : null
  }

  const textblock = (block: NoteNode): NoteNode => {
    const content: NoteNode[] = []
    const nodes = block.content ?? []
    let changed = false
    for (let at = 0; at < nodes.length; at += 1) {
      const node = nodes[at]!
      if (node.type === NODE.reference || node.type === NODE.embed) {
        const next = wikilink(node)
        changed ||= next !== node
        content.push(next)
        continue
      }
      const href = hrefOf(node)
      if (href === null) {
        content.push(node)
        continue
      }
      let end = at + 1
      while (end < nodes.length && hrefOf(nodes[end]!) === href) end += 1
      const run = nodes.slice(at, end)
      at = end - 1
      const onlyText = run.every((one) => one.type === NODE.text)
      const label = run.map((one) => one.text ?? '').join('')
      const to = address(href, label)
      if (to === 'dead') linked.dead.push(label === '' ? href : `${label} (${decodedPath(href)})`)
      if (to === null || to === 'dead' || !onlyText) {
        content.push(...run)
        continue
      }
      linked.resolved += 1
      changed = true
      content.push({ type: NODE.reference, attrs: { ...to.target, label, target: encodedHeading(to.heading) }, ...styleOf(run) })
    }
    return changed ? { ...block, content } : block
  }

  const visit = (node: NoteNode): NoteNode => {
    if (node.type === NODE.codeBlock || node.type === NODE.rawBlock || node.content === undefined) return node
    return isTextblock(node) ? textblock(node) : mapChildren(node, visit)
  }
  linked.doc = visit(draft.doc)
  return linked
}

const hrefOf = (node: NoteNode): string | null => {
  const href = node.marks?.find((mark) => mark.type === MARK.link)?.attrs?.['href']
  return typeof href === 'string' ? href : null
}

const STYLES: ReadonlySet<string> = new Set([MARK.bold, MARK.italic, MARK.strike])

/** An atom has one style: what all of its words have in common. */
function styleOf(run: readonly NoteNode[]): Pick<NoteNode, 'marks'> {
  const marks = (run[0]?.marks ?? []).filter((mark) => STYLES.has(mark.type) && run.every((node) => node.marks?.some((other) => other.type === mark.type)))
  return marks.length === 0 ? {} : { marks }
}
