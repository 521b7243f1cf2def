/** Links that lead nowhere, by what they name: each with its sentence, and the ways to mend it, for one note or for all at once. */
import type { BrokenFound } from '../../workers/linker.ts'
import { useLinker } from '../desk/mentions/useLinker.ts'
import { EmptyState } from '../shared/EmptyState.tsx'
import { brokenStrings as strings, linkStrings } from '../shared/strings/links.ts'
import pageStyles from '../desk/page/Page.module.css'
import { BrokenTargetSection } from './BrokenTargetSection.tsx'

/** Stays the same while a target's links are mended one by one. */
const keyOf = ({ why, kind, id, name, part, links }: BrokenFound[number]): string => `${why}/${kind}/${id || name || links[0]?.noteId}/${part ?? ''}`

export function BrokenLinks() {
  const { found, failure } = useLinker('broken', (linker, options) => linker.broken(options))
  const links = found?.reduce((sum, group) => sum + group.links.length, 0) ?? 0
  return (
    <div className={pageStyles.page}>
      <header className={pageStyles.header}>
        <h1 className={pageStyles.title}>{strings.title}</h1>
        <p role="status">{failure !== null ? `${linkStrings.failed} ${failure}` : found === null ? strings.looking : links === 0 ? '' : strings.facts(links, found.length)}</p>
      </header>
      {found?.length === 0 && <EmptyState title={strings.whole}>{strings.teach}</EmptyState>}
      {found?.map((group) => <BrokenTargetSection key={keyOf(group)} group={group} />)}
    </div>
  )
}
