/** The table of shortcuts: what works, what the sheet (`?`) shows, and what menus and tooltips write beside a command. */
import { SHORTCUTS as TEXT } from './strings/shortcuts.ts'

export type ShortcutName = keyof typeof TEXT.names

export interface ShortcutEntry {
  name: ShortcutName
  /** As keys.ts reads them; several, divided by a space, mean the same. */
  keys: string
  group: keyof typeof TEXT.groups
}

/**
 * Each host's table. A browser keeps Ctrl+N, T and W to itself (`allShortcuts` is false there), so that a new note has another key.
 * `desktop` is Host.can.allShortcuts.
 */
export function shortcutTable(desktop: boolean): ShortcutEntry[] {
  const entry = (group: ShortcutEntry['group'], name: ShortcutName, keys: string): ShortcutEntry => ({ group, name, keys })
  return [
    entry('everywhere', 'palette', 'Mod+K Mod+P'),
    entry('everywhere', 'switcher', 'Mod+O'),
    entry('everywhere', 'newNote', desktop ? 'Mod+N' : 'Alt+N'),
    entry('everywhere', 'peek', 'Alt+P'),
    entry('everywhere', 'import', 'Mod+Shift+O'),
    entry('everywhere', 'paste', 'Mod+V'),
    entry('everywhere', 'export', 'Mod+Shift+E'),
    entry('everywhere', 'print', 'Mod+Alt+P'),
    entry('everywhere', 'copyMarkdown', 'Mod+Alt+M'),
    entry('everywhere', 'copyRichText', 'Mod+Alt+Shift+M'),
    entry('everywhere', 'settings', 'Mod+,'),
    entry('everywhere', 'help', '? F1'),
    entry('panes', 'nextPane', 'F6'),
    entry('panes', 'previousPane', 'Shift+F6'),
    entry('panes', 'library', 'Mod+1'),
    entry('panes', 'main', 'Mod+2'),
    entry('panes', 'notes', 'Mod+3'),
    entry('panes', 'toggleLibrary', 'Mod+\\'),
    entry('panes', 'toggleNotes', 'Mod+Alt+\\'),
    entry('panes', 'filter', '/'),
    entry('notes', 'dailyNote', desktop ? 'Mod+Shift+D' : 'Alt+D'),
    entry('notes', 'earlierDaily', 'Alt+Shift+PageUp'),
    entry('notes', 'laterDaily', 'Alt+Shift+PageDown'),
    entry('notes', 'nextTab', desktop ? 'Mod+PageDown Alt+PageDown' : 'Alt+PageDown'),
    entry('notes', 'previousTab', desktop ? 'Mod+PageUp Alt+PageUp' : 'Alt+PageUp'),
    entry('notes', 'closeTab', desktop ? 'Mod+W' : 'Alt+W'),
    entry('notes', 'reopenTab', desktop ? 'Mod+Shift+T' : 'Alt+Shift+T'),
    entry('notes', 'moveNotes', 'Mod+Shift+M'),
    entry('notes', 'tagNotes', 'Mod+Shift+L'),
    entry('notes', 'pinNotes', 'Mod+Shift+P'),
    entry('reading', 'nextArticle', 'j'),
    entry('reading', 'previousArticle', 'k'),
    entry('reading', 'moveDown', 'n'),
    entry('reading', 'moveUp', 'p'),
    entry('reading', 'open', 'o'),
    entry('reading', 'toggleRead', 'm'),
    entry('reading', 'toggleStar', 's'),
    entry('reading', 'quote', 'q'),
    entry('reading', 'highlight', 'h'),
    entry('reading', 'removed', 'w'),
    entry('reading', 'dropBlocks', 'Delete'),
    entry('reading', 'nextHighlight', '.'),
    entry('reading', 'previousHighlight', ','),
    entry('reading', 'find', 'Mod+F'),
    entry('reading', 'findNext', 'F3'),
    entry('reading', 'findPrevious', 'Shift+F3'),
    entry('reading', 'scroll', 'Space'),
    entry('reading', 'scrollBack', 'Shift+Space'),
    entry('actors', 'actorRename', 'r'),
    entry('actors', 'actorMerge', 'u'),
    entry('actors', 'actorSplit', 'x'),
    entry('actors', 'actorAlias', 'a'),
    entry('actors', 'actorKind', 'c'),
    entry('actors', 'actorIgnore', 'i'),
    entry('actors', 'undoLast', 'z Mod+Z'),
    entry('review', 'reviewSame', 'y'),
    entry('review', 'reviewApart', 'd'),
    entry('review', 'reviewSkip', 'ArrowRight'),
    entry('review', 'reviewBack', 'ArrowLeft'),
    entry('writing', 'findInNote', 'Mod+F'),
    entry('writing', 'replaceInNote', 'Mod+Shift+H'),
    entry('writing', 'moveBlockUp', 'Alt+ArrowUp'),
    entry('writing', 'moveBlockDown', 'Alt+ArrowDown'),
    entry('writing', 'duplicateBlock', 'Mod+Alt+D'),
    entry('writing', 'focusMode', 'Mod+Shift+Enter'),
  ]
}

/** The keys of one entry, as useShortcut takes them. */
export function shortcutKeys(desktop: boolean, name: ShortcutName): string {
  return shortcutTable(desktop).find((entry) => entry.name === name)!.keys
}
