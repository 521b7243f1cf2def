/**
 * Draws a note's toolbar and text where nobody sees them, and takes them away at once: what the browser does with code and styles that are used for the
 * first time is done then, and not while one waits for the first note. Nothing is read, written, painted, focused or told to a screen reader.
 */
import { CSPProvider } from '@base-ui/react/csp-provider'
import { useEditor } from '@tiptap/react'
import { useState, type ReactNode } from 'react'
import { flushSync } from 'react-dom'
import { createRoot } from 'react-dom/client'
import { BlockHandle } from '../blocks/BlockHandle.tsx'
import styles from '../pane/NotesPane.module.css'
import { EditorPlace } from './EditorPlace.tsx'
import editorStyles from './editorStyle.module.css'
import { NoteToolbar } from './NoteToolbar.tsx'
import { unusedEditor } from './warmEditor.ts'

const nothing = (): void => undefined

function Unseen(): ReactNode {
  const [options] = useState(unusedEditor)
  const editor = useEditor({ ...options, immediatelyRender: true, shouldRerenderOnTransaction: false, editorProps: { attributes: { class: editorStyles.body ?? '' } } })
  return (
    <div className={styles.pane}>
      <NoteToolbar editor={editor} onLink={nothing} />
      <div className={styles.scroll} data-note-scroll>
        <EditorPlace editor={editor} />
        <BlockHandle editor={editor} moved={nothing} />
      </div>
    </div>
  )
}

export function warmNote(): void {
  const place = document.createElement('div')
  place.className = styles.unseen ?? ''
  place.inert = true
  place.ariaHidden = 'true'
  document.body.append(place)
  const root = createRoot(place)
  try {
    flushSync(() => root.render(<CSPProvider disableStyleElements><Unseen /></CSPProvider>))
    // Asked for its size, it is styled and laid out.
    place.getBoundingClientRect()
  } finally {
    flushSync(() => root.unmount())
    place.remove()
  }
}
