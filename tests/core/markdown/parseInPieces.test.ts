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

test.each(['a\n===\n', 'a\n---\n', '[]', ']', '_a*', '[a](', '**a_ ', '*a'])('%j over and over reaches the parser in parts that it can bear', (unit) => {
  const source = unit.repeat(Math.ceil(60_000 / unit.length))
  let joined = ''
  parseInPieces(source, (piece) => {
    expect(piece.match(/[[\]*_~]/g)?.length ?? 0).toBeLessThanOrEqual(3_001)
    expect(piece.match(/^(?:===|---)$/gm)?.length ?? 0).toBeLessThanOrEqual(41)
    joined += piece
    return { type: 'root', children: [] }
  })
  expect(joined === source).toBe(true)
})

test('lists, tables and paragraphs of links as people write them are not divided for their marks', () => {
  for (const line of ['- [A title](https://example.org/) and [another](https://example.org/)\n', '| **a** | [b](c) | [[d]] |\n', '[[A note]]\n']) {
    const lengths: number[] = []
    parseInPieces(line.repeat(Math.floor(7_900 / line.length / (line.startsWith('[') ? 2 : 1))), (piece) => {
      lengths.push(piece.length)
      return { type: 'root', children: [] }
    })
    expect(lengths).toHaveLength(1)
  }
})

test.each(['>', '> ', '- ', '1. ', '> - '])('%j, ten thousand in one line, is kept as it is, and what stands around it is read', (unit) => {
  const line = unit.repeat(10_000)
  const { children } = parseInPieces(`# Before\n\n${line}x\n\n# After\n`, parse)
  expect(children.map(({ type }) => type)).toEqual(['heading', 'code', 'heading'])
  expect(children[1]).toMatchObject({ value: `${line}x` })
})

test('what is too deep for the stack all the same is kept as it is', () => {
  const { children } = parseInPieces('words', () => {
    throw new RangeError('Maximum call stack size exceeded')
  })
  expect(children).toEqual([{ type: 'code', lang: null, meta: null, value: 'words' }])
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
