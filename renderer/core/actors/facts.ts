/** Short facts about an actor that a gazetteer knows: what is where, capital of what, whose body, in full. */
import type { OrganisationData, PlaceData } from './gazetteerData.ts'

/** The files of resources/gazetteer that facts are taken from. */
export interface FactData {
  cities: PlaceData['cities']
  regions: PlaceData['regions']
  organisations: OrganisationData['organisations']
  /** Country code, GeoNames id, name. */
  capitals: [code: string, id: number, name: string][]
}

/** `gazetteerId` is what the fact speaks of, by which an actor may be found for it. */
export type Fact =
  /** A city or region of a country, `code` as in ISO 3166. */
  | { kind: 'in'; type: 'city' | 'region'; code: string; gazetteerId: string }
  | { kind: 'capital-of'; code: string; gazetteerId: string }
  /** A country's capital; `name` as GeoNames has it. */
  | { kind: 'capital'; name: string; gazetteerId: string }
  /** In thousands. */
  | { kind: 'inhabitants'; thousands: number }
  | { kind: 'body-of'; name: string | null; code: string | null; gazetteerId: string }
  /** Names in full of what is mostly called by its letters, most used first. */
  | { kind: 'full-names'; names: string[] }

const MOST_NAMES = 6

/** @param gazetteerId as in Entry.id and bodies.ts; unknown ones have no facts */
export function factsOf(gazetteerId: string, { cities, regions, organisations, capitals }: FactData): Fact[] {
  const [owner = '', body] = gazetteerId.split('/')
  const [kind, id] = [owner.slice(0, owner.indexOf(':')), owner.slice(owner.indexOf(':') + 1)]
  const organisation = kind === 'org' ? organisations.find(([own]) => own === id) : undefined
  if (body !== undefined) {
    if (kind === 'country') return [{ kind: 'body-of', name: null, code: id, gazetteerId: owner }]
    return organisation === undefined ? [] : [{ kind: 'body-of', name: organisation[2][0] ?? organisation[1][0] ?? id, code: null, gazetteerId: owner }]
  }
  if (kind === 'country') {
    const capital = capitals.find(([code]) => code === id)
    return capital === undefined ? [] : [{ kind: 'capital', name: capital[2], gazetteerId: `city:${capital[1]}` }]
  }
  if (kind === 'city') {
    const city = cities.find(([own]) => own === Number(id))
    if (city === undefined) return []
    const capital = capitals.find(([, own]) => own === Number(id))
    const where: Fact = capital === undefined ? { kind: 'in', type: 'city', code: city[1], gazetteerId: `country:${city[1]}` } : { kind: 'capital-of', code: capital[0], gazetteerId: `country:${capital[0]}` }
    return [where, { kind: 'inhabitants', thousands: city[2] }]
  }
  if (kind === 'region' && regions.some(([own]) => own === id)) {
    const code = id.slice(0, 2)
    return [{ kind: 'in', type: 'region', code, gazetteerId: `country:${code}` }]
  }
  if (organisation === undefined || organisation[2].length === 0) return []
  return [{ kind: 'full-names', names: organisation[1].slice(0, MOST_NAMES) }]
}
