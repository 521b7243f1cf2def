/** The words of a Word paragraph as mdast: runs with their formats, links, notes, pictures; tracked changes as if they were accepted. */
import type { PhrasingContent } from 'mdast'
import { childOf, childrenOf, descendantsOf, type XmlElement } from '../xml/parseXml.ts'

export interface RunContext {
  /** The address of a relation that is a link; null when it is none. */
  link: (relation: string) => string | null
  /** The kept address of a picture; null when the file does not hold it. */
  picture: (relation: string, alt: string) => string | null
  /** The identifier of a note, which is then wanted. */
  note: (kind: 'footnote' | 'endnote', id: string) => string | null
  /** Paragraphs of a text box that floats at this place. */
  box: (content: XmlElement) => void
}

interface Format {
  strong: boolean
  emphasis: boolean
  delete: boolean
}

/** Elements whose content counts: insertions, controls, fields, tags of other programs. */
const THROUGH = new Set(['ins', 'moveTo', 'smartTag', 'sdt', 'sdtContent', 'fldSimple', 'customXml', 'bdo', 'dir'])

export function runsToMdast(paragraph: XmlElement, context: RunContext): PhrasingContent[] {
  const found: PhrasingContent[] = []
  for (const child of childrenOf(paragraph)) {
    if (child.name === 'r') found.push(...runToMdast(child, context))
    else if (child.name === 'hyperlink') {
      const url = context.link(child.attributes.get('id') ?? '')
      const words = runsToMdast(child, context)
      if (url === null || words.length === 0) found.push(...words)
      else found.push({ type: 'link', url, title: null, children: words })
    } else if (THROUGH.has(child.name)) found.push(...runsToMdast(child, context))
    else if (child.name === 'AlternateContent') found.push(...runsToMdast(preferred(child), context))
  }
  return joined(found)
}

/** The modern of two forms of one thing. */
const preferred = (element: XmlElement): XmlElement => childOf(element, 'Choice') ?? childOf(element, 'Fallback') ?? element

function runToMdast(run: XmlElement, context: RunContext): PhrasingContent[] {
  const properties = childOf(run, 'rPr')
  const on = (name: string): boolean => {
    const property = childOf(properties, name)
    return property !== null && !/^(?:0|false|off|none)$/.test(property.attributes.get('val') ?? '')
  }
  if (on('vanish') || on('webHidden')) return []
  const format: Format = { strong: on('b'), emphasis: on('i'), delete: on('strike') || on('dstrike') }
  return contentOf(run, context).map((node) => (node.type === 'text' ? formatted(node, format) : node))
}

function contentOf(run: XmlElement, context: RunContext): PhrasingContent[] {
  const found: PhrasingContent[] = []
  const say = (value: string): void => void found.push({ type: 'text', value })
  for (const child of childrenOf(run)) {
    switch (child.name) {
      case 't':
        say(child.children.filter((one) => typeof one === 'string').join(''))
        break
      case 'tab':
        say(' ')
        break
      case 'noBreakHyphen':
        say('-')
        break
      case 'br':
      case 'cr':
        if (!['page', 'column'].includes(child.attributes.get('type') ?? '')) found.push({ type: 'break' })
        break
      case 'footnoteReference':
      case 'endnoteReference': {
        const kind = child.name === 'footnoteReference' ? 'footnote' : 'endnote'
        const identifier = context.note(kind, child.attributes.get('id') ?? '')
        if (identifier !== null) found.push({ type: 'footnoteReference', identifier, label: identifier })
        break
      }
      case 'drawing':
      case 'pict':
      case 'object':
        found.push(...picturesOf(child, context))
        break
      case 'AlternateContent':
        found.push(...contentOf(preferred(child), context))
        break
      default:
    }
  }
  return found
}

function picturesOf(element: XmlElement, context: RunContext): PhrasingContent[] {
  for (const content of descendantsOf(element, 'txbxContent').slice(0, 50)) context.box(content)
  const described = descendantsOf(element, 'docPr')[0]
  const alt = described?.attributes.get('descr') ?? described?.attributes.get('title') ?? ''
  const relations = [...descendantsOf(element, 'blip').map((blip) => blip.attributes.get('embed')), ...descendantsOf(element, 'imagedata').map((data) => data.attributes.get('id'))]
  return relations.flatMap((relation): PhrasingContent[] => {
    const url = relation === undefined ? null : context.picture(relation, alt)
    return url === null ? [] : [{ type: 'image', url, title: null, alt }]
  })
}

function formatted(node: PhrasingContent, { strong, emphasis, delete: struck }: Format): PhrasingContent {
  if (node.type !== 'text' || node.value.trim() === '') return node
  let whole: PhrasingContent = node
  if (struck) whole = { type: 'delete', children: [whole] }
  if (emphasis) whole = { type: 'emphasis', children: [whole] }
  if (strong) whole = { type: 'strong', children: [whole] }
  return whole
}

/** Word cuts a word wherever it was edited or checked: equal neighbours are one. */
function joined(nodes: PhrasingContent[]): PhrasingContent[] {
  const found: PhrasingContent[] = []
  for (const node of nodes) {
    const last = found.at(-1)
    if (last?.type === 'text' && node.type === 'text') found[found.length - 1] = { type: 'text', value: last.value + node.value }
    else if (last !== undefined && last.type === node.type && (last.type === 'strong' || last.type === 'emphasis' || last.type === 'delete') && 'children' in node) {
      found[found.length - 1] = { ...last, children: joined([...last.children, ...node.children]) }
    } else found.push(node)
  }
  return found
}
