/** A barrier in a long task. While it is closed, the task waits there before its next piece of work. */
export class Gate {
  #closed = false
  readonly #waiting = new Set<() => void>()
  #listener: ((closed: boolean) => void) | null = null

  get closed(): boolean {
    return this.#closed
  }

  set(closed: boolean): void {
    if (closed === this.#closed) return
    this.#closed = closed
    if (!closed) for (const go of this.#waiting) go()
    this.#listener?.(closed)
  }

  /** Told of every change: the other side of a wire. There is one. */
  onChange(listener: ((closed: boolean) => void) | null): void {
    this.#listener = listener
  }

  /** Resolves when it is open, and when the signal is aborted: who is to end has nothing to wait for. */
  async passed(signal: AbortSignal): Promise<void> {
    if (!this.#closed || signal.aborted) return
    await new Promise<void>((resolve) => {
      const go = (): void => {
        this.#waiting.delete(go)
        signal.removeEventListener('abort', go)
        resolve()
      }
      this.#waiting.add(go)
      signal.addEventListener('abort', go)
    })
  }
}
