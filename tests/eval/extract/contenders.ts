/** Who is measured: our own extractor, and the libraries a user would take instead, each as its documentation says to use it without a browser. */
import { Readability } from '@mozilla/readability'
import { Defuddle } from 'defuddle/node'
import { parseHTML } from 'linkedom'
import { extractArticle } from '../../../renderer/core/extract/extractArticle.ts'
import { pageBlocks } from './pageBlocks.ts'

export interface Result {
  title: string | null
  authors: string | null
  published: string | null
  source: string | null
  /** A block a line. */
  text: string
}

export interface Contender {
  name: string
  /** What is timed: from the page's source to its article. */
  run: (html: string, url: string | null) => unknown
  read: (made: unknown) => Result
}

interface Made {
  title?: string | null
  byline?: string | null
  author?: string | null
  publishedTime?: string | null
  published?: string | null
  siteName?: string | null
  site?: string | null
  content?: string | null
}

function readMade(made: unknown): Result {
  const { title, byline, author, publishedTime, published, siteName, site, content } = (made ?? {}) as Made
  return {
    title: title || null,
    authors: byline || author || null,
    published: publishedTime || published || null,
    source: siteName || site || null,
    text: pageBlocks(content ?? '').map((block) => block.text).join('\n'),
  }
}

export const CONTENDERS: Contender[] = [
  {
    name: 'Dossier',
    run: (html, url) => extractArticle({ kind: 'html', text: html, url }),
    read: (made) => {
      const { title, byline, publishedAt, siteName, text } = made as ReturnType<typeof extractArticle>
      return { title, authors: byline, published: publishedAt, source: siteName, text }
    },
  },
  { name: 'Readability', run: (html) => new Readability(parseHTML(html).document).parse(), read: readMade },
  { name: 'Defuddle', run: (html, url) => Defuddle(parseHTML(html).document, url ?? 'https://example.org/a', { useAsync: false }), read: readMade },
]
