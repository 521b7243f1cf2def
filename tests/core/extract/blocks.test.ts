import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as fc from 'fast-check'
import type { RootContent } from 'mdast'
import { expect, test } from 'vitest'
import { applyBlockDecisions, blockDecisionsFor } from '../../../renderer/core/extract/blocks/applyBlockDecisions.ts'
import { exactKey } from '../../../renderer/core/extract/blocks/blockKeys.ts'
import { type ArticleBlocks, blockText, dropBlocks, linesOf, putBack } from '../../../renderer/core/extract/blocks/editBlocks.ts'
import { shapeKey } from '../../../renderer/core/extract/blocks/shapeKey.ts'
import { extractArticle } from '../../../renderer/core/extract/extractArticle.ts'
import { readOriginal } from '../../../renderer/core/import/readOriginal.ts'
import type { Decision, DecisionRow, ExtractionStep } from '../../../renderer/core/model.ts'

const ROOT = join(import.meta.dirname, '../../..')
const RUNS = process.env['DOSSIER_LONG'] ? 2000 : 150

const files = ['resources/corpus', 'tests/fixtures/extract'].flatMap((folder) => readdirSync(join(ROOT, folder)).filter((file) => /\.(?:txt|html)$/.test(file)).map((file) => join(ROOT, folder, file)))
const read = (file: string) => {
  const original = readOriginal(file, readFileSync(file))
  return { ...original, extraction: extractArticle({ ...original, fileName: file }) }
}

/** The naive model: blocks and removed lines as one list in reading order, the state of each beside it. */
function inOrder({ body, steps }: ArticleBlocks): string[] {
  const removed = steps.filter((step) => step.removed !== '')
  const at = (place: number): string[] => removed.filter(({ after }) => after === place).flatMap((step) => linesOf(step))
  return [...body.children.flatMap((block, index) => [...at(index), blockText(block)]), ...at(body.children.length)].flatMap((text) => text.split('\n')).map((text) => exactKey(text))
}

const everything = (blocks: ArticleBlocks): ArticleBlocks => {
  let all = blocks
  for (let step = all.steps.length - 1; step >= 0; step--) for (let line = linesOf(all.steps[step]!).length - 1; line >= 0; line--) all = putBack(all, { step, line })
  return all
}

test.each(files)('everything that was removed goes back to where it stood: %s', (file) => {
  const { kind, text, extraction } = read(file)
  const before = inOrder(extraction)
  const all = everything(extraction)
  expect(all.body.children.flatMap((block) => blockText(block).split('\n')).map((line) => exactKey(line))).toEqual(before)
  // Where the file is its lines, they are the measure: the whole page again, in its order. Lists lose their marks, wrapped lines are joined.
  const squeezed = (words: string[]): string => words.join(' ').replace(/\s+/g, ' ').replace(/(?<=^| )\d{1,3}(?= )/g, '').replace(/\s+/g, ' ').trim()
  if (kind === 'text') expect(squeezed(before)).toBe(squeezed(text.split('\n').map((line) => (/\p{L}|\p{N}/u.test(line) ? exactKey(line) : line.trim())).filter((line) => line !== '')))
})

const words = fc.lorem({ maxCount: 3, mode: 'words' })
const block: fc.Arbitrary<RootContent> = fc.oneof(
  words.map((value): RootContent => ({ type: 'paragraph', children: [{ type: 'text', value }] })),
  words.map((value): RootContent => ({ type: 'heading', depth: 2, children: [{ type: 'link', url: 'https://example.org/', children: [{ type: 'text', value }] }] })),
  fc.tuple(words, words).map((both): RootContent => ({ type: 'list', children: both.map((value) => ({ type: 'listItem', children: [{ type: 'paragraph', children: [{ type: 'text', value }] }] })) })),
)
const article: fc.Arbitrary<ArticleBlocks> = fc.tuple(fc.array(block, { minLength: 1, maxLength: 6 }), fc.array(fc.tuple(fc.nat(6), fc.array(words, { minLength: 1, maxLength: 3 })), { maxLength: 5 })).map(([children, removals]) => ({
  body: { type: 'root', children },
  steps: removals
    .map(([after, lines], at): ExtractionStep => ({ stage: 'furniture', reason: `reason ${at}`, removed: lines.join('\n'), after: Math.min(after, children.length) }))
    .sort((a, b) => a.after! - b.after!),
}))
const edits = fc.array(fc.record({ drop: fc.boolean(), at: fc.nat(20), more: fc.nat(2) }), { maxLength: 8 })

