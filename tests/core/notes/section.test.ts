import { expect, test } from 'vitest'
import { markdownToNote } from '../../../renderer/core/markdown/markdown.ts'
import { blockText } from '../../../renderer/core/notes/document.ts'
import { headingOf, sectionOf } from '../../../renderer/core/notes/section.ts'

const doc = markdownToNote('intro\n\n# One\n\na\n\n## Déeper, *still*\n\nb\n\n### Deepest\n\nc\n\n## Next\n\nd\n\n# Two\n')
const texts = (heading: string): string[] | undefined => sectionOf(doc, heading)?.map(blockText)

test('a section goes to the next heading of its level or above, however its name is spelt', () => {
  expect(texts('One')).toEqual(['One', 'a', 'Déeper, still', 'b', 'Deepest', 'c', 'Next', 'd'])
  expect(texts('deeper still')).toEqual(['Déeper, still', 'b', 'Deepest', 'c'])
  expect(texts('Two')).toEqual(['Two'])
  expect(texts('Three')).toBe(undefined)
})

test('the heading of a target is decoded, and the last of several', () => {
  expect(['#D%C3%A9eper', '#One#Next', '#100%', '#', '@2?at=1-2', null].map(headingOf)).toEqual(['Déeper', 'Next', '#100%'.slice(1), null, null, null])
})
