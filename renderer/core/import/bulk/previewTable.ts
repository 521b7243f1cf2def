import { type ArticlePreview, previewOf } from '../articles/previewOf.ts'
import type { Columns } from '../../model.ts'
import { type Row, rowToRecord } from './columns.ts'
import { recordToItem } from './record.ts'

/**
 * What the first article of a table would be, were its columns these: made as the import makes it, of the first row that gives one; if none does, why the
 * first does not.
 * @param rows flattened, at least one
 */
export async function previewTable(rows: readonly Row[], columns: Columns): Promise<ArticlePreview> {
  let refused: ArticlePreview | null = null
  for (const [at, row] of rows.entries()) {
    const preview = previewOf(await recordToItem(rowToRecord(row, columns), `row ${at + 1}`, { name: '', mediaType: 'application/json', bytes: new Uint8Array() }))
    if (preview.kind === 'article') return preview
    refused ??= preview
  }
  return refused ?? { kind: 'refused', message: '' }
}
