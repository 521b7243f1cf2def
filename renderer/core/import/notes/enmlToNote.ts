/**
 * Evernote's HTML (ENML) as a note; Joplin's HTML notes too. Tasks, media, code blocks and nested lists have forms of their own there; they are
 * made plain HTML first, and everything after that is hast-util-to-mdast's work.
 */
import type { Element, ElementContent, Root as HastRoot } from 'hast'
import { toMdast } from 'hast-util-to-mdast'
import { attribute, findAll, isElement, textOf } from '../../extract/html/hast.ts'
import { parseHtml } from '../../extract/html/parseHtml.ts'
import { mdastToNote } from '../../markdown/mdastToNote.ts'
import type { NoteNode } from '../../model.ts'

/** Only these may close themselves in HTML; in ENML, which is XML, any element may. */
const VOID = new Set(['area', 'base', 'br', 'col', 'embed', 'hr', 'img', 'input', 'link', 'meta', 'param', 'source', 'track', 'wbr'])

const closed = (enml: string): string =>
  enml.replace(/<([a-z][a-z\d-]*)((?:\s+[\w:-]+\s*=\s*(?:"[^"]*"|'[^']*'))*)\s*\/>/gi, (whole, name: string, rest: string) => (VOID.has(name.toLowerCase()) ? whole : `<${name}${rest}></${name}>`))

const element = (tagName: string, children: ElementContent[], properties: Element['properties'] = {}): Element => ({ type: 'element', tagName, properties, children })

const style = (node: Element): string => attribute(node, 'style').replace(/\s+/g, '').toLowerCase()

const isTodo = (node: ElementContent): boolean => isElement(node, 'en-todo')

/** What is laid around the words of a line. */
const WRAPPERS = ['div', 'p', 'span', 'b', 'i', 'u', 'font', 'strong', 'em']

/** The task that a line begins with; taken out of it. */
function takeTodo(node: Element): Element | null {
  for (const [at, child] of node.children.entries()) {
    if (child.type === 'text' && child.value.trim() === '') continue
    if (isElement(child, 'en-todo')) {
      node.children.splice(at, 1, ...child.children)
      return child
    }
    return isElement(child, ...WRAPPERS) ? takeTodo(child) : null
  }
  return null
}

const task = (checked: boolean, children: ElementContent[]): Element => element('li', [element('input', [], { type: 'checkbox', checked }), ...children])

/** What a note shows beside its words. */
export interface EnmlParts {
  /** The asset key of a picture, by the MD5 (or, in HTML, the address) that the note gives. */
  picture(written: string): string | null
  /** The asset key of a file that is no picture, by what a medium or a link gives. */
  file?(written: string): string | null
  /** Its name. */
  fileName?(key: string): string
  /** The tasks of a group: the newest versions keep them beside the text. */
  tasks?(group: string): { title: string; done: boolean }[]
}

export function enmlToNote(enml: string, parts: EnmlParts): NoteNode {
  const page = parseHtml(closed(enml.replace(/^\s*<\?xml[^>]*\?>/, '').replace(/<!DOCTYPE[^>[]*(?:\[[^\]]*\])?[^>]*>/i, '')))
  const body = findAll(page, (node) => node.tagName === 'en-note')[0] ?? findAll(page, (node) => node.tagName === 'body')[0] ?? page
  const root: HastRoot = { type: 'root', children: rewrite(body.children as ElementContent[], parts) }
  const tree = toMdast(root, { document: true, newlines: false })
  return mdastToNote(tree.type === 'root' ? tree : { type: 'root', children: [tree] }, { image: assetOf, file: assetOf })
}

/** As `media` and links were rewritten. */
const assetOf = (address: string): string | null => /^dossier-asset:([0-9a-f]{64})$/.exec(address)?.[1] ?? null

function rewrite(nodes: readonly ElementContent[], parts: EnmlParts): ElementContent[] {
  const out: ElementContent[] = []
  /** The task list that consecutive lines of tasks make. */
  let tasks: Element | null = null
  for (const node of nodes) {
    if (node.type === 'text') {
      if (node.value.trim() !== '') tasks = null
      out.push(node)
      continue
    }
    if (node.type !== 'element') continue
    const todo = isElement(node, 'div', 'p') ? takeTodo(node) : null
    if (todo !== null) {
      const item = task(attribute(todo, 'checked') === 'true', rewrite(node.children, parts))
      if (tasks === null) {
        tasks = element('ul', [item])
        out.push(tasks)
      } else tasks.children.push(item)
      continue
    }
    tasks = null
    out.push(...rewriteElement(node, parts))
  }
  return out
}

function rewriteElement(node: Element, parts: EnmlParts): ElementContent[] {
  const css = style(node)
  if (node.tagName === 'script' || node.tagName === 'style') return []
  if (node.tagName === 'en-media' || node.tagName === 'img') return media(node, parts)
  // In the middle of a line it can only be said in words.
  if (isTodo(node)) return [{ type: 'text', value: attribute(node, 'checked') === 'true' ? '☑ ' : '☐ ' }, ...rewrite(node.children, parts)]
  if (node.tagName === 'en-crypt') return [element('p', [{ type: 'text', value: `(encrypted by Evernote${attribute(node, 'hint') === '' ? '' : `, hint: ${attribute(node, 'hint')}`})` }])]
  if (/-en-codeblock:true/.test(css)) return [element('pre', [element('code', [{ type: 'text', value: codeOf(node) }])])]
  const group = /--en-task-group:true/.test(css) ? /--en-id:([\w-]+)/.exec(css)?.[1] : undefined
  const tasks = group === undefined ? [] : (parts.tasks?.(group) ?? [])
  if (tasks.length > 0) return [element('ul', tasks.map(({ title, done }) => task(done, [{ type: 'text', value: title }])))]
  if (node.tagName === 'td' || node.tagName === 'th') return [{ ...node, children: inCell(rewrite(node.children, parts)) }]
  if (node.tagName === 'a' && textOf(node) === '' && findAll(node, ({ tagName }) => tagName === 'img' || tagName === 'en-media').length === 0) {
    return [{ ...node, children: [{ type: 'text', value: attribute(node, 'href') }] }]
  }
  const linked = node.tagName === 'a' ? (parts.file?.(attribute(node, 'href')) ?? null) : null
  if (linked !== null) return [{ ...node, properties: { href: `dossier-asset:${linked}` }, children: rewrite(node.children, parts) }]
  if (node.tagName === 'ul' || node.tagName === 'ol') return [list(node, css, parts)]
  if (node.tagName === 'details' || node.tagName === 'summary') return [element('div', rewrite(node.children, parts))]
  let children = rewrite(node.children, parts)
  if (node.tagName === 'span' || node.tagName === 'font') {
    if (/font-weight:(?:bold|[6-9]00)/.test(css)) children = [element('b', children)]
    if (/font-style:italic/.test(css)) children = [element('i', children)]
    if (/text-decoration:[^;]*line-through/.test(css)) children = [element('s', children)]
  }
  return [{ ...node, children }]
}

/** A cell of ours is one line of words: its blocks follow each other after a break. */
function inCell(nodes: readonly ElementContent[]): ElementContent[] {
  const out: ElementContent[] = []
  const block = (node: ElementContent): boolean => isElement(node, 'div', 'p', 'ul', 'ol', 'li', 'blockquote', 'pre', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6')
  for (const node of nodes) {
    if (!block(node)) {
      out.push(node)
      continue
    }
    const inner = inCell((node as Element).children)
    if (inner.length === 0) continue
    if (out.length > 0 && !isElement(out.at(-1), 'br')) out.push(element('br', []))
    out.push(...inner)
  }
  while (isElement(out.at(-1), 'br')) out.pop()
  return out
}

/** Evernote puts a nested list beside the item that it belongs to, not into it. */
function list(node: Element, css: string, parts: EnmlParts): Element {
  const todo = /--en-todo:true/.test(css)
  const items: Element[] = []
  for (const child of node.children) {
    if (!isElement(child)) continue
    if (child.tagName === 'ul' || child.tagName === 'ol') {
      const nested = list(child, style(child), parts)
      const last = items.at(-1)
      if (last === undefined) items.push(element('li', [nested]))
      else last.children.push(nested)
      continue
    }
    const inner = takeTodo(child)
    const children = rewrite(child.children, parts)
    const checked = inner === null ? /--en-checked:true/.test(style(child)) : attribute(inner, 'checked') === 'true'
    items.push(todo || inner !== null ? task(checked, children) : element('li', children))
  }
  return { ...node, children: items }
}

function media(node: Element, parts: EnmlParts): ElementContent[] {
  const hash = attribute(node, 'hash')
  const written = hash === '' ? attribute(node, 'src') : hash.toLowerCase()
  const key = parts.picture(written)
  const alt = attribute(node, 'alt')
  // The style of a clipped page overrides the attribute.
  const width = /(?:^|;)width:/.test(style(node)) ? 0 : Math.round(Number.parseFloat(attribute(node, 'width')))
  const described = width > 0 ? `${alt}|${width}` : alt
  if (key !== null) return [element('img', [], { src: `dossier-asset:${key}`, alt: described })]
  if (node.tagName === 'img' && /^https?:/i.test(written)) return [element('img', [], { src: written, alt })]
  const file = parts.file?.(written) ?? null
  if (file !== null) return [element('a', [{ type: 'text', value: alt || (parts.fileName?.(file) ?? file) }], { href: `dossier-asset:${file}` })]
  return alt === '' ? [] : [{ type: 'text', value: alt }]
}

/** A line of code is a block of its own there. */
function codeOf(node: Element): string {
  const lines: string[] = []
  let line = ''
  const visit = (at: ElementContent): void => {
    if (at.type === 'text') line += at.value.replaceAll('\u00a0', ' ')
    if (!isElement(at)) return
    if (at.tagName === 'br') {
      lines.push(line)
      line = ''
      return
    }
    const block = at.tagName === 'div' || at.tagName === 'p'
    const before = lines.length
    at.children.forEach(visit)
    // `<div><br/></div>` is one empty line, not two.
    if (block && !(line === '' && lines.length > before && textOf(at) === '')) {
      lines.push(line)
      line = ''
    }
  }
  node.children.forEach(visit)
  if (line !== '') lines.push(line)
  return lines.join('\n')
}
