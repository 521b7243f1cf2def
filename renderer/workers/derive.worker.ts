/** Derives mentions, actors and events from what is written (data/deriver.ts). A Web Lock chooses one worker among all windows. */
import { liveQuery } from 'dexie'
import { createGazetteer } from '../core/actors/gazetteer.ts'
import { DATABASE_NAME, openDatabase } from '../data/database.ts'
import { databaseError } from '../data/databaseError.ts'
import { Deriver, type DerivationProgress } from '../data/deriver.ts'
import { answer, type Call } from './call.ts'
import { loadGazetteerData } from './gazetteerFiles.ts'

/** Ms without a change after which it prepares for what the user may decide: after a start, and later, when the next article may be on its way and would undo it. */
const REST_AT_START = 1000
const REST = 4000

/** Works until the window closes: whenever something is written, derives what follows from it. */
async function derive(call: Call<DerivationProgress>, name: string = DATABASE_NAME): Promise<void> {
  try {
    await navigator.locks.request(`${name}-derive`, { signal: call.signal }, async () => {
      const db = await openDatabase(name)
      const deriver = new Deriver(db, async () => createGazetteer(await loadGazetteerData()), navigator.languages)
      let wake = (): void => {}
      let rests = 0
      const changes = liveQuery(() => db.changes.orderBy('seq').lastKey()).subscribe({ next: () => wake(), error: () => wake() })
      try {
        while (!call.signal.aborted) {
          const changed = new Promise<void>((resolve) => (wake = resolve))
          await deriver.run(call.signal, call.progress)
          const rest = new Promise<'rest'>((resolve) => setTimeout(resolve, rests++ === 0 ? REST_AT_START : REST, 'rest'))
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
