/** A small language for articles in tests: `{Kasachstan|l:kz}` is a mention of the place `l:kz`, p: of a person, o: of an organisation. */
import { eventPassages } from '../../../renderer/core/events/findEvents.ts'
import type { EventMention, EventSource } from '../../../renderer/core/events/types.ts'
import type { ActorKind, Edtf, Field, Lang } from '../../../renderer/core/model.ts'

export interface MarkedArticle {
  id: string
  lang: Lang | null
  publishedAt: Edtf | null
  title: string
  text: string
}

const KINDS: Record<string, ActorKind> = { p: 'person', o: 'organisation', l: 'place' }

/** Name forms of a corpus: each surface of each key is one. */
export class Forms {
  private readonly ids = new Map<string, number>()
  private readonly keys: string[] = []

  private id(key: string, surface: string): number {
    const form = `${key}\n${surface}`
    const known = this.ids.get(form)
    if (known !== undefined) return known
    this.ids.set(form, this.keys.length)
    return this.keys.push(key) - 1
  }

  readonly actorOf = (form: number): string | null => this.keys[form] ?? null

  private read(field: Field, marked: string): { text: string; mentions: EventMention[] } {
    let text = ''
    let last = 0
    const mentions: EventMention[] = []
    for (const match of marked.matchAll(/\{([^|{}]+)\|([^{}]+)\}/g)) {
      const [whole, surface = '', key = ''] = match
      text += marked.slice(last, match.index)
      mentions.push({ field, start: text.length, end: text.length + surface.length, surface, kind: KINDS[key[0] ?? ''] ?? 'person', form: this.id(key, surface) })
      text += surface
      last = match.index + whole.length
    }
    return { text: text + marked.slice(last), mentions }
  }

  /** The article as `linkEvents` takes it; its key is `key:` and its id. */
  source({ id, lang, publishedAt, title, text }: MarkedArticle): EventSource & { text: string } {
    const [head, body] = [this.read('title', title), this.read('body', text)]
    const key = `key:${id}`
    const passages = eventPassages({ id, key, title: head.text, text: body.text, lang, publishedAt, mentions: [...head.mentions, ...body.mentions] })
    return { id, key, lang, publishedAt, passages, text: body.text }
  }
}
