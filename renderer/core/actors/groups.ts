/** Groups that may be united unless two of their members are known to differ. */
export class Groups {
  readonly #parent: number[]
  readonly #members: number[][]
  readonly #apart: Set<number>[]

  constructor(size: number) {
    this.#parent = Array.from({ length: size }, (_, index) => index)
    this.#members = this.#parent.map((index) => [index])
    this.#apart = this.#parent.map(() => new Set<number>())
  }

  root(index: number): number {
    let at = index
    while (this.#parent[at] !== at) {
      const up = this.#parent[this.#parent[at] ?? at] ?? at
      this.#parent[at] = up
      at = up
    }
    return at
  }

  members(index: number): number[] {
    return this.#members[this.root(index)] ?? []
  }

  mayUnite(a: number, b: number): boolean {
    return !this.#apart[this.root(a)]?.has(this.root(b))
  }

  unite(a: number, b: number): boolean {
    let [big, little] = [this.root(a), this.root(b)]
    if (big === little) return true
    if (!this.mayUnite(big, little)) return false
    if ((this.#members[big]?.length ?? 0) < (this.#members[little]?.length ?? 0)) [big, little] = [little, big]
    this.#parent[little] = big
    this.#members[big]?.push(...(this.#members[little] ?? []))
    for (const other of this.#apart[little] ?? []) {
      this.#apart[other]?.delete(little)
      this.#apart[other]?.add(big)
      this.#apart[big]?.add(other)
    }
    return true
  }

  /** Keeps two groups apart; false when they are one already. */
  part(a: number, b: number): boolean {
    const [left, right] = [this.root(a), this.root(b)]
    if (left === right) return false
    this.#apart[left]?.add(right)
    this.#apart[right]?.add(left)
    return true
  }
}
