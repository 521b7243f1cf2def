/** The files of an export in one zip archive, and what such an archive holds. For a worker: compressing takes longer than writing the texts did. */
import { unzipSync, Zip, ZipDeflate, ZipPassThrough } from 'fflate'

type Bytes = Uint8Array<ArrayBuffer>

/**
 * Smaller files are stored as they are. Compressing one takes half a millisecond of preparation whatever its size, which for a thousand notes of a
 * page each is most of the whole export, and what is saved is a megabyte on the user's own disk.
 */
const WORTH_COMPRESSING = 32_000

/** Pictures and sound are compressed already. */
const COMPRESSED = /\.(?:png|jpe?g|gif|webp|avif|heic|mp[34]|m4a|ogg|webm|zip|gz|pdf)$/i

export class ZipArchive {
  readonly #chunks: Bytes[] = []
  readonly #zip = new Zip((error, chunk) => {
    if (error !== null) throw error
    this.#chunks.push(chunk)
  })

  add(path: string, bytes: Bytes): void {
    const entry = bytes.length < WORTH_COMPRESSING || COMPRESSED.test(path) ? new ZipPassThrough(path) : new ZipDeflate(path, { level: 4 })
    this.#zip.add(entry)
    entry.push(bytes, true)
  }

  /** The whole archive; nothing can be added after it. */
  end(): Bytes {
    this.#zip.end()
    const archive = new Uint8Array(this.#chunks.reduce((sum, { length }) => sum + length, 0))
    let at = 0
    for (const chunk of this.#chunks) {
      archive.set(chunk, at)
      at += chunk.length
    }
    return archive
  }
}

/** The files in an archive, by path, unpacked from its own bytes. */
export const readArchive = (archive: Uint8Array): Map<string, Bytes> => new Map(Object.entries(unzipSync(archive)) as [string, Bytes][])
