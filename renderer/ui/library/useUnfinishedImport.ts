import { useCallback, useEffect, useState } from 'react'
import { unfinishedImports } from '../../data/imports.ts'
import type { DossierDatabase } from '../../data/database.ts'
import type { CutShort, Importer } from '../../workers/importer.ts'

/**
 * The import that was under way when Dossier was closed or killed the last time, until it is dismissed; null when there is none. One that the user stopped is not
 * offered by itself.
 */
export function useUnfinishedImport(db: DossierDatabase, importer: Importer): { cutShort: CutShort | null; dismiss: () => void } {
  const [offers, setOffers] = useState<CutShort[]>([])
  useEffect(() => {
    let current = true
    const look = async (): Promise<void> => {
      const rows = (await unfinishedImports(db)).filter(({ stoppedAt }) => stoppedAt === 0)
      if (rows.length === 0) return
      await Promise.all(rows.map(({ id }) => importer.atRest(id)))
      const wanted = new Set(rows.map(({ id }) => id))
      const found = (await importer.cutShort()).filter(({ row }) => wanted.has(row.id) && row.stoppedAt === 0)
      if (current) setOffers(found)
    }
    void look()
    return () => {
      current = false
    }
  }, [db, importer])
  const dismiss = useCallback(() => setOffers((before) => before.slice(1)), [])
  return { cutShort: offers[0] ?? null, dismiss }
}
