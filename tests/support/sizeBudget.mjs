/**
 * How much JavaScript the built app loads before it can show anything: the scripts of index.html, what it preloads, and everything these
 * import statically. `node tests/support/sizeBudget.mjs` prints the figure and fails above the budget.
 */
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { gzipSync } from 'node:zlib'
import { parseAst } from 'vite'

export const BUDGET_KB = 350

/** Relative specifiers of a module's static imports and re-exports. */
function staticImports(code) {
  return parseAst(code).body.flatMap((node) => (node.source?.value?.startsWith('.') ? [node.source.value] : []))
}

/**
 * @param folder the built renderer
 * @returns {{file: string, kb: number}[]} each initial script with its size in KB (1000 bytes), gzipped one by one as a server would
 * @throws {Error} if the app is not built, or index.html loads no script
 */
export function initialScripts(folder) {
  const page = join(folder, 'index.html')
  if (!existsSync(page)) throw new Error(`${page} does not exist: run \`npm run build\` first.`)
  const html = readFileSync(page, 'utf8')
  const tags = html.match(/<(?:script|link)\b[^>]*>/g) ?? []
  const waiting = tags
    .filter((tag) => tag.startsWith('<script') || /\brel="?modulepreload\b/.test(tag))
    .flatMap((tag) => /\b(?:src|href)="([^"]+)"/.exec(tag)?.[1] ?? [])
    .map((address) => resolve(folder, address.replace(/^\//, '')))
  if (waiting.length === 0) throw new Error(`${page} loads no script.`)
  const seen = new Map()
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (seen.has(file)) continue
    const code = readFileSync(file, 'utf8')
    seen.set(file, gzipSync(code, { level: 9 }).byteLength / 1000)
    waiting.push(...staticImports(code).map((specifier) => resolve(dirname(file), specifier)))
  }
  return [...seen].map(([file, kb]) => ({ file: relative(folder, file), kb })).sort((a, b) => b.kb - a.kb)
}

function report() {
  const scripts = initialScripts(join(import.meta.dirname, '../../out/renderer'))
  const total = scripts.reduce((sum, { kb }) => sum + kb, 0)
  for (const { file, kb } of scripts) console.log(`${kb.toFixed(1).padStart(8)} KB  ${file}`)
  console.log(`${total.toFixed(1).padStart(8)} KB  initial JavaScript, gzipped (budget ${BUDGET_KB} KB)`)
  if (total > BUDGET_KB) throw new Error(`Over the budget by ${(total - BUDGET_KB).toFixed(1)} KB.`)
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  try {
    report()
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error))
    process.exitCode = 1
  }
}
