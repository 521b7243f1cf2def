import { strToU8, zipSync } from 'fflate'
import { expect, test } from 'vitest'
import { fromLatin1, PICTURE, PROSE, readOne, refusal, survivesDamage, utf8 } from '../../../support/articleFiles.ts'

interface Book {
  opf?: string
  manifest?: string
  spine?: string
  more?: Record<string, string | Uint8Array>
}

const CONTAINER = '<?xml version="1.0"?><container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="OEBPS/book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>'
const chapter = (content: string, title = ''): string => `<?xml version="1.0" encoding="utf-8"?><!DOCTYPE html><html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"><head><title/>${title}<script src="https://evil.example/x.js"/></head><body>${content}</body></html>`
const METADATA = `<dc:title id="t2">A subtitle</dc:title><dc:title id="t1">The Harbour &amp; the Town</dc:title><meta refines="#t1" property="title-type">main</meta>
<dc:creator id="a1">Ada Example</dc:creator><meta refines="#a1" property="role">aut</meta><dc:creator id="a2">Tom Translator</dc:creator><meta refines="#a2" property="role">trl</meta>
<dc:publisher>Example Press</dc:publisher><dc:date>2022-01-10</dc:date><dc:language>en-GB</dc:language><dc:subject>Harbours</dc:subject><dc:subject>harbours</dc:subject><meta property="dcterms:modified">2024-01-01T00:00:00Z</meta>`

function epub({ opf, manifest = '', spine = '', more = {} }: Book = {}): Uint8Array {
  const files: Record<string, string | Uint8Array> = {
    mimetype: 'application/epub+zip',
    'META-INF/container.xml': CONTAINER,
    'OEBPS/book.opf': opf ?? `<?xml version="1.0"?><package xmlns="http://www.idpf.org/2007/opf" version="3.0"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/">${METADATA}</metadata><manifest>
<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/><item id="c1" href="text/one.xhtml" media-type="application/xhtml+xml"/><item id="c2" href="text/two%20b.xhtml" media-type="application/xhtml+xml"/>
<item id="p" href="pictures/basin.png" media-type="image/png"/>${manifest}</manifest><spine><itemref idref="nav"/><itemref idref="c1"/><itemref idref="c2"/>${spine}</spine></package>`,
    'OEBPS/nav.xhtml': chapter('<nav epub:type="toc"><ol><li><a href="text/one.xhtml">First things</a></li><li><a href="text/two%20b.xhtml#x">Second things</a></li></ol></nav>'),
    'OEBPS/text/one.xhtml': chapter(`<h1>First things</h1><p>${PROSE[0]}<a epub:type="noteref" href="#n1">1</a></p><div><img src="../pictures/basin.png" alt="The basin"/><img src="https://evil.example/spy.png"/></div><aside epub:type="footnote" id="n1"><p>A note. <a epub:type="backlink" href="#r1">back</a></p></aside>`),
    'OEBPS/text/two b.xhtml': chapter(`<p>${PROSE[1]}</p><blockquote><p>${PROSE[2]}</p></blockquote><p><a href="one.xhtml">There</a> and <a href="https://example.org/">here</a></p>`, '<style>p{}</style>'),
    'OEBPS/pictures/basin.png': PICTURE,
    ...more,
  }
  return zipSync(Object.fromEntries(Object.entries(files).map(([path, content]) => [path, typeof content === 'string' ? strToU8(content) : content])), { level: 6 })
}

test('a book is one article: its chapters in reading order, named by the table of contents where they name themselves not', async () => {
  const { extraction, images, tags } = await readOne('book.epub', epub())
  expect(extraction).toMatchObject({ title: 'The Harbour & the Town', byline: 'Ada Example', siteName: 'Example Press', publishedAt: '2022-01-10', lang: 'en', url: null })
  expect(tags).toEqual(['Harbours'])
  expect(extraction.text).toBe(`First things\n\n${PROSE[0]}\n\nA note.\n\nSecond things\n\n${PROSE[1]}\n\n${PROSE[2]}\n\nThere and here`)
  expect(extraction.body.children.map(({ type }) => type)).toEqual(['heading', 'paragraph', 'paragraph', 'footnoteDefinition', 'heading', 'paragraph', 'blockquote', 'paragraph'])
  expect(images).toMatchObject([{ name: 'basin.png', mediaType: 'image/png' }])
  expect(JSON.stringify(extraction.body)).not.toMatch(/evil|one\.xhtml/)
  expect(JSON.stringify(extraction.body).match(/"(?:footnoteReference|footnoteDefinition)","identifier":"n0-n1"/g)).toHaveLength(2)
})

