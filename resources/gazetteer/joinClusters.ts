/** Joining clusters into ever fewer: of all pairs the one whose joining loses least (Ward's rule), so that common and rare clusters grow alike. */

interface Joined {
  /** Clusters in the order of the tree's leaves: whatever a cut joins stands together. */
  order: number[]
  /** For each coarser cut, where its clusters begin in that order. */
  starts: number[][]
}

/** `centres` are rows of `dimensions` numbers, `of` says which of them each point belongs to, `cuts` how many clusters to leave, finest (all) first. */
export function joinClusters(centres: Float32Array, of: ArrayLike<number>, dimensions: number, cuts: number[]): Joined {
  const count = centres.length / dimensions
  const means = Array.from({ length: count }, (_, at) => Float64Array.from(centres.subarray(at * dimensions, (at + 1) * dimensions)))
  const sizes = new Float64Array(count).fill(1)
  for (let point = 0; point < of.length; point++) sizes[of[point] ?? 0]! += 1
  const leaves = means.map((_, at) => [at])
  const alive = new Set(leaves.keys())
  const gap = (a: number, b: number): number => {
    let square = 0
    for (let at = 0; at < dimensions; at++) square += (means[a]![at]! - means[b]![at]!) ** 2
    return (square * sizes[a]! * sizes[b]!) / (sizes[a]! + sizes[b]!)
  }
  /** By cluster, the nearest of those behind it, and how near. */
  const next = new Int32Array(count).fill(-1)
  const near = new Float64Array(count).fill(Infinity)
  const look = (a: number): void => {
    near[a] = Infinity
    for (const b of alive) {
      if (b <= a) continue
      const loss = gap(a, b)
      if (loss >= near[a]) continue
      near[a] = loss
      next[a] = b
    }
  }
  for (const each of alive) look(each)
  const parted: number[][][] = []
  for (const cut of cuts.slice(1)) {
    while (alive.size > cut) {
      let a = -1
      for (const each of alive) if (a < 0 || near[each]! < near[a]!) a = each
      const b = next[a]!
      const total = sizes[a]! + sizes[b]!
      means[a] = means[a]!.map((value, at) => (value * sizes[a]! + means[b]![at]! * sizes[b]!) / total)
      sizes[a] = total
      leaves[a]!.push(...leaves[b]!)
      alive.delete(b)
      for (const each of alive) if (each === a || next[each] === a || next[each] === b || each < a) look(each)
    }
    parted.push([...alive].map((each) => leaves[each]!.slice()))
  }
  const order = [...alive].flatMap((each) => leaves[each]!)
  const place = new Map(order.map((cluster, at) => [cluster, at]))
  return { order, starts: parted.map((parts) => parts.map((part) => Math.min(...part.map((cluster) => place.get(cluster) ?? 0))).sort((a, b) => a - b)) }
}
