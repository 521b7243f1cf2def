import { gzipSync, strToU8, zipSync } from 'fflate'
import { expect, test } from 'vitest'
import { guessColumns, listOf } from '../../../../renderer/core/import/bulk/columns.ts'
import { latin1, PICTURE, PROSE, readAll, readOne, refusal, survivesDamage, utf8 } from '../../../support/articleFiles.ts'

const json = (value: unknown): Uint8Array => utf8(JSON.stringify(value))
const lines = (...rows: unknown[]): Uint8Array => utf8(rows.map((row) => (typeof row === 'string' ? row : JSON.stringify(row))).join('\n'))
const html = PROSE.map((text) => `<p>${text}</p>`).join('')
const whole = PROSE.join('\n\n')

test('JSON lines of a corpus: columns by name and by content, a broken line named, gzipped or not', async () => {
  const file = lines(
    { id: 1, Headline: 'Hafen wächst', meta: { pub_date: '2022-01-10T14:50:00Z', lang: 'de' }, article_text: whole, link: 'https://example.org/1', authors: [{ name: 'Ada Example' }], keywords: 'Hafen; Stadt' },
    '{"broken": ',
    { id: 3, Headline: 'Zweite', meta: { pub_date: 1641826200, lang: 'de' }, article_text: `${PROSE[0]}\n${PROSE[1]}`, link: 'https://example.org/2', authors: [] },
    { id: 4, Headline: 'Nur Adresse', article_text: '', link: 'https://example.org/3' },
    '[1]',
  )
  for (const [name, bytes] of [['corpus.jsonl', file], ['corpus.jsonl.gz', gzipSync(file)]] as const) {
    const { articles, refused } = await readAll(name, bytes)
    expect(articles.map(({ extraction: { title, publishedAt, url, byline, text } }) => [title, publishedAt, url, byline, text])).toEqual([
      ['Hafen wächst', '2022-01-10T14:50:00Z', 'https://example.org/1', 'Ada Example', whole],
      ['Zweite', '2022-01-10T14:50:00Z', 'https://example.org/2', null, `${PROSE[0]}\n\n${PROSE[1]}`],
    ])
    expect(articles[0]).toMatchObject({ entry: 'line 1 “Hafen wächst”', tags: ['Hafen', 'Stadt'] })
    expect(articles[0]!.extraction.steps.at(-1)!.reason).toBe('taken from title “Headline”, text “article_text”, url “link”, authors “authors”, date “meta.pub_date”, lang “meta.lang”, tags “keywords”')
    expect(refused.map(({ entry, code }) => [entry, code])).toEqual([['line 2', 'damaged'], ['line 5', 'damaged'], ['line 4 “Nur Adresse”', 'address-only']])
    // What is kept of one line is an article by itself.
    expect((await readOne(articles[0]!.original.name, articles[0]!.original.bytes)).extraction).toMatchObject({ title: 'Hafen wächst', text: whole, publishedAt: '2022-01-10T14:50:00Z' })
  }
})

test('a table with names that say nothing is read by what stands in it; encodings and signs between cells as they come', async () => {
  const rows = [['a', 'b', 'c', 'd'], ...PROSE.map((text, at) => [`Überschrift Nummer ${at} aus der Stadt`, `"${text} ${PROSE.join(' ')}"`, `https://example.org/${at}`, `2022-01-1${at}`])]
  const { articles } = await readAll('tabelle.csv', latin1(rows.map((row) => row.join(';')).join('\r\n')))
  expect(articles.map(({ extraction: { title, url, publishedAt } }) => [title, url, publishedAt])).toEqual(PROSE.map((_, at) => [`Überschrift Nummer ${at} aus der Stadt`, `https://example.org/${at}`, `2022-01-1${at}`]))
  expect(guessColumns([{ source: 'https://example.org/x', data: 'Die Zeitung' }])).toEqual({ url: 'source' })
  expect([listOf('a|b'), listOf("['x', 'y']"), listOf([{ given: 'Ada', family: 'Lovelace' }]), listOf(null)]).toEqual([['a', 'b'], ['x', 'y'], ['Ada Lovelace'], []])
  expect(await refusal('a.csv', utf8('one\ntwo'))).toEqual({ code: 'no-text', message: '“a.csv” is no table that can be read: it has only one column.' })
})

