/** Two Markdown texts compared by the HTML that they mean: rendered by micromark (CommonMark and GFM), parsed, and freed of what shows nothing. */
import { fromParse5 } from 'hast-util-from-parse5'
import type { Element, Nodes } from 'hast'
import { micromark } from 'micromark'
import { gfm, gfmHtml } from 'micromark-extension-gfm'
import { parseFragment } from 'parse5'

const BLOCKS = new Set(['p', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'blockquote', 'ul', 'ol', 'li', 'pre', 'hr', 'table', 'thead', 'tbody', 'tr', 'th', 'td', 'section', 'div'])

const STYLES = new Set(['em', 'strong', 'del'])

/**
 * The canonical form, one line a block. What is levelled: runs of white space outside of code, and any at the ends of a block (CommonMark collapses them in
 * rendering); a paragraph of a list item with and without `<p>` (tight and loose); emphasis within
 * emphasis of the same kind (it shows nothing more); runs of white space in attributes; spaces before and after a line break.
 */
export function meaning(markdown: string): string {
  const html = micromark(markdown, { allowDangerousHtml: true, allowDangerousProtocol: true, extensions: [gfm()], htmlExtensions: [gfmHtml()] })
  const lines: string[] = []
  let inline = ''
  const close = (): void => {
    const text = inline.replace(/[ \t\n\r]+/g, ' ').replace(/ ?<br> ?/g, '<br>').trim()
    if (text !== '') lines.push(text)
    inline = ''
  }
  const visit = (node: Nodes, depth: string, within: readonly string[]): void => {
    if (node.type === 'text') inline += node.value
    else if (node.type === 'comment') inline += `<!--${node.value}-->`
    else if (node.type === 'element') {
      const block = BLOCKS.has(node.tagName)
      // A list item's only difference between tight and loose.
      const bare = node.tagName === 'p' || (STYLES.has(node.tagName) && within.includes(node.tagName))
      if (block) close()
      if (node.tagName === 'pre') {
        lines.push(`${depth}${tag(node)}${JSON.stringify(textOf(node))}`)
        return
      }
      if (!bare) {
        if (block) lines.push(depth + tag(node))
        else inline += tag(node)
      }
      for (const child of node.children) visit(child, block && !bare ? `${depth} ` : depth, [...within, node.tagName])
      if (block) close()
      if (!block && !bare && node.tagName !== 'br') inline += `</${node.tagName}>`
    } else if ('children' in node) for (const child of node.children) visit(child, depth, within)
  }
  visit(fromParse5(parseFragment(html)), '', [])
  close()
  return lines.join('\n')
}

function tag({ tagName, properties, children }: Element): string {
  const shown = Object.entries(properties).filter(([, value]) => value !== null && value !== undefined && value !== false).map(([name, value]) => ` ${name}=${JSON.stringify(value).replace(/(?:\\n|[ \t])+/g, ' ')}`)
  const [code] = children
  const language = tagName === 'pre' && code?.type === 'element' ? ` ${JSON.stringify(code.properties['className'] ?? null)}` : ''
  return `<${tagName}${shown.toSorted().join('')}${language}>`
}

const textOf = (node: Nodes): string => (node.type === 'text' ? node.value : 'children' in node ? node.children.map(textOf).join('') : '')
