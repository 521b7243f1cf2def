/** The line below the title: saved or not, how much there is, tags, and what opens the tools. */
import type { Editor } from '@tiptap/core'
import { ListTree, Maximize2, Minimize2, Search, Type } from 'lucide-react'
import { classes } from '../../shared/classes.ts'
import { IconButton } from '../../shared/IconButton.tsx'
import { notesStrings } from '../../shared/strings/notes.ts'
import { noteToolsStrings as strings } from '../../shared/strings/noteTools.ts'
import { NoteCounts } from './NoteCounts.tsx'
import styles from './NoteMeta.module.css'
import type { NoteSession } from '../session/noteSession.ts'
import paneStyles from './NotesPane.module.css'
import type { NoteTools } from './useNoteTools.ts'
import { SaveStatus } from './SaveStatus.tsx'
import { useSavedIndex } from '../session/useSaveState.ts'

export function NoteMeta({ session, editor, tools }: { session: NoteSession; editor: Editor; tools: NoteTools }) {
  return (
    <div className={classes(styles.meta, paneStyles.line)}>
      <SaveStatus session={session} />
      <Words session={session} editor={editor} />
      <Tags session={session} />
      <span className={styles.tools}>
        {tools.focused && <IconButton label={strings.typewriter} icon={Type} pressed={tools.typewriter} onClick={tools.toggleTypewriter} />}
        <IconButton label={strings.outline} icon={ListTree} pressed={tools.outline} onClick={tools.toggleOutline} />
        <IconButton label={strings.find} icon={Search} shortcut="Mod+F" onClick={tools.find} />
        <IconButton label={tools.focused ? strings.leaveFocus : strings.focus} icon={tools.focused ? Minimize2 : Maximize2} shortcut="Mod+Shift+Enter" pressed={tools.focused} onClick={tools.toggleFocus} />
      </span>
    </div>
  )
}

/** Apart from the line, which every save would draw again with all its buttons. */
function Words({ session, editor }: { session: NoteSession; editor: Editor }) {
  return <NoteCounts editor={editor} words={useSavedIndex(session, (index) => index.words)} />
}

function Tags({ session }: { session: NoteSession }) {
  const written = useSavedIndex(session, (index) => index.tags.join(' '))
  if (written === '') return null
  return (
    <ul className={paneStyles.tags} aria-label={notesStrings.tags}>
      {written.split(' ').map((tag) => <li key={tag} className={paneStyles.tag}>#{tag}</li>)}
    </ul>
  )
}
