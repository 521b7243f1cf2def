import { type ReactNode, useMemo } from 'react'
import type { HighlightColour } from '../../core/model.ts'
import { HIGHLIGHT_COLOURS } from '../../data/highlights.ts'
import { titleOf } from '../desk/peek/describeArticle.ts'
import { highlightStrings as strings } from '../shared/strings/highlights.ts'
import { Select, TextField } from '../shared/TextField.tsx'
import type { HighlightFilter, HighlightSort, ListedHighlight } from './highlightList.ts'
import styles from './passages.module.css'

export interface HighlightFiltersProps {
  all: ListedHighlight[]
  filter: HighlightFilter
  sort: HighlightSort
  onFilter: (filter: HighlightFilter) => void
  onSort: (sort: HighlightSort) => void
}

/** Above so many articles a menu of them finds nothing; the words do. */
const MOST_ARTICLES = 300

function Choice({ label, value, options, onChange }: { label: string; value: string; options: [value: string, name: string][]; onChange: (value: string) => void }): ReactNode {
  return (
    <Select className={styles.select} aria-label={label} value={value} onChange={(event) => onChange(event.target.value)}>
      {options.map(([value, name]) => <option key={value} value={value}>{name}</option>)}
    </Select>
  )
}

export function HighlightFilters({ all, filter, sort, onFilter, onSort }: HighlightFiltersProps): ReactNode {
  const { tags, sources, articles } = useMemo(() => {
    const tags = new Map(all.flatMap(({ row }) => row.tags.map((tag) => [tag.toLowerCase(), tag] as const)))
    const sources = new Set(all.flatMap(({ article }) => article?.siteName ?? []))
    const articles = new Map(all.flatMap(({ article }) => (article === null ? [] : [[article.id, titleOf(article)] as const])))
    return { tags: [...tags.values()].sort(), sources: [...sources].sort(), articles: [...articles].sort((a, b) => a[1].localeCompare(b[1])) }
  }, [all])
  const change = (part: Partial<HighlightFilter>): void => onFilter({ ...filter, ...part })
  return (
    <div className={styles.filters} role="search">
      <TextField
        className={styles.search} aria-label={strings.filter} placeholder={strings.filterPlaceholder} value={filter.text} spellCheck={false}
        onChange={(event) => change({ text: event.target.value })}
        onKeyDown={(event) => {
          if (event.key !== 'Escape' || filter.text === '') return
          event.preventDefault()
          change({ text: '' })
        }}
      />
      <Choice
        label={strings.colour} value={filter.colour} onChange={(colour) => change({ colour: colour as HighlightColour | '' })}
        options={[['', strings.anyColour], ...HIGHLIGHT_COLOURS.map((colour): [string, string] => [colour, strings.colours[colour]])]}
      />
      {tags.length > 0 && <Choice label={strings.tag} value={filter.tag} onChange={(tag) => change({ tag })} options={[['', strings.anyTag], ...tags.map((tag): [string, string] => [tag, `#${tag}`])]} />}
      {sources.length > 1 && <Choice label={strings.source} value={filter.source} onChange={(source) => change({ source })} options={[['', strings.anySource], ...sources.map((source): [string, string] => [source, source])]} />}
      {articles.length > 1 && articles.length <= MOST_ARTICLES && <Choice label={strings.article} value={filter.articleId} onChange={(articleId) => change({ articleId })} options={[['', strings.anyArticle], ...articles]} />}
      <button type="button" className={styles.chip} aria-pressed={filter.withComment} onClick={() => change({ withComment: !filter.withComment })}>{strings.withComment}</button>
      <button type="button" className={styles.chip} aria-pressed={filter.needsReview} onClick={() => change({ needsReview: !filter.needsReview })}>{strings.needsReview}</button>
      <Choice label={strings.sort} value={sort} onChange={(next) => onSort(next as HighlightSort)} options={Object.entries(strings.sorts)} />
    </div>
  )
}
