/**
 * Folders in a browser tab: handles of the File System Access API behind tokens that last as long as the page; where a browser has none, the
 * files that it hands over when a folder is picked for import. The API itself keeps every path inside the folder.
 */
import type { ChosenFolder, FileRead, FileToReplace, FileWritten, FolderEntry, FolderListing, FolderPurpose, Host } from './host.ts'
import { replaceContent } from './replaceContent.ts'

type FolderHost = Pick<Host, 'chooseFolder' | 'listFolder' | 'readFiles' | 'writeFiles' | 'moveFile' | 'forgetFolder' | 'watchFolder'>

interface FolderPicker {
  showDirectoryPicker?: (this: void, options: { mode: 'read' | 'readwrite'; id: string }) => Promise<FileSystemDirectoryHandle>
}

type Folder = { handle: FileSystemDirectoryHandle } | { files: Map<string, File> }

/** As in main/folderFiles.ts. */
const MOST_FILES = 250_000
const TRASH = '.trash'

const message = (error: unknown): string => (error instanceof Error ? error.message : String(error)).replace(/\.$/, '')

const isMissing = (error: unknown): boolean => error instanceof DOMException && error.name === 'NotFoundError'

const hidden = (path: string): boolean => path.split('/').some((part) => part.startsWith('.'))

const entryOf = (path: string, file: File): FolderEntry => ({ path, size: file.size, modifiedAt: file.lastModified })

