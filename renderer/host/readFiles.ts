/** Reading what was picked or dropped, some files at a time: to begin with a thousand at once keeps the window from drawing for most of a second. */

const AT_ONCE = 16

/** Does it for each, so many at a time. In the order given. @throws what `read` throws first */
export async function readInTurns<File, Content>(files: readonly File[], read: (file: File) => Promise<Content>): Promise<Content[]> {
  const contents: Content[] = Array.from({ length: files.length })
  let next = 0
  const one = async (): Promise<void> => {
    while (next < files.length) {
      const at = next++
      contents[at] = await read(files[at]!)
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, one))
  return contents
}
