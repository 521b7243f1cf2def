/** Versions of an article's text. Each is written once and never changed; a number is never given twice. */
import { parseAssetAddress } from '../core/notes/assets.ts'
import type { ArticleRow, BodyRow, Id } from '../core/model.ts'
import { project } from '../core/text/projection.ts'
import { countWords, excerptOf } from '../core/text/words.ts'
import { sha256 } from './articles.ts'
import type { DossierDatabase } from './database.ts'
import { rulesOf } from './decidedBlocks.ts'

/** The article was given another version meanwhile, in another window or by a rerun: what was asked for is to be asked again. */
export class StaleVersionError extends Error {
  constructor() {
    super('The article has changed meanwhile. Look at it again, and try once more.')
    this.name = 'StaleVersionError'
  }
}

/** A version ready to be written: hashing takes a turn of the event loop, which no transaction of IndexedDB survives. */
export type PreparedVersion = Omit<BodyRow, 'version'>

export async function prepareVersion(articleId: Id, made: Pick<BodyRow, 'body' | 'steps' | 'extractor' | 'sameAs'>): Promise<PreparedVersion> {
  const { text } = project(made.body)
  return { articleId, ...made, text, hash: await sha256(text), createdAt: Date.now() }
}

/**
 * Appends a version after `before`, within the caller's transaction over `articles`, `bodies` and `changes`. What lists show of the article follows, and
 * what is derived is derived anew.
 * @param also further fields of the article's row
 * @throws {StaleVersionError}
 */
export async function appendVersion(db: DossierDatabase, before: BodyRow, made: PreparedVersion, also: Partial<ArticleRow> = {}): Promise<number> {
  const article = await db.articles.get(made.articleId)
  if (article === undefined || article.version !== before.version) throw new StaleVersionError()
  const version = article.version + 1
  await db.bodies.add({ ...made, version })
  const { rules: _, ...row } = article
  const rules = rulesOf(made.steps)
  await db.articles.put({
    ...row, ...also, ...(rules.length === 0 ? {} : { rules }), version, extractor: made.extractor, excerpt: excerptOf(made.text), words: countWords(made.text),
    position: movedPosition(article.position, before.text, made.text), assets: [...new Set([...article.assets, ...picturesOf(made.body)])],
  })
  await db.changes.add({ table: 'articles', id: article.id })
  return version
}

/** Pictures that a body shows. */
export function picturesOf(root: BodyRow['body']): Id[] {
  const ids: Id[] = []
  const visit = (node: typeof root | (typeof root)['children'][number]): void => {
    const id = node.type === 'image' ? parseAssetAddress(node.url) : null
    if (id !== null) ids.push(id)
    if ('children' in node) for (const child of node.children) visit(child)
  }
  visit(root)
  return ids
}

/** Where a reader who was at `position` is in the other text: before what changed nothing moves, behind it all moves alike. */
function movedPosition(position: number, before: string, after: string): number {
  let same = 0
  while (same < position && before.charCodeAt(same) === after.charCodeAt(same)) same += 1
  return same === position ? position : Math.max(same, position + after.length - before.length)
}
