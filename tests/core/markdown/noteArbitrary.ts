/** Random note documents over every node type and mark of core/notes/document.ts, with text that Markdown might take for syntax. */
import * as fc from 'fast-check'
import type { NoteNode } from '../../../renderer/core/model.ts'
import { NODE } from '../../../renderer/core/notes/document.ts'

const FRAGMENTS = [
  'word', 'naïve', 'Москва', '日本語', '🙂', '👩‍🔬', 'ﬁ', 'e\u0301', ' ', ' ', ' ', '  ', '\t', '\u00A0', '\u2003', '*', '**', '_', '__', '~', '~~', '`', '``', '[', ']', '[[', ']]', '(', ')', '(c)',
  '<', '>', '<b>', '</b>', '<br>', '<!--', '-->', '&', '&amp;', '&#42;', 'R&D', '\\', '\\\\', '|', '\\|', '#', '# ', '#tag', '- ', '+ ', '-', '---', '===', '1. ', '12) ', '1986.', '> ', '!', '![', '[^1]', '[!note]', '[!note]- ',
  '[^1]:', ': ', ':', '[x]', '[ ] ', '[a]: b', '$', '{', '}', '"', "'", '“', '”', '—', '…', 'www.example.org', 'https://example.org/a_b', 'mail@example.org', 'a@b', 'x.y', 'dossier://note/1', ';', '.', ',', '\u200B', '\u0007',
]

const text = fc.array(fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...FRAGMENTS) }, { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 4 }) }), { minLength: 1, maxLength: 6 })
  .map((parts) => parts.join('').replaceAll('\0', '')).filter((value) => value !== '')

const label = text.map((value) => value.replace(/[\s[\]|\\\p{Control}]+/gu, ' ').trim() || 'label')

const wikiTarget = fc.constantFrom('Page', 'Page two', 'Three laws#Second', 'a*b*', '日本', 'A & B <c>', '`x`')

const url = fc.constantFrom('https://example.org/', 'https://example.org/a_(b)?c=d&e=f*g*', '/a b', '#top', 'mailto:a@example.org', '', 'a|b', 'x<y>', 'a\\b', 'a)b')

const title = fc.option(fc.constantFrom('Title', 'a "quoted" title', "it's", 'a*b* & [c]', '\\'), { nil: null })

type Marks = NonNullable<NoteNode['marks']>

const marks = fc.record({ bold: fc.boolean(), italic: fc.boolean(), strike: fc.boolean(), code: fc.integer({ max: 3, min: 0 }), link: fc.integer({ min: 0, max: 4 }), url, title })
  .map((chosen): Marks => [
    ...(chosen.link === 0 ? [{ type: 'link', attrs: { href: chosen.url, title: chosen.title } }] : []),
    ...(chosen.italic ? [{ type: 'italic' }] : []), ...(chosen.bold ? [{ type: 'bold' }] : []), ...(chosen.strike ? [{ type: 'strike' }] : []),
    ...(chosen.code === 0 ? [{ type: 'code' }] : []),
  ])

const marked = fc.oneof({ weight: 2, arbitrary: fc.constant<Marks>([]) }, { weight: 3, arbitrary: marks })

const withMarks = (arbitrary: fc.Arbitrary<NoteNode>): fc.Arbitrary<NoteNode> =>
  fc.tuple(arbitrary, marked).map(([node, chosen]) => (chosen.length > 0 ? { ...node, marks: chosen } : node))

const id = fc.oneof(fc.uuid(), fc.constantFrom('a/b', 'ä@1', '%'))

const reference: fc.Arbitrary<NoteNode> = fc.oneof(
  fc.record({ kind: fc.constantFrom('article', 'actor', 'event', 'note'), id, label, target: fc.constantFrom(null, null, '#Heading', '@2?at=1-9') }),
  fc.record({ kind: fc.constant('note'), id: fc.constant(null), label: wikiTarget, target: wikiTarget }),
).map((attrs) => ({ type: NODE.reference, attrs }))

/** A tag that stands first in a paragraph would make a block of HTML, and is text in the normal form: with a word before it nothing visible changes. */
const rawInline: fc.Arbitrary<NoteNode[]> = fc.constantFrom('<kbd>', '</kbd>', '<!-- c|d -->', '<a href="x">', '[](/empty)').chain((value) =>
  marked.map((chosen): NoteNode[] => [{ type: NODE.text, text: 'tag' }, { type: NODE.rawInline, attrs: { value }, ...(chosen.length > 0 ? { marks: chosen } : {}) }]))

