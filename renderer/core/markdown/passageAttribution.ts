/**
 * The line under a quoted passage that says where it is from, and leads back to it:
 *
 *     ([SNA, 10 January 2022](dossier://article/ID@1?at=118-240): “Its title”, German, <https://example.org/article>)
 *
 * People read it and Dossier reads it back, so each part has one form: an unknown source or date says so, an EDTF value that is
 * no plain date stays EDTF, and title, language and address are left out where unknown. Where the article is exported too, the label leads to
 * its file, and the passage's own address stands at the end:
 *
 *     ([SNA, 10 January 2022](../Articles/Unruhen.md): “Its title”, German, [passage](dossier://article/ID@1?at=118-240))
 */
import type { Blockquote, Link, Paragraph, PhrasingContent } from 'mdast'
import type { PassageSource } from '../notes/document.ts'
import { formatPassageAddress, parsePassageAddress } from './libraryAddress.ts'
import type { PassageAddress } from './libraryAddress.ts'

const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December']

const UNDATED = 'undated'

const UNKNOWN_SOURCE = 'source unknown'

/** The words that lead to the passage itself. */
const PASSAGE = 'passage'

/** `2022-01-10T14:50` → `10 January 2022, 14:50`, `2022-01` → `January 2022`; any other EDTF as it is. */
export function formatDate(edtf: string | null): string {
  if (edtf === null) return UNDATED
  const [, year = '', month, day, time] = /^(\d{4})(?:-(0[1-9]|1[0-2])(?:-(\d{2})(?:T(\d{2}:\d{2}(?::\d{2})?))?)?)?$/.exec(edtf) ?? []
  if (year === '') return edtf
  const name = MONTHS[Number(month) - 1]
  return [[day === undefined ? '' : String(Number(day)), name ?? '', year].filter((part) => part !== '').join(' '), ...(time === undefined ? [] : [time])].join(', ')
}

const DATE = new RegExp(`^(?:(.*), )?(?:(?:(?:(\\d{1,2}) )?(${MONTHS.join('|')}) )?(\\d{4})(?:, (\\d{2}:\\d{2}(?::\\d{2})?))?|((?=\\S*[\\dX]{4})[\\dX?~%./:TZ+-]+)|(${UNDATED}))$`)

/** The reverse of `source, date`; what has no date is a source. */
function parseLabel(label: string): Pick<PassageSource, 'siteName' | 'publishedAt'> {
  const match = DATE.exec(label)
  const named = (name: string | undefined): string | null => (name === undefined || name === '' || name === UNKNOWN_SOURCE ? null : name)
  if (match === null) return { siteName: named(label), publishedAt: null }
  const [, siteName, day, month, year, time, edtf] = match
  const two = (number: number): string => String(number).padStart(2, '0')
  if (year === undefined) return { siteName: named(siteName), publishedAt: edtf ?? null }
  const parts = [year, ...(month === undefined ? [] : [two(MONTHS.indexOf(month) + 1)]), ...(day === undefined ? [] : [two(Number(day))])]
  return { siteName: named(siteName), publishedAt: parts.join('-') + (time === undefined ? '' : `T${time}`) }
}

const languages = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' })

/** English name → ISO 639-1 code, for the codes that have one; made when first asked for. */
let codes: Map<string, string> | null = null

function languageCodes(): Map<string, string> {
  if (codes !== null) return codes
  codes = new Map()
  const letters = 'abcdefghijklmnopqrstuvwxyz'
  for (const first of letters) {
    for (const second of letters) {
      const name = languages.of(first + second)
      if (name !== undefined && !codes.has(name)) codes.set(name, first + second)
    }
  }
  return codes
}

/** `de` → `German`; a code without a name of its own stays a code. */
export function languageName(lang: string): string {
  const name = /^[a-z]{2}$/.test(lang) ? languages.of(lang) : undefined
  return name !== undefined && languageCodes().get(name) === lang ? name : lang
}

/** Where the label leads: by default to the passage. A wikilink that cannot hold the label is a link to `url`. */
export type AttributionLink = { url: string; target?: string }

export function attributionOf(passage: PassageAddress, source: PassageSource, file: AttributionLink | null = null): Paragraph {
  const label = `${source.siteName ?? UNKNOWN_SOURCE}, ${formatDate(source.publishedAt)}`
  const text = (value: string): PhrasingContent[] => (value === '' ? [] : [{ type: 'text', value }])
  const link = (url: string, value: string): PhrasingContent => ({ type: 'link', url, title: null, children: text(value) })
  const address = formatPassageAddress(passage)
  const details = (source.title === null ? '' : `: “${source.title}”`) + (source.lang === null ? '' : `, ${languageName(source.lang)}`)
  const origins = [...(source.url === null ? [] : [link(source.url, source.url)]), ...(file === null ? [] : [link(address, PASSAGE)])]
  const head: PhrasingContent = file?.target !== undefined && !/[[\]|\\]/.test(label + file.target) ? { type: 'wikiLink', target: file.target, label } : link(file?.url ?? address, label)
  const [first, second] = origins
  return {
    type: 'paragraph',
    children: [
      { type: 'text', value: '(' }, head,
      ...(first === undefined ? text(`${details})`) : [...text(`${details}, `), first]),
      ...(second === undefined ? [] : [...text(', '), second]),
      ...text(first === undefined ? '' : ')'),
    ],
  }
}

const onlyText = (link: Link): string | null => {
  const [child, more] = link.children
  if (child === undefined) return ''
  return child.type === 'text' && more === undefined ? child.value : null
}

/** The passage that these two blocks are; null when they are a quote and a paragraph like any other. */
export function parsePassage(quote: Blockquote, line: Paragraph): { passage: PassageAddress; source: PassageSource } | null {
  if (!quote.children.every((child) => child.type === 'paragraph')) return null
  const [open, head, after, ...rest] = line.children
  if (open?.type !== 'text' || open.value !== '(' || after?.type !== 'text') return null
  const label = head?.type === 'link' ? onlyText(head) : head?.type === 'wikiLink' ? head.label : null
  if (label === null) return null
  const origins = originsOf(after, rest)
  if (origins === null) return null
  const { links, details } = origins
  const last = links.at(-1)
  // What leads to a file has the passage's address behind it.
  const direct = head?.type === 'link' ? parsePassageAddress(head.url) : null
  const passage = direct ?? (last !== undefined && onlyText(last) === PASSAGE ? parsePassageAddress(last.url) : null)
  const others = direct === null ? links.slice(0, -1) : links
  if (passage === null || others.length > 1) return null
  const match = /^(?:: “(.*)”)?(?:, ([^,“”]+))?$/s.exec(details)
  if (match === null) return null
  const [, title = null, language = null] = match
  const lang = language === null ? null : (languageCodes().get(language) ?? language)
  return { passage, source: { title, ...parseLabel(label), url: others[0]?.url ?? null, lang } }
}

/** The links after the details, each with `, ` before it and the last with `)` behind; null when it is otherwise. */
function originsOf(after: { value: string }, rest: readonly PhrasingContent[]): { details: string; links: Link[] } | null {
  const links: Link[] = []
  let text = after.value
  let details: string | null = null
  for (let index = 0; index < rest.length; index += 2) {
    const link = rest[index]
    const next = rest[index + 1]
    if (!text.endsWith(', ') || link?.type !== 'link' || next?.type !== 'text') return null
    details ??= text.slice(0, -2)
    if (index > 0 && text !== ', ') return null
    links.push(link)
    text = next.value
  }
  if (details === null) return text.endsWith(')') ? { details: text.slice(0, -1), links } : null
  return text === ')' ? { details, links } : null
}
