/** The gazetteer that the app ships, for tests in Node and in Chromium alike. */
import { createGazetteer, type Gazetteer } from '../../renderer/core/actors/gazetteer.ts'
import type { GazetteerData } from '../../renderer/core/actors/gazetteerData.ts'
import organisations from '../../resources/gazetteer/organisations.json'
import people from '../../resources/gazetteer/people.json'
import places from '../../resources/gazetteer/places.json'
import tagger from '../../resources/gazetteer/tagger.json'

let gazetteer: Gazetteer | null = null

export function shippedGazetteer(): Gazetteer {
  return (gazetteer ??= createGazetteer({ places, organisations, people, tagger } as unknown as GazetteerData))
}
