/** Files of every format, damaged: each is read, or refused by name. What the other tests of formats do not damage themselves. */
import { test } from 'vitest'
import { fromLatin1, PICTURE, PROSE, survivesDamage, survivesDamageInside, utf8 } from '../../../support/articleFiles.ts'

const json = (value: unknown): Uint8Array => utf8(JSON.stringify(value))
const picture = btoa(fromLatin1(PICTURE))
const paragraphs = PROSE.map((text) => `<p>${text}</p>`).join('')

const PAGE = `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Harbour | News</title><meta property="og:site_name" content="News"><script type="application/ld+json">{"@type":"NewsArticle","headline":"Harbour","datePublished":"2022-01-10T14:50:00+01:00","author":[{"name":"Ada Example"}]}</script><style>:root{--sf-img-1:url("data:image/png;base64,${picture}")}</style></head>
<body><nav><ul><li><a href="/">Home</a></li></ul></nav><main><article><h1>Harbour</h1><time datetime="2022-01-10">10 January 2022</time>${paragraphs}<h2>What it costs</h2><table><thead><tr><th>Boat</th><th>t</th></tr></thead><tbody><tr><td>One</td><td>12</td></tr></tbody></table><ol start="3"><li>One<ul><li>Two</li></ul></li></ol><blockquote><p>It will.</p></blockquote><pre><code class="language-js">a &lt; b</code></pre><figure><img src="data:image/png;base64,${picture}" alt="Quay"><figcaption>The quay</figcaption></figure><p>More <a href="/b?c=1#d">here</a>, <b>bold</b> <i>and</i> <sup>1</sup>.</p></article><aside class="related"><h3>Read also</h3><a href="/x">Other</a></aside></main><footer>© News</footer></body></html>`
const FRAGMENT = `<meta charset='utf-8'><h2>Harbour</h2>${paragraphs}<a href="https://example.org/b">More</a>`

test('a saved page', () => survivesDamage('page.html', [utf8(PAGE), utf8(FRAGMENT)]))

test('a text', () => survivesDamage('dump.txt', [
  utf8(`Menu\nHome\nSport\n\nHarbour to grow\n10. Januar 2022, 14:50 Uhr\nVon Erika Muster\n\n${PROSE.join('\n\n')}\n\nLesen Sie auch:\n- Eins\n- Zwei\n© 2022 Beispiel`),
  new Uint8Array([0xff, 0xfe, ...new Uint8Array(new Uint16Array(Array.from(PROSE[0]!, (sign) => sign.charCodeAt(0))).buffer)]),
]))

test('Markdown', () => survivesDamage('note.md', [
  utf8(`---\ntitle: "Harbour: it grows"\ndate: 2022-01-10\ntags: [sea, "ice"]\nauthor:\n  - Ada\n---\n# Harbour\n\n${PROSE[0]} [link](https://example.org "t") ![p](data:image/png;base64,${picture})\n\n> [!note] x\n> ${PROSE[1]}\n\n| a | b |\n| - | -: |\n| 1 | \`2\` |\n\n- [ ] one\n  1. two\n\n\`\`\`js\na < b\n\`\`\`\n\n[^1]: ${PROSE[2]}\n\nText[^1] **bold** _it_ ~~no~~ <b>x</b>\n`),
]))

test('a message', () => survivesDamage('a.eml', [
  utf8(`From: =?utf-8?Q?Ada_=C3=84?= <ada@example.org>\r\nTo: l@example.org\r\nSubject: Harbour\r\nDate: Mon, 10 Jan 2022 14:50:00 +0100\r\nMIME-Version: 1.0\r\nContent-Type: multipart/alternative; boundary="b"\r\n\r\n--b\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n${PROSE[0]}=\r\n=E2=80=93\r\n--b\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n${btoa(paragraphs)}\r\n--b--\r\n`),
]))

test('Evernote', () => survivesDamage('clips.enex', [
  utf8(`<?xml version="1.0"?><!DOCTYPE en-export SYSTEM "http://xml.evernote.com/pub/evernote-export3.dtd"><en-export><note><title>Clipped &amp; kept</title><created>20220110T145000Z</created><tag>sea</tag><note-attributes><source-url>https://example.org/e</source-url><author>Ada</author></note-attributes><content><![CDATA[<!DOCTYPE en-note><en-note><h1>Harbour</h1>${paragraphs}<en-todo checked="true"/><en-media type="image/png" hash="00"/></en-note>]]></content><resource><data encoding="base64">${picture}</data><mime>image/png</mime></resource></note></en-export>`),
]))

