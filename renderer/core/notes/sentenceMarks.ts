/** Passages by the sentences they cover: what stands in an article's margin. */
import type { Lang, Span } from '../model.ts'
import { sentenceAt } from '../text/sentences.ts'

export interface SentenceMark<T> {
  /** The sentence, without white space around it. */
  span: Span
  /** What covers some of it, in the order given. */
  items: T[]
}

/** A quote of a whole chapter marks its first sentences only: the margin would be full of it. */
const MOST = 40

/** The sentences that the spans touch, in the order of the text. Costs the same in a long text: only the neighbourhood of a span is read. */
export function sentenceMarks<T extends { span: Span }>(text: string, lang: Lang | null, items: readonly T[]): SentenceMark<T>[] {
  const marks = new Map<number, SentenceMark<T>>()
  const known = new Map<string, Span[]>()
  for (const item of items) {
    const { start, end } = item.span
    const key = `${start}-${end}`
    const spans = known.get(key) ?? sentencesIn(text, lang, item.span)
    known.set(key, spans)
    for (const span of spans) {
      const mark = marks.get(span.start)
      if (mark === undefined) marks.set(span.start, { span, items: [item] })
      else mark.items.push(item)
    }
  }
  return [...marks.values()].sort((a, b) => a.span.start - b.span.start)
}

function sentencesIn(text: string, lang: Lang | null, { start, end }: Span): Span[] {
  const spans: Span[] = []
  for (let at = start; at < end && spans.length < MOST; ) {
    while (at < end && /\s/.test(text[at]!)) at++
    if (at >= end) break
    const span = sentenceAt(text, at, lang)
    if (span.end > span.start && spans.at(-1)?.start !== span.start) spans.push(span)
    at = Math.max(at + 1, span.end)
  }
  return spans
}
