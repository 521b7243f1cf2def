/**
 * What one article says happened: sentences with a word for an event (eventWords.ts), with the actors and the date they name. Works on
 * one article and knows nothing of others, so that its result can be stored; which passages tell of the same event is linkEvents.ts.
 */
import { sentences } from '../text/sentences.ts'
import type { Edtf, Field, Span } from '../model.ts'
import { edtfDay } from './edtf.ts'
import { EVENT_WORDS } from './eventWords.ts'
import { phraseOf } from './eventTitle.ts'
import { findDates } from './findDates.ts'
import { findTriggers } from './triggers.ts'
import type { Trigger } from './triggers.ts'
import type { DateMention, EventArticle, EventMention, EventPassage, EventType, PassageActor } from './types.ts'

const MOST_PASSAGES = 60
const MOST_CONTEXT = 24
/** A date line: `MINSK, 10. Januar (BelTA) –`. Its date is that of the report. */
const DATELINE = /^\s*(?:\([^)\n]{0,40}\)|[/.,]|\s)*\s*[–—-]/u

/** The passages of an article, in order of the text, title first. Pure; linear but for the sorting of mentions. */
export function eventPassages(article: EventArticle): EventPassage[] {
  const context = contextOf(article)
  const setting = context.find((actor) => actor.kind === 'place')?.form ?? null
  const passages: EventPassage[] = []
  const dates = findDates(article)
  const dateline = dates[0] !== undefined && dates[0].start < 60 && DATELINE.test(article.text.slice(dates[0].end, dates[0].end + 50)) ? dates[0] : null
  const stated = dates.filter((date) => date !== dateline)
  const hints = [...new Set(dates.map((date) => date.value).filter((value) => /^[\dX]{4}-\d\d/.test(value)))].slice(0, 12)
  const shared = { context, setting, hints }
  const titleDates = findDates({ text: article.title, lang: article.lang, publishedAt: article.publishedAt })
  for (const [field, text, fieldDates] of [['title', article.title, titleDates], ['body', article.text, stated]] as const) {
    passages.push(...passagesOf(article, field, text, fieldDates, shared).slice(0, MOST_PASSAGES))
  }
  return passages
}

/** All actors of an article, most frequent first (a mention in the title counts threefold), then by first place. */
function contextOf({ mentions }: EventArticle): EventPassage['context'] {
  const counts = new Map<number, { count: number; mention: EventMention }>()
  for (const mention of mentions) {
    const weight = mention.field === 'title' ? 3 : 1
    const known = counts.get(mention.form)
    if (known === undefined) counts.set(mention.form, { count: weight, mention })
    else known.count += weight
  }
  const place = ({ field, start }: EventMention): number => (field === 'title' ? start - 1e9 : start)
  return [...counts.values()]
    .sort((a, b) => b.count - a.count || place(a.mention) - place(b.mention) || a.mention.form - b.mention.form)
    .slice(0, MOST_CONTEXT)
    .map(({ mention: { form, kind, surface } }) => ({ form, kind, surface }))
}

function passagesOf(article: EventArticle, field: Field, text: string, dates: DateMention[], shared: Pick<EventPassage, 'context' | 'setting' | 'hints'>): EventPassage[] {
  const triggers = findTriggers(text, article.lang)
  if (triggers.length === 0) return []
  const mentions = article.mentions.filter((mention) => mention.field === field).sort((a, b) => a.start - b.start || b.end - a.end)
  const spans = field === 'title' ? [{ start: 0, end: text.length }] : sentences(text, article.lang)
  const passages: EventPassage[] = []
  let t = 0
  let m = 0
  let d = 0
  spans.forEach((span, at) => {
    while (t < triggers.length && triggers[t]!.start < span.start) t++
    const own: Trigger[] = []
    while (t < triggers.length && triggers[t]!.start < span.end) own.push(triggers[t++]!)
    while (m < mentions.length && mentions[m]!.start < span.start) m++
    while (d < dates.length && dates[d]!.start < span.start) d++
    if (own.length === 0) return
    const sentence = trimmed(text, span)
    const inside = (list: readonly EventMention[], from: number, until: number): EventMention[] => {
      const found: EventMention[] = []
      for (let i = from; i < list.length && list[i]!.start < until; i++) found.push(list[i]!)
      return found
    }
    const here = inside(mentions, m, span.end)
    const next = spans[at + 1]
    const follows = next !== undefined && !/\n\s*\n/.test(text.slice(sentence.end, next.start + 1)) && !text.slice(sentence.end, next.start).includes('\n\n')
    const near = follows ? inside(mentions, m + here.length, next.end) : []
    const sentenceDates: DateMention[] = []
    for (let i = d; i < dates.length && dates[i]!.start < span.end; i++) sentenceDates.push(dates[i]!)
    for (const [type, trigger, phrase] of bestByType(text, sentence, own, here)) {
      passages.push({
        field,
        ...sentence,
        exact: text.slice(sentence.start, sentence.end),
        type,
        weak: trigger.weak,
        lead: field === 'title' || at < 3,
        title: phrase.title,
        titleQuality: trigger.weak ? 0 : phrase.quality,
        stated: statedFor(trigger, own, sentenceDates),
        actors: actorsOf(here, near, phrase.mentions, shared.context),
        ...shared,
      })
    }
  })
  return passages
}

