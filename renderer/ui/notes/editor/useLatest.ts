import { useLayoutEffect, useState } from 'react'

class Cell<T> {
  #value: T

  constructor(value: T) {
    this.#value = value
  }

  readonly get = (): T => this.#value

  set(value: T): void {
    this.#value = value
  }
}

/** A getter, always the same, of what was rendered last: for listeners that outlive a render (the editor's extensions). */
export function useLatest<T>(value: T): () => T {
  const [cell] = useState(() => new Cell(value))
  useLayoutEffect(() => cell.set(value))
  return cell.get
}
