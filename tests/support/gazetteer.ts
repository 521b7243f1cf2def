/** The gazetteer that the app ships, read from the disk. */
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { createGazetteer, type Gazetteer } from '../../renderer/core/actors/gazetteer.ts'
import type { GazetteerData } from '../../renderer/core/actors/gazetteerData.ts'

const read = (name: string): unknown => JSON.parse(readFileSync(resolve(import.meta.dirname, `../../resources/gazetteer/${name}.json`), 'utf8'))

let gazetteer: Gazetteer | null = null

export function shippedGazetteer(): Gazetteer {
  return (gazetteer ??= createGazetteer({ places: read('places'), organisations: read('organisations'), people: read('people') } as GazetteerData))
}
