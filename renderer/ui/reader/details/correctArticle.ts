/** Correcting what an article says of itself. */
import { activeDecisions } from '../../../core/decisions.ts'
import type { ArticleMetadata, ArticleRow, Decision, Id } from '../../../core/model.ts'
import type { DossierDatabase } from '../../../data/database.ts'
import { decide, undo } from '../../../data/decisions.ts'

export type MetadataField = keyof ArticleMetadata

export const isCorrected = (article: ArticleRow, field: MetadataField): boolean => article[field] !== article.extracted[field]

/**
 * Sets fields to what the user says. One that is set to what was extracted takes the earlier corrections back instead, so that a better
 * extraction shows later. Gives the ids of what was appended, for undo().
 */
export async function correctArticle(db: DossierDatabase, article: ArticleRow, values: Partial<ArticleMetadata>): Promise<Id[]> {
  const changed = (Object.keys(values) as MetadataField[]).filter((field) => values[field] !== article[field])
  const reverted = changed.filter((field) => values[field] === article.extracted[field])
  const made = changed.filter((field) => !reverted.includes(field)).map((field): Decision => ({ type: 'article', articleKey: article.key, field, value: values[field] ?? null }))
  const ids: Id[] = []
  if (reverted.length > 0) {
    const active = activeDecisions(await db.decisions.orderBy('seq').toArray())
    const taken = active.filter(({ decision }) => decision.type === 'article' && decision.articleKey === article.key && reverted.includes(decision.field))
    ids.push(...(await undo(db, taken.map((row) => row.id))))
  }
  if (made.length > 0) ids.push(...(await decide(db, made)))
  return ids
}
