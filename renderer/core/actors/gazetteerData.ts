/** What resources/gazetteer/*.json hold; build.ts writes it, gazetteer.ts reads it. Packed for size: tuples, and `|` or line ends between names. */
import type { Lang } from '../model.ts'

export interface PlaceData {
  /** ISO 3166 code; names in all languages, most used first. */
  countries: [code: string, names: string[]][]
  /** GeoNames id, country code, thousand inhabitants, names; largest first. */
  cities: [id: number, country: string, thousands: number, names: string][]
  /** `CC.ADM1` of GeoNames, or `place:…` for seas, mountains, continents and historical countries. */
  regions: [id: string, names: string][]
  /** Per country the stems of adjectives and inhabitants by language, separated by spaces. */
  demonyms: [code: string, stems: Record<Lang, string>][]
}

export interface OrganisationData {
  /** Names fold case; acronyms are matched as written. */
  organisations: [id: string, names: string[], acronyms: string[]][]
}

export interface PeopleData {
  /** Folded names, one a line. */
  given: string
  family: string
  /** German nouns, folded, one a line. */
  nouns: string
  /** By language, folded words that are no names by themselves, one a line: frequent words, for German all common nouns. */
  common: Record<Lang, string>
}

export interface TaggerData {
  /** What one step of a weight is worth. */
  unit: number
  /** See ChainModel; in steps. */
  caution: number
  /** Signed bytes (chain.ts), deflated (zlib), in base 64. */
  weights: string
}

export interface ClusterData {
  /** How many words. */
  count: number
  /** For each coarser cut, the numbers of the finest clusters at which its clusters begin. */
  cuts: number[][]
  /** Steps between the words' hashes in ascending order (wordClusters.ts), as bytes of seven bits, deflated, in base 64. */
  hashes: string
  /** In the same order the low bytes of the finest clusters, then the high ones, packed likewise. */
  clusters: string
}

/** The files of resources/gazetteer, parsed. */
export interface GazetteerData {
  places: PlaceData
  organisations: OrganisationData
  people: PeopleData
  /** Absent: no word's cluster is known. */
  clusters?: ClusterData
  /** Absent: the rules decide alone. */
  tagger?: TaggerData
}
