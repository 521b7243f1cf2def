/** Narrows the list of articles to one of the tags that they came with. Not there while no article has any. */
import { ChevronDown, X } from 'lucide-react'
import type { ReactNode } from 'react'
import { articleTags } from '../../data/articles.ts'
import { useSteadyQuery } from '../desk/useSteadyQuery.ts'
import { classes } from '../shared/classes.ts'
import { Menu } from '../shared/Menu.tsx'
import { LIBRARY } from '../shared/strings/library.ts'
import styles from './ArticleGrid.module.css'
import { useArticleList } from './articleList.ts'

export function TagFilter(): ReactNode {
  const { filter, setFilter } = useArticleList()
  const tags = useSteadyQuery(articleTags, '', { pause: 'calm' }) ?? []
  const { tag, ...rest } = filter
  if (tag !== undefined) {
    return (
      <button type="button" className={classes(styles.chip, styles.on)} aria-label={LIBRARY.removeTag(tag)} onClick={() => setFilter(rest)}>
        <span className={styles.chipLabel} dir="auto">#{tag}</span>
        <X size={12} aria-hidden />
      </button>
    )
  }
  if (tags.length === 0) return null
  const items = tags.map(({ name, articles }) => ({ label: LIBRARY.tagWith(name, articles), onSelect: () => setFilter({ ...filter, tag: name }) }))
  return <Menu items={items} trigger={<button type="button" className={styles.chip} aria-label={LIBRARY.byTag}>{LIBRARY.tag} <ChevronDown size={12} aria-hidden /></button>} />
}
