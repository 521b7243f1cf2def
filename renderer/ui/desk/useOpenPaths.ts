import { useMemo } from 'react'
import { setSetting } from '../../data/settings.ts'
import { useDesk } from './desk.ts'
import { useSetting } from './useSetting.ts'

/** Which folders, or tags, show what is in them; remembered, and the same wherever the tree is shown. */
export function useOpenPaths(kind: 'folder' | 'tag'): { open: ReadonlySet<string>; setOpen: (path: string, open: boolean) => void } {
  const { db } = useDesk()
  const all = useSetting('openPaths')
  const prefix = `${kind}:`
  const open = useMemo(() => new Set(all.filter((each) => each.startsWith(prefix)).map((each) => each.slice(prefix.length))), [all, prefix])
  return {
    open,
    setOpen: (path, shown) => void setSetting(db, 'openPaths', shown ? [...all, prefix + path] : all.filter((each) => each !== prefix + path)),
  }
}
