/** Offsets in the text and positions on the screen are two names of one thing, whatever stands in the article and wherever mentions divide it. */
import * as fc from 'fast-check'
import type { PhrasingContent, Root, RootContent } from 'mdast'
import { flushSync } from 'react-dom'
import { createRoot } from 'react-dom/client'
import { expect, test } from 'vitest'
import type { ActorRow, Span } from '../../../renderer/core/model.ts'
import { project } from '../../../renderer/core/text/projection.ts'
import type { LinkedMention } from '../../../renderer/data/actors.ts'
import { Block } from '../../../renderer/ui/reader/article/blocks.tsx'
import { offsetAt, rangeOf, spanOf } from '../../../renderer/ui/reader/textPosition.ts'
import { openDatabase } from '../../../renderer/data/database.ts'
import { DeskContext, type Desk } from '../../../renderer/ui/desk/desk.ts'
import { freshName } from '../../support/libraryFixture.ts'

const words = fc.stringMatching(/^[a-zäß😀я'“ ]{1,12}$/u)
const phrasing: fc.Arbitrary<PhrasingContent> = fc.letrec<{ node: PhrasingContent; leaf: PhrasingContent }>((tie) => ({
  leaf: fc.oneof(
    words.map((value): PhrasingContent => ({ type: 'text', value })),
    words.map((value): PhrasingContent => ({ type: 'inlineCode', value })),
    fc.constant(null).map((): PhrasingContent => ({ type: 'break' })),
    fc.constantFrom<PhrasingContent>({ type: 'image', url: 'x.png', alt: 'a picture' }, { type: 'html', value: '<b>no</b>' }),
  ),
  node: fc.oneof(
    { depthSize: 'small' },
    tie('leaf'),
    fc.array(tie('node'), { maxLength: 3 }).map((children): PhrasingContent => ({ type: 'strong', children })),
    fc.array(tie('node'), { maxLength: 3 }).map((children): PhrasingContent => ({ type: 'link', url: 'https://example.org/', children })),
  ),
})).node
const paragraph = fc.array(phrasing, { maxLength: 5 }).map((children): RootContent => ({ type: 'paragraph', children }))
const block: fc.Arbitrary<RootContent> = fc.oneof(
  paragraph,
  fc.array(phrasing, { maxLength: 3 }).map((children): RootContent => ({ type: 'heading', depth: 2, children })),
  words.map((value): RootContent => ({ type: 'code', value: `${value}\n  ${value}` })),
  fc.array(paragraph, { maxLength: 2 }).map((children) => ({ type: 'blockquote', children }) as RootContent),
  fc.array(fc.array(paragraph, { maxLength: 2 }), { maxLength: 3 }).map((items) => ({ type: 'list', children: items.map((children) => ({ type: 'listItem', children })) }) as RootContent),
  fc.array(fc.array(phrasing, { maxLength: 2 }), { minLength: 1, maxLength: 3 }).map(
    (cells): RootContent => ({ type: 'table', children: [0, 1].map(() => ({ type: 'tableRow', children: cells.map((children) => ({ type: 'tableCell', children: structuredClone(children) })) })) }),
  ),
  fc.constant<RootContent>({ type: 'thematicBreak' }),
)
const actor: ActorRow = { id: 'a', kind: 'person', name: 'A', forms: [], names: [], gazetteerId: null, articles: 2, mentions: 2 }

/** Spans in order, none overlapping, from random numbers. */
function spansIn(length: number, cuts: number[]): Span[] {
  const points = [...new Set(cuts.map((cut) => cut % (length + 1)))].sort((a, b) => a - b)
  return points.flatMap((start, at) => (at % 2 === 0 && points[at + 1] !== undefined ? [{ start, end: points[at + 1]! }] : []))
}

test('every leaf holds the text of its offset; spans become ranges and ranges spans', async () => {
  // Pictures are looked up in the library, which has none of these.
  const desk = { db: await openDatabase(freshName()) } as Desk
  const host = document.body.appendChild(document.createElement('div'))
  const root = createRoot(host)
  const runs = process.env['DOSSIER_LONG'] ? 1500 : 120
  fc.assert(
    fc.property(fc.array(block, { maxLength: 5 }), fc.array(fc.nat(), { maxLength: 12 }), fc.nat(), fc.nat(), fc.nat(), (children, cuts, a, b, c) => {
      const document_: Root = { type: 'root', children }
      const { text, starts } = project(document_)
      const mentions: LinkedMention[] = spansIn(text.length, cuts).map((span) => ({ ...span, field: 'body', actor }))
      flushSync(() => root.render(<DeskContext value={desk}>{children.map((node, key) => <Block key={key} node={node} context={{ starts, mentions, definitions: new Map(), topHeading: 2 }} />)}</DeskContext>))
      const leaves = [...host.querySelectorAll<HTMLElement>('[data-at]')]
      const shown = leaves.map((leaf) => [Number(leaf.dataset['at']), leaf.tagName === 'BR' ? '\n' : leaf.textContent] as const)
      expect(shown.map(([at, value]) => text.slice(at, at + value.length))).toEqual(shown.map(([, value]) => value))
      expect(shown.length).toBe(starts.size)
      // What is underlined is what the mentions cover, gaps between leaves left out.
      const underlined = [...host.querySelectorAll('a[data-mention]')].map((link) => link.textContent).join('')
      const covered = shown.flatMap(([at, value]) => (value === '\n' ? [] : value.split('').filter((_, index) => mentions.some(({ start, end }) => start <= at + index && at + index < end))))
      expect(underlined).toBe(covered.join(''))
      if (text.length === 0) return
      const [start, end] = [a % text.length, b % (text.length + 1)].sort((one, other) => one - other) as [number, number]
      const wanted = text.slice(start, end)
      const range = rangeOf(host, { start, end })
      if (wanted.trim() === '') return
      const from = start + (wanted.length - wanted.trimStart().length)
      expect(range && spanOf(host, range, text)).toEqual({ start: from, end: from + wanted.trim().length })
      // Any position at all, also between blocks: nothing before it is counted, nothing after it is left out.
      const nodes = [host, ...host.querySelectorAll('*')]
      const node = nodes[c % nodes.length]!
      const at = a % (node.childNodes.length + 1)
      const probe = document.createRange()
      probe.setStart(node, at)
      const offset = offsetAt(host, node, at, 'start')!
      const wrong = leaves.filter((leaf, index) => {
        if (leaf.contains(node)) return false
        const [begin, value] = shown[index]!
        const whole = document.createRange()
        whole.selectNode(leaf)
        return probe.compareBoundaryPoints(Range.START_TO_START, whole) <= 0 ? begin < offset : begin + value.length > offset
      })
      expect(wrong).toEqual([])
    }),
    { seed: 20220110, numRuns: runs },
  )
  root.unmount()
  host.remove()
})
