/** What it takes to read and write the folder that is kept in step. */
import type { DossierDatabase } from '../../../data/database.ts'
import type { Host } from '../../../host/host.ts'
import type { VaultWorker } from '../../../workers/vault.ts'

export interface VaultAccess {
  db: DossierDatabase
  host: Host
  /** Stands for the folder; main knows which it is. */
  token: string
  worker: VaultWorker
}
