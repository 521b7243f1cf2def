/** How many names are compared as they grow in number: counted, because a time says little of a busy machine. */
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { linkForms } from '../../../renderer/core/actors/linkForms.ts'
import { form } from './someForms.ts'

const compareNames = import('../../../renderer/core/actors/compareNames.ts')
let compared = 0
let link: typeof linkForms

// Files share their modules: these are loaded once more, with the counter, and given up.
beforeAll(async () => {
  const real = await compareNames
  vi.resetModules()
  vi.doMock('../../../renderer/core/actors/compareNames.ts', () => ({
    ...real,
    comparePersons: (...names: Parameters<typeof real.comparePersons>) => {
      compared += 1
      return real.comparePersons(...names)
    },
  }))
  link = (await import('../../../renderer/core/actors/linkForms.ts')).linkForms
})

afterAll(() => {
  vi.doUnmock('../../../renderer/core/actors/compareNames.ts')
  vi.resetModules()
})

const comparisons = (count: number, name: (at: number) => string): number => {
  compared = 0
  link(Array.from({ length: count }, (_, at) => form('person', 'en', name(at))), [])
  return compared
}
const letters = (at: number): string => at.toString(26).replace(/\d/g, (digit) => 'qrstuvwxyz'[Number(digit)]!)

test.each([
  ['bear one family name', (at: number) => `Ma${letters(at)} Petrov`],
  ['are spelt in two ways', (at: number) => (at % 2 === 0 ? `Wladimir Sch${letters(at)}in` : `Vladimir Sh${letters(at - 1)}in`)],
])('of twice as many persons that %s, hardly more than twice as many pairs are compared', (_, name) => {
  // Enough of them that some sound alike in crowds, of which only neighbours are compared: below that all are.
  const [some, twice] = [comparisons(800, name), comparisons(1600, name)]
  expect(some).toBeGreaterThan(100)
  expect(twice).toBeLessThan(some * 2.5)
})
