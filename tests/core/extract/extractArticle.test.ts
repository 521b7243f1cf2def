import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as fc from 'fast-check'
import { toMarkdown } from 'mdast-util-to-markdown'
import { gfmToMarkdown } from 'mdast-util-gfm'
import { visit } from 'unist-util-visit'
import { describe, expect, test } from 'vitest'
import { extractArticle } from '../../../renderer/core/extract/extractArticle.ts'
import { normalizeText } from '../../../renderer/core/import/normalizeText.ts'
import { readOriginal } from '../../../renderer/core/import/readOriginal.ts'
import type { Extraction } from '../../../renderer/core/model.ts'
import { project } from '../../../renderer/core/text/projection.ts'

const ROOT = join(import.meta.dirname, '../../..')
const CORPUS = join(ROOT, 'resources/corpus')
const FIXTURES = join(ROOT, 'tests/fixtures/extract')
const EXPECTED = join(ROOT, 'tests/expected/extract')
const RUNS = process.env['DOSSIER_LONG'] ? 10_000 : 300

interface Expected {
  title: string
  byline: string | null
  siteName: string | null
  publishedAt: string | null
  lang: string | null
  url: string | null
  /** Whole text of our own fixtures; of others' texts only the ends and the hash. */
  text?: string
  begins?: string
  ends?: string
  sha256?: string
}

function extractFile(folder: string, file: string): Extraction {
  return extractArticle({ ...readOriginal(file, readFileSync(join(folder, file))), fileName: file })
}

function files(folder: string): string[] {
  return readdirSync(folder).filter((file) => /\.(?:txt|html|md)$/.test(file) && file !== 'NOTICE.md')
}

test.each([...files(CORPUS).map((file) => [file, CORPUS] as const), ...files(FIXTURES).map((file) => [file, FIXTURES] as const)])('%s', (file, folder) => {
  const { title, byline, siteName, publishedAt, lang, url, text } = extractFile(folder, file)
  const expected = JSON.parse(readFileSync(join(EXPECTED, `${file}.json`), 'utf8')) as Expected
  const body =
    expected.text === undefined
      ? { begins: text.slice(0, expected.begins?.length), ends: text.slice(-(expected.ends?.length ?? 0)), sha256: createHash('sha256').update(text).digest('hex') }
      : { text }
  expect({ title, byline, siteName, publishedAt, lang, url, ...body }).toEqual(expected)
})

test('the same article dumped line by line, without blank lines, is the same article', () => {
  for (const file of files(FIXTURES).filter((name) => name.endsWith('.txt') && !name.includes('umbrochen') && !name.includes('uhr'))) {
    const { text } = readOriginal(file, readFileSync(join(FIXTURES, file)))
    const dense = extractArticle({ kind: 'text', text: text.replace(/\n+/g, '\n') })
    const airy = extractArticle({ kind: 'text', text: text.replace(/\n+/g, '\n\n') })
    const usual = extractArticle({ kind: 'text', text })
    for (const other of [dense, airy]) {
      expect([other.title, other.publishedAt, other.siteName, other.byline]).toEqual([usual.title, usual.publishedAt, usual.siteName, usual.byline])
      expect(other.text.replace(/\n+/g, '\n')).toBe(usual.text.replace(/\n+/g, '\n'))
    }
  }
})

test('HTML becomes structure, and nothing of it is active', () => {
  const { body } = extractFile(FIXTURES, 'en-page.html')
  expect(body.children.map((node) => node.type)).toEqual(['paragraph', 'paragraph', 'paragraph', 'heading', 'paragraph', 'list', 'blockquote', 'table', 'paragraph', 'paragraph'])
  const links: string[] = []
  visit(body, 'link', (link) => void links.push(link.url))
  expect(links).toEqual(['https://journal.example/paper?id=7', 'mailto:ice@fell.example', 'https://fell.example/science/ice'])
})

