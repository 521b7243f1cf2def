/**
 * Under which of its names an actor is shown. The most frequent one would call Germany “Alemania” as soon as Spanish articles are the most talkative:
 * whoever reads several languages wants all actors in one. So the reader's languages come first, in their order, then those that most of
 * the library is written in; the name is always one that an article uses, never one that only a gazetteer knows.
 */
import type { Lang } from '../model.ts'
import { parsePerson } from './compareNames.ts'
import { compare, type FormEvidence } from './likeness.ts'

/** A form that fewer than this share of the most frequent form's articles use says little of its language: a quotation, a slip. */
const STRAY = 1 / 20

/** Two for a written given name, one for an initial, none for a family name alone and for what is no person. */
function fullness({ kind, name }: FormEvidence): number {
  const given = kind === 'person' ? parsePerson(name)?.given : undefined
  return given === undefined || given.length === 0 ? 0 : given.some((each) => each.length > 1) ? 2 : 1
}

/**
 * @param forms of one actor
 * @param languages the preferred ones, most preferred first
 */
export function shownName(forms: FormEvidence[], languages: Lang[]): string {
  const most = Math.max(0, ...forms.map(({ articles }) => articles))
  const rank = ({ lang, articles }: FormEvidence): number => {
    const at = languages.indexOf(lang)
    return at < 0 || articles < most * STRAY ? languages.length : at
  }
  const order = forms.toSorted((a, b) =>
    fullness(b) - fullness(a) || rank(a) - rank(b) || b.articles - a.articles || b.mentions - a.mentions || compare(`${a.lang}|${a.name}`, `${b.lang}|${b.name}`))
  return order[0]?.name ?? ''
}

/** Preferred languages: the given ones, then the library's by how many articles are in each. */
export function preferredLanguages(given: readonly string[], articles: Iterable<{ lang: Lang | null }>): Lang[] {
  const counts = new Map<Lang, number>()
  for (const { lang } of articles) if (lang !== null) counts.set(lang, (counts.get(lang) ?? 0) + 1)
  const own = [...counts].sort((a, b) => b[1] - a[1] || compare(a[0], b[0])).map(([lang]) => lang)
  return [...new Set([...given.map((tag) => tag.split('-')[0]!.toLowerCase()), ...own])]
}
