import type { Root } from 'mdast'
import { expect, test } from 'vitest'
import { project } from '../../../renderer/core/text/projection.ts'

const t = (value: string) => ({ type: 'text' as const, value })
const p = (...children: (ReturnType<typeof t> | { type: 'break' } | { type: 'strong'; children: ReturnType<typeof t>[] })[]) => ({ type: 'paragraph' as const, children })

test('blocks are parted by a blank line, items and rows by a line end, cells by a tab', () => {
  const cell = (value: string) => ({ type: 'tableCell' as const, children: [t(value)] })
  const root: Root = {
    type: 'root',
    children: [
      { type: 'heading', depth: 2, children: [t('H')] },
      p(t('a '), { type: 'strong', children: [t('b')] }, { type: 'break' }, t('c')),
      { type: 'html', value: '<script>' },
      { type: 'list', children: [{ type: 'listItem', children: [p(t('1')), p(t('1b'))] }, { type: 'listItem', children: [p(t('2'))] }] },
      { type: 'table', children: [{ type: 'tableRow', children: [cell('x'), cell('y')] }, { type: 'tableRow', children: [cell('z'), cell('w')] }] },
      { type: 'blockquote', children: [p(t('q')), p(t('r'))] },
    ],
  }
  const { text, starts } = project(root)
  expect(text).toBe('H\n\na b\nc\n\n1\n1b\n2\n\nx\ty\nz\tw\n\nq\n\nr')
  for (const [node, start] of starts) if ('value' in node) expect(text.startsWith(String(node.value), start)).toBe(true)
})

test('an empty document projects to nothing', () => {
  expect(project({ type: 'root', children: [p(), p(t(''))] }).text).toBe('')
})
