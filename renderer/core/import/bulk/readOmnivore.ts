/** Omnivore's export, an archive: `metadata_0_to_20.json` lists items, `content/SLUG.html` has their texts, `highlights/SLUG.md` what was marked. */
import type { BroughtHighlight, ReadItem } from '../articles/types.ts'
import { decodeText } from '../decodeText.ts'
import { ImportError } from '../ImportError.ts'
import type { ZipArchive } from '../zip/ZipArchive.ts'
import type { Row } from './columns.ts'
import { PROGRAMS } from './programs.ts'
import { recordToItem } from './record.ts'

const METADATA = /(?:^|\/)metadata_\d+_to_\d+\.json$/

export const isOmnivore = (paths: readonly string[]): boolean => paths.some((path) => METADATA.test(path))

export async function* readOmnivore(archive: ZipArchive): AsyncGenerator<ReadItem> {
  const omnivore = PROGRAMS.find(({ name }) => name === 'Omnivore')!
  const textAt = (path: string): string => (archive.has(path) ? decodeText(archive.read(path)!, null, path).text : '')
  for (const path of archive.paths.filter((one) => METADATA.test(one))) {
    const folder = path.slice(0, path.lastIndexOf('/') + 1)
    const rows = listIn(path, textAt(path))
    for (const row of rows) {
      const slug = typeof row['slug'] === 'string' ? row['slug'] : ''
      const page = textAt(`${folder}content/${slug}.html`)
      const record = omnivore.read({ ...row, content: page })
      const marked = highlightsIn(textAt(`${folder}highlights/${slug}.md`))
      yield await recordToItem({ ...record, highlights: [...record.highlights, ...marked] }, slug, { name: `${slug}.json`, mediaType: 'application/json', bytes: new TextEncoder().encode(JSON.stringify({ ...row, content: page })) })
    }
  }
}

function listIn(path: string, json: string): Row[] {
  try {
    const value: unknown = JSON.parse(json)
    return Array.isArray(value) ? value.filter((one): one is Row => typeof one === 'object' && one !== null) : []
  } catch {
    throw new ImportError('damaged', path, 'is no JSON that can be read.')
  }
}

/** Quotes, each followed by what was written about it. */
function highlightsIn(markdown: string): BroughtHighlight[] {
  const found: { quote: string[]; comment: string[] }[] = []
  let quoting = false
  for (const line of markdown.split('\n')) {
    const quoted = /^> ?(.*)$/.exec(line)?.[1]
    if (quoted !== undefined) {
      if (!quoting) found.push({ quote: [], comment: [] })
      found.at(-1)!.quote.push(quoted.replace(/\[⤴\ufe0f?\]\([^)]*\)/g, ''))
    } else found.at(-1)?.comment.push(line)
    quoting = quoted !== undefined
  }
  return found.map(({ quote, comment }) => ({ quote: quote.join('\n').trim(), comment: comment.join('\n').trim(), colour: 'yellow', tags: [], createdAt: null }))
}
