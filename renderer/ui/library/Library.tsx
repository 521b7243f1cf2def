/** The library pane: what there is to read and to go by. What is open in it is the address; what it lists comes from articleList.ts. */
import { FileInput, Keyboard, Search, Settings as SettingsIcon, Trash2, X } from 'lucide-react'
import { type ReactNode, useRef } from 'react'
import type { DerivationProgress } from '../../data/deriver.ts'
import { useDesk } from '../desk/desk.ts'
import { Button } from '../shared/Button.tsx'
import { IconButton } from '../shared/IconButton.tsx'
import { shortcutKeys } from '../shared/shortcuts.ts'
import { LIBRARY } from '../shared/strings/library.ts'
import { TextField } from '../shared/TextField.tsx'
import { useShortcut } from '../shared/useShortcut.ts'
import type { VirtualGridHandle } from '../shared/VirtualGrid.tsx'
import { VisuallyHidden } from '../shared/VisuallyHidden.tsx'
import { ArticleGrid } from './ArticleGrid.tsx'
import { useArticleList } from './articleList.ts'
import { iconOf } from '../desk/icons.ts'
import { ExtractBar } from './ExtractBar.tsx'
import { ImportBar, type ImportBarProps } from './ImportBar.tsx'
import styles from './Library.module.css'
import { ActorsSection, EventsSection, FoldersSection, NotesSection, SourcesSection, TagsSection } from './Sections.tsx'
import { PlaceRow } from './SideRow.tsx'

export interface LibraryProps {
  importing: (ImportBarProps & { bundled: boolean }) | null
  /** null while nothing is known; `pending: 0` when all is derived. */
  derivation: DerivationProgress | null
  /** The deriving worker has stopped, with this message. */
  derivationFailure: string | null
}

export function Library({ importing, derivation, derivationFailure }: LibraryProps): ReactNode {
  const { query, found } = useArticleList()
  const grid = useRef<VirtualGridHandle>(null)
  return (
    <div className={styles.library}>
      <Top onLeave={() => grid.current?.focus()} />
      {query.trim() === '' ? (
        <div className={styles.sections}>
          <SourcesSection />
          <ActorsSection />
          <EventsSection />
          <NotesSection />
          <FoldersSection />
          <TagsSection />
        </div>
      ) : (
        <div className={styles.sections}>
          <ul className={styles.found} aria-label={LIBRARY.found}>
            {found?.map(({ kind, id, name, detail }) => (
              <PlaceRow key={`${kind}/${id}`} to={{ kind, id }} icon={iconOf(kind, detail)} label={name === '' ? LIBRARY.untitledNote : name} />
            ))}
          </ul>
        </div>
      )}
      <ArticleGrid ref={grid} />
      <ExtractBar />
      {importing === null || importing.bundled ? null : <ImportBar {...importing} />}
      {/* Only what changes by the user's doing: each file would be too much to hear. */}
      <VisuallyHidden><span role="status">{importing === null || importing.bundled ? '' : importState(importing)}</span></VisuallyHidden>
      <Foot importing={importing} derivation={derivation} derivationFailure={derivationFailure} />
    </div>
  )
}

function importState({ paused, progress: { done, total } }: ImportBarProps): string {
  return paused ? LIBRARY.importPaused(done, total) : LIBRARY.importBegun(total)
}

function Top({ onLeave }: { onLeave: () => void }): ReactNode {
  const { host, openImport } = useDesk()
  const { query, setQuery } = useArticleList()
  const field = useRef<HTMLInputElement>(null)
  useShortcut(shortcutKeys(host.can.allShortcuts, 'filter'), () => field.current?.focus())
  return (
    <div className={styles.top}>
      <search className={styles.filter}>
        <Search size={14} className={styles.magnifier} aria-hidden />
        <TextField
          ref={field}
          aria-label={LIBRARY.filter}
          placeholder={LIBRARY.filterPlaceholder}
          value={query}
          spellCheck={false}
          onChange={(event) => setQuery(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Escape' && query !== '') setQuery('')
            else if (event.key === 'Escape' || event.key === 'ArrowDown' || (event.key === 'Enter' && !event.nativeEvent.isComposing)) onLeave()
            else return
            event.preventDefault()
          }}
        />
        {query === '' ? null : (
          <button
            type="button"
            className={styles.clear}
            aria-label={LIBRARY.clearFilter}
            onClick={() => {
              setQuery('')
              field.current?.focus()
            }}
          >
            <X size={14} aria-hidden />
          </button>
        )}
      </search>
      <Button icon={FileInput} onClick={openImport}>{LIBRARY.import}</Button>
    </div>
  )
}

function Foot({ importing, derivation, derivationFailure }: LibraryProps): ReactNode {
  const { host, go, openHelp } = useDesk()
  let status = ''
  if (importing?.bundled === true) status = LIBRARY.firstImport(importing.progress.done, importing.progress.total)
  else if (derivationFailure !== null) status = `${LIBRARY.derivingFailed} ${derivationFailure}`
  else if (derivation !== null && derivation.pending > 0) status = LIBRARY.deriving(derivation.done, derivation.done + derivation.pending)
  return (
    <div className={styles.foot}>
      <p className={styles.status} title={status}>{status}</p>
      <IconButton label={LIBRARY.trash} icon={Trash2} onClick={() => go({ kind: 'trash' })} />
      <IconButton label={LIBRARY.help} icon={Keyboard} shortcut="?" onClick={openHelp} />
      <IconButton label={LIBRARY.settings} icon={SettingsIcon} shortcut={shortcutKeys(host.can.allShortcuts, 'settings')} onClick={() => go({ kind: 'settings' })} />
    </div>
  )
}
