/** The columns of a table as its user tells them apart: whether the text is plain, Markdown or HTML is found out, not asked. */
import type { Columns } from '../../model.ts'
import { namesMarkdown } from './columns.ts'

export const COLUMN_FIELDS = ['title', 'text', 'siteName', 'authors', 'date', 'lang', 'url', 'tags', 'note'] as const
export type ColumnField = (typeof COLUMN_FIELDS)[number]

/** The column of a field; of several that may hold the text, the one that is looked at first. Null when none is. */
export function columnOf(columns: Columns, field: ColumnField): string | null {
  return (field === 'text' ? (columns.markdown ?? columns.text ?? columns.html) : columns[field]) ?? null
}

/** With another column for a field, or (null) with none. A column of text is the only one then. */
export function withColumn(columns: Columns, field: ColumnField, column: string | null): Columns {
  if (field !== 'text') {
    const { [field]: _, ...others } = columns
    return column === null ? others : { ...others, [field]: column }
  }
  const { text: _text, html: _html, markdown: _markdown, ...others } = columns
  return column === null ? others : { ...others, [namesMarkdown(column) ? 'markdown' : 'text']: column }
}
