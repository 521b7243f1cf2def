/**
 * Notes as files: YAML front matter, then the note. The title stands in the front matter and names the file, not in the text,
 * so that an imported note does not have it twice. Nothing is dropped in silence: what could not be a link is in the report.
 */
import type { Id, NoteNode, TargetKind } from '../model.ts'
import { isEmpty, NODE } from '../notes/document.ts'
import type { PassageAttrs, PassageSource, ReferenceAttrs } from '../notes/document.ts'
import { fileName, fileNames } from './fileName.ts'
import { formatFrontMatter, isOtherFrontMatter } from './frontMatter.ts'
import { formatLibraryAddress } from './libraryAddress.ts'
import { noteToMarkdown } from './markdown.ts'
import type { WrittenReference } from './noteToMdast.ts'

export interface ExportNote {
  id: Id
  title: string
  createdAt: number
  updatedAt: number
  tags: string[]
  aliases?: string[]
  doc: NoteNode
}

/** What the library knows of a link's target now. For an article, its source too: what was corrected by hand wins over what the passage remembers. */
export interface Described extends Partial<PassageSource> {
  label: string
}

export interface ExportLookup {
  describe(kind: TargetKind, id: Id): Described | null
}

export interface ExportOptions {
  links: 'relative' | 'wikilinks'
}

export interface ExportReport {
  notes: number
  written: number
  /** Links to notes outside this export, which became text: which note had it (its path), and what it said. */
  asText: { note: string; label: string }[]
  /** Notes whose file is not named exactly as their title. */
  renamed: { title: string; path: string }[]
  /** Paths of notes in which nothing is written. */
  empty: string[]
}

export interface Export {
  files: { path: string; text: string }[]
  report: ExportReport
}

/** The file of a name, as an address in Markdown: `Three%20laws.md`. Letters of any script stay readable. */
const relativeAddress = (name: string): string => `${encodeURI(name).replace(/[()]/g, (bracket) => (bracket === '(' ? '%28' : '%29')).replace(/%[89A-F][0-9A-F](?:%[89AB][0-9A-F])*/g, decodeURIComponent)}.md`

/** Deterministic: the same notes give the same files, whatever their order among themselves; files come in the order of the notes. */
export function exportNotes(notes: readonly ExportNote[], lookup: ExportLookup, options: ExportOptions): Export {
  const names = fileNames(notes)
  const report: ExportReport = { notes: notes.length, written: 0, asText: [], renamed: [], empty: [] }
  const files = notes.map((note) => {
    const name = names.get(note.id) ?? fileName(note.title)
    const path = `${name}.md`
    if (name !== note.title) report.renamed.push({ title: note.title, path })
    if (isEmpty(note.doc)) report.empty.push(path)
    report.written += 1
    const reference = ({ kind, id, label, target }: ReferenceAttrs & { id: Id }): WrittenReference => {
      if (kind !== 'note') return { as: 'link', url: formatLibraryAddress({ kind, id, rest: target }) }
      const file = names.get(id)
      if (file === undefined) {
        report.asText.push({ note: path, label })
        return { as: 'text' }
      }
      const heading = target?.startsWith('#') === true ? target : ''
      const url = relativeAddress(file) + heading
      return options.links === 'wikilinks' ? { as: 'wikilink', target: file + decoded(heading), url } : { as: 'link', url }
    }
    const text = writeNote(note, {
      source: (attrs) => sourceOf(attrs, lookup),
      reference,
      // Of other notes, other programs make a link of what is plain Markdown; what is not in the files is only ours to show.
      embed: (attrs) => (attrs.kind === 'note' ? reference(attrs) : { as: 'embed', url: formatLibraryAddress({ kind: attrs.kind, id: attrs.id, rest: attrs.target }) }),
    }, lookup)
    return { path, text }
  })
  return { files, report }
}

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

function sourceOf(attrs: PassageAttrs, lookup: ExportLookup): PassageSource {
  const now = lookup.describe('article', attrs.articleId)
  const then = attrs.source
  return {
    title: now?.title ?? now?.label ?? then.title,
    siteName: now?.siteName ?? then.siteName,
    publishedAt: now?.publishedAt ?? then.publishedAt,
    url: now?.url ?? then.url,
    lang: now?.lang ?? then.lang,
  }
}

type Writing = Pick<Required<NonNullable<Parameters<typeof noteToMarkdown>[1]>>, 'source' | 'reference' | 'embed'>

function writeNote(note: ExportNote, writing: Writing, lookup: ExportLookup): string {
  const [first, ...rest] = note.doc.content ?? []
  // Front matter that an imported note brought along goes back where it was.
  const other = first?.type === NODE.rawBlock && first.attrs?.['format'] === 'yaml' ? (first.content ?? []).map((child) => child.text ?? '').join('') : ''
  const merged = other.trim() !== '' && isOtherFrontMatter(other)
  const doc = labelled(merged ? { ...note.doc, content: rest } : note.doc, lookup)
  const { id, title, createdAt: created, updatedAt: updated, tags, aliases = [] } = note
  const front = formatFrontMatter({ id, title, created, updated, tags, aliases, lang: null, folder: null }) + (merged ? `${other.replace(/\s+$/, '')}\n` : '')
  const body = noteToMarkdown(doc, { ...writing, frontMatter: false })
  return `---\n${front}---\n${body === '' ? '' : `\n${body}`}`
}

/** References and embeds without a label of their own get their target's. */
function labelled(node: NoteNode, lookup: ExportLookup): NoteNode {
  if (node.type === NODE.reference || node.type === NODE.embed) {
    const { kind, id, label } = (node.attrs ?? {}) as { kind: TargetKind; id: string | null; label: string }
    const found = label === '' && id !== null ? lookup.describe(kind, id) : null
    return found === null ? node : { ...node, attrs: { ...node.attrs, label: found.label } }
  }
  return node.content === undefined ? node : { ...node, content: node.content.map((child) => labelled(child, lookup)) }
}

const count = (number: number, one: string, many: string): string => `${number.toLocaleString('en')} ${number === 1 ? one : many}`

/** `214 of 214 notes written; 3 links to notes outside this export became text.` */
export function summary(report: ExportReport): string {
  const { notes, written, asText, empty } = report
  const parts = [`${written.toLocaleString('en')} of ${count(notes, 'note', 'notes')} written`]
  if (asText.length > 0) parts.push(`${count(asText.length, 'link to a note', 'links to notes')} outside this export became text`)
  if (empty.length > 0) parts.push(`${count(empty.length, 'note is', 'notes are')} empty`)
  return `${parts.join('; ')}.`
}
