import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { EVENT_WORDS, GENERIC, WEAK_WORDS } from '../../../renderer/core/events/eventWords.ts'
import { triggerPattern } from '../../../renderer/core/events/triggerPatterns.ts'
import type { Trigger } from '../../../renderer/core/events/triggers.ts'
import { findTriggers } from '../../../renderer/core/events/triggers.ts'
import type { Lang } from '../../../renderer/core/model.ts'

const LANGS: Lang[] = ['de', 'it', 'en', 'fr', 'es', 'ru']
const runs = process.env['DOSSIER_LONG'] === undefined ? 60 : 3_000

/** By trying the whole pattern at each place of the text. */
function naive(text: string, lang: Lang): Trigger[] {
  const { here, meanings } = triggerPattern(lang)!
  return [...text.matchAll(new RegExp(here.source, 'giu'))].flatMap((match) =>
    GENERIC.test(text.slice(Math.max(0, match.index - 40), match.index)) ? [] : [{ ...meanings[match.findIndex((part, group) => group > 0 && part !== undefined) - 1]!, start: match.index, end: match.index + match[0].length }],
  )
}

/** Some words that the tables match, by choosing the nth way at each bracket, and pieces of such words. */
function pieces(lang: Lang): string[] {
  const patterns = [...Object.values(EVENT_WORDS), ...WEAK_WORDS].flatMap(({ words }) => words[lang] ?? []).map((entry) => entry.slice(entry.indexOf('=') + 1))
  const chosen = [0, 1, 2, 3].flatMap((nth) => patterns.flatMap((pattern) => {
    let plain = pattern
    while (plain.includes('(')) plain = plain.replaceAll(/\(\?[=!][^()]*\)/g, '').replaceAll(/\(\?:([^()]*)\)/g, (_, ways: string) => ways.split('|')[nth % ways.split('|').length]!)
    return plain.split('|').map((way) => way.replaceAll(/\\p\{L\}[*+]|~/gu, 'neu').replaceAll(/\[(.).*?\]/gu, '$1').replaceAll(/[?*]/g, '').replaceAll('_', ' ').replaceAll('…', ' von drei '))
  }))
  return [...new Set([...chosen, ...chosen.flatMap((each) => each.split(/[ '-]/))])].filter((piece) => piece !== '')
}

describe('findTriggers', () => {
  it.each(LANGS)('finds in %s what the whole pattern finds at any place', (lang) => {
    const piece = fc.constantFrom(...pieces(lang))
    const word = fc.oneof({ weight: 3, arbitrary: piece }, { weight: 1, arbitrary: fc.tuple(piece, piece).map((parts) => parts.join('')) })
    const text = fc.array(fc.tuple(word, fc.constantFrom(' ', ' ', ' ', '-', ', ', '\n', '’', '.', '« ', ' \u0301')), { maxLength: 30 }).map((words) => words.flat().join(''))
    let found = 0
    fc.assert(fc.property(text, (each) => {
      const triggers = findTriggers(each, lang)
      found += triggers.length
      expect(triggers).toEqual(naive(each, lang))
    }), { seed: 4, numRuns: runs })
    expect(found).toBeGreaterThan(runs)
  })

  it.each([
    ['en', 'A plane crash, two airstrikes and a train-crash', ['plane crash', 'airstrikes', 'crash']],
    ['en', 'Air strikes on the port. Crash kills two', ['Air strikes', 'Crash']],
    ['ru', 'Авиаудары и ракетные удары', ['Авиаудары', 'ракетные удары']],
    ['de', 'Auf dem OVKS-Sondergipfel', ['Sondergipfel']],
  ] as [Lang, string, string[]][])('finds in %s “%s” whether it is one word or two', (lang, text, wanted) => {
    expect(findTriggers(text, lang).map(({ start, end }) => text.slice(start, end))).toEqual(wanted)
  })
})
