/** To open a note is not to write in it, whatever it ends in; to write in it is. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { userEvent } from 'vitest/browser'
import { openFixture, type Fixture } from '../deskFixture.tsx'
import { openMarkdown, place } from '../writing.ts'

let fixture: Fixture
beforeEach(async () => {
  fixture = await openFixture()
})
afterEach(() => fixture.close())

test.each(['- one\n- last\n', '# last\n', '| a | b |\n| - | - |\n| c | last |\n', '> last\n', 'last\n'])('%j', async (markdown) => {
  const id = await openMarkdown(fixture, markdown)
  const saved = async (): Promise<unknown> => {
    for (const flush of fixture.recorded.flushes) await flush()
    const row = (await fixture.db.notes.get(id))!
    return [row.revision, row.updatedAt, row.stamp, await fixture.db.noteSteps.where('noteId').equals(id).count()]
  }
  const before = await fixture.db.notes.get(id)
  expect(await saved()).toEqual([before!.revision, before!.createdAt, before!.stamp, 0])
  place('last')
  await userEvent.keyboard('!')
  await expect.poll(saved).not.toEqual([before!.revision, before!.createdAt, before!.stamp, 0])
})
