import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dayNumber, dayOf, weekday } from '../../../renderer/core/events/calendar.ts'
import { edtfBounds, edtfOverlap, isEdtf, sortKey } from '../../../renderer/core/events/edtf.ts'
import { formatEdtf } from '../../../renderer/core/events/formatEdtf.ts'

const runs = process.env['DOSSIER_LONG'] === undefined ? 300 : 10_000

describe('calendar', () => {
  it('agrees with Date on every day it is given', () => {
    fc.assert(
      fc.property(fc.integer({ min: -700_000, max: 700_000 }), (number) => {
        const date = new Date(number * 86_400_000)
        const day = dayOf(number)
        expect(day).toEqual({ year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() })
        expect(dayNumber(day)).toBe(number)
        expect(weekday(number)).toBe(date.getUTCDay() || 7)
      }),
      { seed: 1, numRuns: runs },
    )
  })
})

describe('EDTF', () => {
  it.each(['2022', '2022-01', '2022-01-10', '2022-01-10T14:50', '2022-01-10T14:50:00Z', '2022-01-10T14:50:00+01:00', 'XXXX-01-06', '199X', '19XX', '2022-XX-XX', '2022~', '2022-01?', '2022-01%', '2021-22', '2022-01-05/2022-01-10', '2022/..', '/2022', '../2022', '-0044-03-15', '2024-02-29', 'XXXX-02-29', '2021-12~/2022-01~'])('accepts %s', (value) => {
    expect(isEdtf(value)).toBe(true)
  })

  it.each(['', ' ', '22', '2022-13', '2022-00', '2022-01-32', '2023-02-29', '2022-02-30', '2022-1-1', '10.01.2022', '2022-21-05', '2022-01-10T25:00', 'XXXX-01-06T14:50', '2022-01-10/2022-01-05', '/', '../..', '2022/2021/2020', '2022-01-10 14:50', 'today'])('refuses %j', (value) => {
    expect(isEdtf(value)).toBe(false)
  })

  it('bounds, orders and compares', () => {
    const day = (year: number, month: number, day: number): number => dayNumber({ year, month, day })
    expect(edtfBounds('2022-01')).toEqual([day(2022, 1, 1), day(2022, 1, 31)])
    expect(edtfBounds('2021-24')).toEqual([day(2021, 12, 1), day(2022, 2, 28)])
    expect(edtfBounds('199X')).toEqual([day(1990, 1, 1), day(1999, 12, 31)])
    const inOrder = [null, '-0044-03-15', 'XXXX-01-06', '0800', '199X', '1995', '2021-12-31', '/2022', '2022-01', '2022-01-10', '2022-01-10T14:50', '2023/2024']
    expect(inOrder.toReversed().sort((a, b) => (sortKey(a) < sortKey(b) ? -1 : 1))).toEqual(inOrder)
    expect(edtfOverlap('2022-01-10', '2022-01')).toBe(true)
    expect(edtfOverlap('2022-01-10', '2022-02')).toBe(false)
    expect(edtfOverlap('XXXX-01-06', '2022-01')).toBe(true)
    expect(edtfOverlap('XXXX-01-06', '2022-02-01/2022-12-31')).toBe(false)
    expect(edtfOverlap('XXXX-01-06', '2022-02-01/2023-01-31')).toBe(true)
    expect(edtfOverlap('XXXX-01', 'XXXX-01-06')).toBe(true)
  })

  it('overlaps as days do', () => {
    const date = fc.tuple(fc.integer({ min: 1990, max: 1993 }), fc.integer({ min: 1, max: 12 }), fc.constantFrom(0, 1, 2)).map(([y, m, p]) => (p === 0 ? `${y}` : p === 1 ? `${y}-${String(m).padStart(2, '0')}` : `${y}-${String(m).padStart(2, '0')}-15`))
    fc.assert(
      fc.property(date, date, (a, b) => {
        const [x, y] = [edtfBounds(a)!, edtfBounds(b)!]
        const days = new Set(Array.from({ length: x[1] - x[0] + 1 }, (_, i) => x[0] + i))
        const naive = Array.from({ length: y[1] - y[0] + 1 }, (_, i) => y[0] + i).some((d) => days.has(d))
        expect(edtfOverlap(a, b)).toBe(naive)
        expect(edtfOverlap(b, a)).toBe(naive)
      }),
      { seed: 2, numRuns: runs },
    )
  })
})

describe('formatEdtf', () => {
  it.each([
    ['2022-01-10', '10 January 2022'],
    ['2022-01-10T14:50', '10 January 2022, 14:50'],
    ['2022-01-10T14:50:00Z', '10 January 2022, 14:50 UTC'],
    ['2022-01', 'January 2022'],
    ['2022', '2022'],
    ['XXXX-01-06', '6 January, year unknown'],
    ['XXXX-01', 'January, year unknown'],
    ['199X', '1990s'],
    ['2021-22', 'summer 2021'],
    ['2022-01~', 'about January 2022'],
    ['2022-01-06?', '6 January 2022 (uncertain)'],
    ['2022-01-05/2022-01-10', '5 January 2022 – 10 January 2022'],
    ['2022/..', 'since 2022'],
    ['/2022-01', 'until January 2022'],
    ['2022-XX-XX', '2022'],
  ])('%s is %s', (value, text) => {
    expect(formatEdtf(value, 'en-GB')).toBe(text)
  })

  it('is total: valid dates give words, anything else itself', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[\dX]{4}(-[\dX]{2}){0,2}[?~%]?$/), fc.stringMatching(/^\d{4}-\d\d\/(\d{4}-\d\d)?$/)), (value) => {
        const text = formatEdtf(value, 'en-GB')
        expect(isEdtf(value) ? /\S/.test(text) : text === value).toBe(true)
      }),
      { seed: 3, numRuns: runs },
    )
  })
})
