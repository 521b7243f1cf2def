/** The window's side of the mirror's worker: lends it the host's files, and holds what it reports. */
import type { MirrorStore } from '../core/safety/mirrorFiles.ts'
import type { MirrorState } from '../core/safety/mirrorState.ts'
import { WorkerCaller } from './call.ts'
import type { MirrorMessage } from './mirror.worker.ts'

export class Mirroring {
  readonly #caller = new WorkerCaller(new Worker(new URL('./mirror.worker.ts', import.meta.url), { type: 'module', name: 'mirror' }))
  readonly #store: MirrorStore
  readonly #listeners = new Set<() => void>()
  #state: MirrorState = { kind: 'elsewhere' }

  /** @param markdown whether people will read the files, and each note is written as Markdown too */
  constructor(store: MirrorStore, { markdown, database }: { markdown: boolean; database?: string }) {
    this.#store = store
    this.#caller.call<void, MirrorMessage>('mirror', [{ markdown, database }], { onProgress: (message) => this.#hear(message) }).catch((error: unknown) => {
      if (error instanceof DOMException && error.name === 'AbortError') return
      this.#set({ kind: 'failed', message: error instanceof Error ? error.message : String(error), at: null, lost: 0 })
    })
  }

  readonly state = (): MirrorState => this.#state

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  close(): void {
    this.#caller.close()
  }

  #hear(message: MirrorMessage): void {
    if ('state' in message) return this.#set(message.state)
    const { ask, method, args } = message
    const perform = this.#store[method] as (...values: unknown[]) => Promise<unknown>
    const reply = (result: { value: unknown } | { error: string }): void => void this.#caller.call('answered', [ask, result]).catch(() => undefined)
    perform(...args).then(
      (value) => reply({ value }),
      (error: unknown) => reply({ error: error instanceof Error ? error.message : String(error) }),
    )
  }

  #set(state: MirrorState): void {
    this.#state = state
    for (const listener of this.#listeners) listener()
  }
}
