import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { type ArticleBlocks, blockText, linesOf, putBack } from '../../../renderer/core/extract/blocks/editBlocks.ts'
import { shapeKey } from '../../../renderer/core/extract/blocks/shapeKey.ts'
import { dropFurniture, edgesOf, LEAST, learnFurniture } from '../../../renderer/core/extract/blocks/sourceFurniture.ts'

const RUNS = process.env['DOSSIER_LONG'] ? 2000 : 150

const articleOf = (texts: string[]): ArticleBlocks => ({ body: { type: 'root', children: texts.map((value) => ({ type: 'paragraph', children: [{ type: 'text', value }] })) }, steps: [] })
const textsOf = ({ body }: ArticleBlocks): string[] => body.children.map(blockText)

const TOPICS = ['die Brücke', 'der Hafen', 'das Theater', 'die Schule', 'der Bahnhof']
const own = (at: number): string[] => [
  `Über ${TOPICS[at]} wurde am Montag lange gestritten, und niemand im Saal wollte den ersten Schritt tun.`,
  'Hintergrund',
  `Ein Sprecher sagte zu ${TOPICS[at]}, dass man erst im nächsten Jahr darüber entscheiden werde, wenn überhaupt.`,
]
/** Pages of one paper, with what it prints around each of its articles. */
const paper = (count: number): ArticleBlocks[] => TOPICS.slice(0, count).map((_, at) => articleOf([`Lesezeit ${at + 2} Minuten`, ...own(at), 'Mehr aus der Region', `Nur hier: ${TOPICS[at]}`, `Bote vom ${at + 3}. Mai 2022, Seite ${at}`]))

test('what recurs at the ends goes, with its reason and whatever its numbers; what is one article’s own stays, and a heading amid its text', () => {
  const articles = paper(4)
  const furniture = learnFurniture(articles.map(edgesOf))
  for (const [at, article] of articles.entries()) {
    const without = dropFurniture(article, furniture)
    expect(textsOf(without)).toEqual([...own(at), `Nur hier: ${TOPICS[at]}`])
    expect(without.steps.map(({ removed, reason, after }) => [removed, reason, after])).toEqual([
      [`Lesezeit ${at + 2} Minuten`, 'occurs in 4 articles of this source', 0],
      ['Mehr aus der Region', 'occurs in 4 articles of this source', 3],
      [`Bote vom ${at + 3}. Mai 2022, Seite ${at}`, 'occurs in 4 articles of this source', 4],
    ])
  }
})

test('three articles teach nothing, nor do four copies of one', () => {
  expect(learnFurniture(paper(LEAST - 1).map(edgesOf)).size).toBe(0)
  const [first] = paper(1)
  expect(learnFurniture([first!, first!, first!, first!, first!].map(edgesOf)).size).toBe(0)
})

test('whatever the articles: nothing unique is dropped, no order matters, half of the text stays, and all of it can be put back', () => {
  const text = fc.oneof(fc.constantFrom('Teilen', 'Stand: 3', 'Stand: 4', 'Mehr zum Thema', 'Ein langer Aufruf, der unter jedem Artikel steht und um eine Spende für die Redaktion bittet, immer wieder.'), fc.lorem({ maxCount: 18, mode: 'words' }))
  fc.assert(
    fc.property(fc.array(fc.array(text, { minLength: 1, maxLength: 12 }), { minLength: 1, maxLength: 9 }), (pages) => {
      const articles = pages.map(articleOf)
      const furniture = learnFurniture(articles.map(edgesOf))
      expect(learnFurniture(articles.map(edgesOf).toReversed())).toEqual(furniture)
      // The naive count: different pages that have the block anywhere.
      const naive = (wanted: string): number => pages.filter((page) => page.some((one) => shapeKey(one) === shapeKey(wanted))).length
      for (const article of articles) {
        const without = dropFurniture(article, furniture)
        for (const { removed } of without.steps) expect(naive(removed)).toBeGreaterThanOrEqual(LEAST)
        expect(textsOf(without).join('').length * 2).toBeGreaterThanOrEqual(textsOf(article).join('').length)
        let back = without
        for (let step = back.steps.length - 1; step >= 0; step--) if (linesOf(back.steps[step]!).length > 0) back = putBack(back, { step, line: 0 })
        expect(textsOf(back)).toEqual(textsOf(article))
      }
    }),
    { seed: 21, numRuns: RUNS },
  )
})
