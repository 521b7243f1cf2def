/**
 * The browser's own gzip: of a text of 4 KB in a fifth of the time that one in JavaScript takes, and without its tables, which are new for each. One after the
 * other: sixty-four side by side took ten times as long. It writes no time into its head, so that the same bytes give the same.
 */
export async function gzip(bytes: Uint8Array): Promise<Uint8Array<ArrayBuffer>> {
  const { readable, writable } = new CompressionStream('gzip')
  const writer = writable.getWriter()
  // What fails is thrown where it is read.
  void writer.write(bytes as Uint8Array<ArrayBuffer>).catch(() => undefined)
  void writer.close().catch(() => undefined)
  const parts: Uint8Array<ArrayBuffer>[] = []
  const reader = readable.getReader()
  for (;;) {
    const { done, value } = await reader.read()
    if (done) break
    parts.push(value)
  }
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}
