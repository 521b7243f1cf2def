import * as fc from 'fast-check'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { gfmFromMarkdown } from 'mdast-util-gfm'
import { gfm } from 'micromark-extension-gfm'
import type { Root } from 'mdast'
import { expect, test } from 'vitest'
import { parseInPieces } from '../../../renderer/core/markdown/parseInPieces.ts'

const parse = (markdown: string): Root => fromMarkdown(markdown, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] })

/** Without positions. */
const shape = (root: Root): unknown => JSON.parse(JSON.stringify(root.children, (key, value: unknown) => (key === 'position' ? undefined : value)))

const words = 'Der Rat tagte am Montag in Musterstadt und beriet über das Wasser. '
const blocks = [
  '# A heading', words.repeat(9), `${words}\n${words}`, `[see][one] and [Two  Words][] and a mark[^n]`, '[one]: https://example.org/1', '[two words]: <https://example.org/2> "t"', '[^n]: What it says.',
  `\`\`\`js\n${'a\n\n# no heading\n'.repeat(40)}\`\`\``, `~~~~\n\n~~~\n\n${words}\n\n~~~~`, `<!-- a\n\n# no heading\n\n-->`, `<pre>\n\n${words}\n\n</pre>`, '| a | b |\n|---|---|\n| c | d |', '> quoted\n> on', `- item\n\n  # of the item\n\n  ${words}`, '***',
]

test('a long text of ordinary blocks reads as if parsed at once', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...blocks), { minLength: 40, maxLength: 120 }), (chosen) => {
      // A heading after each block: two lists in a row are one, wherever they are divided.
      const markdown = chosen.flatMap((block, at) => [block, `## ${at}`]).join('\n\n')
      const lengths: number[] = []
      const read = parseInPieces(markdown, (piece) => {
        lengths.push(piece.length)
        return parse(piece)
      })
      expect(shape(read)).toEqual(shape(parse(markdown)))
      expect(lengths.length).toBeGreaterThanOrEqual(Math.ceil(markdown.length / 16_000))
    }),
    { seed: 3, numRuns: process.env['DOSSIER_LONG'] ? 500 : 15 },
  )
})

test.each(['a\n', ']', 'a\n=\n', '- a\n', '> a\n', ' a\n', '*a **b ', '[^a]', '|a|b|\n', '👩', 'a \n\n    b\n\n'])('%j without end is divided, and nothing of it is lost', (unit) => {
  const source = unit.repeat(Math.ceil(300_000 / unit.length))
  let joined = ''
  parseInPieces(source, (piece) => {
    expect(piece.length).toBeLessThan(100_000)
    expect(piece).not.toMatch(/^[\uDC00-\uDFFF]/)
    joined += piece
    return { type: 'root', children: [] }
  })
  // Not toBe(source): a difference of 300 KB is no message.
  expect(joined === source).toBe(true)
})

test('definitions are lent to the pieces that use them, never so many that a piece grows long', () => {
  const used = Array.from({ length: 400 }, (_, at) => `[l${at}]`).join(' ')
  const source = `${Array.from({ length: 400 }, (_, at) => `[l${at}]: https://example.org/${'x'.repeat(at === 7 ? 100_000 : 100)}`).join('\n\n')}\n\n${`${used}\n\n`.repeat(40)}`
  const lengths: number[] = []
  const { children } = parseInPieces(source, (piece) => {
    lengths.push(piece.length)
    return parse(piece)
  })
  expect(lengths.filter((length) => length > 40_000).length).toBeLessThanOrEqual(4)
  expect(JSON.stringify(children.at(-1))).toContain('"linkReference"')
})
