/** A worker as functions: one request, one answer, progress in between, pausing and cancelling. Both sides of the wire. */
import { Gate } from './gate.ts'

type Request = { id: number; method: string; args: unknown[] } | { id: number; cancel: true } | { id: number; closed: boolean }
type Response = { id: number; result: unknown } | { id: number; progress: unknown } | { id: number; error: { name: string; message: string; code?: string } }

export interface CallOptions<P> {
  onProgress?: (progress: P) => void
  signal?: AbortSignal
  /** Closed, the task waits at its next stop. */
  gate?: Gate
  transfer?: Transferable[]
}

/** What a worker's method is given besides its arguments. */
export interface Call<P = never> {
  progress: (progress: P) => void
  signal: AbortSignal
  gate: Gate
}

/** What a method answers with, when bytes are to be handed over instead of copied. */
export class Handover<R> {
  constructor(
    readonly result: R,
    readonly bytes: readonly Uint8Array<ArrayBuffer>[],
  ) {}
}

/** An error that a worker reported; `code` when it had one (an ImportError, a DatabaseError). */
export class WorkerError extends Error {
  readonly code: string | undefined

  constructor({ name, message, code }: { name: string; message: string; code?: string }) {
    super(message)
    this.name = name
    this.code = code
  }
}

/** Worker side: answers calls with the given methods. */
export function answer(methods: Record<string, (call: never, ...args: never[]) => unknown>): void {
  const running = new Map<number, { abort: AbortController; gate: Gate }>()
  const post = (response: Response, transfer: Transferable[] = []): void => self.postMessage(response, { transfer })
  self.addEventListener('message', ({ data }: MessageEvent<Request>) => {
    if ('cancel' in data) return running.get(data.id)?.abort.abort()
    if ('closed' in data) return running.get(data.id)?.gate.set(data.closed)
    const { id, method, args } = data
    const abort = new AbortController()
    const gate = new Gate()
    running.set(id, { abort, gate })
    const call: Call<unknown> = { progress: (progress) => post({ id, progress }), signal: abort.signal, gate }
    void (async () => {
      try {
        const result = await methods[method]!(call as never, ...(args as never[]))
        if (result instanceof Handover) post({ id, result: result.result as unknown }, result.bytes.map(({ buffer }) => buffer))
        else post({ id, result })
      } catch (error) {
        const { name, message } = error instanceof Error ? error : new Error(String(error))
        const code = error instanceof Error && 'code' in error ? error.code : undefined
        post({ id, error: { name, message, ...(typeof code === 'string' ? { code } : {}) } })
      } finally {
        running.delete(id)
      }
    })()
  })
}

const closed = (): DOMException => new DOMException('The background task was ended.', 'AbortError')

/** Window side: calls a worker. */
export class WorkerCaller {
  readonly #worker: Worker
  readonly #open = new Map<number, { resolve: (value: never) => void; reject: (error: Error) => void; onProgress?: ((progress: never) => void) | undefined }>()
  #last = 0
  #closed = false
  #answered = false
  /** Why it never answers: it could not be started. */
  #broken: Error | null = null

  constructor(worker: Worker) {
    this.#worker = worker
    worker.addEventListener('message', ({ data }: MessageEvent<Response>) => {
      this.#answered = true
      const call = this.#open.get(data.id)
      if (call === undefined) return
      if ('progress' in data) return call.onProgress?.(data.progress as never)
      this.#open.delete(data.id)
      if ('error' in data) call.reject(new WorkerError(data.error))
      else call.resolve(data.result as never)
    })
    worker.addEventListener('error', (event) => {
      event.preventDefault()
      const error = new Error(event.message === '' ? 'A background task of Dossier could not be started.' : event.message)
      // One that is thrown where a worker runs leaves it running.
      if (!this.#answered) this.#broken = error
      for (const call of this.#open.values()) call.reject(error)
      this.#open.clear()
    })
  }

  /**
   * Rejects with a WorkerError for what the method threw, with the signal's reason when it is aborted before the call, and with an AbortError
   * when the worker is closed before it has answered.
   */
  call<R, P = never>(method: string, args: unknown[], { onProgress, signal, gate, transfer = [] }: CallOptions<P> = {}): Promise<R> {
    const id = ++this.#last
    return new Promise<R>((resolve, reject) => {
      signal?.throwIfAborted()
      if (this.#closed) throw closed()
      if (this.#broken !== null) throw this.#broken
      const abort = (): void => this.#worker.postMessage({ id, cancel: true } satisfies Request)
      signal?.addEventListener('abort', abort, { once: true })
      const turn = (closed: boolean): void => this.#worker.postMessage({ id, closed } satisfies Request)
      gate?.onChange(turn)
      const settle = <V>(then: (value: V) => void) => (value: V): void => {
        signal?.removeEventListener('abort', abort)
        gate?.onChange(null)
        then(value)
      }
      this.#open.set(id, { resolve: settle(resolve), reject: settle(reject), onProgress })
      this.#worker.postMessage({ id, method, args } satisfies Request, transfer)
      if (gate?.closed === true) turn(true)
    })
  }

  get closed(): boolean {
    return this.#closed
  }

  /** Ends the worker, whatever it is doing. */
  close(): void {
    this.#closed = true
    this.#worker.terminate()
    for (const call of this.#open.values()) call.reject(closed())
    this.#open.clear()
  }
}
