/** Writing a file whole or not at all. */

/**
 * Puts bytes in the place of a file's content. They go to a swap file, which replaces the target on close: a kill or a full disk in the middle leaves the
 * old content (File System Access, `createWritable`). On failure the swap file is given up.
 * @throws {DOMException} as the file system says it: QuotaExceededError, NotAllowedError …
 */
export async function replaceContent(handle: FileSystemFileHandle, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
  const writable = await handle.createWritable()
  try {
    await writable.write(bytes)
    await writable.close()
  } catch (error) {
    await writable.abort().catch(() => undefined)
    throw error
  }
}
