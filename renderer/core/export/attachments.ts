/** The files that notes show, under names that people know: `attachments/Map of Almaty.png`. */
import { fileKey, fileName, fileNames } from '../markdown/fileName.ts'
import type { AssetRow, Id } from '../model.ts'

export const ATTACHMENTS = 'attachments'

export type ExportAsset = Pick<AssetRow, 'id' | 'name' | 'mediaType'>

const EXTENSIONS: Record<string, string> = {
  'image/png': 'png', 'image/jpeg': 'jpg', 'image/gif': 'gif', 'image/webp': 'webp', 'image/svg+xml': 'svg', 'image/avif': 'avif', 'image/bmp': 'bmp', 'application/pdf': 'pdf',
}

/**
 * A path for each, by id. Two names that differ in case only are two files; one that lies in the folder already (`existing`, by path, the id of its
 * bytes or null when it is something else's) is used again for the same bytes and never for others.
 */
export function attachmentPaths(assets: readonly ExportAsset[], existing: ReadonlyMap<string, Id | null> = new Map()): Map<Id, string> {
  const paths = new Map<Id, string>()
  const groups = new Map<string, { id: Id; title: string; createdAt: number }[]>()
  const used = new Map<string, string[]>()
  const wanted = new Set(assets.map(({ id }) => id))
  for (const [path, id] of existing) {
    if (id !== null && wanted.has(id) && !paths.has(id)) paths.set(id, path)
    const { title, extension } = parts(path.slice(path.lastIndexOf('/') + 1), '')
    if (fileKey(path.slice(0, Math.max(0, path.lastIndexOf('/')))) === ATTACHMENTS) used.set(extension, [...(used.get(extension) ?? []), title])
  }
  for (const { id, name, mediaType } of assets) {
    if (paths.has(id)) continue
    const { title, extension } = parts(name, EXTENSIONS[mediaType] ?? '')
    const group = groups.get(extension) ?? []
    group.push({ id, title, createdAt: 0 })
    groups.set(extension, group)
  }
  for (const [extension, group] of groups) {
    for (const [id, name] of fileNames(group, used.get(extension) ?? [])) paths.set(id, `${ATTACHMENTS}/${name}${extension === '' ? '' : `.${extension}`}`)
  }
  return paths
}

function parts(name: string, otherwise: string): { title: string; extension: string } {
  const [, title = name, extension = otherwise] = /^(.+?)(?:\.([A-Za-z0-9]{1,8}))?$/s.exec(name.trim()) ?? []
  return { title: fileName(title), extension: extension.toLowerCase() }
}
