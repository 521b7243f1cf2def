/**
 * Evernote's export as articles, for whoever clipped pages there: each note is one, with the address it was clipped from, its author, tags and
 * pictures. When it was clipped is no date of publication. The notes themselves are read where notes are (notes/readEnex.ts).
 */
import type { Root } from 'mdast'
import { parse } from 'yaml'
import { extractor } from '../../extract/extractors.ts'
import { cleanMdast } from '../../extract/cleanMdast.ts'
import { httpAddress } from '../../extract/html/metadata.ts'
import type { ExtractionStep } from '../../model.ts'
import { noteToMdast } from '../../markdown/noteToMdast.ts'
import { parseAssetAddress } from '../../notes/assets.ts'
import { detectLanguage } from '../../text/language.ts'
import { project } from '../../text/projection.ts'
import { AssetCollector } from '../notes/AssetCollector.ts'
import { readEnex } from '../notes/readEnex.ts'
import type { DraftNote, SourceAsset } from '../notes/types.ts'
import { finishArticle } from './finishArticle.ts'
import { Images } from './Images.ts'
import type { ArticleSource, ReadItem } from './types.ts'

export async function* read({ name, bytes }: ArticleSource): AsyncGenerator<ReadItem> {
  const assets = new AssetCollector()
  const { notes, refused } = readEnex({ path: name, bytes, modifiedAt: null }, assets)
  for (const { path, reason } of refused) yield { kind: 'refused', entry: path, code: 'unsupported', message: `“${path}” is left out: ${reason}.` }
  const byKey = new Map(assets.assets.map((asset) => [asset.key, asset]))
  for (const [at, note] of notes.entries()) {
    const article = toArticle(note, byKey)
    const entry = `note ${at + 1}${note.title === '' ? '' : ` “${note.title.slice(0, 120)}”`}`
    if (article.extraction.text === '') yield { kind: 'refused', entry, code: article.extraction.url === null ? 'no-text' : 'address-only', message: `“${note.title}” ${article.extraction.url === null ? 'has no text' : `is only an address, with nothing to read: ${article.extraction.url}`}.` }
    else yield await finishArticle({ ...article, entry, tags: note.tags, original: { name: `${name} note ${at + 1}.json`, mediaType: 'application/json', encoding: 'utf-8', bytes: new TextEncoder().encode(JSON.stringify(article.original)) } })
  }
}

function toArticle(note: DraftNote, assets: ReadonlyMap<string, SourceAsset>): { extraction: Parameters<typeof finishArticle>[0]['extraction']; images: Images; original: object } {
  const images = new Images()
  const tree = noteToMdast(note.doc)
  const said = propertiesOf(tree)
  const url = httpAddress(typeof said['source'] === 'string' ? said['source'] : '', null)
  const picture = (source: string): string | null => {
    const asset = assets.get(parseAssetAddress(source) ?? '')
    return asset?.bytes === null || asset === undefined ? null : images.add({ name: asset.name, mediaType: asset.mediaType, bytes: () => asset.bytes ?? new Uint8Array() })
  }
  const body = cleanMdast(tree, { address: url, images: picture })
  const { text } = project(body)
  const steps: ExtractionStep[] = note.createdAt === null ? [] : [{ stage: 'date', reason: `undated: the note was made ${new Date(note.createdAt).toISOString().slice(0, 10)}, which is no date of publication`, removed: '' }]
  const byline = typeof said['author'] === 'string' && said['author'] !== '' ? said['author'] : null
  return {
    images,
    extraction: { title: note.title, byline, siteName: null, publishedAt: null, lang: detectLanguage(text), url, body, text, steps, extractor: extractor('enex') },
    original: { title: note.title, text, url: url ?? '', author: byline, tags: note.tags },
  }
}

/** The block of properties that readEnex puts before the text. */
function propertiesOf(tree: Root): Record<string, unknown> {
  const [first] = tree.children
  if (first?.type !== 'yaml') return {}
  try {
    const value: unknown = parse(first.value, { schema: 'core', maxAliasCount: 0, logLevel: 'error' })
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
  } catch {
    return {}
  }
}
