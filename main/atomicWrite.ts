/** Writing a file so that, whatever happens, either the old or the whole new content is there. */
import { randomBytes } from 'node:crypto'
import { open, rename, unlink } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'

/**
 * Writes beside the target, forces the bytes to the disk and renames. A symbolic link at `path` is replaced, not followed.
 * @throws the file system's error (`code` ENOSPC, EACCES, …); the old content is then untouched and nothing is left behind
 */
export async function writeAtomically(path: string, bytes: Uint8Array): Promise<void> {
  // Cut, because the whole name must stay within 255 bytes however long the target's is.
  const temporary = join(dirname(path), `.${basename(path).slice(0, 40)}.${randomBytes(6).toString('hex')}.tmp`)
  try {
    const file = await open(temporary, 'wx', 0o666)
    try {
      await file.writeFile(bytes)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(temporary, path)
  } catch (error) {
    await unlink(temporary).catch(() => undefined)
    throw error
  }
}

const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EROFS: 'the disk is read-only',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk quota is used up',
  ENOENT: 'it is not there any more',
  EISDIR: 'a folder has this name',
  ENOTDIR: 'a file is in the place of a folder',
  ENAMETOOLONG: 'the name is too long',
  EBUSY: 'another program uses it',
  EIO: 'the disk reports an error',
}

/** What a file system error means, in words; for an unknown one its own message. */
export function fileErrorReason(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return REASONS[code] ?? (error instanceof Error ? error.message : String(error))
}
