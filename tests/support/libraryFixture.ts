/** A small language for libraries in tests: `await addText(db, 'de', 'Titel', 'Text …')`. */
import type { Extraction, Id } from '../../renderer/core/model.ts'
import { project } from '../../renderer/core/text/projection.ts'
import { addArticles } from '../../renderer/data/articles.ts'
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

let databases = 0

/** A name no other test uses. */
export function freshName(): string {
  return `test-${Date.now().toString(36)}-${++databases}`
}
