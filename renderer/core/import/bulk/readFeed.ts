/** Feeds that were saved (RSS 0.9–2.0, RSS 1.0, Atom): an article an item. What an item holds is all that is read: its address is not followed. */
import type { ArticleSource, ReadItem } from '../articles/types.ts'
import { declaredEncoding, decodeText } from '../decodeText.ts'
import { ImportError } from '../ImportError.ts'
import { childOf, childrenOf, descendantsOf, parseXml, rawTextIn, textIn, type XmlElement } from '../xml/parseXml.ts'
import { EMPTY_RECORD, recordToItem, type SourceRecord } from './record.ts'

export async function* read({ name, bytes }: ArticleSource): AsyncGenerator<ReadItem> {
  const root = parseXml(decodeText(bytes, declaredEncoding(bytes), name).text)
  const items = root === null ? [] : [...descendantsOf(root, 'item'), ...(root.name === 'feed' ? childrenOf(root, 'entry') : root.name === 'entry' ? [root] : [])]
  if (root === null || items.length === 0) throw new ImportError('no-text', name, 'is a feed without items.')
  const channel = childOf(root, 'channel') ?? root
  const feed = { title: textIn(childOf(channel, 'title')), lang: textIn(childOf(channel, 'language')) || root.attributes.get('lang') || '' }
  for (const [at, item] of items.entries()) {
    const record = root.name === 'feed' || root.name === 'entry' ? atomEntry(item, feed) : rssItem(item, feed)
    yield await recordToItem(record, `item ${at + 1}`, { name: `${name} item ${at + 1}.json`, mediaType: 'application/json', bytes: new TextEncoder().encode(JSON.stringify({ ...record, content_html: record.content?.text ?? '' })) })
  }
}

interface FeedFacts {
  title: string
  lang: string
}

const texts = (element: XmlElement, name: string): string[] => childrenOf(element, name).map(textIn).filter((text) => text !== '')

/** The longer of what an item has: many have the whole text, and the first words of it as well. */
function content(candidates: (string | null)[]): SourceRecord['content'] {
  const longest = candidates.filter((text): text is string => text !== null && text.trim() !== '').toSorted((a, b) => b.length - a.length)[0]
  return longest === undefined ? null : { kind: /<\/?[a-z][^>]*>/i.test(longest) ? 'html' : 'text', text: longest }
}

const STEPS = (whole: boolean): SourceRecord['steps'] => [{ stage: 'feed', reason: whole ? 'the text that the feed has' : 'the summary that the feed has; it may not be the whole text', removed: '' }]

function rssItem(item: XmlElement, feed: FeedFacts): SourceRecord {
  const whole = rawTextIn(childOf(item, 'encoded'))
  const guid = childOf(item, 'guid')
  const permanent = guid !== null && guid.attributes.get('isPermaLink') !== 'false' && /^https?:/.test(textIn(guid)) ? textIn(guid) : ''
  return {
    ...EMPTY_RECORD, title: textIn(childOf(item, 'title')), content: content([whole, rawTextIn(childOf(item, 'description'))]), url: texts(item, 'link')[0] ?? permanent,
    authors: texts(item, 'creator').length > 0 ? texts(item, 'creator') : texts(item, 'author').map((author) => /\(([^)]+)\)/.exec(author)?.[1] ?? author).filter((author) => !author.includes('@')),
    date: texts(item, 'pubDate')[0] ?? texts(item, 'date')[0] ?? null, siteName: texts(item, 'source')[0] ?? feed.title, lang: feed.lang, tags: texts(item, 'category'), steps: STEPS(whole !== ''),
  }
}

function atomEntry(entry: XmlElement, feed: FeedFacts): SourceRecord {
  const marked = (name: string): string | null => {
    const element = childOf(entry, name)
    if (element === null) return null
    return element.attributes.get('type') === 'xhtml' ? serialised(element) : rawTextIn(element)
  }
  const links = childrenOf(entry, 'link')
  const link = links.find((one) => (one.attributes.get('rel') ?? 'alternate') === 'alternate') ?? links[0]
  return {
    ...EMPTY_RECORD, title: textIn(childOf(entry, 'title')).replace(/<[^>]*>/g, ''), content: content([marked('content'), marked('summary')]), url: link?.attributes.get('href') ?? '', authors: childrenOf(entry, 'author').map((author) => textIn(childOf(author, 'name'))),
    date: texts(entry, 'published')[0] ?? texts(entry, 'issued')[0] ?? texts(entry, 'updated')[0] ?? null, siteName: textIn(childOf(childOf(entry, 'source'), 'title')) || feed.title,
    lang: entry.attributes.get('lang') ?? feed.lang, tags: childrenOf(entry, 'category').map((category) => category.attributes.get('label') ?? category.attributes.get('term') ?? ''), steps: STEPS(childOf(entry, 'content') !== null),
  }
}

/** As HTML again, for the reader of pages; nothing of it is ever shown as it is. */
function serialised(element: XmlElement): string {
  const escape = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/"/g, '&quot;')
  return element.children.map((child) => (typeof child === 'string' ? escape(child) : `<${child.name}${[...child.attributes].map(([name, value]) => ` ${name}="${escape(value)}"`).join('')}>${serialised(child)}</${child.name}>`)).join('')
}
