/** What pages show of decisions that are not linked yet. */
import { expect, test } from 'vitest'
import type { ActorRow } from '../../../../renderer/core/model.ts'
import { type ActorChange, expectedActor, inverseOf } from '../../../../renderer/ui/desk/acts/expectedActors.ts'

const before = { name: 'Lena Vogt', kind: 'person', aliases: ['Vogtin'] } as ActorRow
const after = (...changes: ActorChange[]) => {
  const { actor, gone } = expectedActor(before, changes)
  return [actor.name, actor.kind, (actor.aliases ?? []).join(), gone]
}
const undone = (change: ActorChange): ActorChange => inverseOf({ actor: before, change }).change

test('one change after the other; the undo of one leaves the others', () => {
  const name = { name: 'Dr. Vogt' }
  const kind = { kind: 'organisation' as const }
  expect(after(name, kind, undone(kind))).toEqual(['Dr. Vogt', 'person', 'Vogtin', false])
  expect(after(name, kind, undone(name))).toEqual(['Lena Vogt', 'organisation', 'Vogtin', false])
  expect(after({ alias: 'LV' }, { alias: 'Vogtin' }, { notAlias: 'LV' })).toEqual(['Lena Vogt', 'person', 'Vogtin', false])
  expect(after({ notAlias: 'Vogtin' }, undone({ notAlias: 'Vogtin' }))).toEqual(after())
})

test('who is no actor any more stays gone whatever else is decided, until that is undone', () => {
  expect(after({ gone: true }, {}, { name: 'X' })[3]).toBe(true)
  expect(after({ gone: true }, {}, undone({}), undone({ gone: true }))).toEqual(after())
})