test('what a book lacks is said, and the rest is read', async () => {
  const ncx = '<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/"><navMap><navPoint><navLabel><text>Chapter One</text></navLabel><content src="one.html"/></navPoint></navMap></ncx>'
  const opf = `<package version="2.0"><metadata><dc-metadata><dc:Title xmlns:dc="x">ignored</dc:Title><dc:title xmlns:dc="x">Old book</dc:title><dc:date opf:event="modification" xmlns:dc="x" xmlns:opf="y">2024-05-01</dc:date></dc-metadata></metadata>
<manifest><item id="ncx" href="toc.ncx" media-type="application/x-dtbncx+xml"/><item id="a" href="one.html" media-type="text/html"/><item id="b" href="gone.html" media-type="text/html"/></manifest><spine toc="ncx"><itemref idref="a"/><itemref idref="b"/></spine></package>`
  const { extraction } = await readOne('old.epub', epub({ opf, more: { 'OEBPS/toc.ncx': ncx, 'OEBPS/one.html': `<html><body><p>${PROSE[0]}</p></body></html>` } }))
  expect(extraction).toMatchObject({ title: 'Old book', byline: null, publishedAt: null, text: `Chapter One\n\n${PROSE[0]}` })
  expect(extraction.steps.map(({ reason }) => reason)).toContain('“OEBPS/gone.html” is missing from the book')
})

const encryption = (algorithm: string): string => `<encryption><EncryptedData><EncryptionMethod Algorithm="${algorithm}"/><CipherData><CipherReference URI="OEBPS/text/one.xhtml"/></CipherData></EncryptedData></encryption>`
test.each([
  ['copy protection', epub({ more: { 'META-INF/encryption.xml': encryption('http://www.w3.org/2001/04/xmlenc#aes128-cbc') } }), 'locked', '“b.epub” is a book with copy protection (DRM), which only its own reader can open.'],
  ['no package', epub({ more: { 'META-INF/container.xml': '<container/>', 'OEBPS/book.opf': '' } }), 'damaged', '“b.epub” is no EPUB book that can be read: the file that says what it consists of is missing.'],
  ['cut off', epub().slice(0, 700), 'damaged', '“b.epub” is no archive that can be read: it is damaged or cut off.'],
  ['only pictures', epub({ more: { 'OEBPS/text/one.xhtml': chapter('<img src="../pictures/basin.png"/>'), 'OEBPS/text/two b.xhtml': chapter('') } }), 'no-text', '“b.epub” is a book whose pages are pictures: there is no text to read.'],
  ['a picture', PICTURE, 'binary', '“b.epub” is a PNG image, not text.'],
])('refused: %s', async (_, bytes, code, message) => {
  expect(await refusal('b.epub', bytes)).toEqual({ code, message })
})

test('fonts that are made useless outside the book lock nothing', async () => {
  expect((await readOne('b.epub', epub({ more: { 'META-INF/encryption.xml': encryption('http://www.idpf.org/2008/embedding') } }))).extraction.text).toContain(PROSE[0]!)
})

test('a chapter that unpacks to more than it says is left out, whatever it would become', async () => {
  const bytes = epub({ more: { 'OEBPS/text/one.xhtml': new Uint8Array(8_000_000) } })
  const at = fromLatin1(bytes).lastIndexOf('OEBPS/text/one.xhtml') - 46
  new DataView(bytes.buffer, bytes.byteOffset).setUint32(at + 24, 1000, true)
  const { extraction } = await readOne('bomb.epub', bytes)
  expect(extraction.text).toContain(PROSE[1]!)
  expect(extraction.steps.map(({ reason }) => reason)).toContain('a part is missing: “OEBPS/text/one.xhtml” is damaged in its archive.')
})

test('a damaged book is read or refused, never worse', async () => {
  const stored = zipSync({ mimetype: utf8('application/epub+zip'), 'META-INF/container.xml': utf8('<container><rootfile full-path="b.opf"/></container>'), 'b.opf': utf8('<package><metadata><dc:title>B</dc:title></metadata><manifest><item id="a" href="a.html" media-type="text/html"/></manifest><spine><itemref idref="a"/></spine></package>'), 'a.html': utf8(`<h1>A</h1><p>${PROSE[0]}</p>`) }, { level: 0 })
  await survivesDamage('book.epub', [epub(), stored])
})