describe('hostile pages', () => {
  const prose = '<p>The committee met on Monday and agreed that the bridge must be closed, because nobody could say how long it would stand.</p>'
  test.each([
    ['nested tables', '<table><tr><td>'.repeat(10_000) + prose],
    ['nested divs', '<div>'.repeat(100_000) + prose],
    ['nested inline elements', '<p>' + '<span>'.repeat(50_000) + 'word '.repeat(50)],
    ['nested quotes', '<blockquote>'.repeat(20_000) + prose],
    ['nested lists', '<ul><li>'.repeat(20_000) + prose],
    ['unclosed formatting', Array.from({ length: 2000 }, (_, index) => `<font color="${index}">`).join('') + '<p>x</p>'.repeat(5000) + prose],
    ['many attributes', `<p ${Array.from({ length: 100_000 }, (_, index) => `a${index}`).join(' ')}>${prose}`],
    ['5 MB in one line', `<p>${'The committee met on Monday. '.repeat(180_000)}</p>`],
    ['5 MB of script', `<script>${'var a = "<p>no</p>";'.repeat(250_000)}</script>${prose}`],
    ['many links', '<a href="/x">more news</a> '.repeat(100_000) + prose],
    ['suspicious boxes in boxes', '<div class="sidebar related">'.repeat(5000) + prose],
    ['entities', '&amp;nbsp;&lt;script&gt;alert(1)&lt;/script&gt;'.repeat(20_000) + prose],
  ])('%s', (_, html) => {
    const article = extractArticle({ kind: 'html', text: html })
    expect(article.text).toContain('word ' === html.slice(-5) ? 'word' : html.includes('5 MB') || html.startsWith('<p>The') ? 'committee' : html.includes('bridge') ? 'the bridge must be closed' : 'word')
  })

  test('scripts, handlers, styles and dangerous links leave no trace', () => {
    const article = extractArticle({
      kind: 'html',
      url: 'https://example.org/a/b',
      text: `<article>${prose}<p onclick="evil()">Some <a href="javascript:evil()">words</a>, <a href="data:text/html,evil">and</a> <a href=" JaVaScRiPt:evil()">more</a> <a href="vbscript:evil">words</a> follow here,
        with an <img src=x onerror=evil()> image and <svg onload=evil()><text>evil</text></svg>.</p><script>evil()</script><style>evil{}</style><iframe srcdoc="evil"></iframe><template>evil</template></article>`,
    })
    expect(JSON.stringify(article.body)).not.toMatch(/evil|javascript|vbscript|data:/i)
    expect(article.text).toContain('Some words, and more words follow here')
  })
})

describe('Markdown', () => {
  test('nested quotes and lists beyond reason are read', () => {
    expect(extractArticle({ kind: 'markdown', text: `${'> '.repeat(50_000)}deep` }).text).toContain('deep')
  })
  test('broken front matter is reported and the text kept', () => {
    const article = extractArticle({ kind: 'markdown', text: '---\ntitle: [unclosed\n---\n\nThe text is still there.' })
    expect(article.text).toBe('The text is still there.')
    expect(article.steps.some((step) => step.stage === 'front-matter' && step.reason.includes('not valid YAML'))).toBe(true)
  })
})

const line = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 120 }),
  fc.lorem({ maxCount: 12 }),
  fc.constantFrom('', '', 'Lesen Sie auch:', 'Newsletter', '© 2022 Beispiel', '10 Januar 2022, 14:50', 'Von Erika Muster', '1. eins', '2. zwei', '- a', '- b', '…', '¹Note.', '© AP Photo / X', 'Das könnte Sie auch interessieren'),
)
const dump = fc.array(line, { maxLength: 60 }).map((lines) => lines.join('\n'))
const page = fc
  .array(fc.oneof(line, fc.constantFrom('<p>', '</p>', '<div class="related">', '</div>', '<table>', '<td>', '<li>', '<a href="x">', '</a>', '<h1>', '<!--', '-->', '<script>', '</script>', '<b>', '<![CDATA[', '&#0;', '<svg>', '<template>')), { maxLength: 60 })
  .map((parts) => parts.join(' '))

describe('any input', () => {
  test.each([['text', dump], ['html', page], ['markdown', fc.oneof(dump, page)]] as const)('%s: no throw, no raw HTML, text is the projection', (kind, source) => {
    fc.assert(
      fc.property(source, (text) => {
        const article = extractArticle({ kind, text, fileName: 'a.txt' })
        expect(article.text).toBe(project(article.body).text)
        visit(article.body, (node) => {
          expect(['html', 'image', 'definition', 'yaml']).not.toContain(node.type)
        })
        toMarkdown(article.body, { extensions: [gfmToMarkdown()] })
        expect(structuredClone(article)).toEqual(article)
      }),
      { numRuns: RUNS, seed: 4711 },
    )
  })

  test('of a dump nothing vanishes unexplained', () => {
    fc.assert(
      fc.property(dump, (text) => {
        const article = extractArticle({ kind: 'text', text })
        const letters = (value: string): string => value.replace(/[^\p{L}\p{N}]/gu, '').split('').sort().join('')
        const items: number[] = []
        visit(article.body, 'list', (list) => void (list.ordered && list.children.forEach((_, index) => items.push((list.start ?? 1) + index))))
        const removed = article.steps.map((step) => step.removed).join('')
        expect(letters(article.text + removed + items.join(''))).toBe(letters(normalizeText(text)))
      }),
      { numRuns: RUNS, seed: 4712 },
    )
  })

  test('extracting an extracted text again keeps it', () => {
    for (const file of files(CORPUS)) {
      const once = extractFile(CORPUS, file)
      const again = extractArticle({ kind: 'text', text: `${once.title}\n\n${once.text}` })
      expect(again.text).toBe(once.text)
      expect(again.title).toBe(once.title)
    }
  })
})
