/** Reads the imports of every source file, for the tests of the tree. Text only: nothing is run. */
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve, sep } from 'node:path'

export const ROOT = resolve(import.meta.dirname, '../..')

export interface Import {
  /** Importing file, relative to the root, `/`-separated. */
  from: string
  /** Imported file, relative to the root, or the package's name (`@scope/name`, `node:fs`). */
  to: string
  kind: 'file' | 'package'
  /** `import type`: costs nothing at run time, but still couples. */
  typeOnly: boolean
}

export function sourceFiles(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(ts|tsx|mjs)$/.test(entry.name))
    .map((entry) => relative(ROOT, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort()
}

const STATEMENT = /(?:^|\n|;)\s*(?:import|export)\s+(type\s+)?(?:[\w$*\s{},]+?\s+from\s+)?['"]([^'"]+)['"]/g
const DYNAMIC = /\b(?:import\(\s*['"]([^'"]+)['"]|new URL\(\s*['"](\.[^'"]+)['"])/g

export function importsOf(file: string): Import[] {
  const source = readFileSync(join(ROOT, file), 'utf8').replaceAll(/\/\*[\s\S]*?\*\//g, '')
  const found: Import[] = []
  const add = (specifier: string, typeOnly: boolean): void => {
    if (specifier.startsWith('.')) {
      const to = relative(ROOT, resolve(ROOT, dirname(file), specifier.replace(/\?.*$/, ''))).split(sep).join('/')
      found.push({ from: file, to, kind: 'file', typeOnly })
    } else {
      const [scope, name] = specifier.split('/')
      found.push({ from: file, to: scope!.startsWith('@') ? `${scope}/${name}` : scope!, kind: 'package', typeOnly })
    }
  }
  for (const [, type, specifier] of source.matchAll(STATEMENT)) add(specifier!, type !== undefined)
  for (const [, imported, url] of source.matchAll(DYNAMIC)) add((imported ?? url)!, false)
  return found
}