test('feeds', () => survivesDamage('feed.xml', [
  utf8(`<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>News</title><entry><title type="html">Grows &lt;b&gt;</title><link href="https://example.org/a1"/><published>2022-01-10T14:50:00+01:00</published><author><name>Ada</name></author><category term="sea"/><content type="xhtml"><div>${paragraphs}</div></content></entry><entry><title>Two</title><summary type="html"><![CDATA[${paragraphs}]]></summary></entry></feed>`),
  utf8(`<?xml version="1.0"?><rss version="2.0" xmlns:content="c" xmlns:dc="d"><channel><title>News</title><item><title>Grows</title><link>https://example.org/r1</link><content:encoded><![CDATA[${paragraphs}]]></content:encoded><pubDate>Mon, 10 Jan 2022 14:50:00 GMT</pubDate><dc:creator>Ada</dc:creator></item></channel></rss>`),
]))

test('exports of reading lists in JSON', () => survivesDamage('export.json', [
  json([{ id: 1, is_archived: 1, is_starred: 0, tags: ['sea'], title: 'Harbour', url: 'https://example.org/w', content: paragraphs, published_at: '2022-01-10T14:50:00+0100', published_by: ['Ada'], annotations: [{ quote: PROSE[0]!.slice(4, 40), text: 'when?', created_at: '2022-02-01T10:00:00+0000' }] }]),
  json({ bookmarks: [{ createdAt: 1641826200, title: 'Kept', tags: ['a'], content: { type: 'link', url: 'https://example.org/k', htmlContent: paragraphs } }] }),
  json([{ id: 'x', slug: 'h', title: 'Harbour', url: 'https://example.org/o', state: 'Archived', labels: ['sea'], savedAt: '2022-01-11T00:00:00.000Z', publishedAt: '2022-01-10', content: paragraphs, highlights: [{ quote: PROSE[1]!.slice(0, 30), annotation: 'n', color: 'blue' }] }]),
  json([{ title: 'Reader', html_content: paragraphs, source_url: 'https://example.org/r', reading_progress: 1, tags: { sea: {} }, author: 'Ada' }]),
  json([{ id: 'x', type: 'article-journal', title: 'Paper', abstract: PROSE[0], author: [{ family: 'Lovelace', given: 'Ada' }], issued: { 'date-parts': [[2022, 1]] } }]),
  json({ version: 'https://jsonfeed.org/version/1.1', items: [{ id: '1', title: 'Item', content_html: paragraphs, url: 'https://example.org/f', authors: [{ name: 'Ada' }] }] }),
]))

test('exports of reading lists as tables', () => survivesDamage('export.csv', [
  utf8(`Highlight,Book Title,Book Author,Amazon Book ID,Note,Color,Tags,Location Type,Location,Highlighted at,Document tags\n"${PROSE[0]}",Harbours,Ada,,"why?",blue,money,page,1,2022-01-10 10:00:00+00:00,sea\n"${PROSE[1]}",Other,,,,,,,,,`),
  utf8('title,url,time_added,tags,status\nOne,https://example.org/1,1641826200,a|b,unread'),
  utf8('URL,Title,Selection,Folder,Timestamp,Tags\nhttps://example.org/1,One,,Archive,1641826200,"[]"'),
  utf8(`"Key","Item Type","Publication Year","Author","Title","Url","Abstract Note","Date","Manual Tags"\n"A","webpage","2022","Lovelace, Ada; Babbage, Charles","Paper","https://example.org/z","${PROSE[0]}","2022-01-10","sea; ice"`),
]))