function edited(blocks: ArticleBlocks, { drop, at, more }: { drop: boolean; at: number; more: number }): ArticleBlocks {
  if (drop) return blocks.body.children.length === 0 ? blocks : dropBlocks(blocks, at % blocks.body.children.length, (at % blocks.body.children.length) + 1 + more)
  const places = blocks.steps.flatMap((step, index) => linesOf(step).map((_, line) => ({ step: index, line })))
  return places.length === 0 ? blocks : putBack(blocks, places[at % places.length]!)
}

test('edits in any order lose nothing and move nothing: only which side a block is on changes', () => {
  fc.assert(
    fc.property(article, edits, (given, doing) => {
      const frozen = JSON.stringify(given)
      let now = given
      for (const edit of doing) now = edited(now, edit)
      expect(inOrder(now)).toEqual(inOrder(given))
      expect(JSON.stringify(given)).toBe(frozen)
    }),
    { seed: 11, numRuns: RUNS },
  )
})

test('dropped and put back, a block is what it was, links and all; put back and dropped, it is left out for its old reason', () => {
  fc.assert(
    fc.property(article, fc.nat(20), (given, pick) => {
      const at = pick % given.body.children.length
      const dropped = dropBlocks(given, at, at + 1)
      const step = dropped.steps.findIndex(({ nodes }) => nodes !== undefined)
      expect(putBack(dropped, { step, line: 0 })).toEqual(given)
      const places = given.steps.flatMap((one, index) => linesOf(one).map((text, line) => ({ step: index, line, text, reason: one.reason })))
      const place = places[pick % Math.max(1, places.length)]
      if (place === undefined) return
      const back = putBack(given, place)
      const kept = back.steps.find((one) => one.kept !== undefined)!
      expect(blockText(back.body.children[kept.after!]!)).toBe(place.text)
      const again = dropBlocks(back, kept.after!, kept.after! + 1)
      expect(again.body).toEqual(given.body)
      expect(again.steps.flatMap((one) => linesOf(one).map((text) => [text, one.reason, one.after]))).toEqual(given.steps.flatMap((one) => linesOf(one).map((text) => [text, one.reason, one.after])))
    }),
    { seed: 12, numRuns: RUNS },
  )
})

const row = (id: string, decision: Decision): DecisionRow => ({ id, at: 0, decision })

