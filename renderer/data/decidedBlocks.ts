/** What is known of blocks beyond their own page: what recurs in the articles of the source, and what the user decided. For articles on their way in, and anew. */
import { Dexie } from 'dexie'
import { applyBlockDecisions, blockDecisionsFor } from '../core/extract/blocks/applyBlockDecisions.ts'
import type { ShapeOf } from '../core/extract/blocks/editBlocks.ts'
import { dropFurniture, edgesOf, learnFurniture, type SourceFurniture } from '../core/extract/blocks/sourceFurniture.ts'
import type { ArticleRow, DecisionRow, Extraction, ExtractionStep, Id } from '../core/model.ts'
import { anchorIn } from '../core/notes/anchor.ts'
import { passageSelector } from '../core/notes/passageSelector.ts'
import { project } from '../core/text/projection.ts'
import { correctedMetadata } from './decisions.ts'
import type { DossierDatabase } from './database.ts'
import type { HighlightToAdd } from './highlights.ts'

/** The rules that had a part in it. */
export function rulesOf(steps: readonly ExtractionStep[]): Id[] {
  return [...new Set(steps.flatMap(({ rule = [] }) => rule))]
}

/** An extraction, who it is, and what it is compared by. */
export interface Undecided {
  extraction: Extraction
  key: string
  /** The source, as the user calls it. */
  source: string | null
  edges: number[]
}

export function undecided(extraction: Extraction, key: string, active: DecisionRow[]): Undecided {
  const source = correctedMetadata(extraction, key, active).siteName
  return { extraction, key, source, edges: source === null ? [] : edgesOf(extraction) }
}

/** Articles of a source that are compared with what comes in: its newest. */
const COMPARED = 60

type Newest = Pick<ArticleRow, 'id' | 'order' | 'edges'>

const later = (a: Newest, b: Newest): number => (a.order === b.order ? (a.id < b.id ? 1 : -1) : a.order < b.order ? 1 : -1)

/**
 * The newest articles of sources, as an import has read and written them: it need not read sixty of each source again with every few that it adds. Read anew once
 * something was decided; what other windows add or remove meanwhile counts for the next import.
 */
export class SourceMemory {
  readonly #newest = new Map<string, Newest[]>()
  #decisions = 0

  /** @param decisions how many there are by now */
  async newest(db: DossierDatabase, source: string, decisions: number): Promise<readonly Newest[]> {
    if (decisions !== this.#decisions) this.#newest.clear()
    this.#decisions = decisions
    let rows = this.#newest.get(source)
    if (rows === undefined) {
      rows = await db.articles.where('[source+order]').between([source, Dexie.minKey], [source, Dexie.maxKey]).reverse().limit(COMPARED).toArray()
      this.#newest.set(source, rows.map(({ id, order, edges }) => ({ id, order, ...(edges === undefined ? {} : { edges }) })))
    }
    return rows
  }

  /** Those that were just written. */
  add(rows: readonly ArticleRow[]): void {
    for (const { source, id, order, edges } of rows) {
      const known = this.#newest.get(source)
      if (known !== undefined) this.#newest.set(source, [...known, { id, order, ...(edges === undefined ? {} : { edges }) }].sort(later).slice(0, COMPARED))
    }
  }
}

/** What recurs in the articles of the sources that these come from, in the library and among themselves. */
export async function furnitureOfSources(
  db: DossierDatabase, coming: readonly Undecided[], { memory = new SourceMemory(), decisions = 0 }: { memory?: SourceMemory; decisions?: number } = {},
): Promise<ReadonlyMap<string, SourceFurniture>> {
  const bySource = new Map<string, number[][]>()
  for (const { source, edges } of coming) if (source !== null) bySource.set(source, [...(bySource.get(source) ?? []), edges])
  return new Map(
    await Promise.all(
      [...bySource].map(async ([source, edges]): Promise<[string, SourceFurniture]> => {
        const present = await memory.newest(db, source, decisions)
        return [source, learnFurniture([...edges, ...present.map((row) => row.edges ?? [])])]
      }),
    ),
  )
}

/**
 * An extraction without the furniture of its source, and as the user decided: by hand in this article, and by rules. The same object when neither says anything.
 * @param shapeOf how what is put back stood on its page
 */
export function decidedExtraction({ extraction, key, source }: Undecided, furniture: ReadonlyMap<string, SourceFurniture>, active: DecisionRow[], shapeOf?: ShapeOf): Extraction {
  const learned = source === null ? undefined : furniture.get(source)
  const without = learned === undefined ? extraction : dropFurniture(extraction, learned)
  const decided = applyBlockDecisions(without, blockDecisionsFor(active, key, source), shapeOf)
  return decided.body === extraction.body ? extraction : { ...extraction, body: decided.body, steps: decided.steps, text: project(decided.body).text }
}

/** The same for an article with the highlights that it brings. One of which a highlight would be lost stays as it is. */
export function withDecidedBlocks<I extends { extraction: Extraction; highlights?: HighlightToAdd[] }>(item: I, extraction: Extraction): I {
  if (extraction === item.extraction) return item
  const { highlights = [] } = item
  if (highlights.length === 0) return { ...item, extraction }
  const anchor = anchorIn({ version: 1, text: extraction.text })
  const moved = highlights.flatMap((highlight): HighlightToAdd[] => {
    const { state, span } = anchor(passageSelector({ articleId: '', version: 0, text: item.extraction.text }, highlight.span))
    return span === null || state === 'review' ? [] : [{ ...highlight, span }]
  })
  return moved.length < highlights.length ? item : { ...item, extraction, highlights: moved }
}
