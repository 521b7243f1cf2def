import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { blockChanges, mergeBlocks } from '../../../renderer/core/notes/blockChanges.ts'

const letters = (text: string): string[] => text.split('')
const same = (a: string, b: string): boolean => a === b
const merge = (base: string, mine: string, theirs: string): string | null => mergeBlocks(letters(base), letters(mine), letters(theirs), same, (block) => block === '_')?.join('') ?? null
const runs = { seed: 4, numRuns: process.env['DOSSIER_LONG'] ? 50_000 : 2000 }

test.each([
  ['abc', 'aXc', 'abcY', 'aXcY'],
  ['abc', 'Xbc', 'abY', 'XbY'],
  ['abc', 'abcX', 'abcY', 'abcYX'],
  ['abc', 'Xabc', 'Yabc', 'YXabc'],
  ['abc', 'abXc', 'aYc', 'aYXc'],
  ['abc', 'ac', 'abcY', 'acY'],
  ['abc', 'aXc', 'aYc', null],
  ['abc', 'ac', 'aYc', null],
  ['abcd', 'ad', 'abXcd', null],
  ['abc', 'aXc', 'aXc', 'aXc'],
  ['abc', 'abc', 'aYc', 'aYc'],
  ['a_', 'aX', 'aY', 'aYX'],
  ['', 'X', '', 'X'],
])('%s changed to %s and to %s is %s', (base, mine, theirs, merged) => expect(merge(base, mine, theirs)).toBe(merged))

const list = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'd', '_'), maxLength: 8 })

test('the changes lead from one list to the other, and blocks between them stayed', () => {
  fc.assert(
    fc.property(list, list, (from, to) => {
      let made = ''
      let at = 0
      for (const { start, end, blocks } of blockChanges(letters(from), letters(to), same)) {
        expect(start >= at && (at === 0 || start > at)).toBe(true)
        made += from.slice(at, start) + blocks.join('')
        at = end
      }
      expect(made + from.slice(at)).toBe(to)
    }),
    runs,
  )
})

test('a merge has every new block of both, and nothing that either removed; with one side unchanged it is the other', () => {
  const fresh = (others: string) => fc.array(fc.oneof({ weight: 5, arbitrary: fc.constant('keep' as const) }, fc.constant('remove' as const), fc.constant('change' as const), fc.constant('insert' as const)), { minLength: 8, maxLength: 8 })
    .map((acts) => (base: string) => letters(base).map((block, at) => ({ keep: block, remove: '', change: others[at]!, insert: block + others[at]! })[acts[at]!]).join(''))
  fc.assert(
    fc.property(fc.constantFrom('pqrstuvw'.slice(0, 8), 'pqrst', 'p'), fresh('ABCDEFGH'), fresh('ZYXWVUTS'), (base, change, other) => {
      const mine = change(base)
      const theirs = other(base)
      expect(merge(base, mine, base)).toBe(mine)
      expect(merge(base, base, theirs)).toBe(theirs)
      const merged = merge(base, mine, theirs)
      if (merged === null) return
      for (const block of letters(mine + theirs)) if (!base.includes(block)) expect(merged).toContain(block)
      for (const block of base) if (!mine.includes(block) || !theirs.includes(block)) expect(merged).not.toContain(block)
      expect(merged.length).toBeLessThanOrEqual(mine.length + theirs.length)
    }),
    runs,
  )
})
