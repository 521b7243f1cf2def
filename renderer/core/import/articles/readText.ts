/** Web pages, SingleFile's among them, Markdown and plain text: one file, one article. */
import { extractArticle } from '../../extract/extractArticle.ts'
import { readOriginal } from '../readOriginal.ts'
import { finishArticle } from './finishArticle.ts'
import { Images } from './Images.ts'
import type { ArticleSource, ReadItem } from './types.ts'

export async function* read({ name, bytes, beside }: ArticleSource): AsyncGenerator<ReadItem> {
  const { kind, text, encoding, mediaType, url } = readOriginal(name, bytes)
  const images = new Images(beside)
  const extraction = extractArticle({ kind, text, url, fileName: name, images: images.addressOf })
  yield finishArticle({ extraction, images, original: { name, mediaType, encoding, bytes } })
}
