/**
 * Taking articles out of the library again, as when an import is undone. What was derived of them (mentions, actors, events) is dropped by the deriver, which
 * finds a change of an article that is no more. What the user has touched is spared: nothing that somebody wrote is to lose what it is about.
 */
import { activeDecisions } from '../core/decisions.ts'
import type { ArticleRow, Decision, Id } from '../core/model.ts'
import { dropLonelyLabels, forgetSketches } from './copies.ts'
import type { DossierDatabase } from './database.ts'
import { settleImport } from './imports.ts'

/** How the user has touched an article. Having read it is no reason to keep it. */
export type Touch = 'linked' | 'highlighted' | 'corrected' | 'starred' | 'edited'

export interface Spared {
  id: Id
  title: string
  why: Touch
}

export interface UndoneArticles {
  removed: number
  spared: Spared[]
}

/** Articles removed in one transaction: some tens of ms. */
const BATCH = 100

/**
 * Removes the articles of an import, but those that the user has touched: linked or quoted in a note (also one in the trash), highlighted, corrected or
 * decided about, edited, or starred. A later version that extracting anew made is nobody's. Aborted, what is removed stays so, and the import can be undone further.
 * The import's row goes when nothing of it is left; one that could have gone on does not any more.
 * @returns null when there is no such import (any more)
 * @throws {DOMException} AbortError
 */
export async function undoArticleImport(
  db: DossierDatabase, importId: Id, { signal, onProgress }: { signal?: AbortSignal; onProgress?: (done: number, total: number) => void } = {},
): Promise<UndoneArticles | null> {
  const report = await db.imports.get(importId)
  if (report === undefined) return null
  const ids = await db.articles.where('importId').equals(importId).primaryKeys()
  const undone: UndoneArticles = { removed: 0, spared: [] }
  for (let at = 0; at < ids.length; at += BATCH) {
    onProgress?.(at, ids.length)
    signal?.throwIfAborted()
    const { removed, spared } = await removeBatch(db, ids.slice(at, at + BATCH))
    undone.removed += removed
    undone.spared.push(...spared)
  }
  onProgress?.(ids.length, ids.length)
  await forgetSketches(db, importId)
  if (undone.spared.length === 0) await db.imports.delete(importId)
  else await settleImport(db, importId)
  return undone
}

/** The articles of which the user has said something, by their keys: of their blocks, or of anything else. */
function decidedKeys(decisions: Decision[]): Map<string, 'edited' | 'corrected'> {
  return new Map(decisions.flatMap((decision): [string, 'edited' | 'corrected'][] => {
    if (decision.type === 'block') return [[decision.articleKey, 'edited']]
    const places = 'articleKey' in decision ? [decision] : ['a', 'b', 'at'].map((part) => (decision as Record<string, unknown>)[part])
    return places.flatMap((place): [string, 'corrected'][] => (typeof place === 'object' && place !== null && 'articleKey' in place && typeof place.articleKey === 'string' ? [[place.articleKey, 'corrected']] : []))
  }))
}

function removeBatch(db: DossierDatabase, ids: Id[]): Promise<UndoneArticles> {
  const tables = [db.articles, db.bodies, db.originals, db.highlights, db.links, db.decisions, db.changes]
  return db.transaction('rw', tables, async () => {
    const rows = (await db.articles.bulkGet(ids)).filter((row) => row !== undefined)
    const decided = decidedKeys(activeDecisions(await db.decisions.orderBy('seq').toArray()).map(({ decision }) => decision))
    const linked = new Set((await db.links.where('[targetKind+targetId]').anyOf(rows.map(({ id }) => ['article', id])).toArray()).map(({ targetId }) => targetId))
    const highlights = await db.highlights.where('articleId').anyOf(ids).toArray()
    const addedAt = new Map(rows.map((row) => [row.id, row.addedAt]))
    // Those that came with the article are as old as it at the latest.
    const highlighted = new Set(highlights.filter((row) => row.updatedAt > (addedAt.get(row.articleId) ?? 0)).map(({ articleId }) => articleId))
    const touch = (row: ArticleRow): Touch | null => {
      if (linked.has(row.id)) return 'linked'
      if (highlighted.has(row.id)) return 'highlighted'
      return decided.get(row.key) ?? (row.starred > 0 ? 'starred' : null)
    }
    const spared = rows.flatMap((row) => {
      const why = touch(row)
      return why === null ? [] : [{ id: row.id, title: row.title, why }]
    })
    const kept = new Set(spared.map(({ id }) => id))
    const gone = rows.filter(({ id }) => !kept.has(id)).map(({ id }) => id)
    await db.articles.bulkDelete(gone)
    await dropLonelyLabels(db, new Set(rows.flatMap(({ copyGroup }) => copyGroup ?? [])))
    await db.bodies.bulkDelete(rows.filter(({ id }) => !kept.has(id)).flatMap(({ id, version }) => Array.from({ length: version }, (_, before): [Id, number] => [id, before + 1])))
    await db.originals.bulkDelete(gone)
    await db.highlights.bulkDelete(highlights.filter(({ articleId }) => !kept.has(articleId)).map(({ id }) => id))
    await db.changes.bulkAdd(gone.map((id) => ({ table: 'articles' as const, id })))
    return { removed: gone.length, spared }
  })
}
