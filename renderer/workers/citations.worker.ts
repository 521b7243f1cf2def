/** Compares quotes and highlights with the texts they name, off the main thread. Reads the library, and never writes it. */
import type { ArticleRow, HighlightRow, Id } from '../core/model.ts'
import { anchorIn, type Anchored } from '../core/notes/anchor.ts'
import { verifyCitation } from '../core/notes/citations.ts'
import { openDatabase, type DossierDatabase } from '../data/database.ts'
import { answer, type Call } from './call.ts'
import type { CheckedCitation, CitationToCheck } from './citationChecker.ts'

/** So many articles are checked before progress is told and a cancel is heard. */
const A_TURN = 20

const databases = new Map<string, Promise<DossierDatabase>>()

function library(name: string): Promise<DossierDatabase> {
  const known = databases.get(name)
  if (known !== undefined) return known
  const opening = openDatabase(name)
  databases.set(name, opening)
  opening.catch(() => databases.delete(name))
  return opening
}

/** Indices of what names each article. */
function byArticle(items: { articleId: Id }[]): Map<Id, number[]> {
  const groups = new Map<Id, number[]>()
  items.forEach(({ articleId }, at) => {
    const group = groups.get(articleId)
    if (group === undefined) groups.set(articleId, [at])
    else group.push(at)
  })
  return groups
}

async function check({ progress, signal }: Call<number>, citations: CitationToCheck[], database: string): Promise<CheckedCitation[]> {
  const db = await library(database)
  const results: CheckedCitation[] = []
  let articles = 0
  let done = 0
  for (const [articleId, indices] of byArticle(citations.map(({ passage }) => passage))) {
    if (articles++ % A_TURN === 0) {
      progress(done)
      await new Promise((next) => setTimeout(next))
      signal.throwIfAborted()
    }
    const article = await db.articles.get(articleId)
    const newest = article === undefined ? undefined : await db.bodies.get([articleId, article.version])
    const texts = new Map(newest === undefined ? [] : [[newest.version, newest]])
    for (const at of indices) {
      const citation = citations[at]!
      const { version } = citation.passage
      if (article !== undefined && !texts.has(version)) {
        const body = await db.bodies.get([articleId, version])
        if (body !== undefined) texts.set(version, body)
      }
      const verdict = verifyCitation(citation, article === undefined || newest === undefined ? null : { own: texts.get(version) ?? null, newest, lang: article.lang })
      results[at] = { verdict, article: article ?? null }
      done++
    }
  }
  progress(done)
  return results
}

async function anchorStale({ progress, signal }: Call<number>, highlights: HighlightRow[], database: string): Promise<Map<Id, Anchored>> {
  const db = await library(database)
  const groups = byArticle(highlights)
  const articles = new Map((await db.articles.bulkGet([...groups.keys()])).flatMap((article): [Id, ArticleRow][] => (article === undefined ? [] : [[article.id, article]])))
  const anchored = new Map<Id, Anchored>()
  let done = 0
  for (const [articleId, indices] of groups) {
    done += indices.length
    const article = articles.get(articleId)
    const stale = indices.map((at) => highlights[at]!).filter(({ version }) => article !== undefined && version !== article.version)
    if (article === undefined || stale.length === 0) continue
    progress(done)
    await new Promise((next) => setTimeout(next))
    signal.throwIfAborted()
    const body = await db.bodies.get([articleId, article.version])
    if (body === undefined) continue
    const anchor = anchorIn(body)
    for (const row of stale) anchored.set(row.id, anchor(row))
  }
  return anchored
}

async function anchorInVersion(_call: Call, highlights: HighlightRow[], articleId: Id, version: number, database: string): Promise<Map<Id, Anchored>> {
  const body = await (await library(database)).bodies.get([articleId, version])
  if (body === undefined) return new Map()
  const anchor = anchorIn(body)
  return new Map(highlights.map((row) => [row.id, anchor(row)]))
}

answer({ check, anchorStale, anchorInVersion })