test('wallabag: text, tags, dates, state, and highlights at their place', async () => {
  const entry = { id: 1, is_archived: 1, is_starred: 0, tags: ['hafen', 'Hafen'], title: 'Harbour', url: 'https://example.org/w', content: html, published_at: '2022-01-10T14:50:00+0100', published_by: ['Ada Example'], domain_name: 'example.org', language: 'en_GB', annotations: [{ quote: 'Fishermen had  asked for a deeper basin', text: 'when?', created_at: '2022-02-01T10:00:00+0000' }, { quote: 'never written', text: '' }] }
  const { articles, refused } = await readAll('wallabag.json', json([entry, { ...entry, id: 2, url: 'https://example.org/none', title: 'Empty', content: '' }]))
  const [article] = articles
  expect(article).toMatchObject({ read: true, starred: false, tags: ['hafen'], extraction: { title: 'Harbour', byline: 'Ada Example', siteName: 'example.org', publishedAt: '2022-01-10T14:50:00+01:00', lang: 'en', url: 'https://example.org/w', text: whole } })
  const [mark] = article!.highlights
  expect(whole.slice(mark!.span.start, mark!.span.end)).toBe('Fishermen had asked for a deeper basin')
  expect(mark).toMatchObject({ comment: 'when?', createdAt: Date.UTC(2022, 1, 1, 10) })
  expect(article!.extraction.steps.filter(({ stage }) => stage === 'highlights')).toMatchObject([{ removed: 'never written' }])
  expect(refused).toEqual([{ entry: 'entry 2 “Empty”', code: 'address-only', message: '“Empty” is only an address, with nothing to read: https://example.org/none' }])
})

test.each([
  ['Karakeep', 'karakeep.json', json({ bookmarks: [{ createdAt: 1641826200, title: 'Kept', tags: ['a'], content: { type: 'link', url: 'https://example.org/k', htmlContent: html } }, { createdAt: 1, title: 'Bare', tags: [], content: { type: 'link', url: 'https://example.org/b' } }] }), ['Kept'], ['address-only']],
  ['Zotero, CSL-JSON', 'library.json', json([{ id: 'x', type: 'article-journal', title: 'Paper', abstract: PROSE[0], author: [{ family: 'Lovelace', given: 'Ada' }], issued: { 'date-parts': [[2022, 1]] } }, { id: 'y', type: 'book', title: 'Bare', author: [], issued: {}, URL: 'https://example.org/y' }]), ['Paper'], ['address-only']],
  ['Zotero, CSV', 'library.csv', utf8(`"Key","Item Type","Publication Year","Author","Title","Url","Abstract Note","Date","Manual Tags"\n"A","webpage","2022","Lovelace, Ada; Babbage, Charles","Paper","https://example.org/z","${PROSE[0]}","2022-01-10","sea; ice"\n"B","book","","","Bare","","","",""`), ['Paper'], ['no-text']],
  ['Zotero, RDF', 'library.rdf', utf8(`<rdf:RDF xmlns:rdf="r" xmlns:z="http://www.zotero.org/namespaces/export#"><bib:Article rdf:about="https://example.org/r"><bib:authors><rdf:Seq><rdf:li><foaf:Person><foaf:surname>Lovelace</foaf:surname><foaf:givenName>Ada</foaf:givenName></foaf:Person></rdf:li></rdf:Seq></bib:authors><dc:title>Paper</dc:title><dcterms:abstract>${PROSE[0]}</dcterms:abstract></bib:Article><z:Attachment><dc:title>PDF</dc:title></z:Attachment><bib:Book rdf:about="https://example.org/s"><dc:title>Bare</dc:title></bib:Book></rdf:RDF>`), ['Paper'], ['address-only']],
  ['Pocket', 'part_000000.csv', utf8('title,url,time_added,tags,status\nOne,https://example.org/1,1641826200,a|b,unread\nhttps://example.org/2,https://example.org/2,1641826200,,archive'), [], ['address-only', 'address-only']],
  ['Instapaper', 'instapaper.csv', utf8('URL,Title,Selection,Folder,Timestamp,Tags\nhttps://example.org/1,One,,Archive,1641826200,"[]"'), [], ['address-only']],
  ['Pocket, formerly', 'ril_export.html', utf8('<!DOCTYPE html><html><head><title>Pocket Export</title></head><body><h1>Unread</h1><ul><li><a href="https://example.org/1" time_added="1" tags="">One</a></li></ul></body></html>'), [], ['address-only']],
  ['bookmarks', 'bookmarks.html', utf8('<!DOCTYPE NETSCAPE-Bookmark-file-1>\n<TITLE>Bookmarks</TITLE><DL><p><DT><A HREF="https://example.org/1">One</A></DL>'), [], ['address-only']],
  ['JSON Feed', 'feed.json', json({ version: 'https://jsonfeed.org/version/1.1', title: 'Feed', items: [{ id: '1', title: 'Item', content_html: html, url: 'https://example.org/f', authors: [{ name: 'Ada' }] }] }), ['Item'], []],
])('%s: what holds a text is an article, the rest is told', async (_, name, bytes, titles, codes) => {
  const { articles, refused } = await readAll(name, bytes)
  expect(articles.map(({ extraction }) => extraction.title)).toEqual(titles)
  expect(refused.map(({ code }) => code)).toEqual(codes)
})

