/**
 * Where an editor stands. Tiptap's own place for it (EditorContent) takes the plugins and all views anew when it has put it there, which takes as long as making
 * the editor; that is for node views which React draws in its own tree, and ours draw themselves (views/islandView.ts).
 */
import type { Editor } from '@tiptap/core'
import { useLayoutEffect, useRef, type ReactNode } from 'react'

/** @param lang BCP 47; undefined when the note has none */
export function EditorPlace({ editor, lang }: { editor: Editor; lang?: string | undefined }): ReactNode {
  const place = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => place.current?.append(editor.view.dom), [editor])
  return <div ref={place} lang={lang} />
}