const embed: fc.Arbitrary<NoteNode> = fc.oneof(
  fc.record({ kind: fc.constantFrom('article', 'actor', 'event', 'note'), id, label: fc.oneof(label, fc.constant('')), target: fc.constantFrom(null, null, '#Heading', '@2?at=1-9') }),
  fc.record({ kind: fc.constant('note'), id: fc.constant(null), label: fc.oneof(wikiTarget, fc.constantFrom('300', 'alt|300', '|x', 'a|')), target: wikiTarget }),
).map((attrs) => ({ type: NODE.embed, attrs }))

const imageSource = fc.oneof(url, fc.constant(`asset:${'0123456789abcdef'.repeat(4)}`))

const image = fc.record({ src: imageSource, alt: fc.option(fc.oneof(label, fc.constantFrom('x|5', 'x|0', '|12', '|')), { nil: null }), title, width: fc.constantFrom(null, null, 300, 1) }).map((attrs): NoteNode => ({ type: NODE.image, attrs }))

const inlines: fc.Arbitrary<NoteNode[]> = fc.array(
  fc.oneof(
    { weight: 8, arbitrary: withMarks(text.map((value): NoteNode => ({ type: NODE.text, text: value }))).map((node) => [node]) },
    { weight: 1, arbitrary: withMarks(fc.constant<NoteNode>({ type: NODE.hardBreak })).map((node) => [node]) },
    { weight: 1, arbitrary: withMarks(image).map((node) => [node]) },
    { weight: 2, arbitrary: withMarks(reference).map((node) => [node]) },
    { weight: 2, arbitrary: withMarks(embed).map((node) => [node]) },
    { weight: 1, arbitrary: withMarks(fc.constantFrom('1', 'note', 'x*y*').map((name): NoteNode => ({ type: NODE.footnoteReference, attrs: { label: name } }))).map((node) => [node]) },
    { weight: 1, arbitrary: rawInline },
  ),
  { maxLength: 7 },
).map((nodes) => nodes.flat())

const paragraph = inlines.map((content): NoteNode => (content.length > 0 ? { type: NODE.paragraph, content } : { type: NODE.paragraph }))

const literal = (value: string): NoteNode[] => (value === '' ? [] : [{ type: NODE.text, text: value }])

const code = fc.array(fc.oneof(text, fc.constantFrom('', '```', '~~~~', '    indented', '\tx', '> q', '---')), { maxLength: 5 }).map((lines) => lines.join('\n'))

const rawBlock = fc.constantFrom(
  ['html', '<div>\n*x*\n</div>'], ['html', '<!-- a\n\nb -->'], ['html', '<details>\n<summary>S</summary>'], ['html', '<pre>\n\n  x\n</pre>'], ['definition', '[unused]: /url "title"'],
).map(([format, value]): NoteNode => ({ type: NODE.rawBlock, attrs: { format }, content: literal(value ?? '') }))

const align = fc.constantFrom(null, 'left', 'center', 'right')

const table = fc.integer({ min: 1, max: 4 }).chain((columns) =>
  fc.record({ header: fc.boolean(), align: fc.array(align, { minLength: columns, maxLength: columns }), rows: fc.array(fc.array(fc.array(paragraph, { minLength: 1, maxLength: 2 }), { minLength: columns, maxLength: columns }), { minLength: 1, maxLength: 3 }) })
    .map(({ header, align: columnsAlign, rows }): NoteNode => ({
      type: NODE.table,
      content: rows.map((row, y) => ({
        type: NODE.tableRow,
        content: row.map((content, x) => ({ type: header && y === 0 ? NODE.tableHeader : NODE.tableCell, attrs: { colspan: 1, rowspan: 1, colwidth: null, align: columnsAlign[x] }, content })),
      })),
    })))

const source = fc.record({
  title: fc.option(fc.constantFrom('A title', 'Sein „Zitat”, sagte er', 'x” , German', '*stars* [[and]] www.example.org'), { nil: null }),
  siteName: fc.option(fc.constantFrom('SNA', "L'AntiDiplomatico", 'The Paper, 2021', 'A*B*'), { nil: null }),
  publishedAt: fc.option(fc.constantFrom('2022-01-10', '2022-01-10T14:50', '2022-01', '2022', 'XXXX-01-06', '2022~', '2022-01-05/2022-01-10', '2022-01-10T14:50:30+02:00'), { nil: null }),
  url: fc.option(fc.constantFrom('https://example.org/a_b*c*', 'https://example.org/?q=a b', 'http://пример.рф/'), { nil: null }),
  lang: fc.option(fc.constantFrom('de', 'it', 'ru', 'kab', 'no', 'iw'), { nil: null }),
})

