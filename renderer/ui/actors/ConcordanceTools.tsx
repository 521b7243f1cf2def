/** What mentions are narrowed to and sorted by; stays in sight above them. */
import { X } from 'lucide-react'
import type { ConcordanceQuery, ConcordanceSort } from '../../core/actors/concordance.ts'
import { setSetting } from '../../data/settings.ts'
import type { Arranged, Facets } from '../../workers/concordancer.ts'
import { languageName } from '../desk/peek/describeArticle.ts'
import { useDesk } from '../desk/desk.ts'
import { Button } from '../shared/Button.tsx'
import { deskStrings } from '../shared/strings/desk.ts'
import { concordanceStrings as strings } from '../shared/strings/concordance.ts'
import { Select, TextField } from '../shared/TextField.tsx'
import styles from './Concordance.module.css'

export interface ConcordanceToolsProps {
  query: ConcordanceQuery
  onChange: (next: Partial<ConcordanceQuery>) => void
  /** Null until all mentions are read. */
  found: Arranged | null
  progress: { done: number; total: number } | null
  narrowed: boolean
  onClear: () => void
  whole: boolean
}

const UNKNOWN: Facets = { languages: [], sources: [], forms: [] }

export function ConcordanceTools({ query, onChange, found, progress, narrowed, onClear, whole }: ConcordanceToolsProps) {
  const { db } = useDesk()
  const { languages, sources, forms } = found?.facets ?? UNKNOWN
  return (
    <div className={styles.tools}>
      <TextField className={styles.filter} aria-label={strings.filter} placeholder={strings.filter} value={query.text} onChange={(event) => onChange({ text: event.target.value })} />
      {languages.length > 1 && (
        <Select className={styles.select} aria-label={strings.language} value={query.lang ?? ''} onChange={(event) => onChange({ lang: event.target.value || null })}>
          <option value="">{strings.allLanguages}</option>
          {languages.map(({ lang, mentions }) => <option key={lang} value={lang}>{strings.facet(languageName(lang), mentions)}</option>)}
        </Select>
      )}
      {sources.length > 1 && (
        // No source has the empty name, which is a choice too.
        <Select className={styles.select} aria-label={strings.source} value={query.source === null ? '' : `=${query.source}`} onChange={(event) => onChange({ source: event.target.value === '' ? null : event.target.value.slice(1) })}>
          <option value="">{strings.allSources}</option>
          {sources.map(({ source, mentions }) => <option key={source} value={`=${source}`}>{strings.facet(source || deskStrings.sourceUnknown, mentions)}</option>)}
        </Select>
      )}
      {forms.length > 1 && (
        <Select className={styles.select} aria-label={strings.form} value={query.form ?? ''} onChange={(event) => onChange({ form: event.target.value === '' ? null : Number(event.target.value) })}>
          <option value="">{strings.allForms}</option>
          {forms.map(({ form, name, lang, mentions }) => <option key={form} value={form}>{strings.facet(strings.formIn(name, languageName(lang)), mentions)}</option>)}
        </Select>
      )}
      <Select className={styles.select} aria-label={strings.sort} value={query.sort} onChange={(event) => onChange({ sort: event.target.value as ConcordanceSort })}>
        {(Object.keys(strings.sorts) as ConcordanceSort[]).map((sort) => <option key={sort} value={sort}>{strings.sorts[sort]}</option>)}
      </Select>
      <label className={styles.toggle}>
        <input type="checkbox" checked={whole} onChange={(event) => void setSetting(db, 'wholeSentences', event.target.checked)} /> {strings.whole}
      </label>
      {narrowed && <Button variant="quiet" icon={X} onClick={onClear}>{strings.clear}</Button>}
      <span className={styles.status} role="status">
        {progress !== null ? strings.reading(progress.done, progress.total) : narrowed && found !== null ? strings.matching(found.matching, found.matchingArticles) : ''}
      </span>
    </div>
  )
}
