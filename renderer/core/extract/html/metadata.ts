/**
 * What a page says about its article to machines: JSON-LD, OpenGraph and other meta tags, microdata, `<time>`, the canonical link.
 * Read before anything is pruned. Each value says where it came from; a value that is not what it claims (an address as author, a site as
 * its own author, the home page as canonical address) is ignored.
 */
import type { Element, Root } from 'hast'
import type { Edtf } from '../../model.ts'
import { decodeEntities } from './decodeEntities.ts'
import { isDesk, readByline, readNames } from '../findByline.ts'
import { machineDate } from '../parseDate.ts'
import { attribute, findAll, isElement, names, textOf } from './hast.ts'
import { readJsonLd, type LinkedArticle } from './jsonLd.ts'

export interface Said<T> {
  value: T
  where: string
}

export interface PageMetadata {
  title: Said<string> | null
  siteName: Said<string> | null
  byline: Said<string> | null
  publishedAt: Said<Edtf> | null
  /** The date comes from a field that many sites fill with the last change; a date beside the headline is better. */
  publishedIsWeak: boolean
  /** The page says that a desk or a company wrote it: names elsewhere on it are other articles' authors. */
  byDesk: boolean
  url: string | null
  /** Declared; often that of the site's template. */
  lang: string | null
  /** The title element, whole. */
  pageTitle: string | null
  /** It declares an English that writes the day before the month (en-GB), and nowhere another one. */
  dayFirst: boolean
}

const PUBLISHED = [
  'article:published_time', 'article:published', 'og:published_time', 'og:article:published_time', 'datepublished', 'date-published', 'publish-date', 'publish_date', 'publishdate', 'pubdate', 'publication_date', 'publicationdate', 'article.published',
  'parsely-pub-date', 'sailthru.date', 'cxenseparse:recs:publishtime', 'dcterms.issued', 'dc.date.issued', 'article_date_original', 'citation_publication_date', 'rnews:datepublished', 'dcterms.created', 'dc.date.created', 'dc.created',
  'dc.date', 'dcterms.date', 'date', 'last-published',
]
/** Fields that many sites fill with the date of the last change, or of the page's template. */
const WEAK = new Set(['dcterms.created', 'dc.date.created', 'dc.created', 'dc.date', 'dcterms.date', 'date', 'last-published'])
const AUTHORS = ['author', 'article:author', 'og:article:author', 'dc.creator', 'dcterms.creator', 'parsely-author', 'sailthru.author', 'cxenseparse:author', 'byl', 'citation_author', 'creator']
const SITES = ['og:site_name', 'application-name', 'apple-mobile-web-app-title', 'dc.publisher', 'dcterms.publisher', 'cre', 'publisher']

/** @param address where the page was saved from, to resolve a relative canonical link; null when unknown */
export function readMetadata(root: Root, address: string | null): PageMetadata {
  const meta = metaTags(root)
  const first = (keys: string[]): Said<string> | null => {
    for (const key of keys) {
      const value = meta.get(key)
      if (value) return { value, where: `meta “${key}”` }
    }
    return null
  }
  const linked = readJsonLd(root)
  const locales = declaredLocales(root, meta)
  const dayFirst = isDayFirst(locales)
  const heading = headings(root)
  const pageTitle = findAll(root, (element) => element.tagName === 'title').map(textOf).find((title) => title !== '') ?? null
  const ogTitle = meta.get('og:title') ?? meta.get('twitter:title') ?? meta.get('dc.title') ?? null
  const article = articleOf(linked, ogTitle ?? pageTitle ?? '')

  const named = first(SITES) ?? (article?.publisher ? { value: article.publisher, where: 'JSON-LD publisher' } : null)
  const title = titleOf(pageTitle, ogTitle, heading, article?.headline ?? null, named?.value ?? null)
  const siteName = named ?? siteFromTail(pageTitle, title?.value ?? null)
  const byDesk = article !== null && article.authors.length === 0 && article.byOrganization
  const published = publishedOf(root, meta, article?.published ?? null, orderIn(locales, dayFirst))
  const url = addressOf([linkTo(root, 'canonical'), meta.get('og:url') ?? null, article?.url ?? null], address)
  return {
    title,
    siteName,
    byline: bylineOf(root, meta, article?.authors ?? [], siteName?.value ?? null, byDesk),
    publishedAt: published,
    publishedIsWeak: published?.weak ?? false,
    byDesk,
    url,
    lang: /^([a-z]{2,3})(?:[-_]|$)/i.exec(locales[0] ?? '')?.[1]?.toLowerCase() ?? null,
    dayFirst,
    pageTitle,
  }
}

