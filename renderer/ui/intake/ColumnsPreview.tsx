import { type ReactNode, useEffect, useState } from 'react'
import type { Columns } from '../../core/model.ts'
import type { ArticlePreview, FoundTable } from '../../workers/importer.ts'
import { useDesk } from '../desk/desk.ts'
import { columnStrings as strings } from '../shared/strings/columns.ts'
import { ArticlePreviewCard } from './ArticlePreviewCard.tsx'

/** What the first article would be: read as the import reads it. What was shown stays until the next is there. */
export function ColumnsPreview({ table, columns }: { table: FoundTable; columns: Columns }): ReactNode {
  const { importer } = useDesk()
  const [preview, setPreview] = useState<ArticlePreview | null>(null)
  useEffect(() => {
    let current = true
    const show = (made: ArticlePreview): void => {
      if (current) setPreview(made)
    }
    importer.preview(table, columns).then(show, (error: Error) => show({ kind: 'refused', message: error.message }))
    return () => {
      current = false
    }
  }, [importer, table, columns])
  return <ArticlePreviewCard title={strings.preview} preview={preview} />
}
