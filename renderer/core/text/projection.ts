/**
 * The plain projection of an article's body: the one text that every offset counts in. mdast in, string out, and the place
 * of each text leaf in it, so that the reader can underline a mention inside a link inside a list.
 *
 * Blocks are separated by a blank line, list items and table rows by a line end, cells by a tab; images, raw HTML and
 * footnote marks project to nothing. Changing a rule here would move every stored offset: make a new version of the text instead.
 */
import type { Node, Nodes, Root } from 'mdast'

export interface Projection {
  text: string
  /** Start offset of every text-bearing leaf (text, inlineCode, code, break). */
  starts: Map<Node, number>
}

/** Projects a document. Total: an unknown node projects its children, or nothing. */
export function project(root: Root): Projection {
  const starts = new Map<Node, number>()
  let text = ''
  /** The separator owed before the next leaf; the strongest one asked for wins, none at the very beginning. */
  let owed = ''
  const owe = (separator: string): void => {
    if (separator.length > owed.length || (separator === '\n' && owed === '\t')) owed = separator
  }
  const put = (node: Node, value: string): void => {
    if (value === '') return
    if (text !== '') text += owed
    owed = ''
    starts.set(node, text.length)
    text += value
  }
  const visit = (node: Nodes, separator: '\n\n' | '\n'): void => {
    switch (node.type) {
      case 'text':
      case 'inlineCode':
        return put(node, node.value)
      case 'break':
        return put(node, '\n')
      case 'code':
        owe(separator)
        put(node, node.value)
        return owe(separator)
      case 'html':
      case 'image':
      case 'imageReference':
      case 'footnoteReference':
      case 'definition':
      case 'yaml':
      case 'thematicBreak':
        return
      case 'paragraph':
      case 'heading':
        owe(separator)
        for (const child of node.children) visit(child, separator)
        return owe(separator)
      case 'list':
        owe(separator)
        for (const item of node.children) {
          owe('\n')
          for (const child of item.children) visit(child, '\n')
          owe('\n')
        }
        return owe(separator)
      case 'table':
        owe(separator)
        for (const row of node.children) {
          owe('\n')
          for (const cell of row.children) {
            for (const child of cell.children) visit(child, '\n')
            owe('\t')
          }
          owe('\n')
        }
        return owe(separator)
      default:
        if ('children' in node) for (const child of node.children) visit(child, separator)
    }
  }
  visit(root, '\n\n')
  return { text, starts }
}
