/** How many names are compared as they grow in number: counted, because a time says little of a busy machine. */
import { expect, test, vi } from 'vitest'
import { comparePersons } from '../../../renderer/core/actors/compareNames.ts'
import { linkForms } from '../../../renderer/core/actors/linkForms.ts'
import { form } from './someForms.ts'

vi.mock(import('../../../renderer/core/actors/compareNames.ts'), async (original) => {
  const real = await original()
  return { ...real, comparePersons: vi.fn<typeof real.comparePersons>(real.comparePersons) }
})

const comparisons = (count: number, name: (at: number) => string): number => {
  vi.mocked(comparePersons).mockClear()
  linkForms(Array.from({ length: count }, (_, at) => form('person', 'en', name(at))), [])
  return vi.mocked(comparePersons).mock.calls.length
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
