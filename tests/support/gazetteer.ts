/** The gazetteer that the app ships, for tests in Node and in Chromium alike. Read as files, not imported: a bundler takes its time over megabytes. */
import { createGazetteer, type Gazetteer } from '../../renderer/core/actors/gazetteer.ts'
import type { GazetteerData } from '../../renderer/core/actors/gazetteerData.ts'
import clusters from '../../resources/gazetteer/clusters.json?url'
import organisations from '../../resources/gazetteer/organisations.json?url'
import people from '../../resources/gazetteer/people.json?url'
import places from '../../resources/gazetteer/places.json?url'
import tagger from '../../resources/gazetteer/tagger.json?url'

async function load(url: string): Promise<unknown> {
  if (typeof document !== 'undefined') return (await fetch(url)).json()
  const { readFileSync } = await import('node:fs')
  return JSON.parse(readFileSync(new URL(`../../resources/gazetteer/${url.slice(url.lastIndexOf('/') + 1).replace(/\?.*$/, '')}`, import.meta.url), 'utf8'))
}

const [placeData, organisationData, peopleData, clusterData, taggerData] = await Promise.all([places, organisations, people, clusters, tagger].map(load))
let gazetteer: Gazetteer | null = null

/** Its parsed files. */
export function shippedData(): GazetteerData {
  return { places: placeData, organisations: organisationData, people: peopleData, clusters: clusterData, tagger: taggerData } as GazetteerData
}

export function shippedGazetteer(): Gazetteer {
  return (gazetteer ??= createGazetteer(shippedData()))
}
