/** The serialiser's question of what to escape, asked of fewer patterns, has the same answer wherever a text stands. */
import * as fc from 'fast-check'
import { gfmToMarkdown } from 'mdast-util-gfm'
import { toMarkdown } from 'mdast-util-to-markdown'
import type { Handle, Info, State } from 'mdast-util-to-markdown'
import type { Nodes, Root } from 'mdast'
import { expect, test } from 'vitest'
import { createSafeText } from '../../../renderer/core/markdown/safeText.ts'

const parameters = { seed: 20220110, numRuns: process.env['DOSSIER_LONG'] ? 20_000 : 500 }

/** Text of what has a meaning in Markdown, of line ends and of what has none. */
const value = fc.array(fc.constantFrom(...'\\`*_{}[]()#+-.!|<>~&@:=^$"\'/ \t\n\r19aWw'.split(''), 'word', 'www.a', 'http://b', 'a@b.c', '😀', 'é', '1. ', '\n- ', '  \n', ']('), { maxLength: 14 }).map((parts) => parts.join(''))
const text = value.map((written) => ({ type: 'text', value: written }))
const phrasing = fc.array(fc.oneof(
  { weight: 3, arbitrary: text },
  fc.tuple(fc.constantFrom('emphasis', 'strong', 'delete'), fc.array(text, { minLength: 1, maxLength: 2 })).map(([type, children]) => ({ type, children })),
  fc.tuple(value, value, fc.array(text, { maxLength: 2 })).map(([url, title, children]) => ({ type: 'link', url, title, children })),
  value.map((code) => ({ type: 'inlineCode', value: code })),
  fc.constant({ type: 'break' }),
), { maxLength: 4 })
const leaf = fc.oneof(
  phrasing.map((children) => ({ type: 'paragraph', children })),
  fc.tuple(fc.integer({ min: 1, max: 6 }), phrasing).map(([depth, children]) => ({ type: 'heading', depth, children })),
  fc.array(fc.array(phrasing.map((children) => ({ type: 'tableCell', children })), { minLength: 2, maxLength: 2 }).map((children) => ({ type: 'tableRow', children })), { minLength: 1, maxLength: 3 })
    .map((children) => ({ type: 'table', align: [], children })),
)
const block = fc.oneof(
  leaf,
  fc.array(leaf, { maxLength: 3 }).map((children) => ({ type: 'blockquote', children })),
  fc.array(fc.array(leaf, { maxLength: 2 }).map((children) => ({ type: 'listItem', spread: false, children })), { maxLength: 3 }).map((children) => ({ type: 'list', ordered: false, children })),
  fc.array(leaf, { maxLength: 2 }).map((children) => ({ type: 'footnoteDefinition', identifier: 'a', label: 'a', children })),
)

test('it is what the serialiser itself answers, in every place and beside everything', () => {
  const safeText = createSafeText()
  let asked = 0
  const compared: Handle = (node: { value: string }, _: Nodes | undefined, state: State, info: Info) => {
    asked += 1
    const all = state.safe(node.value, info)
    expect(safeText(state, node.value, info), JSON.stringify([node.value, info.before, info.after, state.stack])).toBe(all)
    return all
  }
  fc.assert(fc.property(fc.array(block, { minLength: 1, maxLength: 3 }), (children) => {
    toMarkdown({ type: 'root', children } as Root, { resourceLink: true, extensions: [gfmToMarkdown(), { unsafe: [{ character: '^', before: '\\[', inConstruct: ['label', 'phrasing'] }], handlers: { text: compared } }] })
  }), parameters)
  expect(asked).toBeGreaterThan(parameters.numRuns)
})
