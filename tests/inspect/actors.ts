/** `inspect mentions`, `inspect same`, and the actor part of `inspect link`: lines of JSON through the real core, with the gazetteer that the app ships. */
import { formKey, linkForms } from '../../renderer/core/actors/linkForms.ts'
import type { FormEvidence } from '../../renderer/core/actors/linkForms.ts'
import { recognise } from '../../renderer/core/actors/recognise.ts'
import { same } from '../../renderer/core/actors/same.ts'
import type { ActorKind, Field, Lang, NameForm, RecognisedMention } from '../../renderer/core/model.ts'
import { detectLanguage } from '../../renderer/core/text/language.ts'
import { shippedGazetteer } from '../support/gazetteer.ts'

/** Input that says nothing to this command; `code` goes into the error line. */
export class BadLine extends Error {
  readonly code = 'bad-input'
}

function record(line: unknown): Record<string, unknown> {
  if (typeof line !== 'object' || line === null || Array.isArray(line)) throw new BadLine('a line must be a JSON object')
  return line as Record<string, unknown>
}

function string(of: Record<string, unknown>, name: string): string {
  const value = of[name]
  if (typeof value !== 'string') throw new BadLine(`"${name}" must be a string, got ${JSON.stringify(value) ?? 'nothing'}`)
  return value
}

function optional(of: Record<string, unknown>, name: string): string | undefined {
  return of[name] === undefined || of[name] === null ? undefined : string(of, name)
}

/** A language that is not given is detected, as at import. `{id, lang?, text}` → `{id, mentions: [{start, end, surface, kind}]}`; offsets into `text` as given. */
export function inspectMentions(line: unknown): { id: unknown; mentions: { start: number; end: number; surface: string; kind: ActorKind }[] } {
  const input = record(line)
  const text = string(input, 'text')
  const { mentions } = recognise({ title: '', text, lang: optional(input, 'lang') ?? detectLanguage(text) }, shippedGazetteer())
  return { id: input['id'] ?? null, mentions: mentions.map(({ start, end, surface, kind }) => ({ start, end, surface, kind })) }
}

/** `{id, a: {name, lang?, kind?}, b: {…}}` → `{id, same, score, why}`. */
export function inspectSame(line: unknown): { id: unknown; same: boolean; score: number; why: string } {
  const input = record(line)
  const named = (side: string): Parameters<typeof same>[0] => {
    const of = record(input[side])
    const lang = optional(of, 'lang')
    const kind = optional(of, 'kind')
    return { name: string(of, 'name'), ...(lang === undefined ? {} : { lang }), ...(kind === undefined ? {} : { kind }) }
  }
  return { id: input['id'] ?? null, ...same(named('a'), named('b'), shippedGazetteer()) }
}

export interface LinkedMention {
  article: string
  /** Only for mentions in the title. */
  field?: 'title'
  start: number
  end: number
  surface: string
}

export interface LinkedCorpus {
  actors: { id: string; kind: ActorKind; name: string; names: { lang: NameForm['lang']; name: string }[]; mentions: LinkedMention[] }[]
  /** What each article's mentions are, with the actor they were linked to: for the events. */
  articles: { id: string; mentions: (RecognisedMention & { actor: string })[] }[]
}

/** Recognises and links a whole set of articles, as the app does over its library; actors by how many articles name them, then how often. */
export function linkActors(articles: { id: string; lang?: Lang | null; title: string; text: string; publishedAt?: string | null }[]): LinkedCorpus {
  const gazetteer = shippedGazetteer()
  const forms = new Map<string, FormEvidence>()
  const read = articles.map((article) => {
    const lang = article.lang ?? detectLanguage(`${article.title}\n${article.text}`)
    const { mentions, equals } = recognise({ title: article.title, text: article.text, lang }, gazetteer)
    const seen = new Set<string>()
    const ids = mentions.map((mention) => {
      const key = formKey({ kind: mention.kind, lang: lang ?? 'und', name: mention.name })
      const form = forms.get(key) ?? { id: forms.size, kind: mention.kind, lang: lang ?? 'und', name: mention.name, gazetteerId: mention.gazetteerId, equals: [], articles: 0, mentions: 0 }
      forms.set(key, form)
      form.mentions++
      form.gazetteerId ??= mention.gazetteerId
      if (!seen.has(key)) form.articles++
      seen.add(key)
      return form.id
    })
    for (const [a, b] of equals) {
      for (const form of forms.values()) {
        if (form.lang !== (lang ?? 'und')) continue
        if (form.name === a) form.equals.push(b)
        if (form.name === b) form.equals.push(a)
      }
    }
    return { id: article.id, mentions, ids }
  })
  const { actors } = linkForms([...forms.values()], [])
  const actorOf = new Map(actors.flatMap((actor, at) => actor.forms.map((form) => [form, at] as const)))
  const rows = actors.map((actor) => ({ ...actor, mentions: [] as LinkedMention[], articles: new Set<string>() }))
  for (const article of read) {
    article.mentions.forEach((mention, at) => {
      const row = rows[actorOf.get(article.ids[at] ?? -1) ?? -1]
      row?.articles.add(article.id)
      row?.mentions.push({ article: article.id, ...titleField(mention.field), start: mention.start, end: mention.end, surface: mention.surface })
    })
  }
  const order = rows.map((_, at) => at).sort((a, b) => (rows[b]?.articles.size ?? 0) - (rows[a]?.articles.size ?? 0) || (rows[b]?.mentions.length ?? 0) - (rows[a]?.mentions.length ?? 0) || a - b)
  const idOf = new Map(order.map((at, rank) => [at, `a${rank + 1}`]))
  return {
    actors: order.flatMap((at) => {
      const row = rows[at]
      return row ? [{ id: idOf.get(at) ?? '', kind: row.kind, name: row.name, names: row.names, mentions: row.mentions }] : []
    }),
    articles: read.map((article) => ({ id: article.id, mentions: article.mentions.map((mention, at) => ({ ...mention, actor: idOf.get(actorOf.get(article.ids[at] ?? -1) ?? -1) ?? '' })) })),
  }
}

const titleField = (field: Field): { field?: 'title' } => (field === 'title' ? { field } : {})
