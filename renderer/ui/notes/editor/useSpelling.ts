/** Tells the host, where it asks, in which language one writes: that of the note that has the focus. */
import type { Editor } from '@tiptap/core'
import { useEffect } from 'react'
import { useDesk } from '../../desk/desk.ts'
import { useLatest } from './useLatest.ts'

/** @param lang BCP 47; null when the note has none */
export function useSpelling(editor: Editor, lang: string | null): void {
  const { host, notify } = useDesk()
  const tell = useLatest(notify)
  useEffect(() => {
    const { spelling } = host
    if (spelling === null) return undefined
    const follow = (): void => {
      spelling.writeIn(lang).catch((error: Error) => tell()({ message: error.message, kind: 'error' }))
    }
    if (editor.isFocused) follow()
    editor.on('focus', follow)
    return () => void editor.off('focus', follow)
  }, [editor, host, lang, tell])
}
