/** A value that changes many times a second (how far an import is): who shows it follows it, nothing else is rendered for it, and it is shown ten times a second. */
import { useSyncExternalStore } from 'react'

/** ms between two looks at it: more would only be flicker. */
const PACE = 100

export class PacedValue<T> {
  #value: T
  #shown: T
  #told = -Infinity
  #timer: ReturnType<typeof setTimeout> | undefined
  readonly #listeners = new Set<() => void>()

  constructor(value: T) {
    this.#value = value
    this.#shown = value
  }

  /** What followers see: the last value set, or one that is not older than the pace. */
  readonly shown = (): T => this.#shown

  readonly follow = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  readonly set = (value: T): void => {
    this.#value = value
    if (this.#timer !== undefined) return
    const wait = this.#told + PACE - performance.now()
    if (wait <= 0) this.#tell()
    else this.#timer = setTimeout(() => this.#tell(), wait)
  }

  /** The last value, at once: when what it told of is over. */
  readonly settle = (value: T): void => {
    this.#value = value
    this.#tell()
  }

  #tell(): void {
    clearTimeout(this.#timer)
    this.#timer = undefined
    this.#told = performance.now()
    this.#shown = this.#value
    for (const listener of this.#listeners) listener()
  }
}

export function usePacedValue<T>(value: PacedValue<T>): T {
  return useSyncExternalStore(value.follow, value.shown)
}
