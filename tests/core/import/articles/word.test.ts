import { strToU8, zipSync } from 'fflate'
import type { Nodes } from 'mdast'
import { gfmToMarkdown } from 'mdast-util-gfm'
import { toMarkdown } from 'mdast-util-to-markdown'
import { expect, test } from 'vitest'
import { PICTURE, PROSE, readOne, refusal, survivesDamage } from '../../../support/articleFiles.ts'

const R = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const p = (content: string, style = '', more = ''): string => `<w:p><w:pPr>${style === '' ? '' : `<w:pStyle w:val="${style}"/>`}${more}</w:pPr>${content}</w:p>`
const r = (text: string, format = ''): string => `<w:r><w:rPr>${format}</w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`
const item = (text: string, level: number, list = 1): string => p(r(text), '', `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${list}"/></w:numPr>`)
const cell = (content: string, more = ''): string => `<w:tc><w:tcPr>${more}</w:tcPr>${content}</w:tc>`

const STYLES = `<w:styles><w:style w:styleId="Titel"><w:name w:val="Title"/></w:style><w:style w:styleId="berschrift1"><w:name w:val="heading 1"/></w:style><w:style w:styleId="Own"><w:name w:val="My section"/><w:basedOn w:val="berschrift2"/></w:style>
<w:style w:styleId="berschrift2"><w:name w:val="heading 2"/></w:style><w:style w:styleId="Loop"><w:name w:val="Loop"/><w:basedOn w:val="Loop"/></w:style><w:style w:styleId="Verzeichnis1"><w:name w:val="toc 1"/></w:style><w:style w:styleId="Zitat"><w:name w:val="Quote"/></w:style></w:styles>`
const NUMBERING = '<w:numbering><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/></w:lvl><w:lvl w:ilvl="1"><w:numFmt w:val="bullet"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
const DOCUMENT = [
  p(r('Der Hafen'), 'Titel'),
  p(r('Anfang…1'), 'Verzeichnis1'),
  p(r('Anfang'), 'berschrift1'),
  p(`${r('Der ')}${r('Ha', '<w:b/>')}${r('fen', '<w:b w:val="true"/>')}${r(' heißt', '<w:b w:val="0"/>')}<w:del><w:r><w:delText>alt</w:delText></w:r></w:del><w:ins>${r(' neu')}</w:ins>${r('geheim', '<w:vanish/>')}<w:r><w:footnoteReference w:id="2"/></w:r>${r('.')}`),
  p(`<w:hyperlink r:id="rL">${r('Stadt')}</w:hyperlink><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>HYPERLINK "x"</w:instrText></w:r>${r(' am Meer')}<w:r><w:br/></w:r>${r('Zeile')}`, 'Loop'),
  item('eins', 0), item('darunter', 1), item('tiefer', 5), item('zwei', 0),
  p(r('Zahlen'), 'Own'),
  `<w:tbl><w:tr>${cell(p(r('Jahr')))}${cell(p(r('Boote')))}</w:tr><w:tr>${cell(p(r('2022')) + p(r('2023')))}${cell(p(r('7')))}</w:tr><w:tr>${cell(p(r('beide')), '<w:gridSpan w:val="2"/>')}</w:tr></w:tbl>`,
  `<w:tbl><w:tr>${cell(p(r('Im Kasten')))}</w:tr></w:tbl>`,
  p(r('Wer schreibt, der bleibt.'), 'Zitat'),
  p(`<w:r><mc:AlternateContent><mc:Choice><w:drawing><wp:docPr descr="Becken"/><a:blip r:embed="rP"/></w:drawing></mc:Choice><mc:Fallback><w:pict><v:imagedata r:id="rP"/></w:pict></mc:Fallback></mc:AlternateContent></w:r>`),
  p(r(PROSE[0]!)),
].join('')

