/** The names of an actor as they are listed: by language, the most frequent first; what differs in its capitals alone is one name, unless it is of another kind. */
import type { ActorRow, FormRow, Lang } from '../model.ts'

/** A name as it is mostly written, and the forms that differ from it in their capitals alone. */
export interface ListedName {
  form: FormRow
  variants: FormRow[]
}

/** @param forms those of the actor; where `actor.names` does not know one, it comes last */
export function namesByLanguage(actor: Pick<ActorRow, 'names'>, forms: readonly FormRow[]): { lang: Lang; names: ListedName[] }[] {
  const rank = new Map(actor.names.map(({ lang, name }, at) => [`${lang}|${name}`, at]))
  const place = ({ lang, name }: FormRow): number => rank.get(`${lang}|${name}`) ?? actor.names.length
  const groups = new Map<Lang, Map<string, ListedName>>()
  for (const form of forms.toSorted((a, b) => place(a) - place(b))) {
    const names = groups.get(form.lang) ?? new Map<string, ListedName>()
    groups.set(form.lang, names)
    const key = `${form.kind}|${form.name.toLowerCase()}`
    const same = names.get(key)
    if (same === undefined) names.set(key, { form, variants: [] })
    else same.variants.push(form)
  }
  return [...groups].map(([lang, names]) => ({ lang, names: [...names.values()] }))
}
