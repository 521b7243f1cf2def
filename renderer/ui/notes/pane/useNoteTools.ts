/** Which tools of a note are open, and the keys that open them while the note has the keyboard. */
import type { Editor } from '@tiptap/core'
import { useCallback, useState, type RefObject } from 'react'
import { setSetting } from '../../../data/settings.ts'
import { useDesk } from '../../desk/desk.ts'
import { useSetting } from '../../desk/useSetting.ts'
import { useShortcut } from '../../shared/useShortcut.ts'
import { useFocusMode } from '../editor/useFocusMode.ts'

export interface NoteTools {
  outline: boolean
  toggleOutline: () => void
  /** Counts how often the find bar was asked for; 0: it is closed. */
  finding: number
  replacing: boolean
  setReplacing: (replacing: boolean) => void
  find: () => void
  closeFind: () => void
  focused: boolean
  toggleFocus: () => void
  /** @returns whether it was on */
  leaveFocus: () => boolean
  typewriter: boolean
  toggleTypewriter: () => void
}

/** Where the editor's keys, which are made before it, find the tools, which are made after it. */
export class Toolbox {
  #tools: NoteTools | null = null

  get tools(): NoteTools | null {
    return this.#tools
  }

  set(tools: NoteTools): void {
    this.#tools = tools
  }
}

export function useNoteTools(editor: Editor, pane: RefObject<HTMLElement | null>): NoteTools {
  const { db } = useDesk()
  const outline = useSetting('noteOutline')
  const typewriter = useSetting('typewriter')
  const [finding, setFinding] = useState(0)
  const [replacing, setReplacing] = useState(false)
  const [focused, setFocused] = useState(false)
  const find = useCallback(() => setFinding((before) => before + 1), [])
  const toggleFocus = useCallback(() => setFocused((before) => !before), [])
  useFocusMode(editor, pane, focused, typewriter, () => setFocused(false))

  const here = { when: () => pane.current?.contains(document.activeElement) === true }
  useShortcut('Mod+F', find, here)
  useShortcut(
    'Mod+Shift+H',
    () => {
      setReplacing(true)
      find()
    },
    here,
  )
  useShortcut('Mod+Shift+Enter', toggleFocus, here)
  return {
    outline, toggleOutline: () => void setSetting(db, 'noteOutline', !outline),
    finding, replacing, setReplacing, find, closeFind: () => setFinding(0),
    focused,
    toggleFocus,
    leaveFocus: () => {
      setFocused(false)
      return focused
    },
    typewriter, toggleTypewriter: () => void setSetting(db, 'typewriter', !typewriter),
  }
}
