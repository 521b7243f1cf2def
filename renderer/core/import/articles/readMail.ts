/** A message that was saved as a file (RFC 5322), as newsletters are: its subject is the title, its sender the source, its date the date. */
import { extractArticle } from '../../extract/extractArticle.ts'
import { machineDate } from '../../extract/parseDate.ts'
import type { Edtf } from '../../model.ts'
import { ImportError } from '../ImportError.ts'
import { decodeWords, type Headers } from '../mime/headers.ts'
import { parseMime } from '../mime/parseMime.ts'
import { normalizeText } from '../normalizeText.ts'
import { readOriginal } from '../readOriginal.ts'
import { finishArticle } from './finishArticle.ts'
import { Images } from './Images.ts'
import { partsBeside } from './partsBeside.ts'
import type { ArticleSource, ReadItem } from './types.ts'

export async function* read({ name, bytes, onPage }: ArticleSource): AsyncGenerator<ReadItem> {
  const { headers, parts } = parseMime(bytes)
  const shown = parts.filter(({ attached }) => !attached)
  const part = shown.find(({ mediaType }) => mediaType === 'text/html') ?? shown.find(({ mediaType }) => mediaType === 'text/plain')
  if (part === undefined) throw new ImportError('no-text', name, 'is a message without text.')
  const content = part.bytes()
  if (content.length === 0) throw new ImportError('no-text', name, 'is a message without text.')
  const { text, encoding } = readOriginal(name, content, part.charset)
  const images = new Images(partsBeside(parts, null))
  const extraction = extractArticle({ kind: part.mediaType === 'text/html' ? 'html' : 'text', text, fileName: name, images: images.addressOf })
  if (part.mediaType === 'text/html') onPage?.({ html: text, address: extraction.url, images })
  const subject = heading(headers, 'subject')
  const sender = senderOf(heading(headers, 'from'))
  const date = messageDate(headers.get('date') ?? '')
  const attachments = parts.filter((one) => one.attached).map((one) => one.fileName ?? one.mediaType)
  yield finishArticle({
    images,
    original: { name, mediaType: 'message/rfc822', encoding, bytes },
    extraction: {
      ...extraction,
      title: subject === '' ? extraction.title : subject,
      siteName: sender ?? extraction.siteName,
      publishedAt: date ?? extraction.publishedAt,
      steps: [
        ...extraction.steps,
        { stage: 'mail', reason: `title, source and date are the message’s subject, sender and date`, removed: '' },
        ...(attachments.length === 0 ? [] : [{ stage: 'mail', reason: 'attachments are left out', removed: attachments.join('\n') }]),
      ],
    },
  })
}

const heading = (headers: Headers, name: string): string => normalizeText(decodeWords(headers.get(name) ?? '')).replace(/\s+/g, ' ').trim()

/** `"The Weekly" <news@example.org>` → `The Weekly`. */
function senderOf(from: string): string | null {
  const name = from.replace(/<[^>]*>/g, '').replace(/^["'\s]+|["'\s]+$/g, '')
  return name === '' || name.includes('@') ? null : name
}

/** `Mon, 10 Jan 2022 14:50:00 +0100`. */
export function messageDate(date: string): Edtf | null {
  const [, day = '', month = '', year = '', time = '', zone] = /^\s*(?:[a-z]{3,9},?\s+)?(\d{1,2})[\s-]+([a-z]{3,9})[\s-]+(\d{4})(?:\s+(\d{2}:\d{2}(?::\d{2})?))?\s*([+-]\d{4}|[A-Z]{1,5})?/i.exec(date) ?? []
  return year === '' ? null : machineDate(`${day} ${month} ${year}${time === '' ? '' : ` ${time}`}${zone === undefined ? '' : ` ${zone.replace(/^([+-]\d\d)(\d\d)$/, '$1:$2')}`}`, 'en')
}
