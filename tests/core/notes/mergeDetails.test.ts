import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { mergeDetails, type Details } from '../../../renderer/core/notes/mergeDetails.ts'

const details = fc.record({
  aliases: fc.uniqueArray(fc.constantFrom('A', 'b', 'C'), { maxLength: 3 }), folder: fc.constantFrom('', 'X', 'Y'), lang: fc.constantFrom(null, 'de', 'it'), pinnedAt: fc.constantFrom(0, 1),
})

test('field by field: what one changed stands, what both changed stands as said last and the other value is named', () => {
  fc.assert(
    fc.property(details, details, details, (base, mine, stored) => {
      const { write, conflicts } = mergeDetails(base, mine, stored)
      const result: Details = { ...stored, ...write }
      for (const field of ['folder', 'lang'] as const) {
        const [was, here, there] = [base[field], mine[field], stored[field]]
        // `change` says what shall be: whoever gives a field means it.
        expect(result[field]).toBe(here)
        expect(conflicts.find((conflict) => conflict.field === field)).toEqual(there !== was && there !== here ? { field, mine: here, theirs: there } : undefined)
      }
      // Every name is there that neither took away.
      for (const name of ['A', 'b', 'C'] as const) {
        const [was, here, there] = [base, mine, stored].map(({ aliases }) => aliases.includes(name))
        expect(result.aliases.includes(name)).toBe(was ? here && there : here || there)
      }
      expect(result.pinnedAt > 0).toBe(mine.pinnedAt > 0)
    }),
    { seed: 4, numRuns: 500 },
  )
})

test('what is not given is left as it is', () => {
  const stored = { aliases: ['B'], folder: 'Y', lang: 'de', pinnedAt: 5 }
  expect(mergeDetails({ aliases: [], folder: 'X', lang: null, pinnedAt: 0 }, { aliases: ['a'] }, stored)).toEqual({ write: { aliases: ['B', 'a'] }, conflicts: [] })
  // Case is no difference.
  expect(mergeDetails({ aliases: ['b'], folder: '', lang: null, pinnedAt: 0 }, { aliases: ['b', 'C'] }, { ...stored, aliases: ['B', 'c'] }).write).toEqual({ aliases: ['B', 'c'] })
})
