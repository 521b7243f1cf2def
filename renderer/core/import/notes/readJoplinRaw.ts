/** What Joplin writes raw, as a folder or in one tar (JEX): a file an item, its facts as `key: value` lines at its end, of notes, notebooks, tags and resources. */
import type { NoteNode } from '../../model.ts'
import { NODE } from '../../notes/document.ts'
import type { AssetCollector } from './AssetCollector.ts'
import { enmlToNote } from './enmlToNote.ts'
import { mediaType } from './mediaTypes.ts'
import { readMarkdownText } from './readMarkdownFiles.ts'
import { baseName, folderOf } from './sourcePath.ts'
import type { DraftNote, Refused, SourceFile } from './types.ts'

interface Item {
  path: string
  title: string
  body: string
  facts: Map<string, string>
}

const TYPE = { note: '1', folder: '2', resource: '4', tag: '5', noteTag: '6' }

const decoder = new TextDecoder('utf-8')

/** Null when the file is no such item. */
function readItem(file: SourceFile): Item | null {
  const text = decoder.decode(file.bytes).replace(/\r\n?/g, '\n').trimEnd()
  const lines = text.split('\n')
  let first = lines.length
  while (first > 0 && /^[a-z_]+:(?: |$)/.test(lines[first - 1]!)) first -= 1
  const facts = new Map(lines.slice(first).map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1).trim()]))
  if (!facts.has('type_') || !facts.has('id')) return null
  const [title = '', ...body] = lines.slice(0, first)
  return { path: file.path, title: title.trim(), body: body.join('\n').trim(), facts }
}

const time = (text: string | undefined): number | null => {
  const at = Date.parse(text ?? '')
  return Number.isNaN(at) ? null : at
}

export function readJoplinRaw(files: readonly SourceFile[], assets: AssetCollector): { notes: DraftNote[]; refused: Refused[] } {
  const items: Item[] = []
  const refused: Refused[] = []
  for (const file of files) {
    const item = readItem(file)
    if (item === null) refused.push({ path: file.path, reason: 'it is no item of a Joplin export' })
    else items.push(item)
  }
  const ofType = (type: string): Item[] => items.filter(({ facts }) => facts.get('type_') === type)
  const folders = new Map(ofType(TYPE.folder).map((item) => [item.facts.get('id')!, item]))
  const tagTitles = new Map(ofType(TYPE.tag).map((item) => [item.facts.get('id')!, item.title]))
  const tags = new Map<string, string[]>()
  for (const { facts } of ofType(TYPE.noteTag)) {
    const title = tagTitles.get(facts.get('tag_id') ?? '')
    const note = facts.get('note_id') ?? ''
    if (title !== undefined) tags.set(note, [...(tags.get(note) ?? []), title])
  }
  const resources = new Map(ofType(TYPE.resource).map((item) => [item.facts.get('id')!, item]))
  const resourcePath = (base: string, id: string, item: Item): string => {
    const extension = item.facts.get('file_extension') ?? ''
    return `${base === '' ? '' : `${base}/`}resources/${id}${extension === '' ? '' : `.${extension}`}`
  }

  const notes = ofType(TYPE.note).map((item): DraftNote => {
    const { facts } = item
    const id = facts.get('id')!
    const base = folderOf(item.path)
    const resourceOf = (written: string): { path: string; name: string; type: string } | null => {
      const resource = /^:\/([0-9a-f]{32})/.exec(written)?.[1]
      const found = resource === undefined ? undefined : resources.get(resource)
      if (resource === undefined || found === undefined) return null
      const path = resourcePath(base, resource, found)
      return { path, name: found.title || baseName(path), type: found.facts.get('mime') || mediaType(path) }
    }
    const image = (written: string): string | null => {
      const found = resourceOf(written)
      return found?.type.startsWith('image/') === true ? assets.keyOfPath(found.path, found.name, found.type) : null
    }
    const file = (written: string): string | null => {
      const found = resourceOf(written)
      return found === null ? null : assets.keyOfPath(found.path, found.name, found.type)
    }
    const doc = facts.get('markup_language') === '2' ? enmlToNote(item.body, { picture: image, file }) : readMarkdownText(item.body, { image, file })
    return {
      key: item.path, base, id, title: item.title, names: [], aliases: [], tags: tags.get(id) ?? [], folder: folderPath(folders, facts.get('parent_id') ?? ''),
      createdAt: time(facts.get('user_created_time')) ?? time(facts.get('created_time')), updatedAt: time(facts.get('user_updated_time')) ?? time(facts.get('updated_time')),
      lang: null, doc: withProperties(doc, facts), warnings: [],
    }
  })
  return { notes, refused }
}

/** Notebooks inside notebooks; one that is its own ancestor ends there. */
function folderPath(folders: Map<string, Item>, id: string): string {
  const names: string[] = []
  const seen = new Set<string>()
  for (let at = id; folders.has(at) && !seen.has(at); at = folders.get(at)!.facts.get('parent_id') ?? '') {
    seen.add(at)
    names.unshift(folders.get(at)!.title.replaceAll('/', '-').trim())
  }
  return names.filter((name) => name !== '').join('/')
}

/** Facts that a reader would miss, as front matter. A to-do that is done says when. */
function withProperties(doc: NoteNode, facts: Map<string, string>): NoteNode {
  const lines: string[] = []
  const say = (key: string, value: string | undefined): void => {
    if (value !== undefined && value !== '' && !/^0(?:\.0+)?$/.test(value)) lines.push(`${key}: ${JSON.stringify(value)}`)
  }
  say('author', facts.get('author'))
  say('source', facts.get('source_url'))
  if (facts.get('is_todo') === '1') {
    const completed = Number(facts.get('todo_completed') ?? '0')
    lines.push(`completed: ${completed > 0}`)
    const due = Number(facts.get('todo_due') ?? '0')
    if (due > 0) lines.push(`due: ${JSON.stringify(new Date(due).toISOString())}`)
  }
  if (!/^0(?:\.0+)?$/.test(facts.get('latitude') ?? '0')) {
    say('latitude', facts.get('latitude'))
    say('longitude', facts.get('longitude'))
  }
  if (lines.length === 0) return doc
  return { ...doc, content: [{ type: NODE.rawBlock, attrs: { format: 'yaml' }, content: [{ type: NODE.text, text: lines.join('\n') }] }, ...(doc.content ?? [])] }
}
