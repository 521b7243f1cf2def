/** The bench runs and reports every figure, at a small size, but for memory, which not every Chromium tells; no thresholds: speeds are read, not tested. */
import { expect, test } from 'vitest'
import { bench, SMALL } from './bench.ts'

test('with 40 articles and little of everything, each figure is a number', async () => {
  const { articles, measures } = await bench({ articles: 40, scale: SMALL })
  expect(articles).toBe(40)
  for (const wanted of [
    /^import, per 1,000/, /^database size/, /^cold start/, /^opening an article/, /^switching between 50/, /^opening a note of .* first/, /^opening a note of .* median/, /^key to paint in a note .* p95/,
    /^main thread busy for a key .* p95/, /^page of an actor in 5 %/, /^export of 20 notes/, /^longest main-thread task/, /^opening an article with 50 highlights/, /^opening an article with 20 backlinks/,
    /^backup of the library/, /^restoring the library/, /^page of an actor with .* first/, /^page of an actor with .* median/, /^linking 100/, ...['rename', 'merge', 'split a name off', 'change the kind', 'ignore everywhere'].flatMap((act) => [new RegExp(`^until it is so .* ${act}$`), new RegExp(`^until it is so .* ${act}, undone`)]), /^frame time .* notes, p95/,
  ]) {
    const found = measures.filter(({ name }) => wanted.test(name))
    expect(found.length, String(wanted)).toBeGreaterThan(0)
    for (const { name, value } of found) expect(Number.isFinite(value) && value >= 0, name).toBe(true)
  }
  expect(measures.filter(({ peer }) => peer !== undefined).map(({ peer }) => peer!.ratio).every((ratio) => ratio > 0)).toBe(true)
}, 600_000)
