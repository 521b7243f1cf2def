import { readdirSync, readFileSync } from 'node:fs'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isEdtf } from '../../../renderer/core/events/edtf.ts'
import { findDates, findDatesCounting } from '../../../renderer/core/events/findDates.ts'

const FIXTURES = 'tests/fixtures/events'
const LANGUAGES = ['de', 'it', 'en', 'fr', 'es', 'ru']
const runs = process.env['DOSSIER_LONG'] === undefined ? 200 : 5_000

interface Fixture {
  lang: string
  publishedAt: string
  sentences: { text: string; dates: [string, string][] }[]
}

const fixtures = readdirSync(FIXTURES)
  .filter((name) => name.startsWith('dates.'))
  .map((name) => JSON.parse(readFileSync(`${FIXTURES}/${name}`, 'utf8')) as Fixture)

describe('findDates', () => {
  it('has fixtures for every language', () => {
    expect(fixtures.map((fixture) => fixture.lang).sort()).toEqual([...LANGUAGES].sort())
  })

  for (const { lang, publishedAt, sentences } of fixtures) {
    it.each(sentences)(`${lang}: $text`, ({ text, dates }) => {
      expect(findDates({ text, lang, publishedAt }).map((date) => [date.surface, date.value])).toEqual(dates)
    })
  }

  it('leaves unspecified what nothing says, and leaves out what has no anchor', () => {
    const undated = (lang: string, text: string): string[] => findDates({ text, lang, publishedAt: null }).map((date) => date.value)
    expect(undated('it', 'Lo scorso 6 di gennaio, martedì e ieri')).toEqual(['XXXX-01-06'])
    expect(undated('de', 'Im Januar, am Montag, vor drei Tagen, letzte Woche, Ostern')).toEqual(['XXXX-01'])
    expect(undated('en', 'from 5 to 10 January')).toEqual(['XXXX-01-05/XXXX-01-10'])
  })

  it('reads 03/04/2022 by the habit of the language, and by none when the language is unknown', () => {
    const value = (lang: string | null): string | undefined => findDates({ text: 'Update 03/04/2022', lang, publishedAt: null })[0]?.value
    expect(value('en')).toBe('2022-03-04')
    expect(['de', 'it', 'fr', 'es', 'ru'].map(value)).toEqual(Array.from({ length: 5 }, () => '2022-04-03'))
    expect(value(null)).toBe('2022-XX-XX')
  })

  it('counts from the day of publication across the turn of the year', () => {
    const on = (publishedAt: string, text: string): string | undefined => findDates({ text, lang: 'en', publishedAt })[0]?.value
    expect(on('2022-01-02', 'on December 28')).toBe('2021-12-28')
    expect(on('2021-12-28', 'on January 2')).toBe('2022-01-02')
    expect(on('2024-03-01', 'yesterday')).toBe('2024-02-29')
    expect(on('2022-01-31', 'last month')).toBe('2021-12')
  })

  it('gives sound spans and valid values for any text of date-like words', () => {
    const word = fc.constantFrom(
      'am', 'il', 'the', 'le', 'el', 'в', '10', '5.', '31', '2022', '1990', '30', 'Februar', 'gennaio', 'March', 'mai', 'enero', 'января', 'Montag', 'lunedì', 'Friday', 'bis', 'al', 'to', 'au', 'по', '-', '–', '/', '.', ',',
      'letzten', 'scorso', 'last', 'dernier', 'pasado', 'прошлой', 'Woche', 'settimana', 'week', 'année', 'año', 'год', 'vor', 'drei', 'ago', 'назад', '14:50', 'Uhr', 'Sommer', 'XX', 'siglo', 'Quartal', '\n\n', 'Ostern', "'90", 's',
    )
    const texts = fc.array(word, { maxLength: 30 }).map((words) => words.join(' '))
    fc.assert(
      fc.property(texts, fc.constantFrom(...LANGUAGES, null), fc.constantFrom('2022-01-10', '2024-02-29', null), (text, lang, publishedAt) => {
        let last = 0
        for (const date of findDates({ text, lang, publishedAt })) {
          expect(date.start).toBeGreaterThanOrEqual(last)
          expect(date.end).toBeGreaterThan(date.start)
          expect(date.surface).toBe(text.slice(date.start, date.end))
          expect([date.surface, date.value, isEdtf(date.value)]).toEqual([date.surface, date.value, true])
          expect(date.surface).not.toContain('\n\n')
          last = date.end
        }
      }),
      { seed: 7, numRuns: runs },
    )
  })

  it('takes steps in proportion to the text', () => {
    const steps = (n: number): number => {
      const { dates, steps } = findDatesCounting({ text: 'Am 10. Januar 2022 und am Montag. '.repeat(n), lang: 'de', publishedAt: '2022-01-12' })
      expect(dates).toHaveLength(2 * n)
      return steps
    }
    expect(steps(10_000)).toBeLessThanOrEqual(steps(100) * 100)
  })
})
