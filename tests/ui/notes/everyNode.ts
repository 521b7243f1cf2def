import type { NoteNode } from '../../../renderer/core/model.ts'

const text = (text: string, ...marks: NonNullable<NoteNode['marks']>): NoteNode => (marks.length === 0 ? { type: 'text', text } : { type: 'text', marks, text })
const paragraph = (...content: NoteNode[]): NoteNode => (content.length === 0 ? { type: 'paragraph' } : { type: 'paragraph', content })
const cell = (type: string, words: string): NoteNode => ({ type, attrs: { colspan: 1, rowspan: 1, colwidth: null, align: null }, content: [paragraph(text(words))] })

/** A note with every node and mark there is. */
export const everyNode: NoteNode = {
  type: 'doc',
  content: [
    { type: 'rawBlock', attrs: { format: 'yaml' }, content: [text('aliases: [a]')] },
    { type: 'heading', attrs: { level: 2 }, content: [text('Heading')] },
    paragraph(
      text('plain '), text('bold', { type: 'bold' }), text('italic', { type: 'italic' }), text('strike', { type: 'strike' }), text('code', { type: 'code' }),
      text('link', { type: 'link', attrs: { href: 'https://example.org/', title: null } }), { type: 'hardBreak' },
      { type: 'image', attrs: { src: 'https://example.org/i.png', alt: 'An image', title: null, width: 300 } },
      { type: 'reference', attrs: { kind: 'actor', id: 'a1', label: 'Kassym-Jomart Tokajew', target: null } },
      { type: 'reference', attrs: { kind: 'note', id: null, label: 'Unwritten', target: 'Unwritten' } },
      { type: 'embed', attrs: { kind: 'note', id: 'n1', label: 'Another note', target: '#Heading' } },
      { type: 'embed', attrs: { kind: 'note', id: null, label: '300', target: 'picture.png' } },
      { type: 'footnoteReference', attrs: { label: '1' } }, { type: 'rawInline', attrs: { value: '<kbd>' } },
    ),
    { type: 'bulletList', content: [{ type: 'listItem', content: [paragraph(text('bullet'))] }] },
    { type: 'orderedList', attrs: { start: 3 }, content: [{ type: 'listItem', content: [paragraph(text('third'))] }] },
    { type: 'taskList', attrs: { start: null }, content: [{ type: 'taskItem', attrs: { checked: true }, content: [paragraph(text('done'))] }] },
    { type: 'blockquote', content: [paragraph(text('said'))] },
    { type: 'callout', attrs: { kind: 'tip', title: 'A title', fold: 'closed' }, content: [paragraph(text('advice'))] },
    { type: 'codeBlock', attrs: { language: 'js' }, content: [text('let a = 1\nlet b')] },
    { type: 'horizontalRule' },
    { type: 'table', content: [{ type: 'tableRow', content: [cell('tableHeader', 'Head')] }, { type: 'tableRow', content: [cell('tableCell', 'Cell')] }] },
    {
      type: 'passage',
      attrs: {
        articleId: 'article-1', version: 2, start: 3, end: 9, exact: 'Worte', prefix: 'vor', suffix: 'nach',
        source: { title: 'Titel', siteName: 'SNA', publishedAt: '2022-01-10', url: 'https://example.org/', lang: 'de' },
      },
      content: [paragraph(text('Worte'))],
    },
    { type: 'footnoteDefinition', attrs: { label: '1' }, content: [paragraph(text('A footnote'))] },
    paragraph(text('end')),
  ],
}
