import { expect, test } from 'vitest'
import { FileSet } from '../../../../renderer/core/import/articles/FileSet.ts'
import { decodeQuotedPrintable } from '../../../../renderer/core/import/mime/quotedPrintable.ts'
import { decodeWords, parseValue } from '../../../../renderer/core/import/mime/headers.ts'
import { fromLatin1, latin1, PICTURE, PROSE, readOne, refusal, survivesDamage, utf8 } from '../../../support/articleFiles.ts'

const picture = btoa(fromLatin1(PICTURE))
const page = (image: string, head = ''): string =>
  `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Harbour to grow</title>${head}</head><body><nav><a href="/">Home</a></nav><article><h1>Harbour to grow</h1>
<p>${PROSE[0]}</p><figure>${image}<figcaption>The old basin</figcaption></figure><p>${PROSE[1]}</p><p>${PROSE[2]} – für immer</p><img src="https://elsewhere.example/spy.gif"></article></body></html>`

const quotedPrintable = (text: string): string =>
  [...utf8(text)].map((byte) => (byte === 61 || byte > 126 ? `=${byte.toString(16).toUpperCase().padStart(2, '0')}` : String.fromCharCode(byte))).join('').replace(/(.{70})(?!$)/g, '$1=\r\n').replace(/(?<!\r)\n/g, '\r\n')

const mhtml = (image: string, location = 'https://example.org/harbour'): Uint8Array =>
  latin1([
    'From: <Saved by Blink>', `Snapshot-Content-Location: ${location}`, 'Subject: =?utf-8?Q?Harbour=20to=20grow?=', 'MIME-Version: 1.0',
    'Content-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="----Boundary--x----"', '', '',
    '------Boundary--x----', 'Content-Type: text/html', 'Content-ID: <frame-1@mhtml.blink>', 'Content-Transfer-Encoding: quoted-printable', `Content-Location: ${location}`, '', quotedPrintable(page(image)),
    '------Boundary--x----', 'Content-Type: image/png', 'Content-Transfer-Encoding: base64', 'Content-Location: https://example.org/pictures/basin.png', 'Content-ID: <basin@x>', '', picture.replace(/.{76}/g, '$&\r\n'),
    '------Boundary--x------', '',
  ].join('\r\n'))

test.each([
  ['by its address', '<img src="pictures/basin.png" alt="Basin">'],
  ['by cid', '<img src="cid:basin@x" alt="Basin">'],
])('MHTML: the page, and a picture of it %s', async (_, image) => {
  const { extraction, images, original } = await readOne('page.mhtml', mhtml(image))
  expect(extraction).toMatchObject({ title: 'Harbour to grow', url: 'https://example.org/harbour', lang: 'en' })
  expect(extraction.text).toBe(`${PROSE[0]}\n\n${PROSE[1]}\n\n${PROSE[2]} – für immer`)
  expect(images).toHaveLength(1)
  expect(images[0]).toMatchObject({ name: 'basin.png', mediaType: 'image/png', bytes: PICTURE })
  expect(extraction.body.children[1]).toMatchObject({ type: 'paragraph', children: [{ type: 'image', url: `asset:${images[0]!.id}`, alt: 'Basin', title: 'The old basin' }] })
  expect(original.mediaType).toBe('multipart/related')
})

test('a page that was saved from nowhere in particular keeps a picture by cid, and one without a page is refused', async () => {
  expect((await readOne('page.mht', mhtml('<img src="cid:basin@x">', 'cid:frame-1@mhtml.blink'))).images).toHaveLength(1)
  expect(await refusal('page.mht', latin1('MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n--x\r\nContent-Type: image/png\r\n\r\nxx\r\n--x--'))).toEqual({ code: 'no-text', message: '“page.mht” is a saved page (MHTML) without a page in it.' })
})