function trimmed(text: string, span: Span): Span {
  const raw = text.slice(span.start, span.end)
  return { start: span.start + raw.length - raw.trimStart().length, end: span.start + raw.trimEnd().length }
}

/** Of the triggers of one type in one sentence, the one with the best phrase. */
function bestByType(text: string, sentence: Span, triggers: Trigger[], mentions: EventMention[]): [EventType, Trigger, ReturnType<typeof phraseOf>][] {
  const best = new Map<EventType, [EventType, Trigger, ReturnType<typeof phraseOf>]>()
  for (const trigger of triggers) {
    const phrase = phraseOf(text, sentence, trigger, mentions)
    const known = best.get(trigger.type)
    if (known === undefined || (known[1].weak && !trigger.weak) || (known[1].weak === trigger.weak && phrase.quality > known[2].quality)) {
      best.set(trigger.type, [trigger.type, trigger, phrase])
    }
  }
  return [...best.values()]
}

/** The date of the sentence that belongs to a trigger: the nearest with a month, unless a briefer event beside it has the better claim. */
function statedFor(trigger: Trigger, all: Trigger[], dates: DateMention[]): Edtf | null {
  if (EVENT_WORDS[trigger.type].lasting && all.some((other) => !EVENT_WORDS[other.type].lasting)) return null
  const distance = (date: DateMention): number => (date.end <= trigger.start ? trigger.start - date.end : date.start - trigger.end)
  const usable = dates.filter((date) => /^(?:[\dX]{4}-\d\d|\d{4}-\d\d-\d\dT)/.test(date.value) && !date.value.includes('XXXX-XX'))
  const nearest = usable.reduce<DateMention | null>((best, date) => (best === null || distance(date) < distance(best) ? date : best), null)
  if (nearest === null) return null
  // The time of day is that of one statement or another; an event has its day.
  const day = edtfDay(nearest.value)
  return day === null ? nearest.value : nearest.value.slice(0, 10)
}

function actorsOf(here: EventMention[], near: EventMention[], phrase: EventMention[], context: EventPassage['context']): PassageActor[] {
  const actors = new Map<number, PassageActor>()
  const add = ({ form, kind, surface }: EventMention, at: PassageActor['at']): void => {
    if (actors.has(form)) return
    const whole = kind === 'organisation' ? wholeOf(form, surface, context) : null
    actors.set(form, { form, kind, surface, at, ...(whole !== null && { bodyOf: whole }) })
  }
  for (const mention of phrase) add(mention, 'phrase')
  for (const mention of here) add(mention, 'sentence')
  for (const mention of near) if (mention.kind !== 'place') add(mention, 'near')
  return [...actors.values()]
}

/** The organisation whose name stands, as whole words, inside the name of another: OVKS in `Rat der OVKS`. */
function wholeOf(form: number, surface: string, context: EventPassage['context']): number | null {
  const name = surface.toLowerCase()
  for (const other of context) {
    const part = other.surface.toLowerCase()
    if (other.kind !== 'organisation' || other.form === form || part.length < 2 || part.length >= name.length) continue
    const at = name.indexOf(part)
    if (at >= 0 && !/\p{L}/u.test(name[at - 1] ?? ' ') && !/\p{L}/u.test(name[at + part.length] ?? ' ')) return other.form
  }
  return null
}
