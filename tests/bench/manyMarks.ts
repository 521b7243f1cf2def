/** An article with very many highlights, and one that very many notes link to. */
import type { Page } from 'playwright'
import { putRows, readRows } from '../support/pageDatabase.ts'
import { noteRow, paragraphsOf } from './longNote.ts'

/** Words of the article: a long report. */
const WORDS = 100_000

interface Article {
  id: string
  key: string
  version: number
}

/** Puts an article of 100,000 words with so many highlights of five words, spread evenly; its id. */
export async function putMarkedArticle(page: Page, highlights: number): Promise<string> {
  const [row] = await readRows<Article>(page, 'articles')
  const [body] = await readRows<Record<string, unknown>>(page, 'bodies')
  const id = crypto.randomUUID()
  const title = `An article with ${highlights} highlights`
  const paragraphs = paragraphsOf(WORDS)
  const text = paragraphs.join('\n\n')
  const root = { type: 'root', children: paragraphs.map((value) => ({ type: 'paragraph', children: [{ type: 'text', value }] })) }
  const starts = [...text.matchAll(/\S+/g)].map(({ index }) => index)
  const rows = Array.from({ length: highlights }, (_, at) => {
    const word = Math.floor((at * (starts.length - 6)) / highlights)
    const [start, end] = [starts[word]!, starts[word + 5]! - 1]
    return {
      id: crypto.randomUUID(), articleId: id, version: 1, start, end, exact: text.slice(start, end), prefix: text.slice(Math.max(0, start - 32), start), suffix: text.slice(end, end + 32),
      colour: 'yellow', comment: '', tags: [], createdAt: 1.7e12 + at, updatedAt: 1.7e12 + at,
    }
  })
  await putRows(page, {
    articles: [{ ...row, id, key: `bench:${id}`, title, extracted: { ...row, title }, version: 1, position: 0 }],
    bodies: [{ ...body, articleId: id, version: 1, body: root, text, hash: id }],
    highlights: rows,
  })
  return id
}

/** Puts so many notes with one link each to an article; its id. */
export async function putLinkedArticle(page: Page, links: number): Promise<string> {
  const articles = await readRows<Article>(page, 'articles')
  // Not the one made for highlights, which is as long as a book.
  const { id } = articles.find(({ key }) => !key.startsWith('bench:'))!
  const context = 'What this article says of it should be compared with the others.'
  for (let first = 0; first < links; first += 1000) {
    const notes = Array.from({ length: Math.min(1000, links - first) }, (_, at) => noteRow(crypto.randomUUID(), `Linking note ${first + at}`, 12))
    await putRows(page, {
      notes, noteBodies: notes.map((note) => ({ noteId: note.id, seq: 0, doc: { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: context }] }] } })),
      links: notes.map((note) => ({ noteId: note.id, targetKind: 'article', targetId: id, passage: null, context, at: { start: 10, end: 17 } })),
    })
  }
  return id
}
