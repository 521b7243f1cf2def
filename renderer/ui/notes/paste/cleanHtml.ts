/**
 * HTML from elsewhere (Word, Google Docs, mail, the web) made into what the schema can read: junk goes, what only looked like a list, heading or
 * checkbox becomes one, and a picture of the web becomes a link to it, since nothing is ever fetched. Works on an inert document, which loads nothing.
 */
import { noteFileStrings } from '../../shared/strings/noteFiles.ts'

const JUNK = 'script, style, meta, link, title, base, noscript, template, iframe, object, embed, svg, canvas, audio, video, source, form > button, [hidden], [aria-hidden="true"], o\\:p:empty'

/** Cleaned in place. What another Dossier note or this editor wrote needs no cleaning and must not get any. */
export function cleanHtml(document: Document): void {
  const { body } = document
  const comments = document.createTreeWalker(body, NodeFilter.SHOW_COMMENT)
  const found: Node[] = []
  while (comments.nextNode() !== null) found.push(comments.currentNode)
  found.forEach((comment) => (comment as ChildNode).remove())
  for (const element of body.querySelectorAll(JUNK)) element.remove()
  for (const element of body.querySelectorAll<HTMLElement>('[style]')) if (/display:\s*none|mso-hide:\s*all/i.test(element.getAttribute('style') ?? '')) element.remove()
  wordParagraphs(document)
  // Google Docs wraps everything in a <b> that is not bold.
  for (const wrapper of body.querySelectorAll<HTMLElement>('b[id^="docs-internal-guid"], b[style*="font-weight:normal"], b[style*="font-weight: normal"]')) unwrap(wrapper)
  taskLists(document)
  for (const image of body.querySelectorAll('img')) linkImage(document, image)
  for (const link of body.querySelectorAll('a')) if (!/^(?:https?|mailto|dossier):/i.test(link.getAttribute('href')?.trim() ?? '') && !link.hasAttribute('data-reference')) unwrap(link)
  // A table of one cell is a frame around text.
  for (const table of [...body.querySelectorAll('table')].reverse()) {
    const cells = [...table.querySelectorAll('td, th')].filter((cell) => cell.closest('table') === table)
    if (cells.length === 1) table.replaceWith(...cells[0]!.childNodes)
  }
  plainSpaces(document)
}

const unwrap = (element: Element): void => element.replaceWith(...element.childNodes)

/** Word's lists are paragraphs with a level in their style and the mark as text; its headings and quotes often only a class. */
function wordParagraphs(document: Document): void {
  const rename = (element: Element, name: string): void => {
    const renamed = document.createElement(name)
    renamed.append(...element.childNodes)
    element.replaceWith(renamed)
  }
  for (const paragraph of document.querySelectorAll('p[class*="Mso"]')) {
    const [, level] = /MsoHeading([1-6])/.exec(paragraph.className) ?? []
    if (level !== undefined) rename(paragraph, `h${level}`)
    else if (/MsoTitle/.test(paragraph.className)) rename(paragraph, 'h1')
    else if (/Mso(?:Intense)?Quote/.test(paragraph.className)) {
      const quote = document.createElement('blockquote')
      paragraph.replaceWith(quote)
      quote.append(paragraph)
    }
  }
  let lists: { level: number; list: Element }[] = []
  let previous: Element | null = null
  for (const paragraph of document.querySelectorAll<HTMLElement>('p[style*="mso-list"], li[style*="mso-list"]')) {
    const [, digit] = /mso-list:[^;]*level(\d)/i.exec(paragraph.getAttribute('style') ?? '') ?? []
    if (digit === undefined || paragraph.tagName === 'LI') continue
    const level = Number(digit)
    const marks = [...paragraph.querySelectorAll('[style*="mso-list:Ignore"], [style*="mso-list: Ignore"]')]
    const ordered = /^\s*(?:\d+|[a-z]|[ivxlc]+)[.)]/i.test(marks.map((mark) => mark.textContent).join(''))
    marks.forEach((mark) => mark.remove())
    if (previous === null || paragraph.previousElementSibling !== previous) lists = []
    while (lists.length > 0 && lists.at(-1)!.level > level) lists.pop()
    if (lists.at(-1)?.level !== level) {
      const list = document.createElement(ordered ? 'ol' : 'ul')
      const parent = lists.at(-1)?.list.lastElementChild
      if (parent === undefined || parent === null) paragraph.before(list)
      else parent.append(list)
      lists.push({ level, list })
    }
    const item = document.createElement('li')
    const text = document.createElement('p')
    text.append(...paragraph.childNodes)
    item.append(text)
    lists.at(-1)!.list.append(item)
    paragraph.remove()
    previous = lists[0]!.list
  }
}

/** GitHub's and Google Docs' checklists. */
function taskLists(document: Document): void {
  for (const list of document.querySelectorAll('ul, ol')) {
    const items = [...list.children].filter((child) => child.tagName === 'LI')
    const boxOf = (item: Element): Element | null => (item.getAttribute('role') === 'checkbox' ? item : item.querySelector(':scope > input[type="checkbox"], :scope > p > input[type="checkbox"], :scope > label > input[type="checkbox"]'))
    if (items.length === 0 || list.hasAttribute('data-type') || !items.every((item) => boxOf(item) !== null)) continue
    list.setAttribute('data-type', 'taskList')
    for (const item of items) {
      const box = boxOf(item)!
      const checked = box === item ? item.getAttribute('aria-checked') === 'true' : box.hasAttribute('checked')
      item.setAttribute('data-type', 'taskItem')
      item.setAttribute('data-checked', String(checked))
      if (box !== item) box.remove()
      // Google puts a picture of the box there.
      else item.querySelector('img')?.remove()
    }
  }
}

/** `https://example.org/a/map.png` is “map.png”; nothing is fetched, so it becomes a link. One without an address that leads anywhere leaves its description. */
function linkImage(document: Document, image: HTMLImageElement): void {
  const src = image.getAttribute('src')?.trim() ?? ''
  if (src.startsWith('asset:')) return
  const alt = image.getAttribute('alt')?.trim() ?? ''
  const remote = /^https?:/i.test(src) ? src : src.startsWith('//') ? `https:${src}` : null
  // A dot that counts readers, or an ornament.
  if ((image.width === 1 && image.height === 1) || (alt === '' && remote === null)) return image.remove()
  const label = alt !== '' ? alt : fileName(remote!)
  if (remote === null || image.closest('a') !== null) return image.replaceWith(label)
  const link = document.createElement('a')
  link.setAttribute('href', remote)
  link.append(`${noteFileStrings.remote}: ${label}`)
  image.replaceWith(link)
}

function fileName(address: string): string {
  try {
    const { pathname, hostname } = new URL(address)
    return decodeURIComponent(pathname.split('/').findLast((part) => part !== '') ?? hostname)
  } catch {
    return address
  }
}

/** Word processors fill with spaces that do not break; French signs have one by right. */
function plainSpaces(document: Document): void {
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  while (texts.nextNode() !== null) {
    const text = texts.currentNode as Text
    if (text.parentElement?.closest('pre, code') === null && text.data.includes('\u00A0')) text.data = text.data.replace(/(?<!«)\u00A0(?![;:!?»%€])/g, ' ')
  }
}
