/** Two wordings as one text: what the article says and the note does not is struck out, what the note says instead is underlined. */
import type { ReactNode } from 'react'
import type { WordChange } from '../../core/text/wordDiff.ts'
import { citationStrings as strings } from '../shared/strings/citations.ts'
import { VisuallyHidden } from '../shared/VisuallyHidden.tsx'
import styles from './passages.module.css'

export function WordChanges({ changes, lang }: { changes: WordChange[]; lang: string | null }): ReactNode {
  return (
    <p className={styles.quote} lang={lang ?? undefined} dir="auto">
      {changes.map(({ kind, text }, at) => {
        if (kind === 'same') return <span key={at}>{text}</span>
        const said = kind === 'removed' ? strings.removed : strings.added
        const Tag = kind === 'removed' ? 'del' : 'ins'
        return <Tag key={at} className={styles[kind]}><VisuallyHidden>{` ${said} `}</VisuallyHidden>{text}</Tag>
      })}
    </p>
  )
}
