/** HTML as plain data, for what is printed (React makes elements of it) and what goes on the clipboard (as text). Never parsed, never injected. */

export interface HtmlElement {
  tag: string
  attributes: Record<string, string>
  children: HtmlTree[]
}

export type HtmlTree = HtmlElement | string

export const element = (tag: string, children: HtmlTree[] = [], attributes: Record<string, string> = {}): HtmlElement => ({ tag, attributes, children })

const VOID: ReadonlySet<string> = new Set(['br', 'hr', 'img'])

const escapeText = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')

/** Markup whose text and attributes are escaped. */
export const htmlText = (trees: readonly HtmlTree[]): string =>
  trees.map((tree) => {
    if (typeof tree === 'string') return escapeText(tree)
    const attributes = Object.entries(tree.attributes).map(([name, value]) => ` ${name}="${escapeText(value).replace(/"/g, '&quot;')}"`).join('')
    return VOID.has(tree.tag) ? `<${tree.tag}${attributes}>` : `<${tree.tag}${attributes}>${htmlText(tree.children)}</${tree.tag}>`
  }).join('')
