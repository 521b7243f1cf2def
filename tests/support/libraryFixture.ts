/** A small language for libraries in tests: `await addText(db, 'de', 'Titel', 'Text …')`. */
import type { Extraction, Id } from '../../renderer/core/model.ts'
import { project } from '../../renderer/core/text/projection.ts'
import { addArticles, sha256 } from '../../renderer/data/articles.ts'
import type { DossierDatabase } from '../../renderer/data/database.ts'

/** An extraction of plain paragraphs (parted by blank lines), without a word of furniture. */
export function extraction(title: string, text: string, given: Partial<Extraction> = {}): Extraction {
  const body = {
    type: 'root' as const,
    children: text.split('\n\n').map((value) => ({ type: 'paragraph' as const, children: [{ type: 'text' as const, value }] })),
  }
  return { title, byline: null, siteName: null, publishedAt: null, lang: null, url: null, body, text: project(body).text, steps: [], extractor: 'test/1', ...given }
}

/** Adds an article whose original is its own title and text. */
export async function addText(db: DossierDatabase, title: string, text: string, given: Partial<Extraction> = {}): Promise<Id> {
  const bytes = new TextEncoder().encode(`${title}\n\n${text}`)
  const [added] = await addArticles(db, [{ extraction: extraction(title, text, given), fileName: `${title}.txt`, mediaType: 'text/plain', encoding: 'utf-8', bytes, importId: 'test' }])
  return added!.id
}

/** A further version of an article's text, which becomes the current one. */
export async function addVersion(db: DossierDatabase, id: Id, text: string): Promise<number> {
  const { body, text: projected, steps, extractor } = extraction('', text)
  const article = (await db.articles.get(id))!
  const version = article.version + 1
  await db.bodies.add({ articleId: id, version, body, text: projected, hash: await sha256(projected), extractor, steps, createdAt: Date.now() })
  await db.articles.update(id, { version })
  return version
}

let databases = 0

/** A name no other test uses. */
export function freshName(): string {
  return `test-${Date.now().toString(36)}-${++databases}`
}
