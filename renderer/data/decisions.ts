/** The append-only log of what the user decided. Nothing here is edited or removed: undo appends the inverse. */
import { activeDecisions } from '../core/decisions.ts'
import { sortKey } from '../core/events/edtf.ts'
import type { ArticleMetadata, Decision, DecisionRow, Id } from '../core/model.ts'
import type { DossierDatabase } from './database.ts'

/** What an article says of itself with the user's corrections applied; of two corrections of a field the later counts. */
export function correctedMetadata(extracted: ArticleMetadata, articleKey: string, active: DecisionRow[]): ArticleMetadata {
  const metadata = { ...extracted }
  for (const { decision } of active) {
    if (decision.type !== 'article' || decision.articleKey !== articleKey) continue
    if (decision.field === 'title') metadata.title = decision.value ?? extracted.title
    else metadata[decision.field] = decision.value
  }
  return metadata
}

/** The derived index fields of an article's metadata. */
export function indexed(metadata: ArticleMetadata): { source: string; order: string } {
  return { source: metadata.siteName ?? '', order: sortKey(metadata.publishedAt) }
}

/**
 * Appends decisions, and what follows from them at once (an article's corrected metadata) or later (a change for the deriving
 * worker), in one transaction. Gives their ids in order, to undo them by.
 * @throws {RangeError} an undo of a decision that is not in the log
 */
export async function decide(db: DossierDatabase, decisions: Decision[]): Promise<Id[]> {
  // One moment for all: by it they are one act.
  const at = Date.now()
  const rows: DecisionRow[] = decisions.map((decision) => ({ id: crypto.randomUUID(), at, decision }))
  await db.transaction('rw', db.decisions, db.articles, db.changes, async () => {
    await db.decisions.bulkAdd(rows)
    const log = await db.decisions.orderBy('seq').toArray()
    const active = activeDecisions(log)
    const byId = new Map(log.map((row) => [row.id, row.decision]))
    for (const { id, decision } of rows) {
      const subject = subjectOf(decision, byId)
      if (subject.type === 'article') await refreshArticle(db, subject.articleKey, active)
      await db.changes.add({ table: 'decisions', id })
    }
  })
  return rows.map((row) => row.id)
}

/** Takes decisions back, the last one first. Undoing an undo brings it back. */
export function undo(db: DossierDatabase, ids: Id[]): Promise<Id[]> {
  return decide(db, ids.toReversed().map((of) => ({ type: 'undo', of })))
}

/** What a decision is about: itself, or what the chain of undos leads to. */
function subjectOf(decision: Decision, byId: Map<Id, Decision>): Exclude<Decision, { type: 'undo' }> {
  let at = decision
  while (at.type === 'undo') {
    const undone = byId.get(at.of)
    if (undone === undefined) throw new RangeError(`no decision ${at.of} to undo`)
    at = undone
  }
  return at
}

async function refreshArticle(db: DossierDatabase, key: string, active: DecisionRow[]): Promise<void> {
  const article = await db.articles.where('key').equals(key).first()
  if (article === undefined) return
  const metadata = correctedMetadata(article.extracted, key, active)
  await db.articles.update(article.id, { ...metadata, ...indexed(metadata) })
  await db.changes.add({ table: 'articles', id: article.id })
}
