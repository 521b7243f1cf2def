/** The gazetteer's files, fetched by the deriving worker when it has an article to read: off the start-up path, and outside the JavaScript. */
import type { FactData } from '../core/actors/facts.ts'
import type { GazetteerData, OrganisationData, PlaceData } from '../core/actors/gazetteerData.ts'
import capitals from '../../resources/gazetteer/capitals.json?url'
import clusters from '../../resources/gazetteer/clusters.json?url'
import organisations from '../../resources/gazetteer/organisations.json?url'
import people from '../../resources/gazetteer/people.json?url'
import places from '../../resources/gazetteer/places.json?url'
import tagger from '../../resources/gazetteer/tagger.json?url'

/** @throws {Error} naming the file that is missing or damaged */
export async function loadGazetteerData(): Promise<GazetteerData> {
  const [placeData, organisationData, peopleData, clusterData, taggerData] = await Promise.all([places, organisations, people, clusters, tagger].map(fetchJson))
  return { places: placeData, organisations: organisationData, people: peopleData, clusters: clusterData, tagger: taggerData } as GazetteerData
}

/** What facts about places and organisations are taken from. */
export async function loadFactData(): Promise<FactData> {
  const [placeData, organisationData, capitalData] = await Promise.all([places, organisations, capitals].map(fetchJson))
  const { cities, regions } = placeData as PlaceData
  return { cities, regions, organisations: (organisationData as OrganisationData).organisations, capitals: capitalData as FactData['capitals'] }
}

async function fetchJson(url: string): Promise<unknown> {
  const response = await fetch(new URL(url, self.location.href))
  if (!response.ok) throw new Error(`The gazetteer file ${url} could not be read (${response.status}). Install Dossier again.`)
  return response.json()
}
