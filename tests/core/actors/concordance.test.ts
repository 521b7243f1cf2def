import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { arrange, type Concordance, type ConcordanceQuery, contextOf, needsWords, wordsKey } from '../../../renderer/core/actors/concordance.ts'
import { fold } from '../../../renderer/core/text/fold.ts'

const QUERY: ConcordanceQuery = { sort: 'newest', text: '', lang: null, source: null, form: null, span: null }

const TEXTS = ['Gestern sprach Élan Vogt in Bern. Heute schwieg Vogt.', 'Ieri Vogt ha parlato; domani Vogt parlerà.', 'Vogt.']
const LIBRARY: Concordance = {
  articles: [
    { id: 'b', version: 1, title: 'Zwei', lang: 'de', source: 'Bote', date: '2022-03-04', order: '2022-03-04' },
    { id: 'a', version: 1, title: 'Uno', lang: 'it', source: 'Ärger', date: '2022-01', order: '2022-01' },
    { id: 'c', version: 1, title: 'Vogt', lang: null, source: '', date: null, order: '' },
  ],
  lines: [
    { article: 0, field: 'body', start: 15, end: 24, form: 1 }, { article: 0, field: 'body', start: 48, end: 52, form: 2 },
    { article: 1, field: 'body', start: 5, end: 9, form: 2 }, { article: 1, field: 'body', start: 29, end: 33, form: 2 },
    { article: 2, field: 'title', start: 0, end: 4, form: 3 }, { article: 2, field: 'body', start: 0, end: 4, form: 3 },
  ],
  forms: new Map([[1, { name: 'Élan Vogt', lang: 'de' }], [2, { name: 'Vogt', lang: 'it' }], [3, { name: 'Vogt', lang: 'und' }]]),
}
const words = (line: number): string => {
  const { article, field, start, end } = LIBRARY.lines[line]!
  return wordsKey(contextOf(field === 'title' ? LIBRARY.articles[article]!.title : TEXTS[article]!, start, end))
}
const order = (query: Partial<ConcordanceQuery>): number[] => arrange(LIBRARY, { ...QUERY, ...query }, words)

test('lines are sorted by each side, by date, source, language and name; what is unknown comes last', () => {
  expect(order({})).toEqual([0, 1, 2, 3, 4, 5])
  expect(order({ sort: 'oldest' })).toEqual([2, 3, 0, 1, 4, 5])
  expect(order({ sort: 'source' })).toEqual([2, 3, 0, 1, 4, 5])
  expect(order({ sort: 'language' })).toEqual([0, 1, 2, 3, 4, 5])
  expect(order({ sort: 'form' })).toEqual([0, 1, 2, 3, 4, 5])
  // Before: nothing, domani, Ieri, schwieg, sprach. After: nothing, ha, Heute…, in, parlerà.
  expect(order({ sort: 'left' })).toEqual([4, 5, 3, 2, 1, 0])
  expect(order({ sort: 'right' })).toEqual([1, 4, 5, 2, 0, 3])
})

test('lines are narrowed by words, language, source, name and time', () => {
  expect(order({ text: 'elan vogt IN' })).toEqual([0, 1])
  expect(order({ text: 'gestern' })).toEqual([0, 1])
  expect(order({ lang: 'und' })).toEqual([4, 5])
  expect(order({ source: '' })).toEqual([4, 5])
  expect(order({ form: 2, lang: 'de' })).toEqual([1])
  expect(order({ span: { from: '2022-03-01', to: '2022-04-01' } })).toEqual([0, 1])
  // A month is in the quarter it is part of.
  expect(order({ span: { from: '2022-01-01', to: '2022-04-01' } })).toEqual([0, 1, 2, 3])
})

test('an order holds what the same query finds in any other, and sides are as they were folded', () => {
  const sorts = ['newest', 'oldest', 'source', 'language', 'form', 'left', 'right'] as const
  fc.assert(
    fc.property(fc.constantFrom(...sorts), fc.constantFrom('', 'vogt', 'heute', 'zzz'), (sort, text) => {
      const found = order({ sort, text })
      expect(new Set(found)).toEqual(new Set(order({ text })))
      expect(needsWords({ ...QUERY, sort, text })).toBe(text !== '' || sort === 'left' || sort === 'right')
    }),
    { seed: 2, numRuns: 50 },
  )
})

test('a context is the text around, in one line and without half words', () => {
  const piece = fc.constantFrom('Wort', 'ein', '\n\n', ' ', 'länger.', '\t', '„Zitat“', 'x'.repeat(40))
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 80 }), fc.array(piece, { maxLength: 80 }), (before, after) => {
      const [left, right] = [before.join(' '), after.join(' ')]
      const context = contextOf(`${left}NAME${right}`, left.length, left.length + 4)
      const flat = (text: string): string => text.replace(/\s+/g, ' ')
      expect(context.word).toBe('NAME')
      expect(context.left + context.right).not.toMatch(/[\n\t]/)
      expect(flat(left).trimStart().endsWith(context.left.trimStart())).toBe(true)
      expect(flat(right).trimEnd().startsWith(context.right.trimEnd())).toBe(true)
      expect(fold(context.left).length).toBeLessThan(260)
    }),
    { seed: 4, numRuns: process.env['DOSSIER_LONG'] ? 5000 : 300 },
  )
})
