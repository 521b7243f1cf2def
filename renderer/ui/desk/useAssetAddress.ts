import { useLiveQuery } from 'dexie-react-hooks'
import { useEffect, useMemo } from 'react'
import type { Id } from '../../core/model.ts'
import { readAsset } from '../../data/assets.ts'
import { useDesk } from './desk.ts'

/** An address by which this window can show a file of ours: undefined while it is looked up, null when there is none. It is freed when no longer needed. */
export function useAssetAddress(id: Id | null): { url: string; name: string } | null | undefined {
  const { db } = useDesk()
  const asset = useLiveQuery(async () => (id === null ? null : readAsset(db, id)), [db, id])
  const found = useMemo(
    () => (asset === undefined || asset === null ? asset : { url: URL.createObjectURL(new Blob([asset.bytes], { type: asset.row.mediaType })), name: asset.row.name }),
    [asset],
  )
  useEffect(() => () => {
    if (found) URL.revokeObjectURL(found.url)
  }, [found])
  return found
}
