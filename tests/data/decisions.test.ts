import { expect, test } from 'vitest'
import type { ArticleMetadata, Decision, DecisionRow } from '../../renderer/core/model.ts'
import { correctedMetadata } from '../../renderer/data/decisions.ts'

const rows = (decisions: Decision[]): DecisionRow[] => decisions.map((decision, at) => ({ id: `d${at}`, seq: at + 1, at, decision }))
const title = (value: string): Decision => ({ type: 'article', articleKey: 'k', field: 'title', value })

test('the later correction of a field counts; unknown can be set, a title cannot be taken away', () => {
  const extracted: ArticleMetadata = { title: 'T', byline: 'B', siteName: null, publishedAt: '2022', lang: 'de', url: null }
  const log = rows([
    title('First'),
    title('Second'),
    { type: 'article', articleKey: 'k', field: 'byline', value: null },
    { type: 'article', articleKey: 'other', field: 'siteName', value: 'X' },
  ])
  expect(correctedMetadata(extracted, 'k', log)).toEqual({ ...extracted, title: 'Second', byline: null })
  expect(correctedMetadata(extracted, 'k', rows([{ type: 'article', articleKey: 'k', field: 'title', value: null }]))).toEqual(extracted)
})
