/** What extraction left out comes back as it stood on its page, and says just what was removed. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { applyBlockDecisions, blockDecisionsFor } from '../../../renderer/core/extract/blocks/applyBlockDecisions.ts'
import { type ArticleBlocks, dropBlocks, linesOf, putBack } from '../../../renderer/core/extract/blocks/editBlocks.ts'
import { extractArticle } from '../../../renderer/core/extract/extractArticle.ts'
import { shapesIn } from '../../../renderer/core/extract/html/removedShapes.ts'
import { keyOf } from '../../../renderer/core/extract/keyOf.ts'
import { readOriginal } from '../../../renderer/core/import/readOriginal.ts'
import type { DecisionRow } from '../../../renderer/core/model.ts'
import { project } from '../../../renderer/core/text/projection.ts'

const PROSE = 'Die Brücke wurde am Montag gesperrt, weil niemand sagen konnte, wie lange sie noch hält, und der Ausschuss kam zu keinem Ergebnis.'
const PAGE = `<article><h1>Brücke gesperrt</h1><p>${PROSE}</p><p>${PROSE} Das gefiel nicht allen, doch am Ende blieb es dabei.</p></article>
  <aside><h3>Zum Bau</h3><ul><li>Baujahr: <b>1931</b></li><li>Länge: 210 Meter<ol><li>davon über Wasser: 90</li></ol></li></ul>
  <table><tr><th>Jahr</th><th>Fahrzeuge</th></tr><tr><td>1990</td><td>8.000</td></tr></table>
  <blockquote><p>Sie hält.</p></blockquote><pre>last = 12
max = 30</pre><p>Mehr <a href="/plan">im Plan</a> der Stadt.</p><figure><img src="bild.png" alt="Pfeiler"><figcaption>Der Pfeiler</figcaption></figure></aside>`

const shapeOf = shapesIn({ html: PAGE, address: 'https://news.example/a', images: (source) => `asset:${source}` })
const extracted = extractArticle({ kind: 'html', text: PAGE, url: 'https://news.example/a' })
const step = extracted.steps.findIndex(({ removed }) => removed.includes('Baujahr'))
const lines = linesOf(extracted.steps[step]!)

test('a heading, lists in lists, a table, a quote, code, a link and a picture with its caption', () => {
  const back = putBack(extracted, { step, line: 0 }, { count: lines.length, shapeOf })
  const blocks = back.body.children.slice(extracted.steps[step]!.after, extracted.steps[step]!.after! + 7)
  expect(blocks).toMatchObject([
    { type: 'heading', depth: 3 },
    { type: 'list', ordered: false, children: [{ children: [{ children: [{ value: 'Baujahr: ' }, { type: 'strong' }] }] }, { children: [{}, { type: 'list', ordered: true }] }] },
    { type: 'table', children: [{ children: [{}, {}] }, { children: [{}, {}] }] },
    { type: 'blockquote' },
    { type: 'code', value: 'last = 12\nmax = 30' },
    { type: 'paragraph', children: [{}, { type: 'link', url: 'https://news.example/plan' }, {}] },
    { type: 'paragraph', children: [{ type: 'image', url: 'asset:bild.png', title: 'Der Pfeiler', alt: 'Pfeiler' }] },
  ])
  // Each knows what it was removed as, so that it is left out again for its old reason.
  const at = extracted.steps[step]!.after!
  const again = dropBlocks(back, at, at + 7)
  expect(again.body).toEqual(extracted.body)
  expect(again.steps.flatMap((one) => linesOf(one).map((text) => [text, one.reason]))).toEqual(extracted.steps.flatMap((one) => linesOf(one).map((text) => [text, one.reason])))
})

test('a part of it: one item, one row with its columns, one cell as a paragraph', () => {
  const one = (...texts: string[]): unknown => shapeOf(texts)!.map(({ block }) => block)
  expect(one('Länge: 210 Meter')).toMatchObject([{ type: 'list', children: [{}] }])
  expect(one('1990', '8.000')).toMatchObject([{ type: 'table' }])
  expect(one('8.000')).toMatchObject([{ type: 'paragraph' }])
  expect(shapeOf(['steht nirgends'])).toBeNull()
})

test('what was decided keeps its shape in a fresh extraction', () => {
  const log = lines.map((text, at): DecisionRow => ({ id: `d${at}`, at: 0, decision: { type: 'block', act: 'keep', articleKey: 'a', text } }))
  const by = applyBlockDecisions(extracted, blockDecisionsFor(log, 'a', null), shapeOf)
  expect(by).toEqual(putBack(extracted, { step, line: 0 }, { count: lines.length, shapeOf }))
  expect(applyBlockDecisions(by, blockDecisionsFor(log, 'a', null), shapeOf)).toEqual(by)
})

test('so does what rules keep, of which each line has its own; each rule is known by what it kept', () => {
  const rules = lines.map((text, at): DecisionRow => ({ id: `r${at}`, at: 0, decision: { type: 'block-rule', act: 'keep', source: 'Bote', text } }))
  const by = applyBlockDecisions(extracted, blockDecisionsFor(rules, 'a', 'Bote'), shapeOf)
  expect(by.body).toEqual(putBack(extracted, { step, line: 0 }, { count: lines.length, shapeOf }).body)
  const kept = by.steps.filter(({ rule }) => rule !== undefined)
  // Numbers aside, 1990 and 8.000 are one line.
  expect(kept.map(({ rule }) => [rule].flat().length)).toEqual([1, 3, 3, 1, 1, 1, 1])
  expect(kept.flatMap(({ rule }) => rule)).toEqual(rules.filter((_, at) => lines[at] !== '1990').map(({ id }) => id))
  // One line by hand, the others by rule: one list all the same.
  const hand: DecisionRow = { id: 'h', at: 1, decision: { type: 'block', act: 'keep', articleKey: 'a', text: lines[2]! } }
  expect(applyBlockDecisions(extracted, blockDecisionsFor([...rules, hand], 'a', 'Bote'), shapeOf).body).toEqual(by.body)
})

const FOLDER = join(import.meta.dirname, '../../fixtures/extract')
test.each(readdirSync(FOLDER).filter((file) => file.endsWith('.html')))('all that was left out of %s comes back in its order and says nothing else', (file) => {
  const { text } = readOriginal(file, readFileSync(join(FOLDER, file)))
  const article = extractArticle({ kind: 'html', text, fileName: file })
  const shaped = shapesIn({ html: text, address: article.url, images: () => null })
  let [back, plain]: ArticleBlocks[] = [article, article]
  for (let at = article.steps.length - 1; at >= 0; at--) {
    const count = linesOf(article.steps[at]!).length
    if (count === 0) continue
    back = putBack(back!, { step: at, line: 0 }, { count, shapeOf: shaped })
    plain = putBack(plain!, { step: at, line: 0 }, { count })
  }
  expect(keyOf(project(back!.body).text)).toBe(keyOf(project(plain!.body).text))
})
