import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { close, follow, move, tabKey, type Tab, type TabPlace } from '../../renderer/core/tabs.ts'

const runs = { seed: 7, numRuns: process.env['DOSSIER_LONG'] ? 20_000 : 1000 }

const place: fc.Arbitrary<TabPlace> = fc.oneof(
  fc.record({ kind: fc.constantFrom('note' as const, 'actor' as const), id: fc.constantFrom('a', 'b', 'c', 'd') }),
  fc.record({ kind: fc.constant('article' as const), id: fc.constantFrom('a', 'b'), version: fc.constantFrom(1, 2) }),
)
const step = fc.oneof(
  fc.record({ kind: fc.constant('open' as const), side: fc.option(place), slot: fc.constantFrom('here', 'fresh', 'closed') }),
  fc.record({ kind: fc.constant('close' as const), at: fc.nat(5) }),
  fc.record({ kind: fc.constant('move' as const), at: fc.nat(5), to: fc.integer({ min: -1, max: 7 }) }),
)

test('whatever is opened, closed and moved: what is open is a tab, nothing is open twice, and the others stay as they were', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 20 }), (steps) => {
      let tabs: readonly Tab[] = []
      let active: string | null = null
      let count = 0
      const fresh = (): string => `slot-${++count}`
      const closed: string[] = []
      for (const each of steps) {
        const before = tabs
        const wasActive = active
        if (each.kind === 'open') {
          const slot = each.slot === 'here' ? active : each.slot === 'closed' ? (closed.at(-1) ?? null) : null
          ;({ tabs, active } = follow(tabs, active, each.side, slot, fresh))
          if (each.side === null) expect([tabs, active]).toEqual([before, null])
          else expect(tabs.find((tab) => tab.slot === active)?.place).toEqual(each.side)
          // At most one tab is another, or new.
          expect(before.filter((tab) => !tabs.includes(tab)).length).toBeLessThanOrEqual(1)
          expect(tabs.length - before.length).toBeOneOf([0, 1])
          if (tabs.length > before.length && before.some((tab) => tab.slot === wasActive)) expect(tabs.findIndex((tab) => tab.slot === active)).toBe(before.findIndex((tab) => tab.slot === wasActive) + 1)
        } else {
          const { slot } = tabs[each.at] ?? { slot: 'none' }
          if (each.kind === 'move') {
            tabs = move(tabs, slot, each.to)
            expect(new Set(tabs)).toEqual(new Set(before))
            expect(tabs.filter((tab) => tab.slot !== slot)).toEqual(before.filter((tab) => tab.slot !== slot))
            if (slot !== 'none') expect(tabs[Math.max(0, Math.min(each.to, tabs.length - 1))]?.slot).toBe(slot)
          } else {
            const { tabs: left, next } = close(tabs, slot)
            expect(left).toEqual(before.filter((tab) => tab.slot !== slot))
            expect(next === null).toBe(slot === 'none' || left.length === 0)
            if (slot !== 'none') closed.push(slot)
            tabs = left
            if (active === slot) active = next?.slot ?? null
          }
        }
        expect(new Set(tabs.map((tab) => tabKey(tab.place))).size).toBe(tabs.length)
        expect(new Set(tabs.map((tab) => tab.slot)).size).toBe(tabs.length)
      }
    }),
    runs,
  )
})
