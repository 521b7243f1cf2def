/** The keys that articles are cited by, kept from the first time on: under the article's own key, so that they survive a re-import. */
import { newKeys } from '../core/export/bibliography/citationKey.ts'
import { fingerprint } from '../core/export/fingerprint.ts'
import type { ArticleRow, Id } from '../core/model.ts'
import type { DossierDatabase } from './database.ts'

const SETTING = 'citationKeys'

const byAge = (a: ArticleRow, b: ArticleRow): number => a.addedAt - b.addedAt || (a.id < b.id ? -1 : 1)

/** By article id. With `keep`, those given now are remembered; without (a preview), they are what would be given. */
export async function citationKeys(db: DossierDatabase, articles: readonly ArticleRow[], keep: boolean): Promise<Map<Id, string>> {
  const run = async (): Promise<Map<Id, string>> => {
    const known = ((await db.settings.get(SETTING))?.value ?? {}) as Record<string, string>
    const added = newKeys(articles.filter(({ key }) => known[key] === undefined).toSorted(byAge), Object.values(known))
    if (keep && added.size > 0) await db.settings.put({ key: SETTING, value: { ...known, ...Object.fromEntries(added) } })
    return new Map(articles.map(({ id, key }) => [id, known[key] ?? added.get(key) ?? '']))
  }
  return keep ? db.transaction('rw', db.settings, run) : run()
}

const WRITTEN = 'writtenBibliographies'

/** So many are remembered. */
const KEPT = 200

/**
 * Remembers that these texts are about to be written, and says of others whether they were: a bibliography that somebody has changed, or
 * that is somebody else's, is not overwritten.
 */
export async function writtenBibliographies(db: DossierDatabase, texts: readonly string[]): Promise<(text: string) => boolean> {
  const known = ((await db.settings.get(WRITTEN))?.value ?? []) as string[]
  const added = texts.map(fingerprint).filter((mark) => !known.includes(mark))
  if (added.length > 0) await db.settings.put({ key: WRITTEN, value: [...known, ...added].slice(-KEPT) })
  return (text) => known.includes(fingerprint(text))
}
