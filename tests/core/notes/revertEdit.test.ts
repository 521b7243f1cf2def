import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { markdownToNote } from '../../../renderer/core/markdown/markdown.ts'
import { renameReferences } from '../../../renderer/core/notes/links.ts'
import { revertEdit } from '../../../renderer/core/notes/revertEdit.ts'
import { noteArbitrary } from '../markdown/noteArbitrary.ts'

const parameters = { seed: 20220110, numRuns: process.env['DOSSIER_LONG'] ? 10_000 : 200 }
const rename = (doc: Parameters<typeof renameReferences>[0]) => renameReferences(doc, 'actor', 'a1', 'New', 'Old')

test('an edit is taken back whole when nothing else was written', () => {
  fc.assert(
    fc.property(noteArbitrary, noteArbitrary, (before, after) => {
      expect(revertEdit(before, after)(structuredClone(after))).toEqual(before)
    }),
    parameters,
  )
})

test('what was written since stays, and what was changed since is left alone', () => {
  const before = markdownToNote('First [Old](dossier://actor/a1).\n\n- one [Old](dossier://actor/a1)\n- two\n\nLast [Old](dossier://actor/a1).\n')
  const after = rename(before)
  const later = markdownToNote('Put before.\n\nFirst [New](dossier://actor/a1).\n\n- one [New](dossier://actor/a1)\n- two and more\n\nLast, written on: [New](dossier://actor/a1).\n')
  expect(revertEdit(before, after)(later)).toEqual(
    markdownToNote('Put before.\n\nFirst [Old](dossier://actor/a1).\n\n- one [Old](dossier://actor/a1)\n- two and more\n\nLast, written on: [New](dossier://actor/a1).\n'),
  )
  const other = markdownToNote('Nothing of it.\n')
  expect(revertEdit(before, after)(other)).toBe(other)
})

test('of two equal blocks the one that was edited goes back', () => {
  const before = markdownToNote('See [New](dossier://actor/a1).\n\nSee [Old](dossier://actor/a1).\n')
  expect(revertEdit(before, rename(before))(rename(before))).toEqual(before)
})
