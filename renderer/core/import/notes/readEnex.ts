/**
 * Evernote's export: one XML file of notes, their contents as XML within, their files in Base64. Read by a scanner for this one format: an XML parser
 * would hold a gigabyte of Base64 as a tree, and entities that are defined in the file are not followed by design.
 */
import { decodeEntities } from '../../extract/html/decodeEntities.ts'
import { assetAddress, assetsOf } from '../../notes/assets.ts'
import { MARK, NODE } from '../../notes/document.ts'
import type { NoteNode } from '../../model.ts'
import { ImportError } from '../ImportError.ts'
import type { AssetCollector } from './AssetCollector.ts'
import { enmlToNote } from './enmlToNote.ts'
import { md5 } from './md5.ts'
import { extensionOfType, pictureExtension } from './mediaTypes.ts'
import { baseName, withoutExtension } from './sourcePath.ts'
import type { DraftNote, Refused, SourceFile } from './types.ts'

interface XmlElement {
  content: string
  /** Where the search goes on. */
  end: number
}

/** The next `<name …>…</name>` from `from` on; null when there is none. Elements of this format do not nest in their own kind. */
function nextElement(xml: string, name: string, from = 0): XmlElement | null {
  const open = new RegExp(`<${name}(?:\\s[^>]*)?(/?)>`, 'g')
  open.lastIndex = from
  const match = open.exec(xml)
  if (match === null) return null
  if (match[1] === '/') return { content: '', end: open.lastIndex }
  // A note's content may quote the format itself; what stands in CDATA ends nothing.
  for (let at = open.lastIndex; ; ) {
    const close = xml.indexOf(`</${name}>`, at)
    if (close < 0) return null
    const data = xml.indexOf('<![CDATA[', at)
    if (data < 0 || data > close) return { content: xml.slice(match.index + match[0].length, close), end: close + name.length + 3 }
    const over = xml.indexOf(']]>', data)
    if (over < 0) return null
    at = over + 3
  }
}

const textOf = (xml: string | undefined): string => {
  if (xml === undefined) return ''
  const data = [...xml.matchAll(/<!\[CDATA\[(.*?)\]\]>/gs)].map((match) => match[1] ?? '')
  return data.length > 0 ? data.join('') : decodeEntities(xml)
}

const field = (xml: string, name: string): string => textOf(nextElement(xml, name)?.content).trim()

/** `20230120T204520Z`. */
function time(text: string): number | null {
  const [, year, month, day, hour, minute, second] = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(text) ?? []
  if (year === undefined) return null
  const at = Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute), Number(second))
  return Number.isNaN(at) ? null : at
}

function* elements(xml: string, name: string): Generator<string> {
  for (let found = nextElement(xml, name); found !== null; found = nextElement(xml, name, found.end)) yield found.content
}

function bytesOf(base64: string): Uint8Array | null {
  try {
    const binary = atob(base64.replace(/\s+/g, ''))
    return Uint8Array.from(binary, (character) => character.charCodeAt(0))
  } catch {
    return null
  }
}

/** @throws {ImportError} `unsupported` when it is no Evernote export */
export function readEnex(file: SourceFile, assets: AssetCollector): { notes: DraftNote[]; refused: Refused[] } {
  const xml = new TextDecoder('utf-8').decode(file.bytes)
  if (!/<en-export[\s>]/.test(xml.slice(0, 2000))) throw new ImportError('unsupported', file.path, 'is no export of Evernote.')
  const notes: DraftNote[] = []
  const refused: Refused[] = []
  // The notebook is not in the file but for its name, which is the notebook's.
  const notebook = withoutExtension(baseName(file.path))
  let number = 0
  for (const note of elements(xml, 'note')) {
    number += 1
    const resources = new Map<string, string>()
    /** Files that are no pictures, by hash. */
    const files = new Map<string, { key: string; name: string }>()
    for (const resource of elements(note, 'resource')) {
      const media = field(resource, 'mime').toLowerCase()
      const given = field(resource, 'file-name')
      const bytes = bytesOf(nextElement(resource, 'data')?.content ?? '')
      const extension = pictureExtension(media)
      const name = given === '' ? `${field(note, 'title') || notebook} ${resources.size + files.size + 1}.${extensionOfType(media) ?? 'bin'}` : given
      if (bytes === null || bytes.length === 0) refused.push({ path: `${file.path}: ${name}`, reason: 'it is damaged' })
      else if (extension === null) files.set(md5(bytes), { key: assets.add(name, media || 'application/octet-stream', bytes), name })
      else resources.set(md5(bytes), assets.add(name, media.replace('image/jpg', 'image/jpeg'), bytes))
    }
    const bare = note.replace(/<resource[\s>].*<\/resource>/s, '').replace(/<task>.*<\/task>/s, '')
    const tasks = [...elements(note, 'task')].map((one) => ({ group: field(one, 'taskGroupNoteLevelID').toLowerCase(), title: field(one, 'title'), done: field(one, 'taskStatus') === 'completed' }))
    const doc = enmlToNote(field(bare, 'content'), {
      picture: (written) => resources.get(written) ?? embedded(written, field(bare, 'title') || notebook, assets),
      file: (written) => files.get(written)?.key ?? null,
      fileName: (key) => [...files.values()].find((one) => one.key === key)?.name ?? '',
      tasks: (group) => tasks.filter((one) => one.group === group),
    })
    notes.push({
      key: `${file.path}#${number}`, base: '', id: null, title: field(bare, 'title'), names: [], aliases: [], tags: [...elements(bare, 'tag')].map((tag) => textOf(tag).trim()), folder: notebook,
      createdAt: time(field(bare, 'created')), updatedAt: time(field(bare, 'updated')) ?? file.modifiedAt, lang: null, doc: withProperties(withFiles(doc, [...files.values()]), bare), warnings: [],
    })
  }
  if (number === 0) throw new ImportError('no-text', file.path, 'contains no notes.')
  return { notes, refused }
}

/** A picture that stands in the text itself, as `data:`. */
function embedded(written: string, title: string, assets: AssetCollector): string | null {
  const [, type = '', base64 = ''] = /^data:(image\/[\w.+-]+);base64,(.*)$/s.exec(written) ?? []
  const extension = pictureExtension(type)
  const bytes = extension === null ? null : bytesOf(base64)
  return bytes === null || extension === null ? null : assets.add(`${title}.${extension}`, type.toLowerCase(), bytes)
}

/** Files that the text does not name are named below it: the note came with them. */
function withFiles(doc: NoteNode, files: readonly { key: string; name: string }[]): NoteNode {
  const named = new Set(assetsOf(doc))
  const left = files.filter(({ key }) => !named.has(key))
  const links = left.map(({ key, name }): NoteNode => ({
    type: NODE.paragraph, content: [{ type: NODE.text, text: name, marks: [{ type: MARK.link, attrs: { href: assetAddress(key), title: null } }] }],
  }))
  return links.length === 0 ? doc : { ...doc, content: [...(doc.content ?? []), ...links] }
}

/** Where it was clipped from and who wrote it, as front matter. */
function withProperties(doc: NoteNode, note: string): NoteNode {
  const lines = [['source', field(note, 'source-url')], ['author', field(note, 'author')], ['reminder', field(note, 'reminder-time')]]
    .filter(([, value]) => value !== '')
    .map(([key, value]) => `${key}: ${JSON.stringify(value)}`)
  if (lines.length === 0) return doc
  return { ...doc, content: [{ type: NODE.rawBlock, attrs: { format: 'yaml' }, content: [{ type: NODE.text, text: lines.join('\n') }] }, ...(doc.content ?? [])] }
}
