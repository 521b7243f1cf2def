/** Files that the page writes piece by piece. Each grows under another name beside its target and takes its place when it is complete, so that there never is half a file. */
import { randomBytes } from 'node:crypto'
import { type FileHandle, mkdir, open, rename, unlink } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { fileErrorReason } from './atomicWrite.ts'

interface Stream {
  target: string
  temporary: string
  file: FileHandle
  /** The writes so far: pieces must not overtake each other. */
  last: Promise<void>
}

export class Streams {
  readonly #open = new Map<number, Stream>()
  #lastId = 0

  async open(target: string): Promise<number> {
    const temporary = join(dirname(target), `.${basename(target).slice(0, 40)}.${randomBytes(6).toString('hex')}.tmp`)
    try {
      await mkdir(dirname(target), { recursive: true })
      const file = await open(temporary, 'wx', 0o600)
      this.#open.set(++this.#lastId, { target, temporary, file, last: Promise.resolve() })
      return this.#lastId
    } catch (error) {
      throw failure(target, error)
    }
  }

  /** @throws {Error} that names the file and the reason; the stream is then at its end, and nothing of it is left */
  async write(id: number, bytes: Uint8Array): Promise<void> {
    const stream = this.#stream(id)
    stream.last = stream.last.then(() => stream.file.writeFile(bytes))
    await this.#settled(id, stream)
  }

  async close(id: number): Promise<void> {
    const stream = this.#stream(id)
    stream.last = stream.last.then(async () => {
      await stream.file.sync()
      await stream.file.close()
      await rename(stream.temporary, stream.target)
      this.#open.delete(id)
    })
    await this.#settled(id, stream)
  }

  /** One that is over already is no error. */
  async abort(id: number): Promise<void> {
    const stream = this.#open.get(id)
    if (stream === undefined) return
    this.#open.delete(id)
    await stream.last.catch(() => undefined)
    await stream.file.close().catch(() => undefined)
    await unlink(stream.temporary).catch(() => undefined)
  }

  async abortAll(): Promise<void> {
    await Promise.all([...this.#open.keys()].map((id) => this.abort(id)))
  }

  #stream(id: number): Stream {
    const stream = this.#open.get(id)
    if (stream === undefined) throw new Error('This file is not being written.')
    return stream
  }

  async #settled(id: number, stream: Stream): Promise<void> {
    try {
      await stream.last
    } catch (error) {
      await this.abort(id)
      throw failure(stream.target, error)
    }
  }
}

const failure = (target: string, error: unknown): Error => new Error(`“${target}” could not be written: ${fileErrorReason(error)}.`, { cause: error })
