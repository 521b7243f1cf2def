import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { NameIndex, type Named } from '../../../renderer/core/search/nameIndex.ts'

const named = (name: string, given: Partial<Named> = {}): Named => ({ kind: 'article', id: name, name, also: '', detail: '', weight: 0, ...given })
const indexOf = (...all: Named[]): NameIndex => {
  const index = new NameIndex()
  for (const one of all) index.put(one)
  return index
}
const names = (found: Named[]): string[] => found.map(({ name }) => name)

test('whole name, beginning, beginnings of words, other names, elsewhere: in that order', () => {
  const index = indexOf(named('Kat'), named('Katzen'), named('Die Katze'), named('OVKS', { also: 'Katalog' }), named('Dekatieren'), named('Hund'))
  expect(names(index.find('kat'))).toEqual(['Kat', 'Katzen', 'Die Katze', 'OVKS', 'Dekatieren'])
})

test('case and diacritics do not matter; words may stand in any order', () => {
  const index = indexOf(named('Nikol Paschinjan'), named('Côte d’Ivoire'), named('Ñandú'))
  expect(names(index.find('PASCH nik'))).toEqual(['Nikol Paschinjan'])
  expect(names(index.find('cote'))).toEqual(['Côte d’Ivoire'])
  expect(names(index.find('nandu'))).toEqual(['Ñandú'])
})

test('the heavier of two equal finds comes first; a removed one is not found; a renamed one only by its new name', () => {
  const index = indexOf(named('Almaty', { id: '1', weight: 1 }), named('Almaty', { id: '2', weight: 5 }), named('Alma', { id: '3', kind: 'actor' }))
  expect(index.find('alma', { kinds: ['article'] }).map(({ id }) => id)).toEqual(['2', '1'])
  index.remove('article', '2')
  index.put(named('Astana', { id: '1' }))
  expect(names(index.find('al'))).toEqual(['Alma'])
  expect(names(index.find('', { limit: 1 }))).toHaveLength(1)
})

test('a find by another name says which, and a whole other name comes right after the whole name', () => {
  const index = indexOf(named('Tokayev', { aliases: ['Токаев', 'Tokajew'] }), named('Tokajewka'), named('Tokajew', { id: 'own' }))
  expect(index.find('tokajew').map(({ name, alias }) => [name, alias])).toEqual([['Tokajew', undefined], ['Tokayev', 'Tokajew'], ['Tokajewka', undefined]])
  expect(index.find('ток').map(({ alias }) => alias)).toEqual(['Токаев'])
  expect(index.find('toka')[2]!.alias).toBeUndefined()
})

test('finds exactly what a naive filter finds', () => {
  const word = fc.constantFrom('ab', 'abc', 'b', 'cab', 'Ä', 'é')
  const name = fc.array(word, { minLength: 1, maxLength: 3 }).map((words) => words.join(' '))
  fc.assert(
    fc.property(fc.uniqueArray(name, { maxLength: 20 }), name, (all, query) => {
      const plain = (text: string): string => text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase()
      const expected = all.filter((candidate) => plain(query).split(' ').every((part) => plain(candidate).includes(part)))
      expect(names(indexOf(...all.map((one) => named(one))).find(query)).sort()).toEqual(expected.sort())
    }),
    { seed: 5, numRuns: process.env['DOSSIER_LONG'] ? 10_000 : 500 },
  )
})
