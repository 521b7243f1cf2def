import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { timelineOf } from '../../../renderer/core/actors/timeline.ts'

const day = (from: string, add: number): string => new Date(Date.parse(`${from}T00:00:00Z`) + add * 86_400_000).toISOString().slice(0, 10)
const units = (dates: string[], most = 60): string => timelineOf(dates.map((date) => ({ date, mentions: 1 })), most).unit

test('bars are as fine as their number allows', () => {
  expect(units(['2022-01-05', '2022-01-10'])).toBe('day')
  expect(units(['2022-01-05', '2022-06-10'])).toBe('week')
  expect(units(['2020-01-05', '2023-06-10'])).toBe('month')
  expect(units(['2012-01-05', '2023-06-10'])).toBe('quarter')
  expect(units(['1990-01-05', '2023-06-10'])).toBe('year')
  expect(units(['1790-01-05', '2023-06-10'])).toBe('decade')
})

test('what is dated vaguely or not at all stands in no bar, and empty ends go', () => {
  const { unit, bars, undated, vague } = timelineOf([
    { date: '2022-01-31T14:50', mentions: 3 }, { date: '2022-02-01/2022-02-20', mentions: 1 }, { date: '2022', mentions: 7 }, { date: '2021-11', mentions: 2 }, { date: 'XXXX-01-06', mentions: 4 }, { date: null, mentions: 5 },
  ], 60)
  expect({ unit, undated, vague }).toEqual({ unit: 'week', undated: 9, vague: 9 })
  expect(bars).toEqual([{ from: '2022-01-31', to: '2022-02-07', articles: 2, mentions: 4 }])
})

test('bars follow each other without a gap, and each mention is in the bar of its day or said to be in none', () => {
  const dated = fc.record({
    date: fc.oneof(fc.nat(9000).map((add) => day('1999-03-07', add)), fc.nat(20).map((year) => String(2000 + year)), fc.nat(200).map((add) => day('2001-01-15', add * 31).slice(0, 7)), fc.constant(null)),
    mentions: fc.integer({ min: 1, max: 9 }),
  })
  fc.assert(
    fc.property(fc.array(dated, { maxLength: 30 }), fc.integer({ min: 5, max: 40 }), (articles, most) => {
      const { bars, undated, vague } = timelineOf(articles, most)
      expect(bars.length).toBeLessThanOrEqual(most)
      for (const [at, bar] of bars.entries()) {
        expect(bar.from < bar.to).toBe(true)
        if (at > 0) expect(bar.from).toBe(bars[at - 1]!.to)
      }
      const sum = (of: { mentions: number }[]): number => of.reduce((total, { mentions }) => total + mentions, 0)
      expect(sum(bars) + undated + vague).toBe(sum(articles))
      for (const bar of bars) {
        // Whatever is dated to a day within the bar is in it; what is dated to a month may be.
        const days = sum(articles.filter(({ date }) => date?.length === 10 && date >= bar.from && date < bar.to))
        expect(bar.mentions).toBeGreaterThanOrEqual(days)
      }
    }),
    { seed: 8, numRuns: process.env['DOSSIER_LONG'] ? 5000 : 200 },
  )
})