/** The one whose headline is the page's, else the first. Instructions are often those for a part: they count where there is no other, and with the page's headline. */
function articleOf(linked: LinkedArticle[], title: string): LinkedArticle | null {
  const named = (one: LinkedArticle): boolean => one.headline !== null && similar(one.headline, title)
  const articles = linked.filter(({ instructions }) => !instructions)
  return articles.find(named) ?? articles[0] ?? linked.find(named) ?? null
}

function metaTags(root: Root): Map<string, string> {
  const tags = new Map<string, string>()
  for (const element of findAll(root, (one) => one.tagName === 'meta')) {
    const value = decodeEntities(attribute(element, 'content')).replace(/\s+/g, ' ').trim()
    // Some pages put several properties into one attribute.
    const keys = `${attribute(element, 'property')} ${attribute(element, 'name')} ${attribute(element, 'itemProp')} ${attribute(element, 'httpEquiv')}`.toLowerCase()
    for (const key of keys.split(/\s+/)) if (key !== '' && value !== '' && !tags.has(key)) tags.set(key, value)
  }
  return tags
}

function headings(root: Root): string[] {
  const inArticle = findAll(root, (element) => element.tagName === 'article' || element.tagName === 'main').flatMap((element) => findAll(element, (one) => one.tagName === 'h1'))
  const all = findAll(root, (element) => element.tagName === 'h1' || /headline/i.test(attribute(element, 'itemProp')))
  return [...inArticle.slice(0, 8), ...all.slice(0, 8)].map(textOf).filter((text) => text !== '' && text.length < 400)
}

function titleOf(pageTitle: string | null, ogTitle: string | null, h1: string[], headline: string | null, site: string | null): Said<string> | null {
  const claims = [ogTitle, headline, pageTitle].filter((claim) => claim !== null)
  for (const heading of h1) if (heading.length > 3 && !sameName(heading, site) && claims.some((claim) => similar(heading, claim))) return { value: heading, where: 'h1, confirmed by the page’s title' }
  if (ogTitle) return { value: withoutSite(ogTitle, site), where: 'meta “og:title”' }
  if (headline) return { value: headline, where: 'JSON-LD headline' }
  const only = [...new Set(h1)].filter((heading) => !sameName(heading, site))
  if (only.length === 1 && only[0] !== undefined && only[0].length > 3) return { value: only[0], where: 'the only h1' }
  return pageTitle ? { value: withoutSite(pageTitle, site), where: 'title element' } : null
}

const SEPARATOR = /\s+(?:[|–—·•»:-]|::|\/)\s+/

/** "Headline | Section - Site" → "Headline". Without a known site only a tail that is short beside the headline goes. */
function withoutSite(title: string, site: string | null): string {
  const parts = title.split(SEPARATOR)
  if (parts.length < 2) return title
  if (site) {
    const at = parts.findIndex((part) => sameName(part, site))
    if (at > 0) return title.slice(0, title.indexOf(parts[at] ?? '', (parts[0] ?? '').length)).replace(/\s*[|–—·•»:/-]+\s*$/, '').trim()
    if (at === 0) return title.slice((parts[0] ?? '').length).replace(/^\s*[|–—·•»:/-]+\s*/, '').trim()
  }
  const tail = parts.at(-1) ?? ''
  const head = title.slice(0, title.length - tail.length).replace(/\s*[|–—·•»:/-]+\s*$/, '').trim()
  return tail.split(' ').length <= 4 && head.split(' ').length >= 3 ? head : title
}

function siteFromTail(pageTitle: string | null, title: string | null): Said<string> | null {
  if (!pageTitle || !title) return null
  const at = pageTitle.indexOf(title)
  const tail = at < 0 ? '' : pageTitle.slice(at + title.length)
  const parts = tail.split(/\s*(?:[|–—·•»]|::|\s-\s)\s*/).filter((part) => part.trim() !== '')
  const name = parts.at(-1)?.replace(/^[\s:/-]+/, '').trim()
  return name && name.length <= 40 && name.split(' ').length <= 5 ? { value: name, where: 'the tail of the title element' } : null
}

