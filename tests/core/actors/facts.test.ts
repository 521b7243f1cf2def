import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { type Fact, factsOf, type FactData } from '../../../renderer/core/actors/facts.ts'
import type { OrganisationData, PlaceData } from '../../../renderer/core/actors/gazetteerData.ts'

const read = (name: string): unknown => JSON.parse(readFileSync(resolve(import.meta.dirname, '../../../resources/gazetteer', name), 'utf8'))
const { cities, regions } = read('places.json') as PlaceData
const data: FactData = { cities, regions, organisations: (read('organisations.json') as OrganisationData).organisations, capitals: read('capitals.json') as FactData['capitals'] }

/** `capital Astana`, `in KZ` */
const facts = (id: string): string[] =>
  factsOf(id, data).map((fact: Fact) => [fact.kind, 'name' in fact && fact.name, 'code' in fact && fact.code, fact.kind === 'full-names' && fact.names[0]].filter(Boolean).join(' '))
const city = (name: string): string => `city:${cities.find(([, , , names]) => names.split('|').includes(name))![0]}`

test('a country has its capital, a city its country, a body whose it is, letters their words', () => {
  expect(facts('country:KZ')).toEqual(['capital Astana'])
  expect(facts(city('Almaty'))).toEqual(['in KZ', 'inhabitants'])
  expect(facts(city('Vienna'))).toEqual(['capital-of AT', 'inhabitants'])
  expect(facts('region:DE.02')).toEqual(['in DE'])
  expect(facts('org:CSTO')[0]).toMatch(/^full-names .*ollective Security/i)
  expect(facts('org:CSTO/council')).toEqual(['body-of CSTO'])
  expect(facts('country:RU/ministry:defence')).toEqual(['body-of RU'])
})

test('each capital names a country once, and what nobody knows has no facts', () => {
  const codes = data.capitals.map(([code]) => code)
  expect(new Set(codes).size).toBe(codes.length)
  expect(codes.length).toBeGreaterThan(200)
  for (const id of ['country:XX', 'city:1', 'region:ZZ.9', 'org:NOBODY', 'place:europe', 'org:NOBODY/council', '', 'nonsense']) expect(facts(id)).toEqual([])
})
