/** The menu of a right click where the page has none of its own: Electron, unlike a browser, brings none. */
import { type BrowserWindow, clipboard, type ContextMenuParams, Menu, type MenuItemConstructorOptions } from 'electron'

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
    const template = contextMenuTemplate(params)
    if (template.length > 0) Menu.buildFromTemplate(template).popup({ window })
  })
}
