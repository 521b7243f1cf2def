import fc from 'fast-check'
import { expect, test } from 'vitest'
import { markdownToNote, noteToMarkdown } from '../../../renderer/core/markdown/markdown.ts'
import { normalizeNote } from '../../../renderer/core/markdown/normalizeNote.ts'
import type { NoteNode } from '../../../renderer/core/model.ts'
import { NODE } from '../../../renderer/core/notes/document.ts'
import { markdownArbitrary, noteArbitrary } from './noteArbitrary.ts'

const runs = (few: number, many: number): fc.Parameters<unknown> => ({ seed: 20220110, numRuns: process.env['DOSSIER_LONG'] ? many : few })

test('a note survives Markdown: reading what was written gives its normal form', () => {
  fc.assert(
    fc.property(noteArbitrary, (doc) => {
      expect(markdownToNote(noteToMarkdown(doc))).toEqual(normalizeNote(doc))
    }),
    runs(400, 20_000),
  )
})
