/** At the first start the articles that come with the app are imported, by the same pipeline as any file; then the newest one is opened. */
import { useEffect, useRef } from 'react'
import { articleIds } from '../../data/articles.ts'
import { getSetting, setSetting } from '../../data/settings.ts'
import { bundledCorpus } from '../../workers/importer.ts'
import { useDesk } from '../desk/desk.ts'
import type { Import } from '../library/useImport.ts'

/** Counts up when other articles come with the app. */
const CORPUS = 1

export function useFirstStart({ run }: Pick<Import, 'run'>): void {
  const { db, go, notify, address } = useDesk()
  const latest = useRef({ go, home: true })
  useEffect(() => {
    latest.current = { go, home: address.place.kind === 'home' }
  })
  useEffect(() => {
    let current = true
    const begin = async (): Promise<void> => {
      if ((await getSetting(db, 'corpus')) >= CORPUS || !current) return
      const outcome = await run(bundledCorpus, { bundled: true })
      if (outcome.kind === 'failed') return notify({ message: outcome.message, kind: 'error' })
      for (const { message } of outcome.report.refused) notify({ message, kind: 'error' })
      await setSetting(db, 'corpus', CORPUS)
      const [newest] = await articleIds(db)
      if (newest !== undefined && latest.current.home) latest.current.go({ kind: 'article', id: newest }, { replace: true })
    }
    void begin()
    return () => {
      current = false
    }
  }, [db, run, notify])
}
