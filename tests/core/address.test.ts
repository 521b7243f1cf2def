import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { formatAddress, formatLink, parseAddress, type Address, type Place } from '../../renderer/core/address.ts'

const id = fc.uuid()
const span = fc.tuple(fc.nat(1e6), fc.integer({ min: 1, max: 1e4 })).map(([start, length]) => ({ start, end: start + length }))
const words = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 })
const place: fc.Arbitrary<Place> = fc.oneof(
  fc.constantFrom('home', 'actors', 'events', 'highlights', 'citations', 'trash', 'settings').map((kind) => ({ kind })),
  fc.record({ kind: fc.constantFrom('actor', 'event', 'note', 'citations'), id }) as fc.Arbitrary<Place>,
  fc.record({ kind: fc.constant('notes' as const), folder: words, tag: words, query: words }, { requiredKeys: ['kind'] }),
  fc.record({ kind: fc.constant('search' as const), query: fc.string({ unit: 'grapheme' }) }),
  fc.record({ kind: fc.constant('article' as const), id, version: fc.integer({ min: 1, max: 99 }), at: span }, { requiredKeys: ['kind', 'id'] }),
)
const beside = fc.oneof(
  fc.record({ kind: fc.constantFrom('actor' as const, 'event' as const), id }),
  fc.record({ kind: fc.constant('article' as const), id, version: fc.integer({ min: 1, max: 99 }), at: span }, { requiredKeys: ['kind', 'id'] }),
)
const address: fc.Arbitrary<Address> = fc.oneof(fc.record({ place, note: id }, { requiredKeys: ['place'] }), fc.record({ place, beside }))
const runs = { seed: 4, numRuns: process.env['DOSSIER_LONG'] ? 20_000 : 1000 }

test('what is written is read back, as a hash and as a link', () => {
  fc.assert(
    fc.property(address, (given) => {
      expect(parseAddress(formatAddress(given))).toEqual(given)
      expect(parseAddress(formatLink(given.place))).toEqual({ place: given.place })
    }),
    runs,
  )
})

test('any text at all is an address or null, never an exception', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.string().map((tail) => `dossier://article/${tail}`), fc.string().map((tail) => `#/article/a@1?at=${tail}`)), (text) => {
      const read = parseAddress(text)
      if (read !== null) expect(parseAddress(formatAddress(read))).toEqual(read)
    }),
    runs,
  )
})

test.each(['#/article/../x', '#/article/a b', 'dossier://article/a@0', '#/actor/<script>', '#/nowhere', '#/note/a/b', 'dossier://note/%2e%2e', `#/article/${'a'.repeat(65)}`])('refuses %s', (text) => {
  expect(parseAddress(text)).toBeNull()
})

test('a passage that ends before it begins is dropped, the article stays', () => {
  expect(parseAddress('#/article/a?at=9-3')).toEqual({ place: { kind: 'article', id: 'a' } })
})
