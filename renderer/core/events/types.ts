/**
 * Dates and events: what an article says happened, and when. `findDates` reads date expressions, `eventPassages` finds in one
 * article the sentences that tell of an event, `linkEvents` decides which passages of which articles tell of the same one.
 * Not for: who the actors are (core/actors), nor for storing anything. Types only; all of them survive structured clone and JSON.
 */
import type { ActorKind, Edtf, Field, Id, Lang, Span } from '../model.ts'

/** A date expression in a text. */
export interface DateMention extends Span {
  /** `text.slice(start, end)`. */
  surface: string
  value: Edtf
}

/** What kind of thing happened. Passages of different types never tell of one event. */
export type EventType =
  | 'unrest' | 'session' | 'talks' | 'visit' | 'appeal' | 'deployment' | 'attack' | 'election' | 'agreement' | 'sanctions'
  | 'disaster' | 'trial' | 'resignation' | 'ceasefire' | 'coup' | 'exercise' | 'accident' | 'referendum'

/** A mention as `eventPassages` needs it; `form` is the id of its name form (`FormRow.id`). */
export interface EventMention extends Span {
  field: Field
  surface: string
  kind: ActorKind
  form: number
}

export interface EventArticle {
  id: Id
  key: string
  title: string
  text: string
  lang: Lang | null
  publishedAt: Edtf | null
  mentions: EventMention[]
}

/** Who or what a passage names: in the phrase of the event itself (`Unruhen in Kasachstan`), in its sentence, or in the next one of the paragraph. */
export interface PassageActor {
  form: number
  kind: ActorKind
  surface: string
  at: 'phrase' | 'sentence' | 'near'
  /** For a body of an organisation (`Rat der OVKS`), the form of the organisation that its name contains. */
  bodyOf?: number
}

/** One sentence of one article that tells of an event. Offsets are those of its field. */
export interface EventPassage extends Span {
  field: Field
  /** The sentence, for anchoring decisions. */
  exact: string
  type: EventType
  /** True for vague words ("the events in …"): such a passage joins an event, it never makes one. */
  weak: boolean
  /** True in the title and the first sentences, where news say what happened today. */
  lead: boolean
  /** Short human title in the words of the text, e.g. `Unruhen in Kasachstan`, and how good it is (0: made of type and names only). */
  title: string
  titleQuality: number
  /** The date that the sentence states for it, if any; may have unspecified digits. */
  stated: Edtf | null
  actors: PassageActor[]
  /** The actors of the whole article, most frequent first, at most 24. */
  context: { form: number; kind: ActorKind; surface: string }[]
  /** The place that the article is about, if any: where things happen when a sentence does not say. */
  setting: number | null
  /** Every date of the article that has a month: what an undated article gives away of its time. */
  hints: Edtf[]
}

/** An article as `linkEvents` wants it: its passages may have been computed long before. */
export interface EventSource {
  id: Id
  key: string
  lang: Lang | null
  publishedAt: Edtf | null
  passages: EventPassage[]
}

export interface LinkedEventArticle {
  articleId: Id
  passages: (Span & { field: Field; type: EventType })[]
  /** True when the article does not date it and membership follows from shared participants and deeds. */
  inferred: boolean
  why: string
}

export interface LinkedEvent {
  title: string
  start: Edtf | null
  end: Edtf | null
  /** Actor keys, most involved first. */
  actors: string[]
  articles: LinkedEventArticle[]
}

/** From a name form to the actor it is, across articles; null when it is ignored or unknown. */
export type ActorOf = (form: number) => string | null
