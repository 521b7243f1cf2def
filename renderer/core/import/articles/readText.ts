/** Web pages, SingleFile's among them, Markdown and plain text: one file, one article. */
import { extractArticle } from '../../extract/extractArticle.ts'
import { ImportError } from '../ImportError.ts'
import { extensionOf } from '../notes/sourcePath.ts'
import { readOriginal } from '../readOriginal.ts'
import { finishArticle } from './finishArticle.ts'
import { frontMatterTags } from './frontMatterTags.ts'
import { Images } from './Images.ts'
import type { ArticleSource, ReadItem } from './types.ts'

/** Names of formats that no text is. */
const NO_TEXTS = ['pdf', 'epub', 'docx', 'docm', 'zip', 'warc', 'gz']

export async function* read({ name, bytes, beside, known, onPage }: ArticleSource): AsyncGenerator<ReadItem> {
  const { kind, text, encoding, mediaType, url } = readOriginal(name, bytes, known?.encoding)
  const extension = extensionOf(name)
  if (NO_TEXTS.includes(extension) && kind !== 'html') throw new ImportError('damaged', name, `is called “.${extension}” and is none: it is damaged, or something else.`)
  const images = new Images(beside)
  const extraction = extractArticle({ kind, text, url: url ?? known?.url ?? null, fileName: name, images: images.addressOf })
  if (kind === 'html') onPage?.({ html: text, address: extraction.url, images })
  yield finishArticle({ extraction, images, tags: kind === 'markdown' ? frontMatterTags(text) : [], original: { name, mediaType, encoding, bytes } })
}
