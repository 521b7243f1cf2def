import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { markdownToNote, noteToMarkdown } from '../../../renderer/core/markdown/markdown.ts'
import { compareNotes, type ComparedBlock } from '../../../renderer/core/notes/compareNotes.ts'
import { noteArbitrary } from '../markdown/noteArbitrary.ts'

/** `[-gone-]{+come+}`, a block a line. */
const written = (blocks: ComparedBlock[]): string[] =>
  blocks.map((block) => {
    const mark = (text: string, kind: string): string => (kind === 'added' ? `{+${text}+}` : kind === 'removed' ? `[-${text}-]` : text)
    return block.kind === 'changed' ? block.parts.map(({ text, kind }) => mark(text, kind)).join('') : mark(block.text, block.kind)
  })
const compare = (before: string, after: string): string[] => written(compareNotes(markdownToNote(before), markdownToNote(after)))

test('words, formatting, and whole blocks that came or went', () => {
  expect(compare('# Head\n\nThe ship lies in the harbour.\n\nOld.\n\nEnd.', '# Head\n\nThe ship lies **in** the dock.\n\nEnd.\n\nQuite new.')).toEqual([
    '# Head', 'The ship lies {+**+}in{+**+} the [-harbour-]{+dock+}.', '[-Old.-]', 'End.', '{+Quite new.+}',
  ])
})

test('a paragraph that became a heading, and one that was put before', () => {
  expect(compare('One two three.', 'Before it came this.\n\n## One two three.')).toEqual(['{+Before it came this.+}', '{+## +}One two three.'])
})

test('without the additions it reads as before, without the removals as after, whatever the notes', () => {
  const blocks = (markdown: ReturnType<typeof markdownToNote>): string[] => (markdown.content ?? []).map((block) => noteToMarkdown({ type: 'doc', content: [block] }).replace(/\n+$/, '')).filter((text) => text !== '')
  const side = (compared: ComparedBlock[], without: string): string[] =>
    compared.flatMap((block) => {
      if (block.kind === 'changed') return [block.parts.filter(({ kind }) => kind !== without).map(({ text }) => text).join('')]
      return block.kind === without ? [] : [block.text]
    })
  fc.assert(
    fc.property(noteArbitrary, noteArbitrary, (before, after) => {
      const compared = compareNotes(before, after)
      expect(side(compared, 'added')).toEqual(blocks(before))
      expect(side(compared, 'removed')).toEqual(blocks(after))
      expect(compareNotes(before, before).every(({ kind }) => kind === 'same')).toBe(true)
    }),
    { seed: 5, numRuns: process.env['DOSSIER_LONG'] ? 2000 : 60 },
  )
})