const passage = fc.record({ articleId: id, version: fc.nat(9), start: fc.nat(999), length: fc.nat(99), source, content: fc.array(paragraph, { minLength: 1, maxLength: 3 }) })
  .map(({ content, length, ...attrs }): NoteNode => ({ type: NODE.passage, attrs: { ...attrs, end: attrs.start + length, exact: 'as taken', prefix: 'before', suffix: 'after' }, content }))

const callout = fc.record({
  kind: fc.constantFrom('note', 'tip', 'my-kind', 'Über wichtig', 'info|left', 'a*b', '', '日本'),
  title: fc.option(label, { nil: null }),
  fold: fc.constantFrom(null, 'open', 'closed'),
})

const { block } = fc.letrec<{ block: NoteNode; item: NoteNode[] }>((tie) => {
  const item = fc.tuple(paragraph, fc.array(tie('block'), { maxLength: 2, depthIdentifier: 'note' })).map(([first, rest]) => [first, ...rest])
  const items = fc.array(item, { minLength: 1, maxLength: 3 })
  const start = fc.constantFrom(1, 1, 0, 7, 99)
  const list = (content: NoteNode[][]): NoteNode[] => content.map((children) => ({ type: NODE.listItem, content: children }))
  const tasks = fc.array(fc.tuple(item, fc.boolean()), { minLength: 1, maxLength: 3 }).map((given) => given.map(([content, checked]): NoteNode => ({ type: NODE.taskItem, attrs: { checked }, content })))
  const children = fc.array(tie('block'), { minLength: 1, maxLength: 3, depthIdentifier: 'note' })
  return {
    item,
    block: fc.oneof(
      { maxDepth: 3, depthIdentifier: 'note' },
      { weight: 5, arbitrary: paragraph },
      { weight: 1, arbitrary: fc.tuple(fc.integer({ min: 1, max: 6 }), inlines).map(([level, content]): NoteNode => ({ type: NODE.heading, attrs: { level }, content })) },
      { weight: 1, arbitrary: fc.tuple(fc.constantFrom(null, 'js', 'c++', 'ts title="x"', 'a`b', '&amp;'), code).map(([language, value]): NoteNode => ({ type: NODE.codeBlock, attrs: { language }, content: literal(value) })) },
      { weight: 1, arbitrary: fc.constant<NoteNode>({ type: NODE.horizontalRule }) },
      { weight: 1, arbitrary: rawBlock },
      { weight: 1, arbitrary: table },
      { weight: 1, arbitrary: passage },
      { weight: 2, arbitrary: items.map((content): NoteNode => ({ type: NODE.bulletList, content: list(content) })) },
      { weight: 1, arbitrary: fc.tuple(start, items).map(([first, content]): NoteNode => ({ type: NODE.orderedList, attrs: { start: first }, content: list(content) })) },
      { weight: 1, arbitrary: fc.tuple(fc.constantFrom(null, null, 3), tasks).map(([first, content]): NoteNode => ({ type: NODE.taskList, attrs: { start: first }, content })) },
      { weight: 1, arbitrary: children.map((content): NoteNode => ({ type: NODE.blockquote, content })) },
      { weight: 2, arbitrary: fc.tuple(callout, children).map(([attrs, content]): NoteNode => ({ type: NODE.callout, attrs, content })) },
      { weight: 1, arbitrary: fc.tuple(fc.constantFrom('1', 'note', 'x*y*'), children).map(([name, content]): NoteNode => ({ type: NODE.footnoteDefinition, attrs: { label: name }, content })) },
    ),
  }
})

export const noteArbitrary: fc.Arbitrary<NoteNode> = fc.array(block, { minLength: 1, maxLength: 5 }).map((content) => ({ type: NODE.doc, content }))

/** Text that looks like Markdown, whatever it may mean. */
export const markdownArbitrary: fc.Arbitrary<string> = fc.array(
  fc.oneof(fc.constantFrom(...FRAGMENTS), fc.constantFrom('\n', '\n', '\n\n', '\n    ', '\n  ', '\n> ', '\n- ', '\n- [ ] ', '\n1. ', '\n```\n', '\n| a | b |\n| - | - |\n', '[a](b)', '![a](b "c")', '[^1]', '\n[^1]: ', '<div>', '[[Page|x]]', '\n***\n', '\n===\n')),
  { maxLength: 30 },
).map((parts) => parts.join(''))
