/** What each article tells of events, remembered while the actors that it speaks of stay the same: linking events anew then begins with the comparing. */
import { articleEvents, type ArticleEvent } from '../core/events/articleEvents.ts'
import type { ActorOf } from '../core/events/types.ts'
import type { Id } from '../core/model.ts'
import type { KnownArticle } from './knownArticle.ts'

export class ToldEvents {
  readonly #articles: ReadonlyMap<Id, KnownArticle>
  readonly #events = new Map<Id, ArticleEvent[]>()
  /** By form, the articles whose passages speak of it. */
  readonly #speakingOf = new Map<number, Id[]>()

  /** @param articles which stay as they are */
  constructor(articles: ReadonlyMap<Id, KnownArticle>) {
    this.#articles = articles
    for (const [id, { passages }] of articles) {
      const forms = new Set<number>()
      for (const { actors, context, setting } of passages) {
        for (const { form, bodyOf } of actors) {
          forms.add(form)
          if (bodyOf !== undefined) forms.add(bodyOf)
        }
        for (const { form } of context) forms.add(form)
        if (setting !== null) forms.add(setting)
      }
      for (const form of forms) {
        const speaking = this.#speakingOf.get(form)
        if (speaking === undefined) this.#speakingOf.set(form, [id])
        else speaking.push(id)
      }
    }
  }

  /** Forms that are another actor's now. Gives whether any passage speaks of one. */
  move(forms: Iterable<number>): boolean {
    let spoken = false
    for (const form of forms) {
      for (const id of this.#speakingOf.get(form) ?? []) {
        spoken = true
        this.#events.delete(id)
      }
    }
    return spoken
  }

  /** @param actorOf as it is after every move */
  of(id: Id, actorOf: ActorOf): ArticleEvent[] {
    const known = this.#events.get(id)
    if (known !== undefined) return known
    const { key, lang, publishedAt, passages } = this.#articles.get(id)!
    const told = articleEvents({ id, key, lang, publishedAt, passages }, actorOf)
    this.#events.set(id, told)
    return told
  }
}
