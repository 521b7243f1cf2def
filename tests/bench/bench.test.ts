/** The bench runs and reports every figure that the design asks for; no thresholds: speeds are read, not tested. */
import { expect, test } from 'vitest'
import { bench } from './bench.ts'

test('with 100 articles, every figure is a number', async () => {
  const { articles, measures } = await bench({ articles: 100 })
  expect(articles).toBe(100)
  for (const wanted of [
    /^import, per 1,000/, /^database size/, /^cold start/, /^opening an article/, /^switching between 50/, /^opening a note of 50,000/, /^key to paint in a note of 50,000 .* p95/, /^page of an actor in 5 %/,
    /^export of 1,000 notes/, /^longest main-thread task/, /^window’s memory/, /^workers’ memory/, /^frame time .* p95/,
  ]) {
    const found = measures.filter(({ name }) => wanted.test(name))
    expect(found.length, String(wanted)).toBeGreaterThan(0)
    for (const { name, value } of found) expect(Number.isFinite(value) && value >= 0, name).toBe(true)
  }
  expect(measures.filter(({ peer }) => peer !== undefined).map(({ peer }) => peer!.ratio).every((ratio) => ratio > 0)).toBe(true)
}, 600_000)