test('Readwise: the passages that were marked are an article a document, each highlighted with its note', async () => {
  const { articles } = await readAll('readwise.csv', utf8(`Highlight,Book Title,Book Author,Amazon Book ID,Note,Color,Tags,Location Type,Location,Highlighted at,Document tags\n"${PROSE[0]}",Harbours,Ada,,"why?",blue,money,page,1,2022-01-10 10:00:00+00:00,sea\n"${PROSE[1]}",Other,,,,,,,,,\n"${PROSE[2]}",Harbours,Ada,,,,,page,2,,sea`))
  expect(articles.map(({ extraction: { title, byline, text } }) => [title, byline, text])).toEqual([['Harbours', 'Ada', `${PROSE[0]}\n\nwhy?\n\n${PROSE[2]}`], ['Other', null, PROSE[1]]])
  expect(articles[0]).toMatchObject({ tags: ['sea', 'money'], highlights: [{ comment: 'why?', colour: 'blue', tags: ['money'] }, { comment: '' }] })
})

test('Omnivore: metadata, text and highlights of an archive come together', async () => {
  const item = { id: 'x', slug: 'harbour-1', title: 'Harbour', author: 'Ada Example', url: 'https://example.org/o', state: 'Archived', labels: ['sea'], savedAt: '2022-01-11T00:00:00.000Z', publishedAt: '2022-01-10T00:00:00.000Z' }
  const { articles, refused } = await readAll('omnivore.zip', zipSync({ 'metadata_0_to_20.json': json([item, { ...item, slug: 'gone', title: 'Gone' }]), 'content/harbour-1.html': utf8(`<html><body>${html}</body></html>`), 'highlights/harbour-1.md': utf8(`> ${PROSE[1]!.slice(0, 40)} [⤴️](https://example.org)\n\nA thought.\n`) }))
  expect(articles).toMatchObject([{ read: true, tags: ['sea'], extraction: { title: 'Harbour', text: whole, publishedAt: '2022-01-10T00:00:00Z' }, highlights: [{ comment: 'A thought.' }] }])
  expect(refused.map(({ entry, code }) => [entry, code])).toEqual([['gone “Gone”', 'address-only']])
})

