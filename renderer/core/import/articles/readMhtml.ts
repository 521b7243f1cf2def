/**
 * A web page saved as MHTML (RFC 2557; Chromium, Internet Explorer, Opera): a message whose first part is the page and whose others are what it
 * shows, named by Content-Location or, as `cid:`, by Content-ID.
 */
import { extractArticle } from '../../extract/extractArticle.ts'
import { ImportError } from '../ImportError.ts'
import { decodeWords } from '../mime/headers.ts'
import { type MimePart, parseMime } from '../mime/parseMime.ts'
import { readOriginal } from '../readOriginal.ts'
import { finishArticle } from './finishArticle.ts'
import { Images } from './Images.ts'
import { partsBeside } from './partsBeside.ts'
import type { ArticleSource, ReadItem } from './types.ts'

export async function* read({ name, bytes, onPage }: ArticleSource): AsyncGenerator<ReadItem> {
  const { headers, start, parts } = parseMime(bytes)
  const page = parts.find((part) => start !== null && part.id === start && isPage(part)) ?? parts.find(isPage)
  if (page === undefined) throw new ImportError('no-text', name, 'is a saved page (MHTML) without a page in it.')
  const location = headers.get('snapshot-content-location') ?? page.location ?? headers.get('content-location') ?? null
  const { text, encoding, kind, url } = readOriginal(name, page.bytes(), page.charset)
  const address = location !== null && /^https?:/i.test(location) ? location : url
  const images = new Images(partsBeside(parts, address))
  const extraction = extractArticle({ kind: page.mediaType === 'text/plain' ? kind : 'html', text, url: address, fileName: decodeWords(headers.get('subject') ?? '') || name, images: images.addressOf })
  if (page.mediaType !== 'text/plain' || kind === 'html') onPage?.({ html: text, address: extraction.url, images })
  yield finishArticle({ extraction, images, original: { name, mediaType: 'multipart/related', encoding, bytes } })
}

const isPage = ({ mediaType, attached }: MimePart): boolean => !attached && (mediaType === 'text/html' || mediaType === 'application/xhtml+xml' || mediaType === 'text/plain')