async function hashOf(bytes: BufferSource): Promise<string> {
  return [...new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** The files of one folder, read by the browser when the user picked it; null when cancelled. */
function pickFolder(): Promise<{ name: string; files: Map<string, File> } | null> {
  return new Promise((picked) => {
    const input = document.createElement('input')
    input.type = 'file'
    input.webkitdirectory = true
    input.addEventListener('cancel', () => picked(null), { once: true })
    input.addEventListener(
      'change',
      () => {
        const files = [...(input.files ?? [])]
        const name = files[0]?.webkitRelativePath.split('/')[0] ?? ''
        picked({ name, files: new Map(files.map((file) => [file.webkitRelativePath.split('/').slice(1).join('/'), file])) })
      },
      { once: true },
    )
    input.click()
  })
}

async function parentOf(folder: FileSystemDirectoryHandle, path: string, create: boolean): Promise<{ parent: FileSystemDirectoryHandle; name: string }> {
  const segments = path.split('/')
  const name = segments.pop() ?? ''
  let parent = folder
  // `..` and other such names are refused by the API itself.
  for (const segment of segments) parent = await parent.getDirectoryHandle(segment, { create })
  return { parent, name }
}

async function fileAt(folder: FileSystemDirectoryHandle, path: string): Promise<File | null> {
  try {
    const { parent, name } = await parentOf(folder, path, false)
    return await (await parent.getFileHandle(name)).getFile()
  } catch (error) {
    if (isMissing(error)) return null
    throw error
  }
}

async function writeAt(folder: FileSystemDirectoryHandle, path: string, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
  const { parent, name } = await parentOf(folder, path, true)
  await replaceContent(await parent.getFileHandle(name, { create: true }), bytes)
}

/** TypeScript's DOM library iterates handles only in its asynchronous part. */
type Iterable = FileSystemDirectoryHandle & { values(): AsyncIterable<FileSystemFileHandle | FileSystemDirectoryHandle> }

async function list(root: FileSystemDirectoryHandle): Promise<FolderListing> {
  const listing: FolderListing = { files: [], skipped: [], hidden: [] }
  const visit = async (folder: FileSystemDirectoryHandle, prefix: string): Promise<void> => {
    for await (const entry of (folder as Iterable).values()) {
      if (entry.name.startsWith('.')) {
        if (prefix === '' && entry.kind === 'directory') listing.hidden.push(entry.name)
        continue
      }
      const path = prefix + entry.name
      try {
        if (entry.kind === 'directory') await visit(entry, `${path}/`)
        else listing.files.push(entryOf(path, await entry.getFile()))
      } catch (error) {
        listing.skipped.push({ path, reason: message(error) })
      }
      if (listing.files.length > MOST_FILES) throw new Error(`The folder “${root.name}” cannot be used: there are more than ${MOST_FILES.toLocaleString('en')} files in it.`)
    }
  }
  await visit(root, '')
  listing.files.sort((a, b) => (a.path < b.path ? -1 : 1))
  return listing
}

export function browserFolders(): FolderHost {
  const folders = new Map<string, Folder>()
  const known = (token: string): Folder => {
    const folder = folders.get(token)
    if (folder === undefined) throw new Error('This folder is not known any more. Choose it again.')
    return folder
  }
  const handleOf = (token: string): FileSystemDirectoryHandle => {
    const folder = known(token)
    if (!('handle' in folder)) throw new Error('This browser cannot write into folders.')
    return folder.handle
  }
  const add = (folder: Folder, name: string): ChosenFolder => {
    const token = crypto.randomUUID()
    folders.set(token, folder)
    return { token, name }
  }

  return {
    chooseFolder: async ({ purpose }: { purpose: FolderPurpose }) => {
      const { showDirectoryPicker } = globalThis as FolderPicker
      if (showDirectoryPicker === undefined) {
        if (purpose !== 'import') throw new Error('This browser cannot write into folders.')
        const picked = await pickFolder()
        return picked === null ? null : add({ files: picked.files }, picked.name)
      }
      try {
        const handle = await showDirectoryPicker({ mode: purpose === 'import' ? 'read' : 'readwrite', id: purpose })
        return add({ handle }, handle.name)
      } catch (error) {
        if (error instanceof DOMException && error.name === 'AbortError') return null
        throw error
      }
    },

    listFolder: async (token) => {
      const folder = known(token)
      if ('handle' in folder) return list(folder.handle)
      const files = [...folder.files].filter(([path]) => !hidden(path)).map(([path, file]) => entryOf(path, file))
      return { files: files.sort((a, b) => (a.path < b.path ? -1 : 1)), skipped: [], hidden: [...new Set([...folder.files.keys()].filter((path) => path.startsWith('.') && path.includes('/')).map((path) => path.split('/')[0]!))] }
    },

    readFiles: async (token, paths) => {
      const folder = known(token)
      return Promise.all(
        paths.map(async (path): Promise<FileRead> => {
          try {
            const file = 'handle' in folder ? await fileAt(folder.handle, path) : (folder.files.get(path) ?? null)
            if (file === null) return { path, error: 'it is not there any more' }
            return { path, bytes: new Uint8Array(await file.arrayBuffer()), modifiedAt: file.lastModified }
          } catch (error) {
            return { path, error: message(error) }
          }
        }),
      )
    },

    writeFiles: async (token, files: FileToReplace[]) => {
      const root = handleOf(token)
      const done: FileWritten[] = []
      for (const { path, bytes, replaces } of files) {
        try {
          if (hidden(path) && !path.startsWith(`${TRASH}/`)) throw new Error('names that begin with a dot belong to other programs')
          const before = replaces === undefined ? null : await fileAt(root, path)
          const written = replaces === undefined || (before === null ? null : await hashOf(await before.arrayBuffer())) === replaces
          if (written) await writeAt(root, path, bytes)
          const now = await fileAt(root, path)
          done.push({ path, size: now?.size ?? 0, modifiedAt: now?.lastModified ?? 0, written })
        } catch (error) {
          throw new Error(`“${path}” could not be written: ${message(error)}. ${done.length} of ${files.length} files were.`, { cause: error })
        }
      }
      return done
    },

    // Handles cannot be moved everywhere, so it is copied first and removed when the copy is whole.
    moveFile: async (token, from, to) => {
      const root = handleOf(token)
      try {
        const file = await fileAt(root, from)
        if (file === null) throw new Error('it is not there any more')
        const dot = to.lastIndexOf('.')
        let path = to
        for (let number = 2; (await fileAt(root, path)) !== null; number += 1) path = dot > to.lastIndexOf('/') + 1 ? `${to.slice(0, dot)} ${number}${to.slice(dot)}` : `${to} ${number}`
        await writeAt(root, path, new Uint8Array(await file.arrayBuffer()))
        const { parent, name } = await parentOf(root, from, false)
        await parent.removeEntry(name)
        return path
      } catch (error) {
        throw new Error(`“${from}” could not be moved to “${to}”: ${message(error)}.`, { cause: error })
      }
    },

    forgetFolder: async (token) => void folders.delete(token),

    watchFolder: () => Promise.reject(new Error('A browser does not tell of changes in folders.')),
  }
}
