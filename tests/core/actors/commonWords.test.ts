import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createCommonWords } from '../../../renderer/core/actors/commonWords.ts'
import { wordSet } from '../../../renderer/core/actors/wordSet.ts'

test('a word set answers as a Set does', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'b', 'ж', "'", '-', 'z'), minLength: 1, maxLength: 4 })
  fc.assert(
    fc.property(fc.uniqueArray(word, { maxLength: 30 }), fc.array(word), (words, asked) => {
      const set = new Set(words)
      const has = wordSet([...words].sort().join('\n'))
      for (const each of [...words, ...asked, '']) expect(has(each)).toBe(set.has(each))
    }),
    { seed: 5, numRuns: process.env['DOSSIER_LONG'] ? 5_000 : 200 },
  )
})

describe('German words', () => {
  const words = createCommonWords({ de: 'haus\nkraft\nlok\npark\nwerk\nwind', en: 'house' })
  test.each(['haus', 'hauses', 'windkraft', 'windparks', 'windkraftwerk', 'hausordnung', 'verschiebungen', 'eitelkeit'])('%s is common', (word) => expect(words.has(word, 'de')).toBe(true))
  test.each(['merkel', 'tokajew', 'hartung', 'parker', 'lindner'])('%s is not', (word) => expect(words.has(word, 'de')).toBe(false))
  test('are German only, and listed only as listed', () => {
    expect([words.has('windkraft', 'en'), words.has('house', 'en'), words.has('house', null), words.lists('windkraft', 'de'), words.lists('wind', 'de')]).toEqual([false, true, false, false, true])
  })
})
