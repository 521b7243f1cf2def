/**
 * What an article calls by one name is one thing: a name that the tagger has found in some places is found in the others, and is of the kind that most of
 * them have. Sentences alone are too short to know it; articles repeat their names.
 */
import type { Lang } from '../model.ts'
import type { Reading } from './candidates.ts'
import type { Gazetteer } from './gazetteer.ts'
import type { Candidate } from './score.ts'

/** What is known of a name's places in the article, by its words as written. */
interface Form {
  /** How often it was taken for each kind. */
  kinds: Map<Candidate['kind'], number>
  /** One of each kind. */
  examples: Map<Candidate['kind'], Candidate>
  words: string[]
}

const formOf = ({ tokens }: Reading, { from, to }: Candidate): string[] => tokens.slice(from, to).map(({ text }) => text)

function isWhole({ tokens }: Reading, { from, to, start, end }: Candidate): boolean {
  return tokens[from]?.start === start && tokens[to - 1]?.end === end
}

function most(kinds: Form['kinds']): { kind: Candidate['kind']; count: number; total: number } | null {
  let best: { kind: Candidate['kind']; count: number; total: number } | null = null
  let total = 0
  for (const [kind, count] of kinds) {
    total += count
    if (best === null || count > best.count) best = { kind, count, total: 0 }
  }
  return best === null ? null : { ...best, total }
}

/** What its places say of a name, those of its last word among them where they say that it is a family name. */
function kindsOf(words: readonly string[], forms: ReadonlyMap<string, Form>): Form['kinds'] {
  const own = forms.get(words.join(' '))?.kinds ?? new Map<Candidate['kind'], number>()
  const family = words.length > 1 && own.has('person') ? (forms.get(words.at(-1) ?? '')?.kinds.get('person') ?? 0) : 0
  return family === 0 ? own : new Map([...own, ['person', (own.get('person') ?? 0) + family]])
}

/** The chosen candidates of each field made to agree. `isSettled` names those whose kind stands. Linear but for names of many words that begin alike. */
export function agreed(readings: Reading[], chosen: Candidate[][], lang: Lang | null, gazetteer: Gazetteer, isSettled: (candidate: Candidate) => boolean): Candidate[][] {
  const forms = new Map<string, Form>()
  chosen.forEach((candidates, field) => {
    const reading = readings[field]
    if (!reading) return
    for (const candidate of candidates) {
      if (!isWhole(reading, candidate)) continue
      const words = formOf(reading, candidate)
      const key = words.join(' ')
      const form = forms.get(key) ?? { kinds: new Map<Candidate['kind'], number>(), examples: new Map<Candidate['kind'], Candidate>(), words }
      forms.set(key, form)
      form.kinds.set(candidate.kind, (form.kinds.get(candidate.kind) ?? 0) + 1)
      if (!form.examples.has(candidate.kind)) form.examples.set(candidate.kind, candidate)
    }
  })
  const byFirst = new Map<string, Form[]>()
  for (const form of forms.values()) {
    const [first = ''] = form.words
    const list = byFirst.get(first)
    if (list) list.push(form)
    else byFirst.set(first, [form])
  }
  for (const list of byFirst.values()) list.sort((a, b) => b.words.length - a.words.length)
  return readings.map((reading, field) => {
    const candidates = chosen[field] ?? []
    const kinds = candidates.map((candidate) => {
      if (isSettled(candidate) || !isWhole(reading, candidate)) return candidate
      const words = formOf(reading, candidate)
      const best = most(kindsOf(words, forms))
      // Two of three say otherwise; what they are in a list, it is too.
      if (best === null || best.kind === candidate.kind || best.count * 3 < best.total * 2) return candidate
      const { gazetteerId, weight } = forms.get(words.join(' '))?.examples.get(best.kind) ?? { gazetteerId: null, weight: 0 }
      return { ...candidate, kind: best.kind, gazetteerId, weight, evidence: [] }
    })
    return withRepeats(reading, kinds, byFirst, lang, gazetteer)
  })
}

function withRepeats({ tokens }: Reading, chosen: Candidate[], byFirst: Map<string, Form[]>, lang: Lang | null, gazetteer: Gazetteer): Candidate[] {
  const found: Candidate[] = []
  let next = 0
  for (let at = 0; at < tokens.length; ) {
    while (next < chosen.length && (chosen[next]?.to ?? 0) <= at) next++
    const taken = chosen[next]
    if (taken && taken.from <= at) {
      found.push(taken)
      at = taken.to
      continue
    }
    const token = tokens[at]
    const limit = Math.min(tokens.length, taken?.from ?? Infinity)
    const form = token && token.shape !== 'lower' && token.shape !== 'digit' ? byFirst.get(token.text)?.find(({ words }) => at + words.length <= limit && words.every((word, index) => tokens[at + index]?.text === word && (index === 0 || /^[^.!?\n]{0,2}$/.test(tokens[at + index]?.gap ?? '.')))) : undefined
    const best = form && most(form.kinds)
    const example = best && form.examples.get(best.kind)
    const to = at + (form?.words.length ?? 1)
    const last = tokens[to - 1]
    const sure = form !== undefined && (form.words.length > 1 || (token !== undefined && token.text.length > 2 && !gazetteer.isCommon(token.folded, lang)))
    if (example && token && last && sure) found.push({ ...example, from: at, to, start: token.start, end: last.end })
    at = to
  }
  return found
}