test('SingleFile: the address it was saved from, pictures in the page, one that stands in the style sheet, and none of others', async () => {
  const comment = '<!DOCTYPE html> <html lang=en><!--\n Page saved with SingleFile \n url: https://example.org/harbour?x=1 \n saved date: Mon Jan 10 2022 15:00:00 GMT+0100\n-->'
  const style = `<style>:root{--sf-img-2: url("data:image/png;base64,${btoa(`${fromLatin1(PICTURE)}2`)}")}</style>`
  const images = `<img src="data:image/png;base64,${picture}" alt=""><img style="background-image: var(--sf-img-2)" src="data:image/svg+xml,<svg/>"><img width=1 height=1 src="data:image/png;base64,${picture}">`
  const article = await readOne('harbour.html', utf8(page(images, style).replace(/^<!DOCTYPE html><html lang="en">/, comment)))
  expect(article.extraction).toMatchObject({ url: 'https://example.org/harbour?x=1', title: 'Harbour to grow' })
  expect(article.images.map(({ bytes }) => bytes.length)).toEqual([PICTURE.length, PICTURE.length + 1])
  expect(JSON.stringify(article.extraction.body)).not.toMatch(/elsewhere|data:|svg/)
})

test('a “complete” page shows the pictures of its folder; what lies in it is no article', async () => {
  const bytes = utf8(page('<img src="Harbour%20to%20grow_files/basin.png">'))
  const files = new Map([['saved/Harbour to grow.html', bytes], ['saved/Harbour to grow_files/basin.png', PICTURE], ['saved/Harbour to grow_files/ads.html', bytes], ['saved/other.png', PICTURE]])
  const set = new FileSet(files.keys(), (path) => files.get(path)!)
  const { images } = await readOne('Harbour to grow.html', bytes, set.beside('saved/Harbour to grow.html'))
  expect(images).toMatchObject([{ name: 'basin.png', mediaType: 'image/png' }])
  expect([...files.keys()].map((path) => set.belongs(path))).toEqual([false, true, true, false])
  expect(set.beside('saved/Harbour to grow.html')('../../../etc/basin.png')).toBeNull()
})

test('Markdown brings the tags of its front matter and the pictures beside it', async () => {
  const set = new FileSet(['vault/a.md', 'vault/img/b c.png'], () => PICTURE)
  const { tags, images, extraction } = await readOne('a.md', utf8(`---\ntags: [sea, "#Town", sea]\ncategories: ice; snow\n---\n# Harbour\n\n![Basin](img/b%20c.png)\n\n${PROSE[0]}\n\n![Spy](https://elsewhere.example/x.png)`), set.beside('vault/a.md'))
  expect([tags, images.length, extraction.text]).toEqual([['sea', 'Town', 'ice', 'snow'], 1, PROSE[0]])
  expect((await readOne('b.md', utf8(`---\ntags: [broken\n---\n${PROSE[0]}`))).tags).toEqual([])
})

test('a message is an article by its subject, sender and date', async () => {
  const mail = `From: "Der Wochenbrief" <brief@example.org>\nTo: me@example.org\nDate: Mon, 10 Jan 2022 14:50:07 +0100\nSubject: =?utf-8?B?${btoa(fromLatin1(utf8('Häfen werden')))}?=\n =?utf-8?Q?_gr=C3=B6=C3=9Fer?=\nMIME-Version: 1.0\nContent-Type: text/plain; charset=iso-8859-1\nContent-Transfer-Encoding: quoted-printable\n\n${PROSE.join('\n\n')} F=FCr immer=\n.\n`
  const { extraction } = await readOne('brief.eml', latin1(mail))
  expect(extraction).toMatchObject({ title: 'Häfen werden größer', siteName: 'Der Wochenbrief', publishedAt: '2022-01-10T14:50:07+01:00' })
  expect(extraction.text).toContain('Für immer.')
})

test('headers: encoded words, folded and continued parameters; quoted-printable leaves alone what is no escape', () => {
  expect(decodeWords('=?windows-1252?Q?Caf=E9_=80?= and =?utf-8?B?w7w=?=')).toBe('Café € and ü')
  expect(parseValue('multipart/related; boundary="a \\"b"; title*0*=utf-8\'de\'Gr%C3%B6; title*1="ße"').parameters).toEqual(new Map([['boundary', 'a "b'], ['title', 'Größe']]))
  expect(fromLatin1(decodeQuotedPrintable(latin1('100=zz =3D=\r\n= \nend=')))).toBe('100=zz =end')
})

test('a damaged page or message is read or refused, never worse', async () => {
  await survivesDamage('page.mhtml', [mhtml('<img src="cid:basin@x">'), mhtml('<img src="pictures/basin.png">')])
})
