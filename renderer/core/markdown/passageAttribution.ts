/**
 * The line under a quoted passage that says where it is from, and leads back to it:
 *
 *     ([SNA, 10 January 2022](dossier://article/ID@1?at=118-240): “Its title”, German, <https://example.org/article>)
 *
 * People read it and Dossier reads it back, so each part has one form: an unknown source or date says so, an EDTF value that is
 * no plain date stays EDTF, and title, language and address are left out where unknown.
 */
import type { Blockquote, Link, Paragraph, PhrasingContent } from 'mdast'
import type { PassageSource } from '../notes/document.ts'
import { formatPassageAddress, parsePassageAddress } from './libraryAddress.ts'
import type { PassageAddress } from './libraryAddress.ts'

const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December']

const UNDATED = 'undated'

const UNKNOWN_SOURCE = 'source unknown'

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
function languageName(lang: string): string {
  const name = /^[a-z]{2}$/.test(lang) ? languages.of(lang) : undefined
  return name !== undefined && languageCodes().get(name) === lang ? name : lang
}

export function attributionOf(passage: PassageAddress, source: PassageSource): Paragraph {
  const label = `${source.siteName ?? UNKNOWN_SOURCE}, ${formatDate(source.publishedAt)}`
  const details = (source.title === null ? '' : `: “${source.title}”`) + (source.lang === null ? '' : `, ${languageName(source.lang)}`)
  const text = (value: string): PhrasingContent[] => (value === '' ? [] : [{ type: 'text', value }])
  const origin: PhrasingContent[] = source.url === null ? [] : [{ type: 'link', url: source.url, title: null, children: text(source.url) }]
  return {
    type: 'paragraph',
    children: [
      { type: 'text', value: '(' },
      { type: 'link', url: formatPassageAddress(passage), title: null, children: text(label) },
      ...text(source.url === null ? `${details})` : `${details}, `),
      ...origin,
      ...text(source.url === null ? '' : ')'),
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
  const [open, link, after, origin, close, ...more] = line.children
  if (open?.type !== 'text' || open.value !== '(' || link?.type !== 'link' || after?.type !== 'text' || more.length > 0) return null
  const passage = parsePassageAddress(link.url)
  const label = onlyText(link)
  if (passage === null || label === null) return null
  let details = after.value
  let url: string | null = null
  if (origin === undefined) {
    if (!details.endsWith(')')) return null
    details = details.slice(0, -1)
  } else {
    if (origin.type !== 'link' || close?.type !== 'text' || close.value !== ')' || !details.endsWith(', ')) return null
    details = details.slice(0, -2)
    url = origin.url
  }
  const match = /^(?:: “(.*)”)?(?:, ([^,“”]+))?$/s.exec(details)
  if (match === null) return null
  const [, title = null, language = null] = match
  const lang = language === null ? null : (languageCodes().get(language) ?? language)
  return { passage, source: { title, ...parseLabel(label), url, lang } }
}
