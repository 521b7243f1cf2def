import { fromMarkdown } from 'mdast-util-from-markdown'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { beginsHtmlBlock } from '../../../renderer/core/markdown/htmlBlockStart.ts'
import { markdownToNote, noteToMarkdown } from '../../../renderer/core/markdown/markdown.ts'
import { normalizeNote } from '../../../renderer/core/markdown/normalizeNote.ts'
import type { NoteNode } from '../../../renderer/core/model.ts'
import { NODE } from '../../../renderer/core/notes/document.ts'

const runs = { seed: 46, numRuns: process.env['DOSSIER_LONG'] ? 10_000 : 300 }
const TAGS = [
  '<div>', '</div>', '<DIV class="a">', '<p/>', '<script>', '<pre>', '</pre>', '<textarea a>', '<style>', '<!-- c -->', '<!---->', '<?php ?>', '<!X>', '<![CDATA[x]]>', '<b>', '</b>', '<b c>', "<b c='d'>", '<b c=d e="f">', '<b/>',
  '<divx>', '<kbd>', '<a href="x">', '<li>', '<hr>', '<scriptx>',
]
const tag = fc.constantFrom(...TAGS)
const behind = fc.constantFrom<NoteNode[]>([], [{ type: NODE.text, text: ' words' }], [{ type: NODE.text, text: 'x' }], [{ type: NODE.hardBreak }, { type: NODE.text, text: 'x' }], [{ type: NODE.rawInline, attrs: { value: '<i>' } }])
const paragraph = (value: string, rest: NoteNode[]): NoteNode => ({ type: NODE.paragraph, content: [{ type: NODE.rawInline, attrs: { value } }, ...rest] })

test('says what CommonMark says of a line that begins so', () => {
  fc.assert(
    fc.property(tag, fc.constantFrom('', ' words', 'x', '<i>'), (value, rest) => {
      const block = fromMarkdown(`${value}${rest}`).children[0]?.type === 'html'
      const nodes: NoteNode[] = rest === '' ? [] : rest === '<i>' ? [{ type: NODE.rawInline, attrs: { value: rest } }] : [{ type: NODE.text, text: rest }]
      expect(beginsHtmlBlock([{ type: NODE.rawInline, attrs: { value } }, ...nodes])).toBe(block)
    }),
    runs,
  )
})

test('a paragraph that a tag has come to begin stays a paragraph, wherever it stands', () => {
  const block = fc.record({ value: tag, rest: behind, where: fc.constantFrom(NODE.doc, NODE.blockquote, NODE.callout, NODE.listItem, NODE.taskItem, NODE.footnoteDefinition) }).map(({ value, rest, where }): NoteNode[] => {
    const inner = paragraph(value, rest)
    if (where === NODE.doc) return [inner]
    if (where === NODE.listItem) return [{ type: NODE.bulletList, content: [{ type: NODE.listItem, content: [inner] }] }]
    if (where === NODE.taskItem) return [{ type: NODE.taskList, attrs: { start: null }, content: [{ type: NODE.taskItem, attrs: { checked: false }, content: [inner] }] }]
    const attrs = where === NODE.callout ? { kind: 'note', title: null, fold: null } : where === NODE.footnoteDefinition ? { label: '1' } : {}
    return [{ type: where, attrs, content: [inner] }]
  })
  fc.assert(
    fc.property(block, (content) => {
      const doc: NoteNode = { type: NODE.doc, content }
      const back = markdownToNote(noteToMarkdown(doc))
      expect(back).toEqual(normalizeNote(doc))
      expect(JSON.stringify(back)).not.toContain(NODE.rawBlock)
    }),
    runs,
  )
})

test('Markdown with a character that goes, before a tag, is written again to the letter', () => {
  const written = noteToMarkdown(markdownToNote('\u0007<div> \n'))
  expect(written).toBe('\\<div>\n')
  expect(noteToMarkdown(markdownToNote(written))).toBe(written)
})
