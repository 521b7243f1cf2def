import { afterEach, expect, test, vi } from 'vitest'
import { PacedValue } from '../../../renderer/ui/shared/PacedValue.ts'

afterEach(() => {
  vi.useRealTimers()
})

test('a value that is set a thousand times a second is told ten times, the last one in the end; what is settled is told at once', () => {
  vi.useFakeTimers()
  const value = new PacedValue(0)
  const told: number[] = []
  const stop = value.follow(() => told.push(value.shown()))
  for (let at = 1; at <= 1000; at++) {
    value.set(at)
    vi.advanceTimersByTime(1)
  }
  expect(told.length).toBeGreaterThan(8)
  expect(told.length).toBeLessThan(13)
  vi.advanceTimersByTime(200)
  expect(told.at(-1)).toBe(1000)
  value.set(1001)
  value.set(1002)
  value.settle(0)
  expect(value.shown()).toBe(0)
  const before = told.length
  vi.advanceTimersByTime(1000)
  expect(told.length).toBe(before)
  expect(told.at(-1)).toBe(0)
  stop()
  value.settle(5)
  expect(told.at(-1)).toBe(0)
})
