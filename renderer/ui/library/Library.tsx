/** The library pane: what there is to read and to go by. What is open in it is the address; what it lists comes from articleList.ts. */
import { FileInput, Keyboard, Search, Settings as SettingsIcon, Trash2, X } from 'lucide-react'
import { lazy, type ReactNode, Suspense, useRef } from 'react'
import type { DerivationProgress } from '../../data/deriver.ts'
import { useDesk } from '../desk/desk.ts'
import { Button } from '../shared/Button.tsx'
import { IconButton } from '../shared/IconButton.tsx'
import { type PacedValue, usePacedValue } from '../shared/PacedValue.ts'
import { shortcutKeys } from '../shared/shortcuts.ts'
import { LIBRARY } from '../shared/strings/library.ts'
import { TextField } from '../shared/TextField.tsx'
import { useShortcut } from '../shared/useShortcut.ts'
import type { VirtualGridHandle } from '../shared/VirtualGrid.tsx'
import { VisuallyHidden } from '../shared/VisuallyHidden.tsx'
import { ArticleGrid } from './ArticleGrid.tsx'
import { useArticleList } from './articleList.ts'
import { iconOf } from '../desk/page/icons.ts'
import { ExtractBar } from './ExtractBar.tsx'
import { ImportBar, type ImportBarProps } from './ImportBar.tsx'
import styles from './Library.module.css'
import { ActorsSection, EventsSection, FoldersSection, NotesSection, SourcesSection, TagsSection } from './Sections.tsx'
import { PlaceRow } from './SideRow.tsx'
import type { Import } from './useImport.ts'
import type { Preparing } from './usePreparing.ts'

const PreparingBar = lazy(() => import('./PreparingBar.tsx').then((module) => ({ default: module.PreparingBar })))

/** The deriving worker, as the window follows it. */
export interface Deriving {
  /** null while nothing is known; `pending: 0` when all is derived. */
  progress: PacedValue<DerivationProgress | null>
  /** It has stopped, with this message. */
  failure: string | null
}

export interface LibraryProps {
  importing: ImportBarProps & Pick<Import, 'running'>
  preparing: Preparing | null
  derivation: Deriving
}

export function Library({ importing, preparing, derivation }: LibraryProps): ReactNode {
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
      {preparing === null ? null : <Suspense fallback={null}><PreparingBar {...preparing} /></Suspense>}
      {importing.running === 'files' ? <ImportBar {...importing} /> : null}
      {/* Only what changes by the user's doing: each file would be too much to hear. */}
      <VisuallyHidden><span role="status">{importing.running === 'files' ? <ImportState {...importing} /> : preparing === null ? null : LIBRARY.preparing}</span></VisuallyHidden>
      <Foot importing={importing} derivation={derivation} />
    </div>
  )
}

function ImportState({ paused, progress }: ImportBarProps): ReactNode {
  const { done, total } = usePacedValue(progress)
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

/** What is being done with the library, if anything is. */
function Work({ importing: { running, progress }, derivation }: Omit<LibraryProps, 'preparing'>): ReactNode {
  const { done, total } = usePacedValue(progress)
  const derived = usePacedValue(derivation.progress)
  let status = ''
  if (running === 'bundled') status = LIBRARY.firstImport(done, total)
  else if (derivation.failure !== null) status = `${LIBRARY.derivingFailed} ${derivation.failure}`
  else if (derived !== null && derived.pending > 0) status = LIBRARY.deriving(derived.done, derived.done + derived.pending)
  return <p className={styles.status} title={status}>{status}</p>
}

function Foot(props: Omit<LibraryProps, 'preparing'>): ReactNode {
  const { host, go, openHelp } = useDesk()
  return (
    <div className={styles.foot}>
      <Work {...props} />
      <IconButton label={LIBRARY.trash} icon={Trash2} onClick={() => go({ kind: 'trash' })} />
      <IconButton label={LIBRARY.help} icon={Keyboard} shortcut="?" onClick={openHelp} />
      <IconButton label={LIBRARY.settings} icon={SettingsIcon} shortcut={shortcutKeys(host.can.allShortcuts, 'settings')} onClick={() => go({ kind: 'settings' })} />
    </div>
  )
}
