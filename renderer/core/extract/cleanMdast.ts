/**
 * The last gate of every front end: what mdast may contain in Dossier. No raw HTML, no images, links only to http(s) and mailto, text
 * in canonical form; unknown or empty nodes dissolve. After it, `project(body).text` is the article's text.
 */
import type { Nodes, Parents, Root, RootContent } from 'mdast'
import { normalizeText } from '../import/normalizeText.ts'

const DROPPED = new Set(['html', 'image', 'imageReference', 'definition', 'yaml', 'footnoteReference', 'toml'])
const EMPTY_ALLOWED = new Set(['tableCell', 'thematicBreak', 'break', 'text', 'code', 'inlineCode'])

/** @param address resolves relative links; without one they become plain text */
export function cleanMdast(root: Root, address: string | null): Root {
  const children = cleanChildren(root, address, new Map(definitions(root)))
  return { type: 'root', children: children as RootContent[] }
}

/** Targets of Markdown's reference links, by label. */
function definitions(root: Root): [string, string][] {
  return root.children.flatMap((node): [string, string][] => (node.type === 'definition' ? [[node.identifier, node.url]] : []))
}

function cleanChildren(parent: Parents, address: string | null, targets: Map<string, string>): Nodes[] {
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
      const children = cleanChildren(child, address, targets)
      const url = safeLink(child.type === 'link' ? child.url : (targets.get(child.identifier) ?? ''), address)
      if (url === null) kept.push(...children)
      else if (children.length > 0) kept.push({ type: 'link', url, title: null, children } as Nodes)
    } else if ('children' in child) {
      const children = cleanChildren(child, address, targets)
      if (children.length > 0 || EMPTY_ALLOWED.has(child.type)) kept.push({ ...withoutPosition(child), children } as Nodes)
    } else kept.push(withoutPosition(child))
  }
  return inline ? trimmed(kept) : kept
}

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
