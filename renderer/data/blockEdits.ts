/**
 * Blocks that the user puts back into an article, or drops from it. Each act makes a new version of the text, and is kept as a decision, so that it
 * holds when the article is extracted anew.
 */
import { exactKey } from '../core/extract/blocks/blockKeys.ts'
import { type ArticleBlocks, blockText, canPutBack, dropBlocks, keptLines, linesOf, putBack, type RemovedAt, type ShapeOf } from '../core/extract/blocks/editBlocks.ts'
import type { ArticleImage } from '../core/import/articles/types.ts'
import type { BlockAct, Decision, DecisionRow, Id } from '../core/model.ts'
import { appendVersion, prepareVersion, StaleVersionError } from './articleVersions.ts'
import { addImages, readArticle } from './articles.ts'
import type { DossierDatabase } from './database.ts'
import { readAgain, type ReadAgain } from './originals.ts'

export type BlockEdit =
  | { type: 'put-back'; blocks: RemovedAt[] }
  /** Top-level blocks of the body, [from, to). */
  | { type: 'drop'; from: number; to: number }

export interface BlockEditMade {
  articleId: Id
  /** The version that was edited, and the one that it made. */
  from: number
  version: number
  act: BlockAct
  /** The blocks, by their words. */
  texts: string[]
  decisions: Id[]
}

/**
 * Edits version `from` of an article.
 * @param page that it is taken from, where what is put back is to be as it stood there
 * @returns null when there was nothing to do, or when nothing would be left of the article
 * @throws {StaleVersionError} when that is not the current version any more
 */
export async function editBlocks(db: DossierDatabase, articleId: Id, from: number, edit: BlockEdit, page: ReadAgain['page'] = null): Promise<BlockEditMade | null> {
  const read = await readArticle(db, articleId)
  if (read === null || read.article.version !== from) throw new StaleVersionError()
  const { article, body: before } = read
  const { next: edited, texts } = edit.type === 'drop' ? drop(before, edit) : back(before, edit.blocks, page?.shapeOf)
  const { next, images } = await withPictures(edited, page)
  if (texts.length === 0 || next.body.children.every((block) => blockText(block) === '')) return null
  const act: BlockAct = edit.type === 'drop' ? 'drop' : 'keep'
  const made = await prepareVersion(articleId, { body: next.body, steps: next.steps, extractor: before.extractor })
  const decisions = texts.map((text) => row({ type: 'block', act, articleKey: article.key, text }))
  return db.transaction('rw', [db.articles, db.bodies, db.changes, db.decisions, db.assets, db.assetBytes], async () => {
    await addImages(db, images, made.createdAt)
    const version = await appendVersion(db, before, made)
    await db.decisions.bulkAdd(decisions)
    return { articleId, from, version, act, texts, decisions: decisions.map(({ id }) => id) }
  })
}

const row = (decision: Decision): DecisionRow => ({ id: crypto.randomUUID(), at: Date.now(), decision })

function drop(blocks: ArticleBlocks, { from, to }: { from: number; to: number }): { next: ArticleBlocks; texts: string[] } {
  // What had been put back is told by the lines that it was removed as.
  const back = new Map(blocks.steps.flatMap((step) => (step.kept === undefined || step.after === undefined ? [] : [[step.after, keptLines(step)] as const])))
  const texts = blocks.body.children.slice(from, to).flatMap((block, at) => back.get(from + at) ?? [blockText(block)]).filter((text) => text !== '')
  return { next: dropBlocks(blocks, from, to), texts }
}

/** From the last to the first, so that each place still holds when its turn comes; neighbouring lines together, for they may be one list or table. */
function back(blocks: ArticleBlocks, places: readonly RemovedAt[], shapeOf: ShapeOf | undefined): { next: ArticleBlocks; texts: string[] } {
  const ordered = places.toSorted((a, b) => b.step - a.step || b.line - a.line)
  const texts: string[] = []
  let next = blocks
  for (let at = 0; at < ordered.length; ) {
    const last = ordered[at]!
    let count = 1
    while (ordered[at + count]?.step === last.step && ordered[at + count]!.line === last.line - count) count += 1
    at += count
    const step = next.steps[last.step]
    const line = last.line - count + 1
    const lines = step === undefined || !canPutBack(step) ? [] : linesOf(step).slice(line, line + count)
    if (lines.length === 0) continue
    next = putBack(next, { step: last.step, line }, { count, shapeOf })
    texts.unshift(...lines)
  }
  return { next, texts }
}

/** With the pictures that were put back under their own addresses. */
async function withPictures(blocks: ArticleBlocks, page: ReadAgain['page']): Promise<{ next: ArticleBlocks; images: ArticleImage[] }> {
  if (page === null) return { next: blocks, images: [] }
  const { body, steps } = blocks
  const { extraction, images } = await page.pictures.settle({ title: '', byline: null, siteName: null, publishedAt: null, lang: null, url: null, text: '', extractor: '', body, steps })
  return { next: { body: extraction.body, steps: extraction.steps }, images }
}

/** The same for an article whose page is read again first: what is put back is as it stood there. What it costs is not for the main thread. */
export async function putBackShaped(db: DossierDatabase, articleId: Id, from: number, edit: BlockEdit): Promise<BlockEditMade | null> {
  const [article, original] = await Promise.all([db.articles.get(articleId), db.originals.get(articleId)])
  // Where its page cannot be read any more, its words are put back all the same.
  const read = article === undefined || original === undefined ? null : await readAgain(db, article, original).catch(() => null)
  return editBlocks(db, articleId, from, edit, read?.page ?? null)
}

/**
 * Takes an edit back: the text is what it was, as a further version. When the article was edited again since, only these blocks change sides.
 * @throws {StaleVersionError} when it is being changed at this moment
 */
export async function undoBlockEdit(db: DossierDatabase, { articleId, from, version, act, texts, decisions }: BlockEditMade): Promise<void> {
  const [read, before] = await Promise.all([readArticle(db, articleId), db.bodies.get([articleId, from])])
  // Removed with its import: nothing is left to take back.
  if (read === null || before === undefined) return
  const now = read.body
  const whole = now.version === version
  const next = whole ? before : turned(now, act, texts)
  const made = await prepareVersion(articleId, { body: next.body, steps: next.steps, extractor: now.extractor, ...(whole ? { sameAs: [...(before.sameAs ?? []), from] } : {}) })
  await db.transaction('rw', db.articles, db.bodies, db.changes, db.decisions, async () => {
    await appendVersion(db, now, made)
    await db.decisions.bulkAdd(decisions.map((of) => row({ type: 'undo', of })))
  })
}

/** The article with these blocks on the other side, as far as they are there. */
function turned(blocks: ArticleBlocks, act: BlockAct, texts: readonly string[]): ArticleBlocks {
  let next = blocks
  for (const key of texts.map((text) => exactKey(text))) {
    if (act === 'keep') {
      const marker = next.steps.find((step) => step.kept !== undefined && keptLines(step).some((line) => exactKey(line) === key))
      const at = marker?.after ?? next.body.children.findIndex((block) => exactKey(blockText(block)) === key)
      if (at >= 0) next = dropBlocks(next, at, at + 1)
    } else {
      const step = next.steps.findIndex((one) => canPutBack(one) && linesOf(one).some((line) => exactKey(line) === key))
      if (step >= 0) next = putBack(next, { step, line: linesOf(next.steps[step]!).findIndex((line) => exactKey(line) === key) })
    }
  }
  return next
}
