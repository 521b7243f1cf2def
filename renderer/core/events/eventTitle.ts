/** A short title for an event, taken from the words around its trigger: `Unruhen in Kasachstan`, `vertice CSTO`. Nothing is added that the text does not say. */
import type { Span } from '../model.ts'
import type { Trigger } from './triggers.ts'
import type { EventMention } from './types.ts'

/** Words that tie a name to the noun before it. */
const TIES = new Set(
  (
    'in im an am auf bei beim gegen über um zu zum zur mit zwischen von vom des der den dem die das und für ' +
    'di del dello della dei degli delle dell d al allo alla ai agli alle all nel nello nella nei negli nelle nell a tra fra con contro il lo la i gli le l e sul sulla per ' +
    'of the at on with between against to for and from by ' +
    'de du des d en au aux à dans entre avec contre sur le la les l et pour ' +
    'del en el los las al entre con contra para y ' +
    'в во на с со и о об по к ко за против между из'
  ).split(' '),
)

export interface Phrase {
  title: string
  /** 3: the noun with its name, at once or by a preposition; 2: with words between; 1: the noun alone. */
  quality: number
  /** Mentions inside the phrase. */
  mentions: EventMention[]
}

/** The noun phrase of a trigger inside its sentence. `mentions` are those of the sentence, in order, none overlapping. */
export function phraseOf(text: string, sentence: Span, trigger: Trigger, mentions: EventMention[]): Phrase {
  const surface = text.slice(trigger.start, trigger.end)
  const compound = surface.length > trigger.label.length + 3 && !/\s/.test(surface)
  const noun = compound ? surface : trigger.label
  const inside = mentions.filter((mention) => mention.start >= trigger.start && mention.end <= trigger.end)
  const before = mentions.find((mention) => mention.end <= trigger.start && /^(?:[-‐‑]|\s)$/.test(text.slice(mention.end, trigger.start)))
  let end = trigger.end
  let quality = 1
  const taken: EventMention[] = [...inside]
  for (const mention of mentions) {
    if (mention.start < end) {
      if (taken.length > inside.length) end = Math.max(end, mention.end)
      continue
    }
    const between = text.slice(end, mention.start)
    const words = between.trim() === '' ? [] : between.trim().split(/[\s'’]+/u)
    if (/[.,;:!?()"„“”«»–—\n]/.test(between) || words.length > (taken.length > inside.length ? 3 : 5) || mention.end > sentence.end) break
    const known = words.filter((word) => TIES.has(word.toLowerCase())).length
    const first = words[0]?.toLowerCase()
    // The chain holds while each name is tied to what stands before it; a verb between would break it, so few unknown words may.
    if (words.length > 0 && (first === undefined || !(TIES.has(first) || taken.length === inside.length) || known === 0 || words.length - known > 3)) break
    if (taken.length > inside.length && words.length > 0 && !/^(?:der|des|von|in|im|di|del|dell|della|dei|a|ad|of|at|de|du|en|à|au|в|на)$/.test(first ?? '')) break
    quality = Math.max(quality, words.length - known === 0 ? 3 : 2)
    taken.push(mention)
    // OVKS in "OVKS-Rates": the whole compound.
    end = mention.end + (/^[-‐‑]\p{L}+/u.exec(text.slice(mention.end, mention.end + 40))?.[0].length ?? 0)
    if (end - trigger.start > 90) break
  }
  const verbal = /\s/.test(surface) && surface.length > trigger.label.length + 12
  if (verbal && taken.length === inside.length) return { title: trigger.label, quality: 0, mentions: taken }
  const tail = verbal ? '' : text.slice(trigger.end, end).replace(/\s+/g, ' ')
  const attached = before !== undefined && !taken.includes(before) && text.slice(before.end, trigger.start) !== ' '
  const head = attached ? text.slice(before.start, trigger.start) + surface : noun
  if (before !== undefined) taken.push(before)
  if (before !== undefined && quality === 1) quality = attached ? 3 : 2
  const named = before !== undefined && !attached && quality === 2 && tail === '' ? `${text.slice(before.start, trigger.start)}${surface}` : `${head}${tail}`
  return { title: named.charAt(0).toUpperCase() + named.slice(1), quality: verbal ? 0 : quality, mentions: taken }
}
