/** Articles as linking knows them, and what they say of the names in them. */
import type { FormEvidence } from '../core/actors/linkForms.ts'
import type { EventPassage } from '../core/events/types.ts'
import type { FormRow, Id, Lang } from '../core/model.ts'

/** What linking needs to know of an article, kept in the worker's memory: about 200 bytes an article and mention. */
export interface KnownArticle {
  key: string
  lang: Lang | null
  publishedAt: string | null
  /** ArticleRow.order */
  order: string
  version: number
  /** Distinct form ids, ascending, and how often each occurs. */
  forms: Uint32Array
  counts: Uint32Array
  /** Where each occurs first. */
  starts: Uint32Array
  ends: Uint32Array
  /** 1 where that is in the title. */
  inTitle: Uint8Array
  equals: [string, string][]
  passages: EventPassage[]
}

/** How often and where each form occurs, and what articles state it to be equal to. Forms that no article has now are left out. */
export function gatherEvidence(articles: Map<Id, KnownArticle>, forms: Iterable<FormRow>): FormEvidence[] {
  const evidence = new Map(Array.from(forms, (form) => [form.id, { ...form, equals: new Set<string>(), articles: 0, mentions: 0 }]))
  for (const article of articles.values()) {
    const partners = new Map<string, string[]>()
    for (const [a, b] of article.equals) {
      partners.set(a, [...(partners.get(a) ?? []), b])
      partners.set(b, [...(partners.get(b) ?? []), a])
    }
    article.forms.forEach((id, at) => {
      const form = evidence.get(id)!
      form.articles++
      form.mentions += article.counts[at]!
      for (const partner of partners.get(form.name) ?? []) form.equals.add(partner)
    })
  }
  return [...evidence.values()].filter((form) => form.articles > 0).map((form) => ({ ...form, equals: [...form.equals].sort() }))
}
