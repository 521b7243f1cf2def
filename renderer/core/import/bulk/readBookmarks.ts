/** Lists of addresses in HTML: bookmarks of browsers, Pocket's former export. None holds a text, and each address is told as such. */
import { attribute, findAll, textOf } from '../../extract/html/hast.ts'
import { parseHtml } from '../../extract/html/parseHtml.ts'
import type { ArticleSource, ReadItem } from '../articles/types.ts'
import { ImportError } from '../ImportError.ts'
import { readOriginal } from '../readOriginal.ts'
import { EMPTY_RECORD, recordToItem } from './record.ts'

export async function* read({ name, bytes }: ArticleSource): AsyncGenerator<ReadItem> {
  const links = findAll(parseHtml(readOriginal(name, bytes).text), (element) => element.tagName === 'a' && /^https?:/i.test(attribute(element, 'href')))
  if (links.length === 0) throw new ImportError('no-text', name, 'is a list of bookmarks without addresses.')
  for (const [at, link] of links.entries()) yield await recordToItem({ ...EMPTY_RECORD, title: textOf(link), url: attribute(link, 'href') }, `link ${at + 1}`, { name, mediaType: 'text/html', bytes })
}
