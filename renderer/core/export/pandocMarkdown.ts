/**
 * What pandoc reads differently from CommonMark, in an mdast tree: `@name` cites, `$x$` is a formula, `^x^` and `~x~` are raised and lowered,
 * `\word` is TeX, `{…}` may be attributes, and a paragraph that begins with `(a)`, `a.`, `: ` or `| ` is something else. Each such character is escaped with a
 * backslash, which CommonMark takes away again. The width of a picture is an attribute.
 */
import type { Image, Nodes, Paragraph, PhrasingContent, Root, RootContent, Text } from 'mdast'

const SPECIAL = /[\\@$^~{}]/

/** A list that pandoc counts by letters, Roman numerals or brackets, a definition, a line block. */
const OPENER = /^(?:\(?(?:[A-Za-z]|[ivxlcdmIVXLCDM]+|\d+|#)[.)](?=\s|$)|\((?=@)|[:|](?=\s|$))/

const escaped = (character: string): PhrasingContent => ({ type: 'rawInline', value: `\\${character}` })

const text = (value: string): PhrasingContent[] => (value === '' ? [] : [{ type: 'text', value }])

function escapeText(node: Text, opens: boolean): PhrasingContent[] {
  let { value } = node
  const parts: PhrasingContent[] = []
  const opener = opens ? OPENER.exec(value)?.[0] : undefined
  // `1.` is Markdown's own list and escaped by the serialiser.
  if (opener !== undefined && !/^\d+[.)]$/.test(opener)) {
    const at = /^[:|(]/.test(opener) ? 0 : opener.length - 1
    parts.push(...text(value.slice(0, at)), escaped(value.charAt(at)))
    value = value.slice(at + 1)
  }
  while (value !== '') {
    const at = value.search(SPECIAL)
    if (at < 0) {
      parts.push({ type: 'text', value })
      break
    }
    parts.push(...text(value.slice(0, at)), escaped(value.charAt(at)))
    value = value.slice(at + 1)
  }
  return parts
}

/** Pure. */
export function pandocMarkdown(root: Root): Root {
  return { ...root, children: root.children.map((child) => convert(child) as RootContent) }
}

function convert(node: Nodes): Nodes {
  if (!('children' in node)) return node
  if (node.type === 'link') {
    // An address that is its own label stays an autolink.
    const [only, more] = node.children
    if (only?.type === 'text' && more === undefined && only.value === node.url) return node
  }
  const children = node.children.flatMap((child, at): Nodes[] =>
    child.type === 'text' ? escapeText(child, at === 0 && node.type === 'paragraph') : child.type === 'image' ? picture(child) : [convert(child)])
  return { ...node, children: merged(children) } as Nodes
}

function picture(image: Image): Nodes[] {
  const [, alt = '', width] = /^(.*?)(?:(?:^|\|)([1-9]\d*))?$/s.exec(image.alt ?? '') ?? []
  // A description that ends so itself would be taken for a width when it is read again.
  return width === undefined || /(?:^|\|)[1-9]\d*$/.test(alt) ? [image] : [{ ...image, alt }, { type: 'rawInline', value: `{width=${width}px}` }]
}

/** Neighbouring text nodes would be escaped against each other. */
function merged(children: readonly Nodes[]): Nodes[] {
  const all: Nodes[] = []
  for (const child of children) {
    const last = all.at(-1)
    if (child.type === 'text' && last?.type === 'text') all[all.length - 1] = { type: 'text', value: last.value + child.value }
    else all.push(child)
  }
  return all
}

/** A passage's line: the citation, leading to the passage. Pandoc takes citations within links. */
export const citationOf = (citationKey: string, locator: string | null, address: string): Paragraph => ({
  type: 'paragraph',
  children: [{ type: 'rawInline', value: `[[@${citationKey}${locator === null ? '' : `, ${locator}`}]](${address})` }],
})

/** A string for the metadata block, which pandoc reads as Markdown. */
export const escapeMetadata = (value: string): string => value.replace(/[\\`*_{}[\]<>@$^~#|]/g, '\\$&')

export const unescapeMetadata = (value: string): string => value.replace(/\\([\\`*_{}[\]<>@$^~#|])/g, '$1')
