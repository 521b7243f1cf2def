import { describe, expect, test } from 'vitest'
import { same } from '../../../renderer/core/actors/same.ts'
import { shippedGazetteer } from '../../support/gazetteer.ts'

const ask = (a: string, b: string, kind?: string): boolean => {
  const named = (name: string) => ({ name, ...(kind === undefined ? {} : { kind }) })
  const [there, back] = [same(named(a), named(b), shippedGazetteer()), same(named(b), named(a), shippedGazetteer())]
  expect(there.same).toBe(back.same)
  expect(there.score).toBeCloseTo(back.score, 10)
  return there.same
}

describe('same', () => {
  test.each([
    ['Рыйвас, Таави', 'Taavi Rõivas', 'PER'], ['Владимир Владимирович Путин', 'Wladimir Putin', 'PER'], ['В. В. Путин', 'Vladimir Putin', 'person'], ['Kassym-Schomart Tokajew', 'Kassym-Jomart Tokayev', 'PER'],
    ['Karl Heinz Müller', 'Karl-Heinz Müller', 'PER'], ['Orbán Viktor', 'Виктор Орбан', 'PER'], ['Nikol Paschinjan', 'Никол Пашинян', 'PER'], ['Papst Franziskus', 'Papa Francesco', 'PER'], ['Михаил Горбачёв', 'Michail Gorbatschow', 'PER'], ['Mahmud Ahmadinedschad', 'Mahmoud Ahmadinejad', 'PER'],
    ['OVKS', 'ОДКБ', 'ORG'], ['UN-Sicherheitsrat', "Consiglio di sicurezza dell'ONU", 'ORG'], ['kollektiver Sicherheitsrat der OVKS', 'Consiglio di sicurezza collettiva della CSTO', 'ORG'],
    ['Russisches Verteidigungsministerium', 'Министерство обороны России', 'ORG'], ['Weißrussland', 'Bielorussia', 'LOC'], ['München', 'Monaco di Baviera', 'place'], ['Kiew', 'Киев', undefined],
  ])('%s is %s', (a, b, kind) => expect(ask(a, b, kind)).toBe(true))
  test.each([
    ['Angela Merkel', 'Angelo Merkel', 'PER'], ['Виталий Кличко', 'Wladimir Klitschko', 'PER'], ['Joe Biden', 'Hunter Biden', 'PER'], ['George W. Bush', 'George H. W. Bush', 'PER'], ['Wladimir Putin', 'Putin', 'PER'],
    ['Karl-Heinz Müller', 'Karl Müller', 'PER'], ['Сергей Викторович Лавров', 'Сергей Иванович Лавров', 'PER'], ['Bill Clinton', 'William Clinton', 'PER'], ['Johannes Paul I', 'Giovanni Paolo II', 'PER'], ['Sicherheitsrat von Belarus', 'Sicherheitsrat der OVKS', 'ORG'], ['Verteidigungsministerium Russlands', 'Ministero degli Esteri della Russia', 'ORG'],
    ['Bank of England', 'Bank of America', 'ORG'], ['Austria', 'Australia', 'LOC'], ['Slowakei', 'Slovenia', 'LOC'], ['Niger', 'Nigeria', 'LOC'],
  ])('%s is not %s', (a, b, kind) => expect(ask(a, b, kind)).toBe(false))
  test('an acronym of a name’s initials is a hypothesis, not the name', () => {
    const of = (name: string) => ({ name, kind: 'ORG' })
    expect(same(of('BDM'), of('Bund der Musterleute'), shippedGazetteer())).toMatchObject({ same: false, score: 0.6 })
    expect(same(of('BDA'), of('Bund der Musterleute'), shippedGazetteer()).score).toBeLessThan(0.3)
  })
  test('kinds must agree', () => expect(same({ name: 'Paris', kind: 'PER' }, { name: 'Paris', kind: 'LOC' }, shippedGazetteer()).same).toBe(false))
})