test('Zotero and bookmarks', async () => {
  await survivesDamage('library.rdf', [utf8(`<rdf:RDF xmlns:rdf="r" xmlns:z="http://www.zotero.org/namespaces/export#"><bib:Article rdf:about="https://example.org/r"><bib:authors><rdf:Seq><rdf:li><foaf:Person><foaf:surname>Lovelace</foaf:surname></foaf:Person></rdf:li></rdf:Seq></bib:authors><dc:title>Paper</dc:title><dcterms:abstract>${PROSE[0]}</dcterms:abstract></bib:Article></rdf:RDF>`)])
  await survivesDamage('bookmarks.html', [utf8('<!DOCTYPE NETSCAPE-Bookmark-file-1>\n<TITLE>Bookmarks</TITLE><DL><p><DT><A HREF="https://example.org/1" TAGS="a,b">One</A><DD>Said of it</DL>')])
})

test('what lies in archives: documents, books, exports, anything', async () => {
  const xml = (body: string): Uint8Array => utf8(`<?xml version="1.0"?>${body}`)
  await survivesDamageInside('a.docx', [{
    '[Content_Types].xml': xml('<Types/>'),
    'word/document.xml': xml(`<w:document xmlns:w="w"><w:body><w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr><w:r><w:t>Harbour</w:t></w:r></w:p><w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">${PROSE[0]} </w:t></w:r><w:hyperlink r:id="r1"><w:r><w:t>link</w:t></w:r></w:hyperlink></w:p><w:tbl><w:tr><w:tc><w:p><w:r><w:t>${PROSE[1]}</w:t></w:r></w:p></w:tc></w:tr></w:tbl><w:p><w:r><w:footnoteReference w:id="1"/></w:r></w:p></w:body></w:document>`),
    'word/_rels/document.xml.rels': xml('<Relationships><Relationship Id="r1" Target="https://example.org" TargetMode="External"/></Relationships>'),
    'word/styles.xml': xml('<w:styles><w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/></w:style></w:styles>'),
    'word/numbering.xml': xml('<w:numbering><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'),
    'word/footnotes.xml': xml(`<w:footnotes><w:footnote w:id="1"><w:p><w:r><w:t>${PROSE[2]}</w:t></w:r></w:p></w:footnote></w:footnotes>`),
    'docProps/core.xml': xml('<cp:coreProperties><dc:title>Harbour</dc:title><dc:creator>Ada</dc:creator></cp:coreProperties>'),
  }])
  await survivesDamageInside('a.epub', [{
    mimetype: utf8('application/epub+zip'),
    'META-INF/container.xml': xml('<container><rootfiles><rootfile full-path="O/b.opf" media-type="application/oebps-package+xml"/></rootfiles></container>'),
    'O/b.opf': xml('<package version="3.0"><metadata><dc:title>B</dc:title><dc:creator>Ada</dc:creator><dc:date>2022</dc:date><dc:language>en</dc:language></metadata><manifest><item id="a" href="a.xhtml" media-type="application/xhtml+xml"/><item id="i" href="i.png" media-type="image/png"/><item id="n" href="nav.xhtml" properties="nav" media-type="application/xhtml+xml"/></manifest><spine><itemref idref="a"/></spine></package>'),
    'O/a.xhtml': xml(`<html xmlns="http://www.w3.org/1999/xhtml"><body><h1>A</h1>${paragraphs}<img src="i.png" alt="x"/><p><a href="a.xhtml#n1" epub:type="noteref">1</a></p><aside id="n1" epub:type="footnote"><p>Note.</p></aside></body></html>`),
    'O/nav.xhtml': xml('<html><body><nav epub:type="toc"><ol><li><a href="a.xhtml">A</a></li></ol></nav></body></html>'),
    'O/i.png': PICTURE,
  }])
  const item = { id: 'x', slug: 'harbour-1', title: 'Harbour', url: 'https://example.org/o', state: 'Archived', labels: ['sea'], savedAt: '2022-01-11T00:00:00.000Z' }
  await survivesDamageInside('a.zip', [
    { 'metadata_0_to_20.json': json([item]), 'content/harbour-1.html': utf8(PAGE), 'highlights/harbour-1.md': utf8(`> ${PROSE[1]!.slice(0, 40)}\n\nA thought.\n`) },
    { 'a.csv': utf8(`title,text\nA,"${PROSE[0]}"`), 'b/c.md': utf8(`# C\n\n${PROSE[1]}`), 'd.txt': utf8(PROSE.join('\n\n')) },
  ])
})
