import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { recognise } from '../../../renderer/core/actors/recognise.ts'
import { shippedGazetteer } from '../../support/gazetteer.ts'

interface Case {
  text: string
  /** `surface|kind|gazetteerId|name`; the last two only where they matter. */
  mentions: string[]
  equals?: [string, string][]
}

const gazetteer = shippedGazetteer()
const runs = { seed: 17, numRuns: process.env['DOSSIER_LONG'] ? 3_000 : 150 }

describe.each(['de', 'en', 'it', 'fr', 'es', 'ru'])('recognise %s', (lang) => {
  const cases = JSON.parse(readFileSync(resolve(import.meta.dirname, `../../fixtures/actors/${lang}.json`), 'utf8')) as Case[]
  test.each(cases)('$text', ({ text, mentions, equals }) => {
    const found = recognise({ title: '', text, lang }, gazetteer)
    const told = found.mentions.map((mention, at) => {
      const [, , id, name] = (mentions[at] ?? '').split('|')
      return [mention.surface, mention.kind, ...(id === undefined ? [] : [id === '' ? '' : mention.gazetteerId]), ...(name === undefined ? [] : [mention.name])].join('|')
    })
    expect(told).toEqual(mentions)
    expect(found.equals).toEqual(equals ?? [])
  })
})

test('a title is read with its body, and the body with its title', () => {
  const { mentions } = recognise({ title: 'Petrow warnt vor Krieg', text: 'Der Minister Sergej Petrow sprach in Wien. Petrow ging.', lang: 'de' }, gazetteer)
  expect(mentions.map(({ field, surface, name }) => [field, surface, name])).toEqual([
    ['title', 'Petrow', 'Sergej Petrow'], ['body', 'Sergej Petrow', 'Sergej Petrow'], ['body', 'Wien', 'Wien'], ['body', 'Petrow', 'Sergej Petrow'],
  ])
})

test('mentions lie in order within their field, do not overlap, and are what they say', () => {
  const piece = fc.constantFrom('Wladimir ', 'Putin', 'Putins ', ', ', '. ', '\n', 'OVKS-', 'Rat ', 'für ', 'kollektive ', 'Sicherheit ', 'der ', 'von ', 'della ', 'CSTO', ' (', ')', 'Präsident ', 'Москва ', 'США', '"', '„', 'New ', 'York ', 'J. ', "l'", 'UN', '-', 'kp.ru ', 'GmbH ', '𝔘')
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), fc.array(piece, { maxLength: 10 }), fc.constantFrom('de', 'it', 'ru', 'en', 'fr', 'es', null), (body, head, lang) => {
      const fields = { title: head.join(''), body: body.join('') }
      let at = { field: 'title', end: 0 }
      for (const mention of recognise({ title: fields.title, text: fields.body, lang }, gazetteer).mentions) {
        if (mention.field !== at.field) at = { field: mention.field, end: 0 }
        expect(mention.start).toBeGreaterThanOrEqual(at.end)
        expect(mention.end).toBeGreaterThan(mention.start)
        expect(fields[mention.field].slice(mention.start, mention.end)).toBe(mention.surface)
        at.end = mention.end
      }
    }),
    runs,
  )
})
