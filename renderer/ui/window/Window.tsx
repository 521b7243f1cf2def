/** The window: a bar and three panes, composed of the features. */
import { lazy, Suspense, type ReactNode, useCallback, useEffect, useRef, useState } from 'react'
import type { BesidePlace } from '../../core/address.ts'
import { allSettings, setSetting, type Settings } from '../../data/settings.ts'
import styles from '../App.module.css'
import { Bar } from './Bar.tsx'
import { DeskContext, useDesk } from '../desk/desk.ts'
import { useSteadyQuery } from '../desk/useSteadyQuery.ts'
import { Library } from '../library/Library.tsx'
import { useTriage } from '../library/useTriage.ts'
import { Middle } from './Middle.tsx'
import { PaneBoundary } from './PaneBoundary.tsx'
import { focusPane, Panes, useWide } from './Panes.tsx'
import { KeysScope } from '../shared/keysScope.ts'
import { APP } from '../shared/strings/app.ts'
import { LIBRARY } from '../shared/strings/library.ts'
import { Safekeeping } from '../background/Safekeeping.tsx'
import { applyTheme } from '../theme.ts'
import { useDerivation } from '../background/useDerivation.ts'
import { useFirstStart } from '../opening/useFirstStart.ts'
import { useFileDrop } from './useFileDrop.ts'
import { usePaste } from './usePaste.ts'
import type { Services } from './useServices.ts'
import { useReadAhead } from './useReadAhead.ts'
import { useScrollMemory } from './useScrollMemory.ts'
import { useWarmConcordance } from './useWarmConcordance.ts'
import { useWarmEditor } from './useWarmEditor.ts'
import { VaultProvider } from '../background/VaultProvider.tsx'
import { useWindowCommands } from './useWindowCommands.ts'

const NoteTabs = lazy(() => import('../notes/pane/NoteTabs.tsx').then((module) => ({ default: module.NoteTabs })))

/** Below this width the notes take the library's place. */
const THREE_PANES = 900

/** Nothing is drawn before the settings are known: panes that jump into place would be seen. */
export function Window({ services }: { services: Services }): ReactNode {
  // Other things are kept among them, how much is derived for one: what does not change the answer renders nothing.
  const settings = useSteadyQuery(allSettings)
  return settings === undefined ? null : <Safekeeping><VaultProvider flush={services.flush}><ThreePanes services={services} settings={settings} /></VaultProvider></Safekeeping>
}

function ThreePanes({ services, settings }: { services: Services; settings: Settings }): ReactNode {
  const { notesDesk, readingDesk, tabs, importing, preparing, onDropped, onPaste, pendingQuotes, onQuotesTaken, focus, show, setLayer } = services
  const { db, address } = useDesk()
  const { theme, readingSize, layout, libraryHidden, notesHidden } = settings
  useEffect(() => applyTheme(theme), [theme])
  useEffect(() => document.documentElement.style.setProperty('--reading-size', `${readingSize}px`), [readingSize])
  const wide = useWide(THREE_PANES)
  const showNotes = !notesHidden
  const showLibrary = !libraryHidden && (wide || !showNotes)

  useFirstStart(importing)
  const derivation = useDerivation(db)
  useWarmEditor()
  useWarmConcordance(db)
  useReadAhead(db)
  const dropping = useFileDrop(onDropped)
  const pasteFiles = useCallback((files: File[]) => onDropped({ files, folders: [] }), [onDropped])
  usePaste({ onFiles: pasteFiles, onText: onPaste })

  const library = useRef<HTMLElement>(null)
  const main = useRef<HTMLElement>(null)
  const notes = useRef<HTMLElement>(null)
  useTriage(() => main.current)
  const { place } = address
  const placeKey = JSON.stringify([place.kind, 'id' in place ? place.id : 'of' in place ? place.of : null])
  useScrollMemory(main, placeKey, place.kind === 'article')

  const reading = (place: BesidePlace): ReactNode => (
    <DeskContext value={readingDesk(place)}>
      <Middle place={place} />
    </DeskContext>
  )
  const quoteInMiddle = address.place.kind === 'note' && address.note === undefined
  const noteProps = { focus: focus?.at ?? null, focusOn: focus?.id ?? null, pendingQuotes: quoteInMiddle ? pendingQuotes : null, onQuotesTaken }
  // Of two articles side by side the keys mean the one in which one is; the middle one, if in neither.
  const middleKeys = useCallback(() => address.beside === undefined || notes.current?.contains(document.activeElement) !== true, [address.beside])

  const toggleLibrary = (): void => {
    show('libraryHidden', showLibrary)
    if (!showLibrary && !wide) show('notesHidden', true)
  }
  const toggleNotes = (): void => show('notesHidden', showNotes)
  const cycle = (by: 1 | -1): void => {
    const panes = [library, main, notes].flatMap((pane) => (pane.current === null ? [] : [pane.current]))
    const at = panes.findIndex((pane) => pane.contains(document.activeElement))
    focusPane(panes[(at + by + panes.length) % panes.length]!)
  }
  // Focus follows once the pane is there.
  const [wanted, setWanted] = useState<'library' | 'notes' | null>(null)
  useEffect(() => {
    const pane = wanted === 'library' ? library.current : wanted === 'notes' ? notes.current : null
    if (pane === null) return
    focusPane(pane)
    setWanted(null)
    // oxlint-disable-next-line react/exhaustive-effect-dependencies -- the pane comes with them
  }, [wanted, showLibrary, showNotes])
  const reach = (pane: 'library' | 'notes'): void => {
    if (pane === 'library' && !showLibrary) toggleLibrary()
    if (pane === 'notes' && !showNotes) toggleNotes()
    setWanted(pane)
  }
  useWindowCommands({ tabs, toggleLibrary, toggleNotes, cycle, reach, toMain: () => main.current?.focus(), onSwitch: () => setLayer({ kind: 'palette', commands: false }) })

  return (
    <div className={styles.app}>
      <Bar showLibrary={showLibrary} showNotes={showNotes} onLibrary={toggleLibrary} onNotes={toggleNotes} />
      <Panes
        layout={layout}
        onLayout={(next) => void setSetting(db, 'layout', next)}
        library={
          showLibrary ? (
            <nav ref={library} className={styles.library} aria-label={LIBRARY.title} tabIndex={-1}>
              <PaneBoundary name={LIBRARY.title}>
                <Library importing={importing} preparing={preparing} derivation={derivation} />
              </PaneBoundary>
            </nav>
          ) : null
        }
        main={
          <main ref={main} className={styles.main} aria-label={APP.places[address.place.kind]} tabIndex={-1}>
            <PaneBoundary key={placeKey} name={APP.places[address.place.kind]}>
              <Suspense fallback={null}>
                <KeysScope value={middleKeys}>
                  <Middle place={address.place} note={noteProps} />
                </KeysScope>
              </Suspense>
            </PaneBoundary>
          </main>
        }
        notes={
          showNotes ? (
            <aside ref={notes} className={styles.notes} aria-label={APP.notes} tabIndex={-1}>
              <PaneBoundary name={APP.notes}>
                <DeskContext value={notesDesk}>
                  <Suspense fallback={null}>
                    <NoteTabs
                      model={tabs} focus={focus} pendingQuotes={quoteInMiddle ? null : pendingQuotes} onQuotesTaken={onQuotesTaken}
                      reading={reading}
                    />
                  </Suspense>
                </DeskContext>
              </PaneBoundary>
            </aside>
          ) : null
        }
      />
      {dropping ? <div className={styles.dropping}>{APP.dropHere}</div> : null}
    </div>
  )
}
