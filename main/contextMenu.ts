/** The menu of a right click where the page has none of its own: Electron, unlike a browser, brings none. */
import { type BrowserWindow, clipboard, type ContextMenuParams, Menu, type MenuItemConstructorOptions } from 'electron'

/** How many words are offered for one that is misspelled. */
const SUGGESTIONS = 6

/** For a misspelled word: what it may mean, and that it is right as it is. */
function spellingItems({ webContents }: BrowserWindow, { misspelledWord, dictionarySuggestions }: ContextMenuParams): MenuItemConstructorOptions[] {
  if (misspelledWord === '') return []
  const words = dictionarySuggestions.slice(0, SUGGESTIONS).map((word): MenuItemConstructorOptions => ({ label: word.replaceAll('&', '&&'), click: () => webContents.replaceMisspelling(word) }))
  return [
    ...(words.length > 0 ? words : [{ label: 'No suggestions', enabled: false }]), { type: 'separator' },
    { label: 'Add to dictionary', click: () => void webContents.session.addWordToSpellCheckerDictionary(misspelledWord) }, { type: 'separator' },
  ]
}

/** @returns the items that make sense there; none where there is nothing to cut, copy or paste */
function contextMenuTemplate({ isEditable, selectionText, linkURL, editFlags }: ContextMenuParams): MenuItemConstructorOptions[] {
  const separator: MenuItemConstructorOptions = { type: 'separator' }
  if (isEditable) {
    return [
      { role: 'undo', enabled: editFlags.canUndo }, { role: 'redo', enabled: editFlags.canRedo }, separator,
      { role: 'cut', enabled: editFlags.canCut }, { role: 'copy', enabled: editFlags.canCopy }, { role: 'paste', enabled: editFlags.canPaste },
      { role: 'pasteAndMatchStyle', enabled: editFlags.canPaste }, separator, { role: 'selectAll', enabled: editFlags.canSelectAll },
    ]
  }
  const copyLink: MenuItemConstructorOptions = { label: 'Copy link address', click: () => void clipboard.writeText(linkURL) }
  return [...(selectionText.trim() === '' ? [] : [{ role: 'copy' as const }]), ...(/^(?:https?|mailto):/.test(linkURL) ? [copyLink] : [])]
}

export function addContextMenu(window: BrowserWindow): void {
  window.webContents.on('context-menu', (_event, params) => {
    const template = [...spellingItems(window, params), ...contextMenuTemplate(params)]
    if (template.length > 0) Menu.buildFromTemplate(template).popup({ window })
  })
}