function publishedOf(root: Root, meta: Map<string, string>, linked: string | null, lang: string | null): (Said<Edtf> & { weak?: boolean }) | null {
  const says = (value: string | null | undefined, where: string): Said<Edtf> | null => {
    const date = value ? machineDate(value, lang) : null
    // The beginning of Unix time is a field that was left empty.
    return date && !/^1970-01-01|^1969-12-31/.test(date) ? { value: date, where } : null
  }
  const fromLinked = says(linked, 'JSON-LD datePublished')
  if (fromLinked) return fromLinked
  for (const key of PUBLISHED) {
    const found = says(meta.get(key), `meta “${key}”`)
    if (found) return { ...found, weak: WEAK.has(key) }
  }
  const marked = findAll(root, (element) => /datePublished/i.test(attribute(element, 'itemProp')) || (element.tagName === 'time' && 'pubDate' in element.properties) || /(?:^|\s)(?:entry-date|dt-published|published)(?:\s|$)/.test(names(element)))
  for (const element of marked) {
    if (/updated/.test(names(element)) && !/published/.test(names(element))) continue
    const given = attribute(element, 'dateTime') || attribute(element, 'content')
    const found = says(given || attribute(element, 'title') || textOf(element), 'marked as published in the page')
    // A year or a month that only a class so marks is that of something the page is about.
    const byClass = given === '' && !/datePublished/i.test(attribute(element, 'itemProp')) && !('pubDate' in element.properties)
    if (found && (found.value.length >= 10 || !byClass)) return found
  }
  return null
}

/** `<time>` elements of the page that are not about a modification, with their text; for the visible dateline. */
export function timeElements(root: Root | Element): { value: string; text: string }[] {
  return findAll(root, (element) => element.tagName === 'time' && !/modif|updat/i.test(`${attribute(element, 'itemProp')} ${names(element)}`)).map((element) => ({
    value: attribute(element, 'dateTime'),
    text: textOf(element),
  }))
}

function bylineOf(root: Root, meta: Map<string, string>, authors: string[], site: string | null, byDesk: boolean): Said<string> | null {
  const people = [...new Set(authors.map(authorName).filter((name) => name !== null && !sameName(name, site)))]
  if (people.length > 0) return { value: people.join(', '), where: 'JSON-LD author' }
  for (const key of AUTHORS) {
    const name = authorName(meta.get(key) ?? '')
    if (name && !sameName(name, site)) return { value: name, where: `meta “${key}”` }
  }
  if (byDesk) return null
  const others = ofOthers(root)
  const marked = findAll(root, (element) => {
    if (others.has(element)) return false
    if (attribute(element, 'rel').split(/\s+/).includes('author') || /(?:^|\s)author(?:\s|$)/.test(attribute(element, 'itemProp'))) return true
    return /(?:^|[\s_-])(?:byline|author(?:-?name)?|autor(?:in|en)?|p-author|c-author|article-?author|entry-?author|post-?author)(?=$|[\s_-])/.test(names(element)) && !/(?:bio|box|avatar|image|info|comment|social)/.test(names(element))
  })
  const found: string[] = []
  for (const element of marked.slice(0, 20)) {
    const inner = findAll(element, (one) => one !== element && /(?:^|\s)name(?:\s|$)/.test(attribute(one, 'itemProp')))[0]
    const text = textOf(inner ?? element)
    // A link to the author's page names the author, be it a nickname.
    const name = readByline(text) ?? readNames(text) ?? (isElement(element, 'a') || inner ? authorName(text) : null)
    if (name && !sameName(name, site) && !found.includes(name)) found.push(name)
    if (found.length > 0 && !isElement(element, 'a', 'span')) break
  }
  return found.length > 0 ? { value: found.slice(0, 4).join(', '), where: 'the visible byline' } : null
}

/** Elements inside boxes of comments and of other articles: their authors are not this one's. */
function ofOthers(root: Root): Set<Element> {
  const inside = new Set<Element>()
  for (const box of findAll(root, (element) => OTHERS.test(names(element)) && !isElement(element, 'html', 'body', 'main', 'article'))) {
    // Once inside, the elements below are there already.
    if (!inside.has(box)) for (const element of findAll(box, () => true)) inside.add(element)
  }
  return inside
}
const OTHERS = /(?:^|[\s_-])(?:comments?|commentlist|kommentare?|commentaires?|comentarios|commenti|respond|related|similar|recommend(?:ed|ations?)?|teasers?|sidebar|most-?read|popular|trending|latest|more-?(?:news|stories|articles))(?=$|[\s_-])/

