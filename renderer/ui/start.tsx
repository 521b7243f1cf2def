/** Starts the app: host, library, workers, window; or says in one message why it cannot. */
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { CSPProvider } from '@base-ui/react/csp-provider'
import { getSetting } from '../data/settings.ts'
import { openHost } from '../host/openHost.ts'
import { Finder } from '../workers/finder.ts'
import { Importer } from '../workers/importer.ts'
import { closeConcordancer } from './actors/concordancers.ts'
import { App } from './App.tsx'
import { closeLinker } from './desk/mentions/linkers.ts'
import { Failure } from './opening/Failure.tsx'
import { openLibrary } from './opening/openLibrary.tsx'
import './shared/base.css'
import { APP } from './shared/strings/app.ts'
import { applyTheme } from './theme.ts'

/**
 * @param database name of the library, for tests
 * @returns takes the window down again
 */
export async function start(element: HTMLElement, database?: string): Promise<() => Promise<void>> {
  const root = createRoot(element)
  applyTheme('system')
  try {
    const host = await openHost(database)
    const db = await openLibrary({ database, mirror: host.mirror, root })
    applyTheme(await getSetting(db, 'theme'))
    // Open at once on what was open last, before anything is drawn.
    if (location.hash === '' || location.hash === '#/') history.replaceState(null, '', (await getSetting(db, 'lastAddress')) || '#/')
    const services = { host, db, finder: new Finder(database), importer: new Importer(database), tabs: await getSetting(db, 'tabs') }
    root.render(
      <StrictMode>
        <CSPProvider disableStyleElements>
          <App {...services} />
        </CSPProvider>
      </StrictMode>,
    )
    return async () => {
      root.unmount()
      // Behind whatever is still being read or written.
      if (db.isOpen()) await db.transaction('rw', db.tables, () => undefined)
      services.finder.close()
      services.importer.close()
      closeLinker(db)
      closeConcordancer(db)
      db.close()
    }
  } catch (error) {
    root.render(<Failure title={APP.startFailed} message={error instanceof Error ? error.message : String(error)} />)
    return () => Promise.resolve(root.unmount())
  }
}
