import * as fc from 'fast-check'
import { fromHtml } from 'hast-util-from-html'
import { toText } from 'hast-util-to-text'
import { expect, test } from 'vitest'
import { htmlText } from '../../../renderer/core/export/htmlTree.ts'
import { noteToHtml } from '../../../renderer/core/export/noteToHtml.ts'
import { markdownToNote } from '../../../renderer/core/markdown/markdown.ts'
import { noteArbitrary } from '../markdown/noteArbitrary.ts'

const html = (markdown: string, linkNotes = false): string =>
  htmlText(noteToHtml(markdownToNote(markdown), { imageOf: (src) => (src.startsWith('asset:') ? 'data:image/png;base64,AA==' : null), linkNotes }))

test.each([
  ['# A *b* & c', '<h1>A <em>b</em> &amp; c</h1>'], ['- [x] done\n- [ ] open', '<ul class="tasks"><li>☑ done</li><li>☐ open</li></ul>'], ['3. a\n4. b', '<ol start="3"><li>a</li><li>b</li></ol>'],
  ['[**x**](https://example.org/?a=1&b="2")', '<p><a href="https://example.org/?a=1&amp;b=&quot;2&quot;"><strong>x</strong></a></p>'], ['[x](javascript:alert)', '<p>x</p>'], ['[CSTO](dossier://actor/a1) and [[No|label]]', '<p>CSTO and label</p>'],
  [`![Map|30](asset:${'a'.repeat(64)} "Cap")`, '<p><img src="data:image/png;base64,AA==" alt="Map" width="30"><br><em>Cap</em></p>'], ['![Theirs](https://example.org/x.png)', '<p>[Theirs]</p>'],
  ['> [!note] Mind\n> this', '<blockquote class="callout"><p><strong>Mind</strong></p><p>this</p></blockquote>'], ['<b>x</b>', '<p>x</p>'], ['```js\n<a>\n```', '<pre><code>&lt;a&gt;</code></pre>'],
  ['> Altro\n\n([SNA, 10 January 2022](dossier://article/a@1?at=0-5): “T”, Italian, <https://example.org/>)', '<blockquote class="passage"><p>Altro</p><p class="source">(SNA, 10 January 2022: “T”, Italian, <a href="https://example.org/">https://example.org/</a>)</p></blockquote>'],
  ['| a | b |\n| :- | - |\n| 1 | 2 |', '<table><tbody><tr><th align="left">a</th><th>b</th></tr><tr><td align="left">1</td><td>2</td></tr></tbody></table>'], ['x[^1]\n\n[^1]: note', '<p>x<sup>1</sup></p><hr><div class="footnote"><sup>1</sup> <p>note</p></div>'],
])('%j', (markdown, expected) => expect(html(markdown)).toBe(expected))

test('on paper each address of a link is told once, at the end', () => {
  expect(html('[a](https://a.example/) [b](https://b.example/) [c](https://a.example/) <https://d.example/>', true)).toContain('<ol class="addresses"><li>https://a.example/</li><li>https://b.example/</li></ol>')
})

test('whatever a note says, the markup is balanced and runs nothing', () => {
  fc.assert(
    fc.property(noteArbitrary, (doc) => {
      const text = htmlText(noteToHtml(doc, { imageOf: () => null, linkNotes: true }))
      const tree = fromHtml(text, { fragment: true })
      expect(JSON.stringify(tree)).not.toMatch(/"tagName":"(?:script|style|iframe|b|kbd|div)","properties":\{(?!"className":\["footnote"\])|"on[A-Z]|javascript:/)
      expect(toText(tree)).toBeTypeOf('string')
    }),
    { seed: 20220110, numRuns: process.env['DOSSIER_LONG'] ? 2000 : 100 },
  )
})