test('what was decided holds in a fresh extraction: by hand in the article, by rule in its source, numbers and dates aside', () => {
  const page = (day: string, views: number): string => `<article><h1>Brücke gesperrt</h1><p>Die Brücke wurde am Montag gesperrt, weil niemand sagen konnte, wie lange sie noch hält.</p><p>Stand vom ${day}, gelesen ${views} mal, für alle</p>
    <p>Der Ausschuss beriet bis in die Nacht und kam zu keinem Ergebnis, das allen gefiel.</p></article><div>Ein Satz neben dem Text</div>`
  const extracted = extractArticle({ kind: 'html', text: page('3. Juli 2024', 12) })
  expect(extracted.text).toContain('gelesen 12 mal')
  const log = [
    row('r', { type: 'block-rule', act: 'drop', source: 'BelTA', text: 'Stand vom 17. Mai 2023, gelesen 4711 mal, für alle' }),
    row('k', { type: 'block', act: 'keep', articleKey: 'a', text: 'Ein Satz neben dem Text' }),
  ]
  const decided = applyBlockDecisions(extracted, blockDecisionsFor(log, 'a', 'BelTA'))
  expect(decided.body.children.map(blockText)).toEqual([expect.stringContaining('Montag'), expect.stringContaining('Ausschuss'), 'Ein Satz neben dem Text'])
  expect(decided.steps).toContainEqual(expect.objectContaining({ stage: 'rule', rule: 'r', removed: 'Stand vom 3. Juli 2024, gelesen 12 mal, für alle', after: 1 }))
  // Another source, another article: nothing.
  expect(applyBlockDecisions(extracted, blockDecisionsFor(log, 'b', 'SNA'))).toEqual(extracted)
  // The hand goes before the rule, and nothing empties an article.
  const both = [...log, row('h', { type: 'block', act: 'keep', articleKey: 'a', text: 'Stand vom 3. Juli 2024, gelesen 12 mal, für alle' })]
  expect(applyBlockDecisions(extracted, blockDecisionsFor(both, 'a', 'BelTA')).body.children).toHaveLength(4)
  const all = extracted.body.children.map((node, at) => row(`d${at}`, { type: 'block', act: 'drop', articleKey: 'a', text: blockText(node) }))
  expect(applyBlockDecisions(extracted, blockDecisionsFor(all, 'a', null)).body).toEqual(extracted.body)
})

test('deciding again changes nothing: what is decided is a state, not a deed', () => {
  fc.assert(
    fc.property(article, fc.array(fc.tuple(fc.boolean(), fc.nat(20)), { maxLength: 5 }), (given, picks) => {
      const texts = [...given.body.children.map(blockText), ...given.steps.flatMap(linesOf)]
      const log = picks.map(([keep, at], index) => row(`d${index}`, { type: 'block', act: keep ? 'keep' : 'drop', articleKey: 'a', text: texts[at % texts.length]! }))
      const decisions = blockDecisionsFor(log, 'a', null)
      const once = applyBlockDecisions(given, decisions)
      expect(applyBlockDecisions(once, decisions)).toEqual(once)
    }),
    { seed: 13, numRuns: RUNS },
  )
})

test('what was edited by hand is the same in a fresh extraction with what was decided', () => {
  fc.assert(
    fc.property(article, edits, (plain, doing) => {
      // Of two blocks with the same words one decision speaks: here each has its own.
      let count = 0
      const given = JSON.parse(JSON.stringify(plain), (key, value: unknown) => (key === 'value' && typeof value === 'string' ? `${value} b${count++}` : key === 'removed' && typeof value === 'string' ? value.split('\n').map((line) => `${line} r${count++}`).join('\n') : value)) as ArticleBlocks
      let now = given
      const log: DecisionRow[] = []
      for (const edit of doing) {
        const before = now.body.children.map(blockText)
        const next = edited(now, edit)
        const after = next.body.children.map(blockText)
        if (after.length === 0) continue
        now = next
        const decided = [...before.filter((text) => !after.includes(text)).map((text) => ['drop', text] as const), ...after.filter((text) => !before.includes(text)).map((text) => ['keep', text] as const)]
        for (const [act, text] of decided) log.push(row(`d${log.length}`, { type: 'block', act, articleKey: 'a', text }))
      }
      expect(applyBlockDecisions(given, blockDecisionsFor(log, 'a', null)).body).toEqual(now.body)
    }),
    { seed: 14, numRuns: RUNS },
  )
})

test('blocks are told by their words', () => {
  expect(exactKey('  „Lesen Sie auch:“ ')).toBe(exactKey('Lesen Sie auch'))
  expect(exactKey('* * *')).toBe('* * *')
  expect(shapeKey('Last updated 3 July 2024, 14:50')).toBe(shapeKey('Last updated 17 May 2023, 9:05'))
  expect(shapeKey('Letto 1.234 volte')).toBe(shapeKey('Letto 7 volte'))
  expect(shapeKey('Putin sprach zuerst')).not.toBe(shapeKey('Putin sprach zuletzt'))
})