const docx = (body = DOCUMENT, more: Record<string, string | Uint8Array> = {}): Uint8Array =>
  zipSync(Object.fromEntries(Object.entries({
    '[Content_Types].xml': '<Types/>',
    '_rels/.rels': `<Relationships><Relationship Id="1" Type="${R}/officeDocument" Target="word/document.xml"/></Relationships>`,
    'word/_rels/document.xml.rels': `<Relationships><Relationship Id="rL" Type="${R}/hyperlink" Target="https://example.org/" TargetMode="External"/><Relationship Id="rP" Type="${R}/image" Target="media/image1.png"/><Relationship Id="rX" Type="${R}/image" Target="../../../secret.png"/></Relationships>`,
    'word/document.xml': `<w:document xmlns:w="w" xmlns:r="r" xmlns:mc="mc"><w:body>${body}<w:sectPr/></w:body></w:document>`,
    'word/styles.xml': STYLES, 'word/numbering.xml': NUMBERING,
    'word/footnotes.xml': `<w:footnotes><w:footnote w:type="separator" w:id="0"><w:p/></w:footnote><w:footnote w:id="2">${p(r('Seit 1900.'))}</w:footnote></w:footnotes>`,
    'word/comments.xml': '<w:comments><w:comment w:id="0"/></w:comments>',
    'word/media/image1.png': PICTURE,
    'docProps/core.xml': '<cp:coreProperties><dc:title>Dokument1</dc:title><dc:creator>Erika Beispiel</dc:creator><dcterms:created>2022-01-10T08:00:00Z</dcterms:created><cp:keywords>Hafen; Stadt</cp:keywords></cp:coreProperties>',
    ...more,
  }).map(([path, content]) => [path, typeof content === 'string' ? strToU8(content) : content])))

test('a Word document: headings, changes, links, lists, tables, notes, pictures', async () => {
  const { extraction, images, tags } = await readOne('hafen.docx', docx())
  expect(extraction).toMatchObject({ title: 'Der Hafen', byline: 'Erika Beispiel', publishedAt: null, siteName: null })
  expect(tags).toEqual(['Hafen', 'Stadt'])
  expect(toMarkdown(extraction.body as Nodes, { extensions: [gfmToMarkdown()], bullet: '-' })).toBe(`# Anfang

Der **Hafen** heißt neu[^1].

[Stadt](https://example.org/) am Meer\\
Zeile

1. eins
   - darunter
     - tiefer
2. zwei

## Zahlen

| Jahr      | Boote |
| --------- | ----- |
| 2022 2023 | 7     |
| beide     |       |

Im Kasten

> Wer schreibt, der bleibt.

![Becken](asset:${images[0]!.id})

${PROSE[0]}

[^1]: Seit 1900.
`)
  expect(extraction.steps.map(({ stage, removed }) => [stage, removed])).toEqual([['title', 'Der Hafen'], ['contents', 'Anfang…1'], ['comments', ''], ['date', '']])
})

test('without a title of its own, the only first heading is it; else the file’s name', async () => {
  expect((await readOne('a.docx', docx(p(r('Eins'), 'berschrift1') + p(r(PROSE[0]!))))).extraction).toMatchObject({ title: 'Eins', text: PROSE[0] })
  expect((await readOne('Mein Text.docx', docx(p(r(PROSE[0]!))))).extraction.title).toBe('Mein Text')
})

test.each([
  ['no text', docx('<w:p/>'), 'no-text', '“a.docx” contains no article text.'],
  ['no document', docx('', { 'word/document.xml': '<x/>' }), 'damaged', '“a.docx” is no Word document that can be read: its text is missing.'],
  ['no archive', docx().slice(0, 500), 'damaged', '“a.docx” is no archive that can be read: it is damaged or cut off.'],
])('refused: %s', async (_, bytes, code, message) => {
  expect(await refusal('a.docx', bytes)).toEqual({ code, message })
})

test('nesting without end and entities that grow are bounded', async () => {
  const deep = `${'<w:tbl><w:tr><w:tc>'.repeat(3000)}${p(r('innen'))}${'</w:tc></w:tr></w:tbl>'.repeat(3000)}`
  const bomb = `<!DOCTYPE x [<!ENTITY a "${'a'.repeat(100)}"><!ENTITY b "${'&a;'.repeat(100)}"><!ENTITY c "${'&b;'.repeat(100)}">]>`
  const { extraction } = await readOne('a.docx', docx('', { 'word/document.xml': `${bomb}<w:document><w:body>${p(r(PROSE[0]!))}${p(r('&c;'))}${deep}</w:body></w:document>` }))
  expect(extraction.text.length).toBeLessThan(1000)
})

test('of a part that cannot be read the document is named, too', async () => {
  expect(await refusal('a.docx', zipSync({ 'word/document.xml': strToU8(`<w:document><w:body>${p(r(PROSE[0]!))}</w:body></w:document>`), 'word/_rels/document.xml.rels': new Uint8Array([0x98, 0x81, 0x8d, 0x8f, 0x90, 0x9d, 0xa0, 0x81, 0xf7, 0xfe]) }))).toMatchObject({ message: expect.stringMatching(/^“a\.docx” has a part that cannot be read: “word/) })
})

test('a damaged document is read or refused, never worse', async () => {
  await survivesDamage('hafen.docx', [docx(), zipSync({ 'word/document.xml': [strToU8(`<w:document><w:body>${DOCUMENT}</w:body></w:document>`), { level: 0 }] })])
})
