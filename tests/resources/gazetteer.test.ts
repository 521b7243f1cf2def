import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { gzipSync } from 'fflate'
import { expect, test } from 'vitest'
import { shippedGazetteer } from '../support/gazetteer.ts'

const gazetteer = shippedGazetteer()
const folder = resolve(import.meta.dirname, '../../resources/gazetteer')

test('ships in less than 5 MB, and says where each file comes from', () => {
  const notice = readFileSync(resolve(folder, 'NOTICE.md'), 'utf8')
  let size = 0
  for (const name of ['places.json', 'organisations.json', 'people.json', 'clusters.json', 'tagger.json']) {
    size += gzipSync(readFileSync(resolve(folder, name))).length
    expect(notice).toContain(name)
  }
  expect(size).toBeLessThan(5_000_000)
})

test.each([
  ['Kasachstan', 'country:KZ'], ['Kazakistan', 'country:KZ'], ['Казахстан', 'country:KZ'], ['Weißrussland', 'country:BY'], ['Bielorussia', 'country:BY'], ['Biélorussie', 'country:BY'], ['Stati Uniti', 'country:US'], ['США', 'country:US'], ['Almaty', 'city:1526384'],
  ['OVKS', 'org:CSTO'], ['ОДКБ', 'org:CSTO'], ['Organisation du traité de sécurité collective', 'org:CSTO'], ['ОБСЕ', 'org:OSCE'], ['Vereinte Nationen', 'org:UN'], ['FMI', 'org:IMF'], ['ВОЗ', 'org:WHO'],
])('%s is %s', (name, id) => expect(gazetteer.find(name)?.id).toBe(id))

test.each([
  ['vereinigten staaten', 'de', 'country:US'], ['kasachstans', 'de', 'country:KZ'], ['россией', 'ru', 'country:RU'], ['соединенных штатов', 'ru', 'country:US'], ['москве', 'ru', 'city:524901'],
])('%s (%s) is %s', (words, lang, id) => expect(gazetteer.lookup(words, lang)?.id).toBe(id))

test.each([
  ['kasachische', 'de', 'KZ'], ['tadschikischen', 'de', 'TJ'], ['kazako', 'it', 'KZ'], ['armeno', 'it', 'AM'], ['russo', 'it', 'RU'], ['российского', 'ru', 'RU'], ['russell', 'it', null], ['russen', 'de', 'RU'], ['kasachstan', 'de', null],
])('%s (%s) is of %s', (word, lang, code) => expect(gazetteer.demonym(word, lang)).toBe(code))

test('common words and names are told apart', () => {
  for (const word of ['regierung', 'verteidigungsausschuss', 'kosten']) expect([word, gazetteer.isCommon(word, 'de')]).toEqual([word, true])
  for (const word of ['merkel', 'tokajew', 'lukaschenko']) expect([word, gazetteer.isCommon(word, 'de')]).toEqual([word, false])
  expect(gazetteer.isGiven('wladimir') && gazetteer.isFamily('merkel')).toBe(true)
})
