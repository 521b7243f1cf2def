/**
 * Names with slashes in them: folders (`Travel/2022`) and nested tags (`trade/gas`). Two that differ in capitals only are one, shown as it was
 * met first; everything here is a function of the names alone, as a folder or tag is there while a note bears it.
 */

/** One name of a tree, with what lies below it. */
export interface PathNode {
  /** The whole path, as it was written where it was met first. */
  path: string
  /** Its last part. */
  name: string
  /** Notes that bear it or something below it, each once. */
  count: number
  children: PathNode[]
}

const MOST = 200

/** A folder as it is stored: no slashes at its ends, none doubled, no space around a part. */
export function normalisePath(text: string): string {
  return text.normalize('NFC').split('/').map((part) => part.replace(/\s+/g, ' ').trim()).filter((part) => part !== '' && part !== '.' && part !== '..').join('/').slice(0, MOST).replace(/[/ ]+$/, '')
}

/** What two spellings of one path have in common. */
export const pathKey = (path: string): string => path.toLowerCase()

/** Whether `path` is `ancestor` or lies below it. Everything lies below the empty path. */
export function isWithin(path: string, ancestor: string): boolean {
  if (ancestor === '') return true
  const [inner, outer] = [pathKey(path), pathKey(ancestor)]
  return inner === outer || inner.startsWith(`${outer}/`)
}

/** The path with `from`, which it is or lies below, replaced by `to`. */
export function movePath(path: string, from: string, to: string): string {
  const rest = path.slice(from.length).replace(/^\//, '')
  return [to, rest].filter((part) => part !== '').join('/')
}

/** The path and those above it, the highest first: `a/b` gives `a`, `a/b`. */
export function ancestry(path: string): string[] {
  const parts = path.split('/')
  return parts.map((_, at) => parts.slice(0, at + 1).join('/'))
}

/** The tree of the paths that notes bear; siblings by name. `bearers` has a list of paths for each note. */
export function pathTree(bearers: Iterable<readonly string[]>): PathNode[] {
  const nodes = new Map<string, PathNode>()
  const roots: PathNode[] = []
  /** The nodes of a path, the highest first: read once, however many notes bear it. */
  const lines = new Map<string, readonly PathNode[]>()
  const lineOf = (path: string): readonly PathNode[] => {
    const known = lines.get(path)
    if (known !== undefined) return known
    let siblings = roots
    const line = ancestry(path).map((prefix) => {
      let node = nodes.get(pathKey(prefix))
      if (node === undefined) {
        node = { path: prefix, name: prefix.slice(prefix.lastIndexOf('/') + 1), count: 0, children: [] }
        nodes.set(pathKey(prefix), node)
        siblings.push(node)
      }
      siblings = node.children
      return node
    })
    lines.set(path, line)
    return line
  }
  for (const paths of bearers) {
    const [only = ''] = paths
    if (paths.length <= 1) {
      if (only !== '') for (const node of lineOf(only)) node.count += 1
      continue
    }
    const counted = new Set<PathNode>()
    for (const path of paths) if (path !== '') for (const node of lineOf(path)) counted.add(node)
    for (const node of counted) node.count += 1
  }
  const order = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' })
  const sort = (siblings: PathNode[]): void => {
    siblings.sort((a, b) => order.compare(a.name, b.name))
    for (const { children } of siblings) sort(children)
  }
  sort(roots)
  return roots
}

/** All paths of a tree, parents before children. */
export const pathsOf = (tree: readonly PathNode[]): string[] => tree.flatMap(({ path, children }) => [path, ...pathsOf(children)])
