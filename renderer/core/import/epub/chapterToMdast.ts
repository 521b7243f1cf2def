/** One file of a book (XHTML, more or less) as mdast. Nothing is judged to be furniture: a book is text from cover to cover. */
import type { Element, ElementContent, Root as HastRoot } from 'hast'
import { toMdast, type Handle } from 'hast-util-to-mdast'
import type { FootnoteDefinition, FootnoteReference, Root, RootContent } from 'mdast'
import { attribute, findAll, isElement, textOf } from '../../extract/html/hast.ts'
import { parseHtml } from '../../extract/html/parseHtml.ts'
import { keepPictures, type PictureAddress } from '../../extract/html/pictures.ts'

const VOID = /^(?:area|base|br|col|embed|hr|img|input|link|meta|param|source|track|wbr)$/i

/** XML may close any element at once, `<title/>`; to an HTML parser that opens it for the rest of the page. */
const asHtml = (xhtml: string): string => xhtml.replace(/<([a-z][\w:-]*)((?:\s[^<>]*)?)\/>/gi, (whole, name: string, rest: string) => (VOID.test(name) ? whole : `<${name}${rest}></${name}>`))

const kinds = (element: Element): string[] => `${attribute(element, 'epub:type')} ${attribute(element, 'role').replace(/^doc-/, '')}`.split(/\s+/)
const isNote = (element: Element): boolean => kinds(element).some((kind) => /^(?:footnote|endnote|rearnote)$/.test(kind))

/**
 * @param label makes the footnotes of this file unlike those of others
 * @param pictures addresses of pictures as this file writes them
 */
export function chapterToMdast(xhtml: string, label: string, pictures: PictureAddress): RootContent[] {
  const page = parseHtml(asHtml(xhtml))
  for (const picture of findAll(page, (element) => element.tagName === 'image' && isElement(element))) asImage(picture)
  keepPictures(page, pictures)
  const body = findAll(page, (element) => element.tagName === 'body')[0]
  const content: HastRoot = { type: 'root', children: body === undefined ? page.children : body.children }
  const notes = new Set(findAll(content, isNote).map((element) => attribute(element, 'id')))
  const identifier = (id: string): string => `${label}-${id}`.toLowerCase()

  const reference: Handle = (state, node: Element) => {
    const target = attribute(node, 'href').replace(/^[^#]*#/, '')
    if (kinds(node).includes('noteref') && notes.has(target)) return { type: 'footnoteReference', identifier: identifier(target), label: textOf(node).replace(/[[\]()]/g, '') || target } satisfies FootnoteReference
    // Links inside the book lead nowhere here; their words stay.
    return { type: 'link', url: /^(?:https?|mailto):/i.test(attribute(node, 'href')) ? attribute(node, 'href') : '', title: null, children: state.all(node) as never }
  }
  const note: Handle = (state, node: Element) => {
    if (!isNote(node)) return state.all(node)
    return { type: 'footnoteDefinition', identifier: identifier(attribute(node, 'id')), label: attribute(node, 'id'), children: state.toFlow(state.all(withoutWayBack(node))) as never } satisfies FootnoteDefinition
  }
  const tree = toMdast(content, { document: true, newlines: false, handlers: { a: reference, aside: note, section: note, li: noteItem(note) } })
  return outOfLists((tree.type === 'root' ? tree : ({ type: 'root', children: [tree] } as Root)).children)
}

/** Covers are often pictures within an SVG. */
function asImage(element: Element): void {
  element.tagName = 'img'
  element.properties = { src: attribute(element, 'xLinkHref') || attribute(element, 'href') }
}

/** Endnotes are items of a list, which goes: its items are definitions. */
const noteItem = (note: Handle): Handle => (state, node: Element, parent) => (isNote(node) ? note(state, node, parent) : { type: 'listItem', spread: false, checked: null, children: state.toFlow(state.all(node)) })

function outOfLists(blocks: RootContent[]): RootContent[] {
  return blocks.flatMap((block): RootContent[] => {
    if (block.type !== 'list') return [block]
    const definitions = (block.children as RootContent[]).filter((child) => child.type === 'footnoteDefinition')
    return definitions.length === 0 ? [block] : [...(definitions.length < block.children.length ? [{ ...block, children: block.children.filter((child) => (child as RootContent).type !== 'footnoteDefinition') }] : []), ...definitions]
  })
}

/** A note without the link that leads back to where it belongs. */
function withoutWayBack(note: Element): Element {
  const kept = (element: Element): Element => ({
    ...element,
    children: element.children.filter((child) => !(isElement(child, 'a') && kinds(child).includes('backlink'))).map((child): ElementContent => (isElement(child) ? kept(child) : child)),
  })
  return kept(note)
}
