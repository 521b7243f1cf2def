/**
 * Looks through written Markdown files for links to files, and whether each leads to one. Reads the text as it was written, not what it was
 * made from. Addresses with a scheme and links within a file are somebody else's business.
 */
import type { Nodes } from 'mdast'
import { parseMarkdown } from '../markdown/parseMarkdown.ts'
import { fileKey } from '../markdown/fileName.ts'

export interface BrokenLink {
  /** The file that has it. */
  path: string
  target: string
}

export interface LinkCheck {
  checked: number
  broken: BrokenLink[]
}

/**
 * What may be a link in the source, with its target where that stands there plainly; that it is one, only the parser knows. Parsing costs as much as
 * writing, so a file is parsed only when one of these does not lead anywhere as it stands.
 */
const CANDIDATE = /\]\((?:<([^<>\n\\&]+)>|([^\s()<>\\&]+))(?=[)\s])|\[\[([^[\]|\n\\]+)|\]\(|\[\[|^[ >]*\[[^\]\n]+\]:/gm

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

const EXTERNAL = /^(?:[a-z][a-z0-9+.-]*:|\/\/|#|$)/i

/** The path that a relative address means, seen from a file; null when it leads out of the export. */
function resolvePath(from: string, address: string): string | null {
  const parts = from.split('/').slice(0, -1)
  for (const part of decoded(address.replace(/[?#].*$/s, '')).split('/')) {
    if (part === '..') {
      if (parts.pop() === undefined) return null
    } else if (part !== '.' && part !== '') parts.push(part)
  }
  return parts.join('/')
}

/** `others` are paths that files may lead to besides these: attachments, what lay in the folder before. */
export function checkLinks(files: readonly { path: string; text: string }[], others: readonly string[], onFile?: () => void): LinkCheck {
  const paths = new Set<string>()
  const names = new Set<string>()
  const know = (path: string): void => {
    const bare = path.replace(/\.md$/i, '')
    paths.add(path).add(bare)
    names.add(fileKey(path.slice(path.lastIndexOf('/') + 1))).add(fileKey(bare.slice(bare.lastIndexOf('/') + 1)))
  }
  for (const { path } of files) know(path)
  others.forEach(know)
  const check: LinkCheck = { checked: 0, broken: [] }
  for (const { path, text } of files) {
    onFile?.()
    if (!/\.md$/i.test(path)) continue
    /** Null for what is no link to a file. */
    const leads = (address: string): boolean | null => {
      if (EXTERNAL.test(address)) return null
      const target = resolvePath(path, address)
      return target !== null && paths.has(target)
    }
    const wikiLeads = (written: string): boolean | null => {
      const target = written.replace(/#.*$/s, '').trim()
      // Pandoc's citations stand in brackets too.
      if (target === '' || target.startsWith('@')) return null
      return paths.has(target.replace(/^\//, '')) || names.has(fileKey(target))
    }
    const plain = [...text.matchAll(CANDIDATE)].map(([, angled, bare, wikilink]) => (wikilink === undefined ? (angled ?? bare) === undefined ? false : leads(angled ?? bare ?? '') : wikiLeads(wikilink)))
    if (!plain.includes(false)) {
      check.checked += plain.filter((found) => found === true).length
      continue
    }
    const relative = (address: string): void => {
      const found = leads(address)
      if (found !== null) check.checked += 1
      if (found === false) check.broken.push({ path, target: address })
    }
    const wiki = (written: string): void => {
      const found = wikiLeads(written)
      if (found !== null) check.checked += 1
      if (found === false) check.broken.push({ path, target: `[[${written}]]` })
    }
    const visit = (node: Nodes): void => {
      if (node.type === 'link' || node.type === 'image' || node.type === 'definition') relative(node.url)
      else if (node.type === 'wikiLink' || node.type === 'wikiEmbed') wiki(node.target)
      if ('children' in node) for (const child of node.children) visit(child)
    }
    visit(parseMarkdown(text, { frontMatter: true }))
  }
  return check
}
