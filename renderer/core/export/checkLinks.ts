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

/** What may be a link in the source; that it is one, only the parser knows. */
const CANDIDATE = /\]\(|!?\[\[|^ {0,3}\[[^\]\n]+\]:|<[^>\s]+>/m

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
    if (!/\.md$/i.test(path) || !CANDIDATE.test(text)) continue
    const relative = (address: string): void => {
      if (EXTERNAL.test(address)) return
      check.checked += 1
      const target = resolvePath(path, address)
      if (target === null || !paths.has(target)) check.broken.push({ path, target: address })
    }
    const wiki = (written: string): void => {
      const target = written.replace(/#.*$/s, '').trim()
      // Pandoc's citations stand in brackets too.
      if (target === '' || target.startsWith('@')) return
      check.checked += 1
      if (!paths.has(target.replace(/^\//, '')) && !names.has(fileKey(target))) check.broken.push({ path, target: `[[${written}]]` })
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
