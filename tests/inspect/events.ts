/** `inspect dates`, and the events of `inspect link`, through the real core. */
import { findDates } from '../../renderer/core/events/findDates.ts'
import { isEdtf } from '../../renderer/core/events/edtf.ts'
import { eventPassages } from '../../renderer/core/events/findEvents.ts'
import { linkEvents } from '../../renderer/core/events/linkEvents.ts'
import { detectLanguage } from '../../renderer/core/text/language.ts'
import type { ActorKind, Edtf, Field, Lang } from '../../renderer/core/model.ts'

/** An article of `inspect link`, checked. */
export interface CorpusArticle {
  id: string
  lang: Lang | null
  title: string
  text: string
  publishedAt: Edtf | null
}

/** An actor as `inspect link` prints it; a mention without `field` is in the text. */
export interface CorpusActor {
  id: string
  kind: ActorKind
  mentions: { article: string; field?: Field; start: number; end: number; surface: string }[]
}

function optional(record: Record<string, unknown>, name: string): string | null {
  const value = record[name]
  if (value === undefined || value === null) return null
  if (typeof value !== 'string') throw new TypeError(`"${name}" must be a string, not ${JSON.stringify(value)}`)
  return value
}

function required(record: Record<string, unknown>, name: string): string {
  const value = optional(record, name)
  if (value === null) throw new TypeError(`"${name}" is missing`)
  return value
}

function publishedOf(record: Record<string, unknown>): Edtf | null {
  const value = optional(record, 'publishedAt')
  // ISO 8601 allows fractions of a second and the like, which EDTF does not; its day is enough to count from.
  if (value === null || isEdtf(value)) return value
  const day = /^\d{4}-\d\d-\d\d/.exec(value)?.[0]
  if (day !== undefined && isEdtf(day)) return day
  throw new TypeError(`"publishedAt" must be an EDTF or ISO 8601 date, not ${JSON.stringify(value)}`)
}

function langOf(record: Record<string, unknown>): Lang | null {
  return optional(record, 'lang')?.toLowerCase().split(/[-_]/)[0] ?? null
}

/** @throws {TypeError} when the line is not `{id, text, lang?, publishedAt?}` */
export function inspectDates(line: unknown): { id: unknown; dates: ReturnType<typeof findDates> } {
  const record = recordOf(line)
  const text = required(record, 'text')
  return { id: record['id'] ?? null, dates: findDates({ text, lang: langOf(record) ?? detectLanguage(text), publishedAt: publishedOf(record) }) }
}

/** @throws {TypeError} when the line is not an article of `inspect link` */
export function corpusArticle(line: unknown): CorpusArticle {
  const record = recordOf(line)
  const id = record['id']
  if (typeof id !== 'string' && typeof id !== 'number') throw new TypeError(`"id" must be a string, not ${JSON.stringify(id ?? null)}`)
  const [title, text] = [optional(record, 'title') ?? '', required(record, 'text')]
  return { id: String(id), lang: langOf(record) ?? detectLanguage(text), title, text, publishedAt: publishedOf(record) }
}

function recordOf(line: unknown): Record<string, unknown> {
  if (typeof line !== 'object' || line === null || Array.isArray(line)) throw new TypeError(`a line must be a JSON object, not ${JSON.stringify(line)}`)
  return line as Record<string, unknown>
}

export interface InspectedEvent {
  id: string
  title: string
  start: Edtf | null
  end: Edtf | null
  actors: string[]
  articles: string[]
  /** Why each article is in it, and whether that is inferred. */
  why: { article: string; inferred: boolean; why: string; passages: { field: Field; start: number; end: number }[] }[]
}

/** The `events` of `inspect link`: `articles` in any order, `actors` with their mentions in all of them. */
export function linkEventsOf({ articles, actors }: { articles: CorpusArticle[]; actors: CorpusActor[] }): InspectedEvent[] {
  const mentions = new Map<string, { field: Field; start: number; end: number; surface: string; kind: ActorKind; form: number }[]>()
  actors.forEach(({ kind, mentions: own }, form) => {
    for (const { article, field = 'body', start, end, surface } of own) {
      const list = mentions.get(article) ?? []
      mentions.set(article, list)
      list.push({ field, start, end, surface, kind, form })
    }
  })
  const sources = articles.map((article) => ({
    id: article.id,
    key: article.id,
    lang: article.lang,
    publishedAt: article.publishedAt,
    passages: eventPassages({ ...article, key: article.id, mentions: mentions.get(article.id) ?? [] }),
  }))
  return linkEvents(sources, [], (form) => actors[form]?.id ?? null).map((event, i) => ({
    id: `event-${i + 1}`,
    title: event.title,
    start: event.start,
    end: event.end,
    actors: event.actors,
    articles: event.articles.map((article) => article.articleId),
    why: event.articles.map(({ articleId, inferred, why, passages }) => ({ article: articleId, inferred, why, passages })),
  }))
}