/** A name that metadata give, without "By"; null for addresses, accounts, desks. */
function authorName(raw: string): string | null {
  const name = decodeEntities(raw).replace(/\s+/g, ' ').trim()
  if (name.length < 3 || name.length > 120 || /https?:|www\.|@|\.(?:com|de|org|net|it|fr|es|ru)\b|^\S+\.[a-z]{2,4}$|^\d+$/i.test(name) || /^[\p{Ll}\d]+[._-][\p{Ll}\d._-]+$/u.test(name)) return null
  if (/^(?:admin|administrator|webmaster|root|editor|author|autor|user|unknown|no author|null|undefined|n\/a|about.*|mehr.*|more.*|alle.*|all .*|profil.*)$/i.test(name)) return null
  const read = readByline(name) ?? readNames(name)
  if (read && !isDesk(name)) return read
  return isDesk(name) || /^[\p{Ll}_]*\d+$/u.test(name) || name.split(' ').length > 5 || !/\p{L}/u.test(name) ? null : name.replace(/^(?:by|von|par|por|di)\s+/i, '')
}

function linkTo(root: Root, rel: string): string | null {
  const link = findAll(root, (element) => element.tagName === 'link' && attribute(element, 'rel').toLowerCase().split(/\s+/).includes(rel))[0]
  return link ? attribute(link, 'href') : null
}

/** The first candidate that is an http(s) address of a page, not of the site's front; else the address it was saved from. */
function addressOf(candidates: (string | null)[], address: string | null): string | null {
  for (const candidate of candidates) {
    const url = candidate ? httpAddress(candidate, address) : null
    if (url && (new URL(url).pathname !== '/' || new URL(url).search !== '')) return url
  }
  return address ? httpAddress(address, null) : null
}

/** Absolute http(s) address, or null. */
export function httpAddress(value: string, base: string | null): string | null {
  try {
    const url = new URL(value.trim(), base ?? undefined)
    return url.protocol === 'http:' || url.protocol === 'https:' ? url.href : null
  } catch {
    return null
  }
}

/** Every locale that the page declares, the surest first. They may differ: some are the template's. */
function declaredLocales(root: Root, meta: Map<string, string>): string[] {
  const page = findAll(root, (element) => element.tagName === 'html')[0]
  const said = [page ? attribute(page, 'lang') || attribute(page, 'xmlLang') : '', meta.get('og:locale'), meta.get('content-language'), meta.get('dc.language')]
  return said.flatMap((locale) => (locale ?? '').trim() || [])
}

function isDayFirst(locales: string[]): boolean {
  const regions = locales.flatMap((locale) => /^en[-_]([a-z]{2})\b/i.exec(locale)?.[1]?.toUpperCase() ?? [])
  return regions.length > 0 && regions.every((region) => ['GB', 'UK', 'IE', 'AU', 'NZ', 'IN', 'ZA'].includes(region))
}

/** The language in which to read `02/10/2020` in a field for machines: English, in which it says nothing, when English or no language is declared; else null. */
function orderIn(locales: string[], dayFirst: boolean): string | null {
  return !dayFirst && (locales.length === 0 || locales.some((locale) => /^en(?:[-_]|$)/i.test(locale))) ? 'en' : null
}

function bare(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '')
}

export function sameName(a: string, b: string | null): boolean {
  return b !== null && bare(a) === bare(b) && bare(a) !== ''
}

/** One contains the other, or most of their words are shared: the same headline, cut or with the site's name. */
export function similar(a: string, b: string): boolean {
  const [x, y] = [bare(a), bare(b)]
  if (x === '' || y === '') return false
  if (x.length > 8 && y.length > 8 && (x.includes(y) || y.includes(x))) return true
  const words = new Set(a.toLowerCase().match(/[\p{L}\p{N}]{3,}/gu) ?? [])
  const others = new Set(b.toLowerCase().match(/[\p{L}\p{N}]{3,}/gu) ?? [])
  let shared = 0
  for (const word of words) if (others.has(word)) shared += 1
  return x === y || (shared >= 3 && shared >= Math.min(words.size, others.size) * 0.7)
}
