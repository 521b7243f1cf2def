/** The parts of a Word document (ECMA-376, transitional and strict) that decide what its paragraphs are: relations, styles, lists, notes. */
import { declaredEncoding, decodeText } from '../decodeText.ts'
import { ImportError } from '../ImportError.ts'
import { baseName, folderOf, joinPath } from '../notes/sourcePath.ts'
import { childOf, childrenOf, descendantsOf, parseXml, textIn, type XmlElement } from '../xml/parseXml.ts'
import type { ZipArchive } from '../zip/ZipArchive.ts'

export interface ParagraphStyle {
  /** Lower case, as Word names it in English whatever its language: `heading 1`, `title`, `toc 2`. */
  name: string
  /** 1 to 6; null when it is no heading. */
  heading: number | null
  /** The list that its paragraphs belong to. */
  list: string | null
}

export interface Relation {
  /** A path in the archive, or an address. */
  target: string
  external: boolean
}

export interface WordDocument {
  body: XmlElement
  styles: Map<string, ParagraphStyle>
  /** Whether a level of a list is numbered, by `list level`. */
  numbered: Map<string, boolean>
  relations: Map<string, Relation>
  /** By `footnote ID` and `endnote ID`. */
  notes: Map<string, XmlElement>
  comments: number
  title: string
  author: string | null
  /** When the file was made, as written: no date of publication. */
  created: string | null
  keywords: string[]
}

/** @throws {ImportError} `damaged` */
export function openDocument(archive: ZipArchive, name: string): WordDocument {
  const part = (path: string | null): XmlElement | null => {
    const bytes = path === null ? null : archive.read(path)
    return bytes === null || bytes.length === 0 ? null : parseXml(decodeText(bytes, declaredEncoding(bytes), path ?? '').text)
  }
  const root = relationsOf(part('_rels/.rels'), '')
  const main = ofType(root, 'officeDocument') ?? 'word/document.xml'
  const body = childOf(part(main), 'body')
  if (body === null) throw new ImportError('damaged', name, 'is no Word document that can be read: its text is missing.')
  const folder = folderOf(main)
  const relations = relationsOf(part(joinPath(folder, `_rels/${baseName(main)}.rels`)), folder)
  const beside = (type: string): XmlElement | null => part(ofType(relations, type) ?? joinPath(folder, `${type}.xml`))
  const properties = part(ofType(root, 'core-properties') ?? 'docProps/core.xml')
  const field = (element: string): string => textIn(childOf(properties, element))
  return {
    body,
    styles: stylesOf(beside('styles')),
    numbered: listsOf(beside('numbering')),
    relations,
    notes: new Map((['footnote', 'endnote'] as const).flatMap((kind) => childrenOf(beside(`${kind}s`), kind).map((note) => [`${kind} ${note.attributes.get('id') ?? ''}`, note] as const))),
    comments: childrenOf(beside('comments'), 'comment').length,
    title: field('title'),
    author: field('creator') || null,
    created: field('created') || null,
    keywords: field('keywords').split(/[,;]/).map((word) => word.trim()).filter((word) => word !== ''),
  }
}

type Relations = Map<string, Relation & { type: string }>

function relationsOf(part: XmlElement | null, folder: string): Relations {
  return new Map(
    childrenOf(part, 'Relationship').flatMap((relation) => {
      const target = relation.attributes.get('Target') ?? ''
      const external = relation.attributes.get('TargetMode') === 'External'
      const path = external ? target : joinPath(folder, target)
      return path === null ? [] : [[relation.attributes.get('Id') ?? '', { target: path, external, type: baseName(relation.attributes.get('Type') ?? '') }] as const]
    }),
  )
}

const ofType = (relations: Relations, type: string): string | null => [...relations.values()].find((relation) => relation.type === type && !relation.external)?.target ?? null

const valueOf = (element: XmlElement | null, name: string): string | null => childOf(element, name)?.attributes.get('val') ?? null

/** The level (1 to 6) of an outline level as Word counts it, 0 to 8; 9 is running text. */
export const headingOf = (outline: string | null): number | null => (outline === null || !/^[0-8]$/.test(outline) ? null : Math.min(6, Number(outline) + 1))

function stylesOf(part: XmlElement | null): Map<string, ParagraphStyle> {
  const elements = new Map(childrenOf(part, 'style').map((style) => [style.attributes.get('styleId') ?? '', style]))
  /** Of the style or of what it is based on; a style may be based on itself by way of others. */
  const inherited = <T>(id: string, read: (style: XmlElement) => T | null): T | null => {
    for (let at: string | null = id, depth = 0; at !== null && depth < 20; depth += 1) {
      const style: XmlElement | undefined = elements.get(at)
      if (style === undefined) return null
      const found = read(style)
      if (found !== null) return found
      at = valueOf(style, 'basedOn')
    }
    return null
  }
  return new Map(
    [...elements].map(([id, style]) => {
      const named = (one: XmlElement): number | null => headingOf(/^heading ([1-9])$/i.exec(valueOf(one, 'name') ?? '')?.[1]?.replace(/./, (digit) => String(Number(digit) - 1)) ?? null)
      const heading = inherited(id, (one) => named(one) ?? headingOf(valueOf(childOf(one, 'pPr'), 'outlineLvl')))
      return [id, { name: (valueOf(style, 'name') ?? '').toLowerCase(), heading, list: inherited(id, (one) => valueOf(childOf(childOf(one, 'pPr'), 'numPr'), 'numId')) }]
    }),
  )
}

function listsOf(part: XmlElement | null): Map<string, boolean> {
  const formats = new Map(
    childrenOf(part, 'abstractNum').map((list) => [list.attributes.get('abstractNumId') ?? '', childrenOf(list, 'lvl').map((level) => [level.attributes.get('ilvl') ?? '0', valueOf(level, 'numFmt') ?? 'decimal'] as const)]),
  )
  return new Map(
    childrenOf(part, 'num').flatMap((list) => {
      const own = descendantsOf(list, 'lvl').map((level) => [level.attributes.get('ilvl') ?? '0', valueOf(level, 'numFmt') ?? 'decimal'] as const)
      return [...(formats.get(valueOf(list, 'abstractNumId') ?? '') ?? []), ...own].map(([level, format]) => [`${list.attributes.get('numId') ?? ''} ${level}`, format !== 'bullet' && format !== 'none'] as const)
    }),
  )
}
