/** Embedded notes that become text: byte for byte in the files, and never without an end. */
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { exportLibrary } from '../../../renderer/core/export/exportLibrary.ts'
import { DEFAULT_EXPORT } from '../../../renderer/core/export/exportOptions.ts'
import { embeddedNotes, inlineEmbeds, type EmbedSource } from '../../../renderer/core/export/inlineEmbeds.ts'
import { markdownToNote, noteToMarkdown } from '../../../renderer/core/markdown/markdown.ts'
import { normalizeNote } from '../../../renderer/core/markdown/normalizeNote.ts'
import { readMarkdownNote } from '../../../renderer/core/markdown/readMarkdownNote.ts'
import { linksOf } from '../../../renderer/core/notes/links.ts'
import { LOOKUP, note } from './exportFixture.ts'

const MAIN = note('n1', 'Main', `
## Sources

![Laws](dossier://note/n2)

![a part](dossier://note/n2#Second%20law)

In a line ![Laws](dossier://note/n2) it stays[^1].

- an item

  ![deep](dossier://note/n3)

> [!note]
> ![Gone](dossier://note/gone)

![an article](dossier://article/art1)

[^1]: Mine.
`)
const LAWS = note('n2', 'Laws: three', `---
rating: 5
---

# First law

A robot[^1] may *not* injure.

## Second law

It obeys[^a b].

![loop](dossier://note/n1)

# Third law

It protects itself.

[^1]: Of any kind.

[^a b]: Mostly.
`.replaceAll('[^a b]', '[^ab]'))
const DEEP = note('n3', 'Deep', 'Down here: [back](dossier://note/n1).\n\n![empty](dossier://note/n4)\n')
const EMPTY = note('n4', '', '')
const ALL = [MAIN, LAWS, DEEP, EMPTY]
const noteOf = (id: string): EmbedSource | undefined => ALL.find((one) => one.id === id)

describe.each(['plain', 'pandoc'] as const)('%s', (format) => {
  test.each(['quote', 'text'] as const)('as %s, with the source, footnotes of its own and headings in their place', async (embeds) => {
    const { doc, inlined, kept } = inlineEmbeds(MAIN.doc, MAIN.id, embeds, noteOf)
    // Laws, its second part, Deep. Kept: the loop in each of the two, the one in the line, the one that is gone, the empty one.
    expect({ inlined, kept }).toEqual({ inlined: 3, kept: 5 })
    const { files } = exportLibrary({ notes: [{ ...MAIN, doc }, LAWS], articles: [], actors: [], events: [], highlights: [], assets: [] }, LOOKUP, { ...DEFAULT_EXPORT, format, embeds, marks: false })
    const text = files.find(({ path }) => path === 'Main.md')!.text
    await expect(text).toMatchFileSnapshot(`../../expected/export/embeds/${format}-${embeds}.md`)
    // What was written is read as what was meant, but for links to files.
    if (format === 'plain') expect(readMarkdownNote(text).doc.content?.map(({ type }) => type)).toEqual(normalizeNote(doc).content?.map(({ type }) => type))
  })
})

test('a note that embeds nothing that can be shown is the same object', () => {
  expect(inlineEmbeds(LAWS.doc, 'n2', 'quote', () => undefined).doc).toBe(LAWS.doc)
  expect(embeddedNotes(MAIN.doc)).toEqual(['n2', 'n3', 'gone'])
})

test('a part of a note that shows itself is not shown within itself', () => {
  const doc = markdownToNote('![here](dossier://note/me#Part)\n\n# Part\n\nWords.\n\n![again](dossier://note/me#Part)\n\n![all](dossier://note/me)\n')
  expect(noteToMarkdown(inlineEmbeds(doc, 'me', 'quote', () => ({ title: 'Me', doc })).doc)).toMatchInlineSnapshot(`
    "> # Part
    >
    > Words.
    >
    > ![again](dossier://note/me#Part)
    >
    > ![all](dossier://note/me)
    >
    > — [Me: Part](dossier://note/me#Part)

    # Part

    Words.

    > # Part
    >
    > Words.
    >
    > ![again](dossier://note/me#Part)
    >
    > ![all](dossier://note/me)
    >
    > — [Me: Part](dossier://note/me#Part)

    ![all](dossier://note/me)
    "
  `)
})

test('however notes embed each other there is an end, every footnote has one definition, and what is not embedded is as it was', () => {
  const ids = ['a', 'b', 'c']
  const piece = fc.oneof(
    fc.constantFrom(...ids).map((id) => `![x](dossier://note/${id})`), fc.constantFrom(...ids).map((id) => `![x](dossier://note/${id}#H)`),
    fc.constantFrom('# H', '## Other', 'Words[^1].', '> quoted[^x]', '- item', '[^1]: One.', '[^x]: Two.'),
  )
  fc.assert(
    fc.property(fc.array(fc.array(piece, { maxLength: 9 }), { minLength: 3, maxLength: 3 }), fc.constantFrom('quote' as const, 'text' as const), (pieces, style) => {
      const docs = pieces.map((lines) => markdownToNote(`${lines.join('\n\n')}\n`))
      const { doc, inlined } = inlineEmbeds(docs[0]!, 'a', style, (id) => ({ title: id, doc: docs[ids.indexOf(id)]! }))
      expect(inlined).toBeLessThanOrEqual(200)
      const labels = (doc.content ?? []).flatMap((node) => (node.type === 'footnoteDefinition' ? [String(node.attrs?.['label']).toLowerCase()] : []))
      const own = (docs[0]!.content ?? []).filter(({ type }) => type === 'footnoteDefinition').map((node) => String(node.attrs?.['label']).toLowerCase())
      // Two definitions of one label can only be those that the note had itself.
      expect(labels.length - new Set(labels).size).toBe(own.length - new Set(own).size)
      // Written and read again it has the same blocks.
      expect(markdownToNote(noteToMarkdown(doc))).toEqual(normalizeNote(doc))
      expect(linksOf(doc).length).toBeGreaterThanOrEqual(inlined)
    }),
    { seed: 11, numRuns: process.env['DOSSIER_LONG'] ? 3000 : 60 },
  )
})
