/** `npm start` in a copy of the project that has only what the launcher looks at, with stand-ins for Electron and the build tool. */
import { type ChildProcess, spawn } from 'node:child_process'
import { chmod, cp, mkdir, mkdtemp, readFile, rm, utimes, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { build } from 'vite'
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest'

/** As root the launcher would not try Electron at all, so there these tests run as `nobody`. */
const NOBODY = 65_534
const user = process.getuid?.() === 0 ? { uid: NOBODY, gid: NOBODY } : {}

let servers: string
let root: string
let port: number
let children: ChildProcess[]

beforeAll(async () => {
  servers = await mkdtemp(join(tmpdir(), 'dossier-serve-build-'))
  await build({
    configFile: false,
    logLevel: 'error',
    root: resolve('.'),
    build: { ssr: resolve('main/serve.ts'), outDir: servers, emptyOutDir: true },
  })
})

async function put(path: string, text: string, mode = 0o644): Promise<void> {
  await mkdir(join(root, path, '..'), { recursive: true })
  await writeFile(join(root, path), text)
  await chmod(join(root, path), mode)
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const { port } = server.address() as AddressInfo
  await new Promise((closed) => server.close(closed))
  return port
}

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'dossier-launch-'))
  port = await freePort()
  children = []
  await put('package.json', '{"type":"module"}')
  await put('main/launch.mjs', await readFile(resolve('main/launch.mjs'), 'utf8'))
  await put('node_modules/electron-vite/package.json', '{"type":"module"}')
  await put('node_modules/electron/package.json', '{}')
  await put('node_modules/electron/install.js', "process.exit(1)")
  for (const path of ['out/main/main.js', 'out/preload/preload.cjs']) await put(path, '')
  await put('out/renderer/index.html', 'the app')
  await cp(join(servers, 'serve.js'), join(root, 'out/main/serve.js'))
  // Writable for `nobody`, and the copy of the server not older than the copied sources.
  for (const path of ['.', 'node_modules', 'out', 'out/main']) await chmod(join(root, path), 0o777)
  const later = new Date(Date.now() + 60_000)
  for (const path of ['out/main/main.js', 'out/main/serve.js', 'out/preload/preload.cjs', 'out/renderer/index.html']) await utimes(join(root, path), later, later)
})

afterEach(async () => {
  for (const child of children) child.kill('SIGKILL')
  await rm(root, { recursive: true, force: true })
})

interface Run {
  child: ChildProcess
  /** What it printed so far, both streams. */
  output(): string
  /** Resolves when the output contains the text; rejects if the process ends before. */
  prints(text: string): Promise<void>
  ended: Promise<number | null>
}

function start(args: string[] = [], env: Record<string, string> = {}): Run {
  const { PATH = '' } = process.env
  const child = spawn(process.execPath, [join(root, 'main/launch.mjs'), '--no-open', ...args], { ...user, env: { PATH, DOSSIER_PORT: String(port), ...env } })
  children.push(child)
  let output = ''
  const waiting: { text: string; found: () => void; lost: (error: Error) => void }[] = []
  const take = (chunk: unknown): void => {
    output += String(chunk)
    for (const { text, found } of waiting) if (output.includes(text)) found()
  }
  child.stdout.on('data', take)
  child.stderr.on('data', take)
  const ended = new Promise<number | null>((done) => {
    child.on('close', (code) => {
      for (const { text, lost } of waiting) lost(new Error(`ended without “${text}”:\n${output}`))
      done(code)
    })
  })
  return {
    child,
    output: () => output,
    prints: (text) =>
      new Promise((found, lost) => {
        waiting.push({ text, found, lost })
        take('')
      }),
    ended,
  }
}

const withDisplay = { DISPLAY: ':99' }
const electron = (script: string): Promise<void> => put('node_modules/electron/dist/electron', `#!/bin/sh\n${script}\n`, 0o755)

test('--browser serves the app, says so and why and where; Ctrl+C ends it with 0', async () => {
  const run = start(['--browser'])
  await run.prints(`Dossier runs in the browser, because --browser asks for it: http://127.0.0.1:${port}/`)
  expect(await (await fetch(`http://127.0.0.1:${port}/`)).text()).toBe('the app')
  run.child.kill('SIGINT')
  expect(await run.ended).toBe(0)
})

test('without a display there is no attempt at Electron, and the line says why', async () => {
  await electron('echo started >&2')
  const run = start()
  await run.prints(`because there is no display for a window: http://127.0.0.1:${port}/`)
  expect(run.output()).not.toContain('started')
})