test('feeds: the longest text that an item has, in RSS and Atom', async () => {
  const rss = `<?xml version="1.0"?><rss version="2.0" xmlns:content="c" xmlns:dc="d"><channel><title>Harbour News</title><language>en</language><item><title>Grows &amp; grows</title><link>https://example.org/r1</link><description>Short.</description><content:encoded><![CDATA[${html}]]></content:encoded><pubDate>Mon, 10 Jan 2022 14:50:00 GMT</pubDate><dc:creator>Ada Example</dc:creator><category>Sea</category></item><item><title>Bare</title><link>https://example.org/r2</link></item></channel></rss>`
  const { articles, refused } = await readAll('feed.xml', utf8(rss))
  expect(articles).toMatchObject([{ tags: ['Sea'], extraction: { title: 'Grows & grows', siteName: 'Harbour News', byline: 'Ada Example', publishedAt: '2022-01-10T14:50:00Z', url: 'https://example.org/r1', text: whole } }])
  expect(refused.map(({ code }) => code)).toEqual(['address-only'])
  const atom = `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>News</title><entry><title type="html">Grows</title><link rel="self" href="https://example.org/self"/><link href="https://example.org/a1"/><published>2022-01-10T14:50:00+01:00</published><author><name>Ada</name></author><content type="xhtml"><div xmlns="x">${html}</div></content></entry></feed>`
  expect((await readOne('news.atom', utf8(atom))).extraction).toMatchObject({ title: 'Grows', siteName: 'News', byline: 'Ada', publishedAt: '2022-01-10T14:50:00+01:00', url: 'https://example.org/a1', text: whole })
})

const warc = (type: string, address: string, content: string, contentType = 'application/http; msgtype=response'): string => `WARC/1.0\r\nWARC-Type: ${type}\r\nWARC-Target-URI: ${address}\r\nContent-Type: ${contentType}\r\nContent-Length: ${utf8(content).length}\r\n\r\n${content}\r\n\r\n`
const page = `<!DOCTYPE html><title>Harbour</title><article><h1>Harbour</h1>${html}</article>`
const ARCHIVE = [
  warc('warcinfo', '', 'software: x\r\n', 'application/warc-fields'),
  warc('response', 'https://example.org/1', `HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n${page}`),
  warc('response', 'https://example.org/2', `HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n${page.length.toString(16)}\r\n${page}\r\n0\r\n\r\n`),
  warc('response', 'https://example.org/404', `HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n\r\n${page}`),
  warc('response', 'https://example.org/x.png', 'HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\nxx'),
  warc('response', 'https://example.org/br', 'HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: br\r\n\r\nxx'),
  warc('conversion', 'https://example.org/wet', `Harbour\n${PROSE.join('\n')}`, 'text/plain'),
]
test('web archives: pages and texts that were fetched, member by member', async () => {
  const zipped = new Uint8Array(ARCHIVE.flatMap((record) => [...gzipSync(utf8(record))]))
  for (const bytes of [utf8(ARCHIVE.join('')), zipped]) {
    const { articles, refused } = await readAll('crawl.warc.gz', bytes)
    expect(articles.map(({ entry, extraction: { url } }) => [entry, url])).toEqual(['1', '2', 'wet'].map((end) => [`https://example.org/${end}`, `https://example.org/${end}`]))
    expect(articles[0]!.extraction.text).toBe(whole)
    expect(refused).toMatchObject([{ entry: 'https://example.org/br', code: 'unsupported' }])
  }
  expect(await refusal('crawl.warc', utf8(ARCHIVE[0]!))).toMatchObject({ code: 'no-text' })
  expect(await refusal('crawl.warc', utf8('WARC/1.0\r\nWARC-Type: response\r\n\r\nxx'))).toMatchObject({ code: 'damaged', message: '“crawl.warc” is a web archive that is damaged or cut off.' })
})

