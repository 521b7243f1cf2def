/** Files in the origin's private file system (OPFS): where they are, and reading them. */

export const isAbsent = (error: unknown): boolean => error instanceof DOMException && error.name === 'NotFoundError'

export async function folder(named: string, create: boolean): Promise<FileSystemDirectoryHandle | null> {
  const root = await navigator.storage.getDirectory()
  return root.getDirectoryHandle(named, { create }).catch((error: unknown) => {
    if (isAbsent(error)) return null
    throw error
  })
}

/** The folder that a path lies in, and the file's name. */
export async function locate(root: FileSystemDirectoryHandle, path: string, create: boolean): Promise<[FileSystemDirectoryHandle, string]> {
  const segments = path.split('/')
  const name = segments.pop() ?? ''
  let parent = root
  for (const segment of segments) parent = await parent.getDirectoryHandle(segment, { create })
  return [parent, name]
}

export async function readFile(root: FileSystemDirectoryHandle, path: string): Promise<Uint8Array<ArrayBuffer> | null> {
  try {
    const [parent, name] = await locate(root, path, false)
    const file = await (await parent.getFileHandle(name)).getFile()
    return new Uint8Array(await file.arrayBuffer())
  } catch (error) {
    if (isAbsent(error)) return null
    throw error
  }
}