test('a second start points to the first and ends with 0; a stranger on the port ends it with 1', async () => {
  const first = start(['--browser'])
  await first.prints('runs in the browser')
  const second = start(['--browser'])
  expect([await second.ended, second.output()]).toEqual([0, `Dossier is already running: http://127.0.0.1:${port}/\n`])

  const stranger = createServer((_request, response) => response.end('hello'))
  await new Promise<void>((ready) => stranger.listen(0, '127.0.0.1', ready))
  const taken = (stranger.address() as AddressInfo).port
  const third = start(['--browser'], { DOSSIER_PORT: String(taken) })
  expect(await third.ended).toBe(1)
  expect(third.output()).toMatch(new RegExp(`^Port ${taken} is taken by another program[^\\n]*\\n$`))
  await new Promise((closed) => stranger.close(closed))
})

test('Electron, where it is there, gets the project and the arguments that are not the launcher’s', async () => {
  await electron('echo "Dossier is open."; echo "$@" > "$1/out/arguments"')
  const run = start(['dossier://note/n'], withDisplay)
  expect([await run.ended, run.output()]).toEqual([0, ''])
  expect(await readFile(join(root, 'out/arguments'), 'utf8').catch(() => '')).toBe(`${root} dossier://note/n\n`)
})

test('Electron that cannot start here: the browser, with its last words as the reason', async () => {
  await electron('echo "[12:ERROR:x.cc(1)] Missing X server" >&2; exit 1')
  await start([], withDisplay).prints(`because Electron could not start here: Missing X server: http://127.0.0.1:${port}/`)
})

test('Electron that ends badly after it was open does not start a second app', async () => {
  await electron('echo "Dossier is open."; exit 3')
  const run = start([], withDisplay)
  expect([await run.ended, run.output()]).toEqual([3, ''])
})

test('a runtime that cannot be fetched is tried once a day, or when asked to', async () => {
  const first = start([], withDisplay)
  await first.prints("because Electron's runtime could not be fetched")
  expect(first.output()).toContain('Fetching the Electron runtime')
  first.child.kill('SIGTERM')
  expect(await first.ended).toBe(0)

  const second = start([], withDisplay)
  await second.prints("because Electron's runtime could not be fetched")
  expect(second.output()).not.toContain('Fetching')
  second.child.kill('SIGTERM')
  await second.ended

  const third = start(['--fetch'], withDisplay)
  await third.prints('Fetching the Electron runtime')
})

test('a runtime that is fetched is used', async () => {
  await chmod(join(root, 'node_modules/electron'), 0o777)
  await put('node_modules/electron/install.js', `
    const fs = require('fs')
    fs.mkdirSync(__dirname + '/dist')
    fs.writeFileSync(__dirname + '/path.txt', 'electron')
    fs.writeFileSync(__dirname + '/dist/electron', '#!/bin/sh\\necho "Dossier is open."\\n', { mode: 0o755 })
  `)
  const run = start([], withDisplay)
  expect(await run.ended).toBe(0)
  expect(run.output()).toMatch(/^Fetching the Electron runtime[^\n]*\n$/)
})

test('builds what is missing or older than the sources; a build that fails ends it with 1', async () => {
  await put('node_modules/electron-vite/bin/electron-vite.js', `
    import { utimesSync, writeFileSync } from 'node:fs'
    writeFileSync('out/main/main.js', '')
    const later = new Date(Date.now() + 120_000)
    for (const path of ['out/main/main.js']) utimesSync(path, later, later)
  `)
  await rm(join(root, 'out/main/main.js'))
  const run = start(['--browser'])
  await run.prints('runs in the browser')
  expect(run.output()).toContain('Building Dossier …')
  run.child.kill('SIGTERM')
  await run.ended

  const again = start(['--browser'])
  await again.prints('runs in the browser')
  expect(again.output()).not.toContain('Building')
  again.child.kill('SIGTERM')
  await again.ended

  await put('node_modules/electron-vite/bin/electron-vite.js', 'process.exit(7)')
  await put('renderer/index.html', '')
  const newer = new Date(Date.now() + 180_000)
  await utimes(join(root, 'renderer/index.html'), newer, newer)
  const failing = start(['--browser'])
  expect(await failing.ended).toBe(1)
  expect(failing.output()).toContain('The build failed')
})
