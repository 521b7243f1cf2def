import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { authorsOf } from '../../../renderer/core/export/bibliography/authorNames.ts'
import { BIBLIOGRAPHY_FORMATS, bibliographyFile } from '../../../renderer/core/export/bibliography/bibliography.ts'
import { escapeTeX } from '../../../renderer/core/export/bibliography/bibTeX.ts'
import { baseKey, newKeys } from '../../../renderer/core/export/bibliography/citationKey.ts'
import type { CitedArticle } from '../../../renderer/core/export/bibliography/citedArticle.ts'
import { cslDate } from '../../../renderer/core/export/bibliography/cslJson.ts'

const article = (given: Partial<CitedArticle>): CitedArticle => ({ id: 'a', citationKey: 'key', title: 'Title', byline: null, siteName: null, publishedAt: null, lang: null, url: null, ...given })

/** What news looks like, and what breaks bibliographies. */
const ARTICLES: CitedArticle[] = [
  article({ citationKey: 'sna2022unruhen', title: 'Unruhen in Kasachstan: Putin spricht von „terroristischer Aggression”', siteName: 'SNA', publishedAt: '2022-01-10', lang: 'de', url: 'https://example.org/unruhen_100%25?a=b&c=d#e' }),
  article({ citationKey: 'leyen2022', title: 'Costs up 50 % & {more} \\ than $5_000', byline: 'Ursula von der Leyen und Jean-Claude d’Ormesson', siteName: 'A & B', publishedAt: '2022-01', lang: 'de' }),
  article({ citationKey: 'dpa', title: 'Agenturmeldung', byline: 'dpa/AFP', publishedAt: 'XXXX-01-06', lang: 'kab' }),
  article({ citationKey: 'tokaev2022', title: 'Обращение Токаева', byline: 'Айгуль Серикова', siteName: 'Казинформ', publishedAt: '2022-01-05/2022-01-10', lang: 'ru' }),
  article({ citationKey: 'summer2021', title: 'Summer', siteName: 'The Paper', publishedAt: '2021-22', lang: 'en' }),
  article({ citationKey: 'about2022', title: 'About', siteName: 'The Paper', publishedAt: '2022-03~' }),
  article({ citationKey: 'undated', title: 'No date' }),
]

test.each(BIBLIOGRAPHY_FORMATS)('%s is written to the byte', async (format) => {
  const { path, text } = bibliographyFile(ARTICLES, format)
  await expect(text).toMatchFileSnapshot(`../../expected/export/${path}`)
  expect(bibliographyFile(ARTICLES.toReversed(), format).text).toBe(text)
})

test.each([
  ['Jane Doe', ['Doe|Jane|']], ['Jane Doe and John Q. Smith', ['Doe|Jane|', 'Smith|John Q.|']], ['Jane Doe, John Smith', ['Doe|Jane|', 'Smith|John|']], ['Doe, Jane', ['Doe|Jane|']],
  ['Ursula von der Leyen', ['Leyen|Ursula|von der']], ['Vincent van Gogh; Maria De Filippi', ['Gogh|Vincent|van', 'Filippi|Maria De|']], ['Gabriele d’Annunzio', ['Annunzio|Gabriele|d’']],
  ['Martin Luther King Jr.', ['King Jr.|Martin Luther|']], ['Reuters', ['Reuters']], ['dpa/AFP', ['dpa', 'AFP']], ['La Redazione', ['La Redazione']], ['BBC NEWS', ['BBC NEWS']], ['新华社记者', ['新华社记者']],
  ['Айгуль Серикова и Иван Петров', ['Серикова|Айгуль|', 'Петров|Иван|']], ['', []], [null, []],
])('%j is by %j', (byline, expected) => {
  expect(authorsOf(byline).map((author) => ('literal' in author ? author.literal : [author.family, author.given, author.particle].join('|')))).toEqual(expected)
})

describe('keys', () => {
  test.each([
    [{ byline: 'Kassym-Jomart Tokayev', publishedAt: '2022-01-05', title: 'The appeal to the CSTO' }, 'tokayev2022appeal'], [{ siteName: 'SNA', publishedAt: '2022', title: 'Unruhen in Kasachstan' }, 'sna2022unruhen'],
    [{ byline: 'Айгуль Серикова', publishedAt: '2022-01-05', title: 'Обращение' }, 'serikova2022obrashchenie'], [{ title: '新闻' }, 'article'], [{ siteName: '24 Tanzania', publishedAt: 'XXXX-01-06', title: 'Über Öl' }, 'a24tanzaniauber'],
  ])('%j is %s', (given, key) => expect(baseKey(article(given))).toBe(key))

  test('each article has its own, whatever there is, and keeps it when others come', () => {
    const one = fc.record({ title: fc.constantFrom('Putin speaks', 'PUTIN, again', 'Другое', ''), siteName: fc.constantFrom('SNA', 'BelTA', null), publishedAt: fc.constantFrom('2022', '2022-01-10', null, 'XXXX-01-06') })
    fc.assert(
      fc.property(fc.array(one, { maxLength: 60 }), fc.nat(60), (given, cut) => {
        const articles = given.map((each, at) => ({ ...article(each), key: `k${at}` }))
        const first = newKeys(articles.slice(0, cut), [])
        const second = newKeys(articles.slice(cut), first.values())
        const all = [...first.values(), ...second.values()]
        expect(new Set(all.map((key) => key.toLowerCase())).size).toBe(articles.length)
        for (const key of all) expect(key).toMatch(/^[a-z][a-z0-9]*$/)
      }),
      { seed: 1, numRuns: process.env['DOSSIER_LONG'] ? 2000 : 100 },
    )
  })
})

test.each([
  ['2022-01-10T14:50', { 'date-parts': [[2022, 1, 10]] }], ['2022', { 'date-parts': [[2022]] }], ['2022-XX', { 'date-parts': [[2022]] }], ['2022-01~', { 'date-parts': [[2022, 1]], circa: true }],
  ['2022-01-05/2022-01-10', { 'date-parts': [[2022, 1, 5], [2022, 1, 10]] }], ['XXXX-01-06', { literal: '6 January, year unknown' }], ['199X', { literal: '1990s' }], ['2022-01-05/..', { literal: expect.stringContaining('5 January 2022') as string }],
  ['2021-22', { 'date-parts': [[2021]], season: 2 }],
])('%s in CSL', (date, expected) => expect(cslDate(date)).toEqual(expected))

test('no text unbalances the braces of TeX or starts a command', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom('a', 'Ж', ' ', '{', '}', '\\', '%', '&', '$', '#', '_', '~', '^', '\n', '\\input{x}'), { maxLength: 20 }), (characters) => {
      const escaped = escapeTeX(characters.join(''))
      expect(escaped.replace(/\\(?:text(?:backslash|asciitilde|asciicircum|braceleft|braceright)\{\}|[&%$#_])/g, '')).not.toMatch(/[\\{}%&$#_~^\n]/)
    }),
    { seed: 1 },
  )
})
