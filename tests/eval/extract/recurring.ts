/**
 * What the furniture of a source (core/extract/blocks/sourceFurniture.ts) takes and what it spoils. The data have one or two pages a site, too few to learn from, so that the
 * pages are taken for those of one source, which is harsher: what recurs over many sites is the little that all print, and an article's own words are in it as often as anywhere.
 */
import { dropFurniture, edgesOf, learnFurniture } from '../../../renderer/core/extract/blocks/sourceFurniture.ts'
import type { Extraction } from '../../../renderer/core/model.ts'
import { project } from '../../../renderer/core/text/projection.ts'

/** Each article as it is when all of them are of one source. */
export function asOneSource(articles: readonly Extraction[]): Extraction[] {
  const furniture = learnFurniture(articles.map(edgesOf))
  return articles.map((article) => {
    const { body, steps } = dropFurniture(article, furniture)
    return { ...article, body, steps, text: project(body).text }
  })
}