test('an archive of anything: each file by itself, pictures with their pages, what leads out is left out, no archive without end', async () => {
  const inner = zipSync({ 'deep.txt': utf8(`Tief unten\n\n${whole}`) })
  const files = { 'a/page.html': utf8(page.replace('</article>', '<p><img src="basin.png"></p></article>')), 'a/basin.png': PICTURE, 'data.jsonl': lines({ title: 'Row', text: whole, url: 'https://example.org/row' }), 'inner.zip': inner, 'evil/../../out.txt': utf8('x'), '__MACOSX/a': utf8('x'), 'broken.epub': utf8('no book') }
  const { articles, refused } = await readAll('all.zip', zipSync(files))
  expect(articles.map(({ entry, images }) => [entry, images.length])).toEqual([['a/page.html', 1], ['data.jsonl: line 1 “Row”', 0], ['inner.zip: deep.txt', 0]])
  expect(refused.map(({ entry, code, message }) => [entry, code, message])).toEqual([['evil/../../out.txt', 'damaged', '“evil/../../out.txt” is left out: its path leads out of the archive.'], ['broken.epub', 'damaged', '“broken.epub” is called “.epub” and is none: it is damaged, or something else.']])
  let nest: Uint8Array = inner
  for (let at = 0; at < 5; at += 1) nest = zipSync({ 'n.zip': nest })
  expect((await readAll('nest.zip', nest)).refused).toMatchObject([{ code: 'too-large' }])
  expect(await refusal('a.zip', zipSync({}))).toEqual({ code: 'empty', message: '“a.zip” is an archive without files.' })
  expect(await refusal('a.zip', strToU8('PK\u0003\u0004 cut', true))).toMatchObject({ code: 'damaged' })
})

test.each([
  ['a.jsonl', [lines({ title: 'Row', text: whole, url: 'https://example.org/row' }, { title: 'Row', text: whole }), json([{ id: 1, is_archived: 1, title: 'W', url: 'https://e.org', content: html, annotations: [{ quote: PROSE[0] }] }])]],
  ['a.csv', [utf8(`title,url,text\nA,https://example.org,"${PROSE[0]}"\nB,https://example.org/b,"${PROSE[1]}"`)]],
  ['a.warc', [utf8(ARCHIVE.join('')), gzipSync(utf8(ARCHIVE[1]!))]],
  ['a.xml', [utf8(`<rss><channel><title>N</title><item><title>A</title><link>https://example.org</link><description>${PROSE[0]}</description></item></channel></rss>`)]],
  ['a.zip', [zipSync({ 'a.txt': utf8(whole), 'b.html': utf8(page) }), zipSync({ 'a.txt': [utf8(whole), { level: 0 }] })]],
])('a damaged %s is read or refused, never worse', async (name, files) => {
  await survivesDamage(name, files)
})

test('Evernote: clipped pages as articles, with their address, author, tags and pictures; of another’s entities nothing', async () => {
  const data = btoa(String.fromCharCode(...PICTURE))
  const note = (content: string, more = ''): string => `<note><title>Clipped</title><created>20220110T145000Z</created><tag>sea</tag><note-attributes><source-url>https://example.org/e</source-url><author>Ada</author></note-attributes><content><![CDATA[<!DOCTYPE en-note><en-note>${content}</en-note>]]></content>${more}</note>`
  const bytes = utf8(`<?xml version="1.0"?><!DOCTYPE en-export SYSTEM "http://xml.evernote.com/pub/evernote-export3.dtd"><en-export>${note(`<h1>Harbour</h1>${html}<img src="data:image/png;base64,${data}"/>`)}${note('<div><br/></div>')}</en-export>`)
  const { articles, refused } = await readAll('clips.enex', bytes)
  expect(articles).toMatchObject([{ tags: ['sea'], images: [{ bytes: PICTURE }], extraction: { title: 'Clipped', byline: 'Ada', url: 'https://example.org/e', publishedAt: null, text: `Harbour\n\n${whole}` } }])
  expect(refused.map(({ entry, code }) => [entry, code])).toEqual([['note 2 “Clipped”', 'address-only']])
  expect((await readOne('again.json', articles[0]!.original.bytes)).extraction).toMatchObject({ title: 'Clipped', url: 'https://example.org/e' })
})
