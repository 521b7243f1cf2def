import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fold } from '../../../renderer/core/text/fold.ts'

const runs = { seed: 7, numRuns: process.env['DOSSIER_LONG'] ? 20_000 : 500 }

describe('fold', () => {
  test.each([
    ['Łódź’s', "lodz's"], ['Straße', 'strasse'], ['ЁЛКА', 'елка'], ['Тайфун', 'тайфун'], ['ŒUVRE ﬁn', 'oeuvre fin'], ['Tokaïev', 'tokaiev'], ['Erdoğan', 'erdogan'], ['İstanbul', 'istanbul'], ['Kassym‑Jomart', 'kassym-jomart'],
  ])('%s', (text, folded) => expect(fold(text)).toBe(folded))

  test('is idempotent, and blind to case and to normal form', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(fold(fold(text))).toBe(fold(text))
        expect(fold(text.normalize('NFD'))).toBe(fold(text.normalize('NFC')))
      }),
      runs,
    )
  })
})
