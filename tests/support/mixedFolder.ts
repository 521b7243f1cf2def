/** A folder as a researcher has it: 200 files of many kinds, some of them broken, some the same, one a copy with another headline. */
import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { strToU8, zipSync } from 'fflate'
import { generateArticle } from '../bench/generateCorpus.ts'
import { pdf, set } from './pdfFile.ts'

const FILES = 200

const REFUSED = ['broken.docx', 'broken.epub', 'broken.pdf', 'empty.txt', 'locked.txt', 'picture.txt']
const PRESENT = 2

/** What the import of it is to say. One file is the picture of a page, and no article. */
export const MIXED = {
  files: FILES, articles: FILES - REFUSED.length - PRESENT - 1, present: PRESENT, refused: REFUSED,
  copy: 'The harbour is going to be enlarged', original: 'Harbour to grow',
}

const PICTURE = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, ...Array.from({ length: 400 }, () => 7)])
const prose = (at: number): string[] => generateArticle(at, FILES).text.split('\n\n').slice(2, -1)
const page = (title: string, paragraphs: string[], more = ''): string =>
  `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>${title}</title></head><body><nav><a href="/">Home</a></nav><article><h1>${title}</h1>${more}${paragraphs.map((text) => `<p>${text}</p>`).join('')}</article></body></html>`
const mail = (title: string, paragraphs: string[]): string =>
  `From: Ada Example <ada@news.example>\r\nTo: list@news.example\r\nSubject: ${title}\r\nDate: Mon, 10 Jan 2022 14:50:00 +0100\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n${paragraphs.join('\r\n\r\n')}\r\n`
const mhtml = (title: string, paragraphs: string[], at: number): string =>
  `From: <Saved by Blink>\r\nSnapshot-Content-Location: https://news.example/${at}\r\nSubject: ${title}\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; type="text/html"; boundary="xyz"\r\n\r\n--xyz\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\nContent-Location: https://news.example/${at}\r\n\r\n${page(title, paragraphs)}\r\n--xyz--\r\n`
const zipped = (files: Record<string, string>): Uint8Array => zipSync(Object.fromEntries(Object.entries(files).map(([path, text]) => [path, strToU8(text)])))
const docx = (title: string, paragraphs: string[]): Uint8Array =>
  zipped({ '[Content_Types].xml': '<Types/>', 'word/document.xml': `<w:document xmlns:w="w"><w:body>${[title, ...paragraphs].map((text) => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`).join('')}</w:body></w:document>` })
const epub = (title: string, paragraphs: string[]): Uint8Array =>
  zipped({
    mimetype: 'application/epub+zip',
    'META-INF/container.xml': '<?xml version="1.0"?><container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>',
    'book.opf': `<?xml version="1.0"?><package xmlns="http://www.idpf.org/2007/opf" version="3.0"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${title}</dc:title></metadata><manifest><item id="c" href="c.xhtml" media-type="application/xhtml+xml"/></manifest><spine><itemref idref="c"/></spine></package>`,
    'c.xhtml': `<html xmlns="http://www.w3.org/1999/xhtml"><body>${paragraphs.map((text) => `<p>${text}</p>`).join('')}</body></html>`,
  })

/** Every kind in turn, so that wherever an import is stopped, some of each are in and some are not. */
const KINDS: ((title: string, paragraphs: string[], at: number) => [string, string | Uint8Array])[] = [
  (title, paragraphs) => ['txt', [title, ...paragraphs].join('\n\n')],
  (title, paragraphs) => ['html', page(title, paragraphs)],
  (title, paragraphs) => ['md', `# ${title}\n\n${paragraphs.join('\n\n')}\n`],
  (title, paragraphs) => ['eml', mail(title, paragraphs)],
  (title, paragraphs, at) => ['mhtml', mhtml(title, paragraphs, at)],
]

/** Writes it. The one that shall be unreadable is there; who opens it decides. */
export async function writeMixedFolder(folder: string): Promise<void> {
  const files = new Map<string, string | Uint8Array>()
  const wire = prose(500)
  files.set('papers/harbour.html', page(MIXED.original, wire, '<p><img src="quay.png" alt="Quay"></p>'))
  files.set('papers/quay.png', PICTURE)
  files.set('agency/harbour.txt', [MIXED.copy, ...wire.slice(0, -1), 'Our correspondent has added this line to what the agency sent him.'].join('\n\n'))
  files.set('books/one.epub', epub('A book of harbours', prose(501)))
  files.set('books/two.docx', docx('A paper on harbours', prose(502)))
  files.set('books/three.pdf', pdf([set(prose(504).join(' ').replaceAll(/[^ -~]/g, ''), 60, 60, 400)], { info: '/Title (On harbours)' }))
  files.set('broken.pdf', '%PDF-1.4\nnothing of it is left')
  files.set('broken.epub', epub('Cut', prose(505)).slice(0, 900))
  files.set('broken.docx', zipped({ 'word/document.xml': '<x/>' }))
  files.set('empty.txt', '')
  files.set('picture.txt', PICTURE)
  files.set('locked.txt', 'Nobody may read this.')
  const rest = FILES - files.size - 2
  for (let at = 0; at < rest; at++) {
    const [extension, content] = KINDS[at % KINDS.length]!(`Report ${at} of the harbour`, prose(at), at)
    files.set(`reports/${String(at).padStart(3, '0')}.${extension}`, content)
  }
  files.set('again/a copy.txt', files.get('reports/000.txt')!)
  files.set('again/a page.html', files.get('reports/001.html')!)
  for (const [path, content] of files) {
    await mkdir(dirname(join(folder, path)), { recursive: true })
    await writeFile(join(folder, path), content)
  }
}
