import { expect, test } from 'vitest'
import { markdownToNote } from '../../../renderer/core/markdown/markdown.ts'
import { blockText, countWords, emptyDocument, excerpt, headings, isEmpty, plainText } from '../../../renderer/core/notes/document.ts'

const note = (markdown: string): ReturnType<typeof markdownToNote> => markdownToNote(markdown)

test('plain text parts blocks by a blank line, items and rows by a line end, cells by a tab, and has no markup', () => {
  const doc = note('# A *b*\n\n- one\n  - two\n\n  three\n- [ ] four\n\n| a | b |\n| - | - |\n| c<br>d | [x](dossier://note/1) |\n\n<div>\n\n> q [[Page|label]]<kbd>![alt](i.png)\n\n> [!tip] Advice\n> ![[Page|shown]]\n\n```js\ncode\n```\n')
  expect(plainText(doc)).toBe('A b\n\none\ntwo\nthree\n\nfour\n\na\tb\nc\nd\tx\n\nq label\n\nAdvice\n\nshown\n\ncode')
})

test('an empty document is empty, and an image or a link is something', () => {
  expect(isEmpty(emptyDocument())).toBe(true)
  expect(isEmpty({ type: 'doc', content: [{ type: 'bulletList', content: [{ type: 'listItem', content: [{ type: 'paragraph', content: [{ type: 'hardBreak' }, { type: 'text', text: ' ' }] }] }] }] })).toBe(true)
  for (const markdown of ['x', '![](i.png)', '[[Page]]', '![[Page]]', '> [!note] Title', '***', '<div>', '```\nx\n```']) expect(isEmpty(note(markdown))).toBe(false)
})

test('words are counted in every script', () => {
  expect(countWords(note("Don't stop — **don**key.\n\n- два слова"))).toBe(5)
  expect(countWords(note('我喜欢新闻'))).toBeGreaterThan(1)
  expect(countWords(emptyDocument())).toBe(0)
})

test('the excerpt is one line', () => expect(excerpt(note('# A\n\nb  \nc'))).toBe('A b c'))

test('headings come in order, also from quotes, as plain text', () => {
  expect(headings(note('# One `x`\n\n> ## [[Two]]\n\n#\n'))).toEqual([{ level: 1, text: 'One x' }, { level: 2, text: 'Two' }, { level: 1, text: '' }])
})

test('raw source has no text to read', () => expect(blockText({ type: 'rawBlock', attrs: { format: 'html' }, content: [{ type: 'text', text: '<b>' }] })).toBe(''))
