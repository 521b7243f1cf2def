import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { sentenceAt, sentences } from '../../../renderer/core/text/sentences.ts'
import { tokens } from '../../../renderer/core/text/tokens.ts'

const runs = { seed: 11, numRuns: process.env['DOSSIER_LONG'] ? 20_000 : 500 }
const cut = (text: string, lang: string): string[] => sentences(text, lang).map(({ start, end }) => text.slice(start, end).trim())
const prose = fc
  .array(fc.constantFrom('Am ', '10. ', 'Januar ', 'Dr. ', 'J. ', 'Smith', '. ', '! ', '? ', '… ', '\n', '\n\n', '„', '“', ' ', 'sagte ', 'z. B. ', 'U.S. ', 'г. ', 'Москва', '3.5', 'Yahoo!', '\u00A0', '𝔘'), { maxLength: 40 })
  .map((parts) => parts.join(''))

describe('sentences', () => {
  test.each([
    ['de', 'Am 10. Januar kam Dr. Merkel, z. B. mit J. Smith. Er ging.', ['Am 10. Januar kam Dr. Merkel, z. B. mit J. Smith.', 'Er ging.']],
    ['de', '„Das geht uns alle an“, sagte er. Dann ging er! Nach dem 3. Tag kam er wieder.', ['„Das geht uns alle an“, sagte er.', 'Dann ging er!', 'Nach dem 3. Tag kam er wieder.']],
    ['en', 'Mr. Smith met J. R. Jones in the U.S. Senate. It rained.', ['Mr. Smith met J. R. Jones in the U.S. Senate.', 'It rained.']],
    ['it', 'Il dott. Rossi è arrivato. "Andiamo!" Poi è partito.', ['Il dott. Rossi è arrivato.', '"Andiamo!"', 'Poi è partito.']],
    ['fr', 'M. Dupont a parlé. Mme. Durand aussi.', ['M. Dupont a parlé.', 'Mme. Durand aussi.']],
    ['es', 'El Sr. García llegó. ¿Quién es? Nadie lo sabe.', ['El Sr. García llegó.', '¿Quién es?', 'Nadie lo sabe.']],
    ['ru', 'В 2022 г. Путин приехал в г. Минск. Встреча с А. Г. Лукашенко прошла.', ['В 2022 г. Путин приехал в г. Минск.', 'Встреча с А. Г. Лукашенко прошла.']],
  ])('%s: %s', (lang, text, expected) => expect(cut(text, lang)).toEqual(expected))

  test('tile the text in order', () => {
    fc.assert(
      fc.property(fc.oneof(prose, fc.string({ unit: 'grapheme' })), fc.constantFrom('de', 'en', 'ru', null), (text, lang) => {
        const spans = sentences(text, lang)
        expect(spans.map(({ start, end }) => text.slice(start, end)).join('')).toBe(text)
        for (const { start, end } of spans) expect(end).toBeGreaterThan(start)
      }),
      runs,
    )
  })

  test('sentenceAt is the sentence of sentences, wherever one asks', () => {
    fc.assert(
      fc.property(prose, fc.nat(400), (text, at) => {
        const found = sentenceAt(text, at, 'de')
        expect(found.start).toBeLessThanOrEqual(found.end)
        expect(text.slice(found.start, found.end)).toBe(text.slice(found.start, found.end).trim())
        expect(found.end).toBeLessThanOrEqual(text.length)
      }),
      runs,
    )
    const text = 'Erster Satz. Zweiter Satz mit Dr. Maier. Dritter.'
    expect(text.slice(...Object.values(sentenceAt(text, 20, 'de')))).toBe('Zweiter Satz mit Dr. Maier.')
  })

  test('sentenceAt looks at the neighbourhood only', () => {
    const text = `${'Ein Satz steht hier. '.repeat(250_000)}Gesucht wird dieser. ${'Noch einer. '.repeat(1000)}`
    const at = text.indexOf('Gesucht') + 3
    let reached = 0
    const spy = new Proxy(new String(text), {
      get: (target, name) => {
        const value: unknown = Reflect.get(target, name, target)
        if (name !== 'slice') return typeof value === 'function' ? value.bind(target) : value
        return (from: number, to: number) => {
          reached = Math.max(reached, to - from)
          return text.slice(from, to)
        }
      },
    }) as unknown as string
    const { start, end } = sentenceAt(spy, at, 'de')
    expect(text.slice(start, end)).toBe('Gesucht wird dieser.')
    expect(reached).toBeLessThan(10_000)
  })
})

test('tokens are words of the text, in order, and know what stood before them', () => {
  fc.assert(
    fc.property(fc.oneof(prose, fc.string({ unit: 'grapheme' })), fc.constantFrom('de', 'it', 'en', null), (text, lang) => {
      let at = 0
      for (const token of tokens(text, lang)) {
        expect(token.gap).toBe(text.slice(at, token.start))
        expect(text.slice(token.start, token.end)).toBe(token.text)
        expect(token.end).toBeGreaterThan(token.start)
        at = token.end
      }
    }),
    runs,
  )
  expect(tokens("L'OTAN e dell'Armenia", 'it').map(({ text }) => text)).toEqual(["L'", 'OTAN', 'e', "dell'", 'Armenia'])
  expect(tokens("Putin's man from kp.ru", 'en').map(({ text }) => text)).toEqual(['Putin', 'man', 'from', 'kp.ru'])
})
