/** Derives mentions, actors and events from what is written (data/deriver.ts). A Web Lock chooses one worker among all windows. */
import { liveQuery } from 'dexie'
import { createGazetteer } from '../core/actors/gazetteer.ts'
import { DATABASE_NAME, openDatabase } from '../data/database.ts'
import { databaseError } from '../data/databaseError.ts'
import { Deriver, type DerivationProgress } from '../data/deriver.ts'
import { answer, type Call } from './call.ts'
import { loadGazetteerData } from './gazetteerFiles.ts'

/** Ms without a change after which it prepares for what the user may decide. */
const REST = 1000

/** Works until the window closes: whenever something is written, derives what follows from it. */
async function derive(call: Call<DerivationProgress>, name: string = DATABASE_NAME): Promise<void> {
  try {
    await navigator.locks.request(`${name}-derive`, { signal: call.signal }, async () => {
      const db = await openDatabase(name)
      const deriver = new Deriver(db, async () => createGazetteer(await loadGazetteerData()), navigator.languages)
      let wake = (): void => {}
      const changes = liveQuery(() => db.changes.orderBy('seq').lastKey()).subscribe({ next: () => wake(), error: () => wake() })
      try {
        while (!call.signal.aborted) {
          const changed = new Promise<void>((resolve) => (wake = resolve))
          await deriver.run(call.signal, call.progress)
          const rest = new Promise<'rest'>((resolve) => setTimeout(resolve, REST, 'rest'))
          if ((await Promise.race([changed, rest])) === 'rest') await deriver.prepare()
          await changed
        }
      } finally {
        changes.unsubscribe()
        db.close()
      }
    })
  } catch (error) {
    if (!call.signal.aborted) throw databaseError(error)
  }
}

answer({ derive })
