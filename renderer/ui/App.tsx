/** The app in its window: the desk that every feature works with (window/useServices.ts), the window itself (window/Window.tsx), and what lies over it. */
import { lazy, Suspense, type ReactNode } from 'react'
import { DatabaseError } from '../data/databaseError.ts'
import { DeskContext } from './desk/desk.ts'
import { Failure } from './opening/Failure.tsx'
import { ArticleListProvider } from './library/ArticleListProvider.tsx'
import { useUnfinishedImport } from './library/useUnfinishedImport.ts'
import { Notices } from './window/Notices.tsx'
import { Palette } from './search/Palette.tsx'
import { APP } from './shared/strings/app.ts'
import { TooltipLayer } from './shared/TooltipLayer.tsx'
import { useServices, type Given } from './window/useServices.ts'
import { Window } from './window/Window.tsx'

// The dialogs are no part of what has to be there before one can read. The palette is: what is typed right after Ctrl+K is meant for it, and
// React shows what it had to wait for only 300 ms after the fallback.
const Peek = lazy(() => import('./desk/peek/Peek.tsx').then((module) => ({ default: module.Peek })))
const ActorActDialog = lazy(() => import('./desk/acts/ActorActDialog.tsx').then((module) => ({ default: module.ActorActDialog })))
const ShortcutSheet = lazy(() => import('./search/ShortcutSheet.tsx').then((module) => ({ default: module.ShortcutSheet })))
const PrintDialog = lazy(async () => {
  const [{ PrintDialog: Dialog }, { replay }] = await Promise.all([import('./export/PrintDialog.tsx'), import('./notes/schema/replay.ts')])
  const WithReplay = (props: Omit<Parameters<typeof Dialog>[0], 'replay'>): ReactNode => <Dialog {...props} replay={replay} />
  return { default: WithReplay }
})
const ImportReport = lazy(() => import('./library/ImportReport.tsx').then((module) => ({ default: module.ImportReport })))
const UnfinishedImport = lazy(() => import('./library/UnfinishedImport.tsx').then((module) => ({ default: module.UnfinishedImport })))
const TemplateDialog = lazy(() => import('./notes/pane/TemplateDialog.tsx').then((module) => ({ default: module.TemplateDialog })))
const ExportDialog = lazy(async () => {
  const [{ ExportDialog: Dialog }, { replay }] = await Promise.all([import('./export/ExportDialog.tsx'), import('./notes/schema/replay.ts')])
  const WithReplay = (props: Omit<Parameters<typeof Dialog>[0], 'replay'>): ReactNode => <Dialog {...props} replay={replay} />
  return { default: WithReplay }
})
const PasteDialog = lazy(() => import('./intake/PasteDialog.tsx').then((module) => ({ default: module.PasteDialog })))
const Columns = lazy(() => import('./intake/Columns.tsx').then((module) => ({ default: module.Columns })))
const NotesImportDialog = lazy(async () => {
  const [{ NotesImportDialog: Dialog }, { replay }] = await Promise.all([import('./intake/NotesImportDialog.tsx'), import('./notes/schema/replay.ts')])
  const WithReplay = (props: Omit<Parameters<typeof Dialog>[0], 'replay'>): ReactNode => <Dialog {...props} replay={replay} />
  return { default: WithReplay }
})

export function App(given: Given): ReactNode {
  const services = useServices(given)
  const { desk, importing, layer, layerNumber, setLayer, notices, dismiss } = services
  const unfinished = useUnfinishedImport(desk.db, desk.importer)
  if (services.closed) return <Failure title={APP.closedTitle} message={new DatabaseError('closed').message} />
  const layerOpen = (open: boolean): void => {
    if (!open) setLayer(null)
  }
  return (
    <DeskContext value={desk}>
      <ArticleListProvider>
        <Window services={services} />
      </ArticleListProvider>
      {layer?.kind === 'palette' ? <Palette open onOpenChange={layerOpen} commands={layer.commands} /> : null}
      <Suspense fallback={null}>
        <Peek />
        {layer?.kind === 'template' ? <TemplateDialog into={layer.into} onMade={services.openMade} onOpenChange={layerOpen} /> : null}
        {layer?.kind === 'act' ? <ActorActDialog act={layer.act} target={layer.target} onClose={() => setLayer(null)} /> : null}
        {layer?.kind === 'help' ? <ShortcutSheet open onOpenChange={layerOpen} /> : null}
        {layer?.kind === 'print' ? <PrintDialog onOpenChange={layerOpen} noteId={layer.note} /> : null}
        {layer?.kind === 'export' ? <ExportDialog open onOpenChange={layerOpen} noteIds={layer.notes} /> : null}
        {layer?.kind === 'import-notes' ? <NotesImportDialog key={layerNumber} onEnd={(articles) => services.onNotesImported(layer.held, articles)} files={layer.files} /> : null}
        {layer?.kind === 'paste' ? <PasteDialog key={layerNumber} pasted={layer.pasted} onImport={services.onPasted} onClose={() => setLayer(null)} /> : null}
        {layer?.kind === 'columns' ? <Columns key={layerNumber} tables={layer.tables} importId={layer.importId} onEnd={(told) => services.onColumns(layer, told)} /> : null}
        {importing.outcome === null ? null : <ImportReport outcome={importing.outcome} onClose={importing.dismiss} />}
        {unfinished.cutShort === null ? null : <UnfinishedImport key={unfinished.cutShort.row.id} cutShort={unfinished.cutShort} onClose={unfinished.dismiss} />}
      </Suspense>
      <Notices notices={notices} onDismiss={dismiss} />
      <TooltipLayer />
    </DeskContext>
  )
}
