/** The gazetteer's files, fetched when the deriving worker starts: off the start-up path, and outside the JavaScript. */
import type { GazetteerData } from '../core/actors/gazetteerData.ts'
import organisations from '../../resources/gazetteer/organisations.json?url'
import people from '../../resources/gazetteer/people.json?url'
import places from '../../resources/gazetteer/places.json?url'
import tagger from '../../resources/gazetteer/tagger.json?url'

/** @throws {Error} naming the file that is missing or damaged */
export async function loadGazetteerData(): Promise<GazetteerData> {
  const [placeData, organisationData, peopleData, taggerData] = await Promise.all([places, organisations, people, tagger].map(fetchJson))
  return { places: placeData, organisations: organisationData, people: peopleData, tagger: taggerData } as GazetteerData
}

async function fetchJson(url: string): Promise<unknown> {
  const response = await fetch(new URL(url, self.location.href))
  if (!response.ok) throw new Error(`The gazetteer file ${url} could not be read (${response.status}). Install Dossier again.`)
  return response.json()
}
