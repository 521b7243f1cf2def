/** The tree and the import table of the design, held. README.md (“Structure”) prints the same table for people. */
import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { importsOf, ROOT, sourceFiles, type Import } from './imports.ts'

const TOP = [
  'main', 'preload', 'renderer', 'resources', 'tests',
  'package.json', 'package-lock.json', 'tsconfig.json', 'electron.vite.config.ts', 'README.md', 'LICENSE', 'CHANGELOG.md',
]

/** Packages that are pure functions over data: no DOM, no Node. */
const PURE = [
  'unified', 'unist-util-visit', 'diff', 'approx-string-match', 'd3-force', 'lowlight', 'mdast-util-from-markdown', 'mdast-util-to-markdown', 'mdast-util-gfm', 'micromark-extension-gfm', 'mdast-util-frontmatter',
  'micromark-util-types', 'micromark-util-html-tag-name', 'micromark-util-character', 'micromark-util-symbol', 'rehype-parse', 'hast-util-to-mdast', 'hast-util-from-parse5', 'hast-util-from-html', 'hast-util-to-text',
  'hast-util-phrasing', 'yaml', 'fflate', 'chrono-node', 'tinyld', 'franc-min', 'eld', 'parse5', 'linkedom', '@mozilla/readability', 'pdfjs-dist', 'papaparse', 'saxes', 'mdast', 'hast', 'unist', 'vfile', '@tiptap/pm',
]
const PARTS = ['react', 'react-dom', '@base-ui/react', '@tanstack/react-virtual', 'react-resizable-panels', 'lucide-react', '@fontsource-variable/inter', '@fontsource-variable/source-serif-4']
const TIPTAP = ['@tiptap/']
/** Colours for code. */
const HIGHLIGHTER = ['lowlight', 'hast']
const UI_FEATURES = ['library', 'reader', 'notes', 'passages', 'actors', 'events', 'search', 'export', 'intake', 'links', 'settings']
/** The windows' sides of the workers; `*.worker.ts` run elsewhere and are only ever named by them. */
const clients = /^renderer\/workers\/(?!.*\.worker\.ts$)/

interface Rule {
  files: RegExp
  folders: (RegExp | string)[]
  packages: string[]
}

const RULES: Rule[] = [
  { files: /^renderer\/core\//, folders: ['renderer/core/'], packages: PURE },
  { files: /^renderer\/data\//, folders: ['renderer/data/', 'renderer/core/'], packages: ['dexie', 'fflate'] },
  { files: /^renderer\/workers\//, folders: ['renderer/workers/', 'renderer/data/', 'renderer/core/', 'resources/'], packages: ['dexie'] },
  { files: /^renderer\/host\//, folders: ['renderer/host/', 'preload/bridge.ts', 'package.json'], packages: [] },
  { files: /^renderer\/ui\/shared\//, folders: ['renderer/ui/shared/', 'renderer/core/'], packages: PARTS },
  {
    files: /^renderer\/ui\/desk\//,
    folders: ['renderer/ui/desk/', 'renderer/ui/shared/', 'renderer/core/', 'renderer/data/', 'renderer/host/host.ts', clients],
    packages: [...PARTS, 'dexie-react-hooks'],
  },
  ...UI_FEATURES.map((feature) => ({
    files: new RegExp(`^renderer/ui/${feature}/`),
    folders: [`renderer/ui/${feature}/`, 'renderer/ui/desk/', 'renderer/ui/shared/', 'renderer/core/', 'renderer/data/', 'renderer/host/host.ts', clients, 'package.json', 'resources/'],
    packages: [...PARTS, ...TIPTAP, ...HIGHLIGHTER, 'dexie', 'dexie-react-hooks', 'd3-force'],
  })),
  { files: /^renderer\/(ui\/(?:(?:window|opening|background)\/)?[^/]+|[^/]+)$/, folders: ['renderer/', 'resources/', 'package.json'], packages: [...PARTS, 'dexie', 'dexie-react-hooks'] },
  { files: /^preload\/bridge\.ts$/, folders: [], packages: [] },
  { files: /^preload\/preload\.ts$/, folders: ['preload/bridge.ts'], packages: ['electron'] },
  { files: /^main\//, folders: ['main/', 'preload/bridge.ts', 'resources/icons/', 'package.json', 'out/'], packages: ['electron', 'node:'] },
]

const files = ['main', 'preload', 'renderer'].flatMap(sourceFiles)
const imports = files.flatMap(importsOf)
const allows = (patterns: (RegExp | string)[], path: string): boolean => patterns.some((pattern) => (typeof pattern === 'string' ? path.startsWith(pattern) : pattern.test(path)))

function forbidden({ from, to, kind }: Import): boolean {
  const rule = RULES.find((candidate) => candidate.files.test(from))
  if (rule === undefined) return true
  if (kind === 'file') return !allows(rule.folders, to)
  // `node:` and `@tiptap/` stand for every package that begins so.
  return !rule.packages.some((name) => to === name || (/[:/]$/.test(name) && to.startsWith(name)))
}

test('every file imports only what its folder may', () => {
  expect(imports.filter(forbidden).map(({ from, to }) => `${from} → ${to}`)).toEqual([])
})

test('every file belongs to a folder of the table', () => {
  expect(files.filter((file) => !RULES.some((rule) => rule.files.test(file)))).toEqual([])
})

test('every import of a file leads to a file', () => {
  const missing = imports.filter(({ kind, to }) => kind === 'file' && !to.startsWith('out/') && !existsSync(join(ROOT, to)))
  expect(missing.map(({ from, to }) => `${from} → ${to}`)).toEqual([])
})

test('no file imports itself by a detour', () => {
  const next = new Map(files.map((file) => [file, imports.filter((edge) => edge.from === file && edge.kind === 'file' && !edge.typeOnly).map((edge) => edge.to)]))
  const state = new Map<string, 'open' | 'done'>()
  const cycles: string[] = []
  const visit = (file: string, path: string[]): void => {
    if (state.get(file) === 'open') return void cycles.push([...path.slice(path.indexOf(file)), file].join(' → '))
    if (state.get(file) === 'done') return
    state.set(file, 'open')
    for (const to of next.get(file) ?? []) visit(to, [...path, file])
    state.set(file, 'done')
  }
  for (const file of files) visit(file, [])
  expect(cycles).toEqual([])
})

test('the top level holds what the design names, and nothing else', () => {
  const tracked = execFileSync('git', ['ls-files'], { cwd: ROOT, encoding: 'utf8' }).split('\n').filter(Boolean)
  const top = new Set(tracked.map((path) => path.split('/')[0]!))
  expect([...top].filter((name) => !name.startsWith('.') && !TOP.includes(name))).toEqual([])
})

test('core, data and workers compile without a window and without Node: the compiler’s lib draws the layer', () => {
  const tsc = join(ROOT, 'node_modules/.bin/tsc')
  const { status, stdout } = spawnSync(tsc, ['-p', join(ROOT, 'tests/architecture/worker.tsconfig.json')], { encoding: 'utf8', shell: process.platform === 'win32' })
  expect({ status, stdout }).toEqual({ status: 0, stdout: '' })
})

test('no HTML is ever injected', () => {
  const injecting = files.filter((file) => /dangerouslySetInnerHTML|\.(?:inner|outer)HTML\s*=|insertAdjacentHTML|document\.write\b/.test(readFileSync(join(ROOT, file), 'utf8')))
  expect(injecting).toEqual([])
})
