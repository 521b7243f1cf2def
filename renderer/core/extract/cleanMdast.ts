/**
 * The last gate of every front end: what mdast may contain in Dossier. No raw HTML, no pictures but those that came with the file, links only to
 * http(s) and mailto, text in canonical form; unknown or empty nodes dissolve. After it, `project(body).text` is the article's text.
 */
import type { Nodes, Parents, Root, RootContent } from 'mdast'
import { normalizeText } from '../import/normalizeText.ts'

const DROPPED = new Set(['html', 'definition', 'yaml', 'toml'])
const EMPTY_ALLOWED = new Set(['tableCell', 'thematicBreak', 'break', 'text', 'code', 'inlineCode'])

export interface Cleaning {
  /** Resolves relative links; without one they become plain text. */
  address: string | null
  /** The address under which a picture is kept (`asset:…`), by the one that is written; null leaves it out. Without it all are left out. */
  images?: ((source: string) => string | null) | undefined
}

interface Context extends Cleaning {
  /** Targets of reference links, by label. */
  targets: Map<string, string>
  /** Labels of the footnotes that there are. */
  footnotes: Set<string>
}

export function cleanMdast(root: Root, cleaning: Cleaning): Root {
  const footnotes = new Set(root.children.flatMap((node) => (node.type === 'footnoteDefinition' ? [node.identifier] : [])))
  const children = cleanChildren(root, { ...cleaning, targets: new Map(definitions(root)), footnotes })
  return { type: 'root', children: children as RootContent[] }
}

/** Targets of Markdown's reference links, by label. */
function definitions(root: Root): [string, string][] {
  return root.children.flatMap((node): [string, string][] => (node.type === 'definition' ? [[node.identifier, node.url]] : []))
}

function cleanChildren(parent: Parents, context: Context): Nodes[] {
  const { address, targets, images } = context
  const inline = isInlineParent(parent)
  const kept: Nodes[] = []
  for (const child of parent.children as Nodes[]) {
    if (DROPPED.has(child.type)) continue
    if (child.type === 'text') {
      const value = normalizeText(child.value).replace(/\s+/g, ' ')
      const last = kept.at(-1)
      if (value !== '') {
        if (last?.type === 'text') last.value += value
        else kept.push({ type: 'text', value })
      }
    } else if (child.type === 'inlineCode' || child.type === 'code') {
      const value = normalizeText(child.value)
      if (value.trim() !== '') kept.push(child.type === 'code' ? { type: 'code', lang: child.lang ?? null, meta: null, value } : { type: 'inlineCode', value: value.replace(/\s+/g, ' ') })
    } else if (child.type === 'link' || child.type === 'linkReference') {
      const children = cleanChildren(child, context)
      const url = safeLink(child.type === 'link' ? child.url : (targets.get(child.identifier) ?? ''), address)
      if (url === null) kept.push(...children)
      else if (children.length > 0) kept.push({ type: 'link', url, title: null, children } as Nodes)
    } else if (child.type === 'image' || child.type === 'imageReference') {
      const url = images?.(child.type === 'image' ? child.url : (targets.get(child.identifier) ?? '')) ?? null
      const title = child.type === 'image' ? canonical(child.title) : ''
      if (url !== null) kept.push({ type: 'image', url, title: title === '' ? null : title, alt: canonical(child.alt) })
    } else if (child.type === 'footnoteReference') {
      if (context.footnotes.has(child.identifier)) kept.push(withoutPosition(child))
    } else if ('children' in child) {
      const children = cleanChildren(child, context)
      if (children.length > 0 || EMPTY_ALLOWED.has(child.type)) kept.push({ ...withoutPosition(child), children } as Nodes)
    } else kept.push(withoutPosition(child))
  }
  return inline ? trimmed(kept) : kept
}

const canonical = (text: string | null | undefined): string => normalizeText(text ?? '').replace(/\s+/g, ' ').trim()

function isInlineParent(node: Parents): boolean {
  return node.type === 'paragraph' || node.type === 'heading' || node.type === 'tableCell'
}

/** No space at the ends of a block or beside a line break: offsets are counted on what a reader sees. */
function trimmed(nodes: Nodes[]): Nodes[] {
  for (const [index, node] of nodes.entries()) {
    if (node.type !== 'text') continue
    if (index === 0 || nodes[index - 1]?.type === 'break') node.value = node.value.trimStart()
    if (index === nodes.length - 1 || nodes[index + 1]?.type === 'break') node.value = node.value.trimEnd()
  }
  let kept = nodes.filter((node) => node.type !== 'text' || node.value !== '')
  while (kept[0]?.type === 'break') kept = kept.slice(1)
  while (kept.at(-1)?.type === 'break') kept = kept.slice(0, -1)
  return kept
}

function withoutPosition<T extends Nodes>(node: T): T {
  const { position: _, data: __, ...rest } = node
  return rest as T
}

/** The address as a link may carry it; null for scripts, data, other schemes and relative addresses without a base. */
function safeLink(url: string, address: string | null): string | null {
  try {
    const target = new URL(url.trim(), address ?? undefined)
    return target.protocol === 'http:' || target.protocol === 'https:' || target.protocol === 'mailto:' ? target.href : null
  } catch {
    return null
  }
}
