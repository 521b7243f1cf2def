/** Words and their clusters as clusters.json holds them and core/actors/wordClusters.ts reads them. */
import { zlibSync } from 'fflate'
import type { ClusterData } from '../../renderer/core/actors/gazetteerData.ts'
import { clusterHash } from '../../renderer/core/actors/wordClusters.ts'

/** Numbers as bytes of seven bits, the lowest first; all but the last of a number have the eighth bit. */
function varints(numbers: number[]): Uint8Array {
  const bytes: number[] = []
  for (let number of numbers) {
    for (; number > 127; number >>= 7) bytes.push((number & 127) | 128)
    bytes.push(number)
  }
  return Uint8Array.from(bytes)
}

const pack = (bytes: Uint8Array): string => Buffer.from(zlibSync(bytes, { level: 9 })).toString('base64')

/** The words are folded, no two of one hash; `cuts` are those coarser than `cluster`, as the numbers at which their clusters begin. */
export function packClusters(words: { word: string; cluster: number }[], cuts: number[][]): ClusterData {
  const rows = words.map(({ word, cluster }) => ({ hash: clusterHash(word), cluster })).sort((a, b) => a.hash - b.hash)
  return {
    count: rows.length,
    cuts,
    hashes: pack(varints(rows.map(({ hash }, at) => hash - (rows[at - 1]?.hash ?? 0)))),
    clusters: pack(Uint8Array.from([...rows.map(({ cluster }) => cluster & 255), ...rows.map(({ cluster }) => cluster >> 8)])),
  }
}
